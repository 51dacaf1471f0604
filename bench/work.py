"""The worker's job: 20 claims found in an article, stored with all that belongs to it."""

from cpu import Watch
from pgbench import CLIENTS
from script import START, Script, last_transaction, statements

# Each client of pgbench finishes so many jobs; the worker finds as many.
JOBS = 150


def script(desk, address):
    """Leases eight jobs before every eighth job; finishes one with each transaction."""
    heard = statements(desk.postgres.heard(lambda: drain(desk, address, 5)))
    lease = [s for s in heard if "lease_token = $2" in s.text][-1:]
    finish = last_transaction(heard, COUNTS)
    writer = desk.writer()
    # The job's own ids come first, so that `prepare` knows them.
    token, article = (next(v for v in s.values[i:] if v) for s, i in ((take(finish), 3), (take(finish), 1)))
    writer.constant.add(token)
    writer.own(article)
    counts = next(i for i, s in enumerate(finish) if COUNTS in s.text)
    text = writer.write(lease, START + every(8)).text + "\\endif\n"
    text += writer.write(finish[:counts], "").text
    text += writer.write(finish[counts:counts + 1], every(4)).text + "\\endif\n"
    done = writer.write(finish[counts + 1:], "")
    return done._replace(text=text + done.text, statements=lease + finish), token


# One document of 64 is counted: in a quarter of the jobs there is one.
COUNTS = "insert into search_counts"


def every(times):
    return f"\\set turn :n % {times}\n\\if :turn = 1\n"


def take(finish):
    return next(s for s in finish if "delete from jobs" in s.text)


# What moves the outbox to the log all the while. The service reads the rows and chains
# them itself, which no script can: here each gets the same 32 bytes for a MAC.
LOG = """
    begin;
    select newsroom as room, position as at from log_heads for update skip locked \\gset
    with moved as (
        delete from outbox where ctid = any (array(
            select ctid from outbox where newsroom = :room::uuid order by seq limit 1000))
        returning *
    ), logged as (
        insert into log (newsroom, position, id, subject_kind, subject, act, person, delegate, detail,
                         digests, write_time, log_time, mac)
        select newsroom, :at + row_number() over (order by seq), id, subject_kind, subject, act, person,
               delegate, detail, digests, write_time, clock_timestamp(), sha256('')
        from moved returning 1
    )
    update log_heads set position = :at + (select count(*) from logged), mac = sha256(''),
        log_time = clock_timestamp()
    where newsroom = :room::uuid;
    commit;
"""


def log_script(desk, address):
    return Script(LOG, {}, [])


# Each side pays for its own entries of the log.
def until_logged(desk):
    desk.postgres.until("desk", "select count(*) from outbox", "0")


def submit(desk, address, each):
    desk.service.load("submit", address, tag=desk.tag(), clients=CLIENTS, most=each, warm=0, seconds=600)


# The newsroom's turn to be joined, as store/src/event/turn.rs takes it. Joining is no part of
# a job, and no script does it: it has its own measure (`ledger`), and waits here.
TURN = "select pg_advisory_lock(hashtextextended('events of ' || newsroom, 14)) from people limit 1"


def drain(desk, address, each):
    """Submits articles and lets a worker find what is in them; says how many a second."""
    submit(desk, address, each)
    since = desk.postgres.sql("desk", "select clock_timestamp()")
    with desk.postgres.holding("desk", TURN), desk.service.work() as worker:
        with Watch(desk.postgres.pid, worker.pid) as watch:
            desk.postgres.until("desk", "select count(*) from jobs where state <> 'FAILED' and lease_token is distinct from 'ffffffff-ffff-ffff-ffff-ffffffffffff'", "0")
            until_logged(desk)
        claims, done, seconds = desk.postgres.sql("desk", f"""
            select sum(claim_count), count(*), extract(epoch from max(extract_time) - min(extract_time))
            from revisions r join articles a on (a.newsroom, a.id) = (r.newsroom, r.article)
            where extract_time > '{since}'""").split("|")
    if int(claims) != 20 * int(done):
        raise SystemExit(f"{claims} claims in {done} articles")
    calls = int(done)
    return {"rate": (calls - 1) / float(seconds), "calls": calls, "p50_ms": None, "p99_ms": None,
            "cpu": watch.per_call(calls), "disturbed": watch.disturbed}


PREPARE = """
    create temp table made as
        select c, n, to_hex(1152921504606846976 + :run * 1099511627776 + n * 256 + c) as hi
        from generate_series(0, :clients - 1) c, generate_series(1, :jobs) n;
    create temp table ids as
        select (hi || '8000000000000001')::uuid as id, true as leased from made
        union all select (hi || '8000000000000000')::uuid, false from made;
    insert into articles (newsroom, id, uri, publisher, labels, latest, last, state)
        select (select newsroom from people limit 1), id, 'https://bench.example/' || id, 'Bench Courier', '{}', 1, 1,
            'AWAITING_EXTRACTION' from ids;
    insert into revisions (newsroom, article, number, title, body, sha256, source_version, person)
        select r.newsroom, i.id, 1, r.title, r.body, r.sha256, 0, r.person
        from ids i, (select * from revisions where title like 'Night of fires in %' limit 1) r;
    insert into jobs (newsroom, article, revision, lane, state, attempts, worker, lease_token, lease_expire_time)
        select (select newsroom from people limit 1), id, 1, 0, case when leased then 'LEASED' else 'READY' end, 1,
            'bench', case when leased then ':token'::uuid end, case when leased then now() + interval '1 day' end
        from ids;
"""


def by_pgbench(desk, script, token, log):
    values = {"run": desk.pgbench.runs + 1, "clients": CLIENTS, "jobs": JOBS, "token": token}
    prepare = PREPARE
    for name, value in values.items():
        prepare = prepare.replace(f":{name}", str(value))
    desk.postgres.sql("desk", prepare)
    with Watch(desk.postgres.pid) as watch:
        finishing = desk.pgbench.start(script, transactions=JOBS)
        logging = desk.pgbench.start(log, clients=1, rate=40, transactions=100_000)
        done = finishing.result()
        until_logged(desk)
        logging.process.terminate()
        logging.process.wait()
    left = desk.postgres.sql("desk", "select count(*) from jobs where worker = 'bench' and lease_token is not null")
    claims = desk.postgres.sql("desk", f"select count(*) from claims where id >= '{first_id(values['run'])}'")
    if left != "0" or int(claims) != 20 * done["calls"]:
        raise SystemExit(f"pgbench left {left} jobs and stored {claims} claims in {done['calls']} jobs")
    desk.postgres.sql("desk", "delete from jobs where worker is not null")
    return {**done, "cpu": watch.per_call(done["calls"]), "disturbed": watch.disturbed}


def first_id(run):
    return f"{0x1000000000000000 + run * (1 << 40):016x}8000000000000000"


def by_service(desk, address):
    return drain(desk, address, JOBS)
