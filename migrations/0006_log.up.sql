-- What happened. A write appends to `outbox` in its own transaction; one logger
-- per newsroom (the row lock on `log_heads`) moves what became visible to `log`,
-- where positions have no gaps. A serial alone would lose events that commit out
-- of order; a chain inside the write transaction would make writers queue.
create table outbox (
    newsroom     uuid        not null references newsrooms (id),
    seq          bigint      generated always as identity,
    id           uuid        not null,
    subject_kind text        not null,
    subject      uuid        not null,
    act          text        not null,
    person       uuid,
    delegate     uuid,
    detail       jsonb       not null,
    write_time   timestamptz not null default now(),
    primary key (newsroom, seq)
);

-- Rows stay for some 20 ms.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create table log (
    newsroom     uuid        not null references newsrooms (id),
    position     bigint      not null,
    id           uuid        not null,
    subject_kind text        not null,
    subject      uuid        not null,
    act          text        not null,
    person       uuid,
    delegate     uuid,
    detail       jsonb       not null,
    write_time   timestamptz not null,
    log_time     timestamptz not null default clock_timestamp(),
    primary key (newsroom, position)
);
create index log_by_subject on log (newsroom, subject, position);

create function refuse_new_history() returns trigger language plpgsql as $$
begin
    raise exception 'the log is append-only';
end $$;
create trigger log_is_append_only
    before update or delete on log
    for each row execute function refuse_new_history();

create table log_heads (
    newsroom uuid   primary key references newsrooms (id),
    position bigint not null default 0
);
