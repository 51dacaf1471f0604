-- The newsrooms' house rules: each change is a row, and reviews name the version that
-- they were judged by. Version 0 is built in and has no row. `content` names people by
-- id; `retention_seconds` in it is how long articles are kept.
create table policies (
    newsroom    uuid        not null references newsrooms (id),
    version     integer     not null check (version > 0),
    content     jsonb       not null,
    person      uuid        not null,
    delegate    uuid,
    create_time timestamptz not null default now(),
    primary key (newsroom, version),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);

create function refuse_new_rules() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a policy never changes';
end $$;
create trigger policies_are_append_only
    before update or delete on policies
    for each row execute function refuse_new_rules();

alter table reviews
    add column kind            text    not null default 'REVIEW',
    add column correction_kind text,
    add column corrects        uuid,
    add column waiver_reason   text    not null default '',
    add column policy_version  integer not null default 0,
    add foreign key (newsroom, corrects) references reviews (newsroom, id),
    add check ((kind = 'CORRECTION') = (correction_kind is not null)),
    add check ((kind = 'CORRECTION') = (corrects is not null));

-- First reviews that wait for a second person's. They lie apart, with the evidence that
-- they brought, so that no query on reviews or evidence can come upon one: the second
-- moves them there. `on_table` is what lay on the claim's table before, `evidence` what
-- was sent along, with the ids that it will have.
create table sealed_reviews (
    newsroom              uuid        not null,
    claim                 uuid        not null,
    id                    uuid        not null,
    person                uuid        not null,
    delegate              uuid,
    verdict               text        not null,
    attribution_verdict   text,
    reason                text        not null,
    rationale             text        not null,
    on_table              uuid[]      not null,
    evidence              jsonb       not null,
    as_of_time            timestamptz,
    recheck_time          timestamptz,
    correct_when_reported boolean     not null,
    previous_verdict      text,
    applied_from          uuid,
    policy_version        integer     not null,
    create_time           timestamptz not null default now(),
    primary key (newsroom, claim),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, applied_from) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);
