-- What people decided, and on what: append-only.
create table evidence (
    newsroom                uuid        not null,
    id                      uuid        not null,
    claim                   uuid        not null,
    kind                    text        not null,
    uri                     text        not null,
    quote                   text        not null,
    bearing                 text        not null,
    archive_uri             text        not null,
    sha256                  text        not null,
    access_time             timestamptz,
    source_reliability      text,
    information_credibility integer,
    confidential            boolean     not null,
    person                  uuid        not null,
    delegate                uuid,
    create_time             timestamptz not null default now(),
    primary key (newsroom, id),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);
create index evidence_by_claim on evidence (newsroom, claim, id);

create table reviews (
    newsroom              uuid        not null,
    id                    uuid        not null,
    claim                 uuid        not null,
    person                uuid        not null,
    delegate              uuid,
    verdict               text        not null,
    attribution_verdict   text,
    reason                text        not null,
    rationale             text        not null,
    evidence              uuid[]      not null,
    as_of_time            timestamptz,
    recheck_time          timestamptz,
    correct_when_reported boolean     not null,
    previous_verdict      text,
    applied_from          uuid,
    create_time           timestamptz not null default now(),
    primary key (newsroom, id),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, applied_from) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);
create index reviews_by_claim on reviews (newsroom, claim, id);

create table dismissals (
    newsroom    uuid        not null,
    id          uuid        not null,
    claim       uuid        not null,
    person      uuid        not null,
    delegate    uuid,
    reason      text        not null,
    comment     text        not null,
    create_time timestamptz not null default now(),
    primary key (newsroom, id),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);
create index dismissals_by_claim on dismissals (newsroom, claim, id);
