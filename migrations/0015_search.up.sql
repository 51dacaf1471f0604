-- "Was this checked before?" Claims are found by their words. What stands here are not the
-- words but their numbers, other ones in each newsroom; one row for all copies of a claim,
-- so that wire copy in forty articles costs one.
create table search_documents (
    newsroom uuid     not null,
    copy_key text     not null,
    terms    bigint[] not null,
    primary key (newsroom, copy_key)
);
-- The newsroom leads here, too: it is part of every number. What was written lately waits
-- in a list that every search reads, so the list is short.
create index search_documents_by_term on search_documents using gin (terms)
    with (gin_pending_list_limit = 64);
-- No plan hangs on how often a term comes: counting them would cost more than it tells.
alter table search_documents alter column terms set statistics 0;

-- How often terms come, counted in one document of 64: so few writers meet on the row of a
-- common word. Term 0 counts the documents themselves.
create table search_counts (
    newsroom  uuid    not null,
    term      bigint  not null,
    documents integer not null,
    primary key (newsroom, term)
);

-- Newsrooms whose claims of before are not all here yet, and the last claim that is.
-- Workers go on from there; a newsroom that is done has no row.
create table search_backlog (
    newsroom uuid not null primary key references newsrooms (id),
    claim    uuid not null
);
insert into search_backlog (newsroom, claim)
select id, '00000000-0000-0000-0000-000000000000' from newsrooms n
where exists (select from claims c where c.newsroom = n.id);
