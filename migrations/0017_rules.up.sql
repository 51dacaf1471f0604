-- Which rules of its extractor made a claim; none made what a person entered.
alter table claims
    add column rules text[] not null default '{}';
