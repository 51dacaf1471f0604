-- What people say to each other about a claim: comments, and the notes that come with
-- giving a claim back, skipping and assigning it. The text can be erased.
create table comments (
    newsroom    uuid        not null,
    id          uuid        not null,
    claim       uuid        not null,
    kind        text        not null,
    person      uuid        not null,
    delegate    uuid,
    text        text        not null,
    create_time timestamptz not null default now(),
    salt        uuid        default gen_random_uuid(),
    primary key (newsroom, id),
    foreign key (newsroom, claim) references claims (newsroom, id),
    foreign key (newsroom, person) references people (newsroom, id),
    foreign key (newsroom, delegate) references people (newsroom, id)
);
create index comments_by_claim on comments (newsroom, claim, id);
