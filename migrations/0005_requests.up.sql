-- Requests that succeeded, so that a retry has one effect. Kept for 7 days.
create table request_ids (
    newsroom    uuid        not null,
    person      uuid        not null,
    rpc         text        not null,
    request_id  text        not null,
    digest      bytea       not null,
    answer      uuid,
    create_time timestamptz not null default now(),
    primary key (newsroom, person, rpc, request_id),
    foreign key (newsroom, person) references people (newsroom, id)
);
create index request_ids_by_time on request_ids (create_time);
