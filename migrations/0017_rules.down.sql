alter table claims
    drop column rules;
