-- Under one key, mentions are looked for event by event: a join stops at an event's first
-- that fits, and who lies in many events hides nobody. The event is the mention's, kept so
-- by the reference.
alter table mentions add unique (newsroom, id, event);

alter table mention_keys drop constraint mention_keys_pkey;
alter table mention_keys drop constraint mention_keys_newsroom_mention_fkey;
alter table mention_keys add column event uuid;
update mention_keys k set event = m.event
from mentions m where m.newsroom = k.newsroom and m.id = k.mention;
alter table mention_keys
    alter column event set not null,
    add primary key (newsroom, key, event, rank, mention),
    add foreign key (newsroom, mention, event) references mentions (newsroom, id, event)
        on update cascade on delete cascade;

-- Keys of names say whether a day is known, and ranks what the whole story is.
insert into joins_due (newsroom, article)
select newsroom, id from articles where state = 'EXTRACTED';
