-- Documents, their immutable texts, and the queue of texts to extract.
create table articles (
    newsroom    uuid        not null references newsrooms (id),
    id          uuid        not null,
    uri         text,
    publisher   text        not null,
    labels      text[]      not null,
    latest      integer     not null,
    last        integer     not null,
    state       text        not null,
    claim_count integer     not null default 0,
    notices     text[]      not null default '{}',
    error       text        not null default '',
    create_time timestamptz not null default now(),
    primary key (newsroom, id)
);
create unique index articles_by_uri on articles (newsroom, uri) where uri is not null;
create index articles_by_time on articles (newsroom, create_time, id);

create table revisions (
    newsroom       uuid        not null,
    article        uuid        not null,
    number         integer     not null,
    title          text        not null,
    body           text        not null,
    sha256         text        not null,
    language_code  text,
    publish_time   timestamptz,
    source_version bigint      not null,
    person         uuid        not null,
    delegate       uuid,
    create_time    timestamptz not null default now(),
    extract_time   timestamptz,
    primary key (newsroom, article, number),
    foreign key (newsroom, article) references articles (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);

create function refuse_new_text() returns trigger language plpgsql as $$
begin
    raise exception 'the text of a revision never changes';
end $$;
create trigger revisions_text_is_immutable
    before update of newsroom, article, number, title, body, sha256 on revisions
    for each row execute function refuse_new_text();

-- READY: to be leased from run_time on. LEASED: a worker's until lease_expire_time,
-- under lease_token. FAILED: five attempts are over. A finished job's row is gone.
-- Lane 0 is interactive, 1 bulk.
create table jobs (
    newsroom          uuid        not null,
    article           uuid        not null,
    revision          integer     not null,
    lane              smallint    not null check (lane in (0, 1)),
    state             text        not null default 'READY' check (state in ('READY', 'LEASED', 'FAILED')),
    attempts          integer     not null default 0,
    run_time          timestamptz not null default now(),
    worker            text,
    lease_token       uuid,
    lease_expire_time timestamptz,
    error             text        not null default '',
    create_time       timestamptz not null default now(),
    primary key (newsroom, article, revision),
    foreign key (newsroom, article, revision) references revisions (newsroom, article, number)
);
-- The lane leads, so that a worker finds the newsrooms that wait in it by jumps.
create index jobs_ready on jobs (lane, newsroom, run_time) where state = 'READY';
create index jobs_leased on jobs (lease_expire_time) where state = 'LEASED';

-- Every job is inserted, leased and deleted within a second or so: dead rows are
-- many and live ones few, so vacuum goes by number and not by share.
alter table jobs set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
