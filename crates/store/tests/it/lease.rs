//! Jobs are taken once, the urgent first, newsrooms in turn.

use crate::sql::Sql;
use factdesk_domain::{IdSource, Principal};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{ConnectOptions, Job, Store};
use sea_orm::TransactionTrait;
use std::collections::HashSet;
use std::time::Duration;
use tokio::time::timeout;
use uuid::Uuid;

pub const LEASE: Duration = Duration::from_secs(60);
/// Long enough for whatever does not wait for a lock.
pub const PATIENCE: Duration = Duration::from_secs(20);
const INTERACTIVE: i16 = 0;
const BULK: i16 = 1;

/// A database with one newsroom.
pub async fn newsroom() -> (TestDb, Sql, Principal) {
    let db = TestDb::new().await.unwrap();
    let (sql, by) = (Sql::on(&db).await, db.newsroom("planet").await.unwrap());
    (db, sql, by)
}

pub async fn lease(store: &Store, batch: u32) -> Vec<Job> {
    store
        .lease_jobs("w", SequentialIds.next(), batch, LEASE)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_leased_job_carries_its_text_and_counts_the_attempt() {
    let (db, sql, by) = newsroom().await;
    let article = sql.queue(&by, INTERACTIVE).await;
    let token = SequentialIds.next();
    let jobs = db.store.lease_jobs("w7", token, 5, LEASE).await.unwrap();
    let [job] = &jobs[..] else { panic!("{jobs:?}") };
    assert_eq!(
        (job.newsroom, job.article.0, job.revision),
        (by.newsroom, article, 1)
    );
    assert_eq!((job.attempt, job.token), (1, token));
    assert_eq!((job.title.as_str(), job.body.as_str()), ("Title", "Body."));
    let row = "select concat_ws(' ', state, worker, lease_token,
        extract(epoch from lease_expire_time - now())::int between 30 and 60) from jobs";
    assert_eq!(sql.one::<String>(row).await, format!("LEASED w7 {token} t"));
    assert_eq!(lease(&db.store, 5).await, []);
}

#[tokio::test]
async fn racing_workers_never_lease_one_job_twice() {
    let (db, sql, by) = newsroom().await;
    sql.queue_many(&by, BULK, 400).await;
    let workers = (0..8).map(|_| tokio::spawn(drain(db.store.clone())));
    let mut leased: Vec<Uuid> = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        leased.extend(worker.await.unwrap());
    }
    assert_eq!(leased.len(), 400, "each once");
    assert_eq!(leased.into_iter().collect::<HashSet<_>>().len(), 400);
    assert_eq!(sql.one::<i32>("select max(attempts) from jobs").await, 1);
}

async fn drain(store: Store) -> Vec<Uuid> {
    let mut all = Vec::new();
    loop {
        let jobs = lease(&store, 7).await;
        if jobs.is_empty() {
            return all;
        }
        all.extend(jobs.iter().map(|job| job.article.0));
    }
}

#[tokio::test]
async fn a_job_in_somebodys_hand_is_passed_over_without_waiting() {
    let (db, sql, by) = newsroom().await;
    let (first, second) = (sql.queue(&by, BULK).await, sql.queue(&by, BULK).await);
    let other = sql.db.begin().await.unwrap();
    let hold = "select from jobs where article = $1 for update";
    sea_orm::ConnectionTrait::execute_raw(&other, crate::sql::statement(hold, [first.into()]))
        .await
        .unwrap();
    let jobs = timeout(PATIENCE, lease(&db.store, 1)).await;
    let jobs = jobs.expect("waits for the other's lock");
    assert_eq!(
        jobs.iter().map(|j| j.article.0).collect::<Vec<_>>(),
        [second]
    );
    other.rollback().await.unwrap();
    assert_eq!(lease(&db.store, 1).await.len(), 1);
}

#[tokio::test]
async fn interactive_goes_before_bulk_in_every_newsroom() {
    let (db, sql, planet) = newsroom().await;
    let star = db.newsroom("star").await.unwrap();
    sql.queue_many(&planet, BULK, 50).await;
    sql.queue_many(&star, BULK, 50).await;
    let urgent = sql.queue(&star, INTERACTIVE).await;
    assert_eq!(lease(&db.store, 1).await[0].article.0, urgent);
    let urgent = sql.queue(&planet, INTERACTIVE).await;
    let jobs = lease(&db.store, 4).await;
    assert_eq!((jobs.len(), jobs[0].article.0), (4, urgent));
}

#[tokio::test]
async fn the_oldest_goes_first_and_none_before_its_time() {
    let (db, sql, by) = newsroom().await;
    let (new, later, old) = (
        sql.queue(&by, BULK).await,
        sql.queue(&by, BULK).await,
        sql.queue(&by, BULK).await,
    );
    let at = "update jobs set run_time = now() + $2 * interval '1 minute' where article = $1";
    sql.run(at, [new.into(), (-1).into()]).await;
    sql.run(at, [later.into(), 1.into()]).await;
    sql.run(at, [old.into(), (-9).into()]).await;
    let one_by_one = [lease(&db.store, 1).await, lease(&db.store, 9).await];
    let order: Vec<_> = one_by_one.iter().flatten().map(|j| j.article.0).collect();
    assert_eq!(order, [old, new]);
}

#[tokio::test]
async fn an_import_does_not_delay_another_newsroom() {
    let (db, sql, planet) = newsroom().await;
    let star = db.newsroom("star").await.unwrap();
    sql.queue_many(&planet, BULK, 1_000).await;
    let one = sql.queue(&star, BULK).await;
    let jobs = lease(&db.store, 2).await;
    assert!(
        jobs.iter().any(|job| job.article.0 == one),
        "in the first batch of two"
    );
    assert_eq!(jobs.len(), 2);
    assert_eq!(
        lease(&db.store, 16).await.len(),
        16,
        "and the batch is still filled"
    );
}

#[tokio::test]
async fn single_leases_come_to_every_newsroom() {
    let (db, sql, planet) = newsroom().await;
    let star = db.newsroom("star").await.unwrap();
    sql.queue_many(&planet, BULK, 200).await;
    let one = sql.queue(&star, BULK).await;
    let mut leases = 0;
    // Drawn anew each time: that 100 draws of two all miss has a chance of 2^-100.
    while lease(&db.store, 1).await[0].article.0 != one {
        leases += 1;
        assert!(leases < 100);
    }
}

/// Reads of the index and of the table that one lease took, of `count` waiting jobs.
async fn reads(db: &TestDb, sql: &Sql) -> i64 {
    let total = "select pg_stat_get_tuples_returned('jobs'::regclass)
        + pg_stat_get_tuples_returned('jobs_ready'::regclass)";
    let before: i64 = sql.one(total).await;
    let store = Store::connect(&ConnectOptions::new(&db.url)).await.unwrap();
    assert_eq!(lease(&store, 4).await.len(), 4);
    // A session tells its numbers when it ends.
    store.close().await;
    let told = async {
        loop {
            sql.run("select pg_stat_clear_snapshot()", []).await;
            let now: i64 = sql.one(total).await;
            if now > before {
                return now - before;
            }
        }
    };
    timeout(PATIENCE, told).await.unwrap()
}

#[tokio::test]
async fn a_lease_does_not_read_all_that_waits() {
    let (db, sql, planet) = newsroom().await;
    sql.queue_many(&planet, BULK, 20_000).await;
    sql.run("analyze jobs", []).await;
    let read = reads(&db, &sql).await;
    assert!(read < 500, "{read} rows were read");
}
