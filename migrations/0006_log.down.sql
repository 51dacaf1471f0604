drop table log_heads;
drop table log;
drop function refuse_new_history;
drop table outbox;
