alter table sightings
    drop column contested;
