-- Makes :claims claims of the ones that the worker found in one article: 20 to an
-- article, one a second from 2025-01-01 on, each with its number in its id.
\set ON_ERROR_STOP on
set synchronous_commit = off;

create temp table found as
    select row_number() over (order by span_start, id) - 1 as place, c.*
    from claims c where article = (select article from claims order by id limit 1);

insert into articles (newsroom, id, uri, publisher, labels, latest, last, state, claim_count)
select (select newsroom from found limit 1),
       ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
       'https://bench.example/filled/' || n, 'Bench Courier', '{}', 1, 1, 'EXTRACTED', 20
from generate_series(0, (:claims - 1) / 20) n;

insert into revisions (newsroom, article, number, title, body, sha256, language_code,
                       source_version, person, extract_time)
select a.newsroom, a.id, 1, 'Night of fires', 'Filled.', encode(sha256(a.id::text::bytea), 'hex'), 'en',
       0, (select id from people where newsroom = a.newsroom limit 1), now()
from articles a where a.id >= '01900000-0000-7000-9000-000000000000'
  and a.id < '01900000-0000-7000-a000-000000000000';

-- Every column as found, but for those that are a claim's own.
select format(
    'insert into claims (%s) select %s from generate_series(1, %s) n join found on place = (n - 1) %% 20 order by n',
    string_agg(quote_ident(attname), ', '),
    string_agg(case attname
        when 'id' then $$('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid$$
        when 'article' then $$('01900000-0000-7000-9000-' || lpad(to_hex((n - 1) / 20), 12, '0'))::uuid$$
        when 'within' then 'null'
        when 'copy_key' then $$encode(sha256(n::text::bytea), 'hex')$$
        when 'check_worthiness' then $$(n::bigint * 7919 % 1000) / 1000.0$$
        when 'create_time' then $$'2025-01-01T00:00:00Z'::timestamptz + n * interval '1 second'$$
        when 'update_time' then $$'2025-01-01T00:00:00Z'::timestamptz + n * interval '1 second'$$
        else quote_ident(attname) end, ', '),
    :claims)
from (select attname from pg_attribute
      where attrelid = 'claims'::regclass and attnum > 0 and not attisdropped order by attnum) columns
\gexec

delete from series_heads where article in (select article from found);
delete from sightings where article in (select article from found);
delete from claims where article in (select article from found);
vacuum analyze;
