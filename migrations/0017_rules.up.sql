-- Which rules of its extractor made a claim; none made what a person entered. And how
-- many claims of an extractor were refused, since they break a rule of claims.
alter table claims
    add column rules text[] not null default '{}';
alter table articles
    add column refused_claim_count integer not null default 0;
