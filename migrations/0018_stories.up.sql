-- What an article is about, in its own rare words, on the mention of that: by them two
-- reports of one event find each other that share neither place nor day. Stems in lower
-- case, names with a "+" before them; null on what an article only mentions.
alter table mentions
    add column published timestamptz,
    add column head text[],
    add column body text[],
    add column deaths double precision;

-- What was joined before is joined with its story, too.
insert into joins_due (newsroom, article)
select newsroom, id from articles where state = 'EXTRACTED';
