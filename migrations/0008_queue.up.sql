-- The reviewers' queue. A lease lies apart from the claims that it covers: taking one
-- rewrites no claim, and one row holds all copies of a wire report. A lease whose time
-- has passed is nobody's, whether its row is still there or not.
create table leases (
    newsroom    uuid        not null,
    copy_key    text        not null,
    claim       uuid        not null,
    person      uuid        not null,
    expire_time timestamptz not null,
    create_time timestamptz not null default now(),
    primary key (newsroom, copy_key),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id)
);
create index leases_by_claim on leases (newsroom, claim);
create index leases_by_person on leases (newsroom, person);

-- Leases live for minutes: dead rows are many and live ones few.
alter table leases set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Who does not want to see which claim again, nor a copy of it.
create table skips (
    newsroom    uuid        not null,
    claim       uuid        not null,
    person      uuid        not null,
    copy_key    text        not null,
    create_time timestamptz not null default now(),
    primary key (newsroom, claim, person),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id)
);
create index skips_by_copy on skips (newsroom, copy_key, person);

-- `due_time` is when somebody should have looked, from which the order of the queue
-- follows without being reckoned anew as time goes by. `replaced_by` and `replaces` are
-- short and always read with their claim.
alter table claims
    drop column lease_person,
    drop column lease_expire_time,
    add column due_time        timestamptz not null default now(),
    add column assignee        uuid,
    add column assign_due_time timestamptz,
    add column escalated       boolean     not null default false,
    add column recheck_time    timestamptz,
    add column recheck_reason  text,
    add column replaces        uuid[]      not null default '{}',
    add column replaced_by     uuid[]      not null default '{}',
    add column salt            uuid        default gen_random_uuid(),
    add foreign key (newsroom, assignee) references people (newsroom, id),
    add check ((assignee is null) = (assign_due_time is null)),
    add check ((state = 'NEEDS_RECHECK') = (recheck_reason is not null));

-- The queue. Copies that came in one after the other share a due time, so they lie
-- side by side, and who may not have one of them passes all of them at once.
create index claims_waiting on claims (newsroom, due_time, copy_key, id)
    where state in ('PENDING', 'NEEDS_RECHECK', 'AWAITING_SECOND_REVIEW', 'IN_ADJUDICATION');
create index claims_by_assignee on claims (newsroom, assignee, assign_due_time, id)
    where assignee is not null;
-- Whether a copy is assigned to somebody.
create index claims_assigned on claims (newsroom, copy_key)
    where assignee is not null;
-- The claims of one statement.
create index claims_within on claims (newsroom, within)
    where within is not null;
-- Which copies wait and since when, among thousands that do not.
drop index claims_by_copy;
create index claims_by_copy on claims (newsroom, copy_key, state, due_time);
create index claims_to_recheck on claims (newsroom, recheck_time)
    where state = 'REVIEWED' and recheck_time is not null;
