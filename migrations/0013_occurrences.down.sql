alter table claims
    drop column occurred_latest,
    drop column occurred_earliest,
    drop column places,
    drop column happening;
