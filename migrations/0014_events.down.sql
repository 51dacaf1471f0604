alter table claims
    add column superseded_by uuid,
    add foreign key (newsroom, superseded_by) references claims (newsroom, id);
drop table joins_due, matches, series_heads, sightings, events_apart, event_links, decisions,
    mention_keys, mentions, events;
