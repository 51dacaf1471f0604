-- The log covers sealed reviews, comments and the versions of a policy as it covers
-- the rest: by salted digests.
alter table sealed_reviews add column salt uuid not null default gen_random_uuid();
alter table policies       add column salt uuid not null default gen_random_uuid();
update comments set salt = gen_random_uuid() where salt is null;
alter table comments alter column salt set not null;

-- What is there already has no digest until it changes. Since when all has one, the log
-- says itself, where nobody can say otherwise later: newsrooms that come after this have
-- no such entry, and no such rows.
insert into outbox (newsroom, id, subject_kind, subject, act, detail)
select id, gen_random_uuid(), 'policy', id, 'policy.covered', '{}' from newsrooms;
