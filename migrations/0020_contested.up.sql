-- What speaks against a claim: CONFLICT, another report's number, or DENIAL, somebody's
-- word. Said once: the claim was brought forward in the queue then.
alter table sightings
    add column contested text;
