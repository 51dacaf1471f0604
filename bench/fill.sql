-- Makes :claims claims of the ones that the worker found in one article: 20 to an
-- article, one a second from 2025-01-01 on, each with its number in its id, and joined
-- as those were.
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

-- What the worker joined: each copy of the article tells of events of its own.
create function pg_temp.event(nth bigint, n integer) returns uuid language sql immutable as
    $$ select format('01900000-0000-7000-a%s-%s', lpad(to_hex(nth), 3, '0'), lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.claim(n bigint) returns uuid language sql immutable as
    $$ select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create temp table seen as
    select dense_rank() over (order by s.event) as nth, f.place, whole.place as whole, s.*
    from sightings s join found f on f.id = s.claim left join found whole on whole.id = s.part_of;
create temp table led as
    select s.nth, s.place, h.* from series_heads h
    join seen s on (s.event, s.claim) = (h.event, h.claim);

insert into events (newsroom, id, happening, place, earliest, latest, article_count, claim_count)
select e.newsroom, pg_temp.event(s.nth, n), e.happening, e.place, e.earliest, e.latest, 1, s.claims
from generate_series(0, (:claims - 1) / 20) n,
     (select nth, event, count(*) as claims from seen group by nth, event) s
     join events e on e.id = s.event;

insert into sightings (newsroom, claim, article, event, series, population, part_of, headline,
                       origin, low, high, earliest, latest)
select c.newsroom, c.id, c.article, pg_temp.event(s.nth, (n - 1) / 20), s.series, s.population,
       pg_temp.claim(n - s.place + s.whole), s.headline, s.origin, s.low, s.high, s.earliest, s.latest
from generate_series(1, :claims) n join seen s on s.place = (n - 1) % 20
     join claims c on c.id = pg_temp.claim(n) and c.newsroom = s.newsroom;

insert into series_heads (newsroom, event, series, claim, article, low, earliest, latest)
select c.newsroom, pg_temp.event(h.nth, (n - 1) / 20), h.series, c.id, c.article, h.low, h.earliest, h.latest
from generate_series(1, :claims) n join led h on h.place = (n - 1) % 20
     join claims c on c.id = pg_temp.claim(n) and c.newsroom = h.newsroom;

delete from series_heads where article in (select article from found);
delete from sightings where article in (select article from found);
delete from claims where article in (select article from found);
vacuum analyze;
