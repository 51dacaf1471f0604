-- History that nobody can bend. Each event names the digests of the rows that it
-- changed, and each entry of the log holds an HMAC over itself and the one before,
-- under a key that the database never sees. A digest is salted: once a row's texts
-- and its salt are erased, the digest in the log says nothing about them.
alter table people     add column salt uuid not null default gen_random_uuid();
alter table dismissals add column salt uuid not null default gen_random_uuid();
alter table reviews    add column salt uuid not null default gen_random_uuid();
alter table revisions  add column salt uuid not null default gen_random_uuid();
alter table evidence
    add column salt        uuid not null default gen_random_uuid(),
    add column redact_time timestamptz;

-- A purge is done in batches. `purge_begin_time` without `purge_time` is one that is
-- under way, which the next worker goes on with, on behalf of whom it was asked by.
alter table articles
    add column legal_hold       boolean not null default false,
    add column purge_begin_time timestamptz,
    add column purge_time       timestamptz,
    add column purge_person     uuid,
    add column purge_delegate   uuid,
    add column purge_reason     text not null default '',
    add foreign key (newsroom, purge_person) references people (newsroom, id),
    add foreign key (newsroom, purge_delegate) references people (newsroom, id),
    add check (purge_time is null or purge_begin_time is not null);
create index articles_purging on articles (newsroom, id)
    where purge_begin_time is not null and purge_time is null;
create index articles_to_keep on articles (newsroom, create_time)
    where purge_begin_time is null and not legal_hold;

-- The text of a revision can be erased as a whole, where its article is being purged.
create or replace function refuse_new_text() returns trigger language plpgsql as $$
begin
    if (new.newsroom, new.article, new.number) = (old.newsroom, old.article, old.number)
        and (new.title, new.body, new.sha256) = ('', '', '')
        and exists (select from articles
                    where newsroom = new.newsroom and id = new.article and purge_begin_time is not null)
    then
        return new;
    end if;
    raise exception 'the text of a revision never changes';
end $$;

-- Digests by resource name.
alter table outbox add column digests jsonb not null default '{}';
alter table log
    add column digests jsonb not null default '{}',
    add column mac     bytea;

-- `mac` is that of the last entry; none where the chain has none yet. The chain begins
-- behind entry `chain_begin`: older ones were written before there was a chain, and
-- what was written before `covered_since` has digests only from its next change on. A
-- newsroom of this schema has both from its beginning.
alter table log_heads
    add column mac           bytea,
    add column key_id        text,
    add column log_time      timestamptz,
    add column chain_begin   bigint not null default 0,
    add column covered_since timestamptz;
update log_heads set chain_begin = position, covered_since = now(),
    log_time = (select l.log_time from log l
                where (l.newsroom, l.position) = (log_heads.newsroom, log_heads.position));

-- What an event changed on a claim, as it was before; `seq` is drawn under the claim's
-- lock, so it ascends from event to event.
create table claim_versions (
    newsroom uuid   not null references newsrooms (id),
    claim    uuid   not null,
    seq      bigint generated always as identity,
    event    uuid   not null,
    before   jsonb  not null,
    primary key (newsroom, claim, seq)
);
