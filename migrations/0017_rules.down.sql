alter table articles
    drop column refused_claim_count;
alter table claims
    drop column rules;
