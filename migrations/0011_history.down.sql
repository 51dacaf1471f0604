drop table claim_versions;
alter table log_heads
    drop column covered_since,
    drop column chain_begin,
    drop column log_time,
    drop column key_id,
    drop column mac;
alter table log drop column mac, drop column digests;
alter table outbox drop column digests;
create or replace function refuse_new_text() returns trigger language plpgsql as $$
begin
    raise exception 'the text of a revision never changes';
end $$;
drop index articles_to_keep;
drop index articles_purging;
alter table articles
    drop column purge_reason,
    drop column purge_delegate,
    drop column purge_person,
    drop column purge_time,
    drop column purge_begin_time,
    drop column legal_hold;
alter table evidence drop column redact_time, drop column salt;
alter table revisions drop column salt;
alter table reviews drop column salt;
alter table dismissals drop column salt;
alter table people drop column salt;
