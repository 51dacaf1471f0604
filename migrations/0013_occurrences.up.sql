-- What a claim is about: what happened, where and when, as far as its article says. By it
-- claims of different articles are put side by side.
alter table claims
    add column happening         text,
    add column places            text[] not null default '{}',
    add column occurred_earliest timestamptz,
    add column occurred_latest   timestamptz;
