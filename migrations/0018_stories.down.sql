alter table mentions
    drop column published,
    drop column head,
    drop column body,
    drop column deaths;
