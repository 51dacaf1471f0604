-- Tenants, the people in them, and the keys by which tools act for people.
create table newsrooms (
    id           uuid        primary key,
    handle       text        not null unique check (handle ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    display_name text        not null,
    create_time  timestamptz not null default now()
);

create table people (
    newsroom     uuid        not null references newsrooms (id),
    id           uuid        not null,
    handle       text        not null check (handle ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    display_name text        not null,
    roles        text[]      not null,
    create_time  timestamptz not null default now(),
    primary key (newsroom, id),
    unique (newsroom, handle)
);

-- The secret is shown once and never stored: `hash` is its SHA-256, `prefix`
-- the public part by which a person recognises the key in a list and revokes it.
create table keys (
    newsroom    uuid        not null,
    id          uuid        not null,
    person      uuid        not null,
    prefix      text        not null,
    hash        bytea       not null,
    delegate    boolean     not null,
    create_time timestamptz not null default now(),
    expire_time timestamptz,
    revoke_time timestamptz,
    primary key (newsroom, id),
    unique (newsroom, prefix),
    foreign key (newsroom, person) references people (newsroom, id)
);

-- The one lookup that happens before the newsroom is known.
create unique index keys_by_hash on keys (hash);
