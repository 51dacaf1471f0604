-- A new claim is offered the verdict of its copies. Wire copy can have thousands of
-- copies and one verdict: this finds it without a look at each of them. Only claims
-- with a verdict are in it.
create index claims_by_copy_reviewed on claims (newsroom, copy_key, update_time)
    where verdict is not null;
