alter table mention_keys drop constraint mention_keys_pkey;
alter table mention_keys drop constraint mention_keys_newsroom_mention_event_fkey;
alter table mention_keys drop column event;
alter table mention_keys
    add primary key (newsroom, key, rank, mention),
    add foreign key (newsroom, mention) references mentions (newsroom, id) on delete cascade;
alter table mentions drop constraint mentions_newsroom_id_event_key;
