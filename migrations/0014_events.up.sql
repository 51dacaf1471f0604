-- What happened, as the claims of several articles tell of it. Nothing of this lies in a
-- claim's row: joining rewrites no claim, and all of it but what people decided can be
-- made anew from the claims.

-- An event that was merged into another stays as its alias: `merged_into` always names
-- the last one, never another alias, so that one look finds it.
create table events (
    newsroom      uuid        not null,
    id            uuid        not null,
    merged_into   uuid,
    happening     text        not null,
    place         text        not null,
    earliest      timestamptz,
    latest        timestamptz,
    article_count integer     not null default 0,
    claim_count   integer     not null default 0,
    create_time   timestamptz not null default now(),
    update_time   timestamptz not null default now(),
    primary key (newsroom, id),
    foreign key (newsroom) references newsrooms (id),
    foreign key (newsroom, merged_into) references events (newsroom, id),
    check (merged_into <> id)
);
create index events_by_update_time on events (newsroom, update_time, id) where merged_into is null;
create index events_merged on events (newsroom, merged_into) where merged_into is not null;

-- What one article says happened: those of its claims that tell of one occurrence.
-- `rank` follows from its words alone, so that who stands for many others does not
-- depend on which came first.
create table mentions (
    newsroom  uuid   not null,
    id        uuid   not null,
    article   uuid   not null,
    event     uuid   not null,
    happening text   not null,
    places    text[] not null,
    earliest  timestamptz,
    latest    timestamptz,
    names     text[] not null,
    rank      bigint not null,
    primary key (newsroom, id),
    foreign key (newsroom, article) references articles (newsroom, id),
    foreign key (newsroom, event) references events (newsroom, id)
);
create index mentions_by_article on mentions (newsroom, article);
create index mentions_by_event on mentions (newsroom, event, rank, id);

-- The exact keys by which mentions find each other: happening, place, and a day or a
-- name. Of a key that thousands share, those of the lowest rank are looked at.
create table mention_keys (
    newsroom uuid   not null,
    key      text   not null,
    rank     bigint not null,
    mention  uuid   not null,
    primary key (newsroom, key, rank, mention),
    foreign key (newsroom, mention) references mentions (newsroom, id) on delete cascade
);
create index mention_keys_by_mention on mention_keys (newsroom, mention);

-- What people decided of events and claims. An undone one counts no longer and stays
-- readable. `detail` holds ids and words of ours, never texts.
create table decisions (
    newsroom    uuid        not null,
    id          uuid        not null,
    kind        text        not null,
    person      uuid        not null,
    delegate    uuid,
    detail      jsonb       not null,
    create_time timestamptz not null default now(),
    undo_time   timestamptz,
    undo_person uuid,
    primary key (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, undo_person) references people (newsroom, id)
);

-- What makes two events one: a mention that tells of both, or a decision. Which events
-- are merged follows from the links that are left.
create table event_links (
    newsroom uuid   not null,
    one      uuid   not null,
    other    uuid   not null,
    cause    uuid   not null,
    score    double precision not null,
    reasons  text[] not null,
    primary key (newsroom, one, other, cause),
    foreign key (newsroom, one) references events (newsroom, id),
    foreign key (newsroom, other) references events (newsroom, id),
    check (one < other)
);
create index event_links_by_other on event_links (newsroom, other);
create index event_links_by_cause on event_links (newsroom, cause);

-- Two events that people keep apart, whatever later articles say.
create table events_apart (
    newsroom uuid not null,
    one      uuid not null,
    other    uuid not null,
    decision uuid not null,
    primary key (newsroom, one, other, decision),
    foreign key (newsroom, one) references events (newsroom, id),
    foreign key (newsroom, other) references events (newsroom, id),
    foreign key (newsroom, decision) references decisions (newsroom, id),
    check (one < other)
);
create index events_apart_by_other on events_apart (newsroom, other);

-- A claim in its event: the mention's, unless a person moved it (`decision`). Of a
-- figure also the series and what is compared there: `low` and `high` is what the number
-- allows (null where it is vague or open), `earliest` and `latest` for when.
create table sightings (
    newsroom   uuid    not null,
    claim      uuid    not null,
    article    uuid    not null,
    mention    uuid,
    event      uuid    not null,
    decision   uuid,
    series     text,
    population text    not null default '',
    part_of    uuid,
    headline   boolean not null default false,
    origin     text    not null default '',
    low        double precision,
    high       double precision,
    earliest   timestamptz,
    latest     timestamptz,
    primary key (newsroom, claim),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, article) references articles (newsroom, id),
    foreign key (newsroom, mention) references mentions (newsroom, id),
    foreign key (newsroom, event) references events (newsroom, id)
);
create index sightings_by_series on sightings (newsroom, event, series, claim);
create index sightings_by_article on sightings (newsroom, article);
create index sightings_by_mention on sightings (newsroom, mention);

-- Of a measure that only grows, the figure that the others were superseded by: the
-- highest lower bound of an event that is nobody's alias. What is compared of it stands
-- here, too, so that a claim finds it at once.
create table series_heads (
    newsroom uuid             not null,
    event    uuid             not null,
    series   text             not null,
    claim    uuid             not null,
    article  uuid             not null,
    low      double precision not null,
    earliest timestamptz,
    latest   timestamptz,
    primary key (newsroom, event, series),
    foreign key (newsroom, event) references events (newsroom, id),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, article) references articles (newsroom, id)
);

-- Two claims that may be about one event: not sure enough to join, worth a look.
create table matches (
    newsroom    uuid             not null,
    id          uuid             not null,
    one         uuid             not null,
    other       uuid             not null,
    score       double precision not null,
    reasons     text[]           not null,
    state       text             not null default 'SUGGESTED',
    decision    uuid,
    create_time timestamptz      not null default now(),
    update_time timestamptz      not null default now(),
    primary key (newsroom, id),
    foreign key (newsroom, one) references claims (newsroom, id),
    foreign key (newsroom, other) references claims (newsroom, id),
    foreign key (newsroom, decision) references decisions (newsroom, id),
    unique (newsroom, one, other),
    check (one < other)
);
create index matches_by_other on matches (newsroom, other);
create index matches_by_score on matches (newsroom, score, id) where state = 'SUGGESTED';

-- Articles whose claims are stored and not yet joined. A newsroom's joins happen one
-- after the other, so that no two make an event of the same thing at once. Each change
-- has a row of its own, so that nobody who changes claims waits for who joins them.
create table joins_due (
    newsroom    uuid        not null,
    article     uuid        not null,
    id          uuid        not null default gen_random_uuid(),
    create_time timestamptz not null default clock_timestamp(),
    primary key (newsroom, article, id),
    foreign key (newsroom, article) references articles (newsroom, id)
);
create index joins_due_by_time on joins_due (newsroom, create_time, article);

-- The figure that a claim was superseded by follows from its series.
alter table claims drop column superseded_by;

-- What was extracted before is joined, too.
insert into joins_due (newsroom, article)
select newsroom, id from articles where state = 'EXTRACTED';
