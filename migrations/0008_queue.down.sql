drop index claims_to_recheck;
drop index claims_by_copy;
create index claims_by_copy on claims (newsroom, copy_key);
drop index claims_within;
drop index claims_assigned;
drop index claims_by_assignee;
drop index claims_waiting;
alter table claims
    drop column salt,
    drop column replaced_by,
    drop column replaces,
    drop column recheck_reason,
    drop column recheck_time,
    drop column escalated,
    drop column assign_due_time,
    drop column assignee,
    drop column due_time,
    add column lease_person      uuid,
    add column lease_expire_time timestamptz,
    add foreign key (newsroom, lease_person) references people (newsroom, id);
drop table skips;
drop table leases;
