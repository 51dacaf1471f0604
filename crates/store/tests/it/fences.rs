//! Failing, giving back, and who may no longer.

use crate::lease::{lease, newsroom};
use crate::sql::Sql;
use factdesk_domain::IdSource;
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Finished, Job};

/// The only job, leased.
async fn leased(db: &TestDb) -> Job {
    lease(&db.store, 1).await.pop().unwrap()
}

async fn fail(db: &TestDb, job: &Job) -> Finished {
    db.store
        .fail_job(&SequentialIds, job, "no luck")
        .await
        .unwrap()
}

/// What a job looks like: state, attempts, error, whether anything of a lease is left.
async fn job(sql: &Sql) -> String {
    sql.one(
        "select concat_ws(' ', state, attempts, error,
                coalesce(worker, lease_token::text, lease_expire_time::text)) from jobs",
    )
    .await
}

#[tokio::test]
async fn the_pause_after_a_failure_doubles_and_the_fifth_is_the_last() {
    let (db, sql, by) = newsroom().await;
    let article = sql.queue(&by, 0).await;
    for (attempt, pause) in [(1, 1), (2, 2), (3, 4), (4, 8)] {
        let taken = leased(&db).await;
        assert_eq!(taken.attempt, attempt);
        let before: String = sql.one("select clock_timestamp()::text").await;
        assert_eq!(fail(&db, &taken).await, Finished::Saved);
        assert_eq!(job(&sql).await, format!("READY {attempt} no luck"));
        let waits = format!(
            "select run_time - interval '{pause} s' between '{before}' and clock_timestamp()
             from jobs"
        );
        assert!(
            sql.one::<bool>(&waits).await,
            "{pause} s after the {attempt}."
        );
        sql.run("update jobs set run_time = now()", []).await;
    }
    assert_eq!(
        sql.one::<String>("select state from articles").await,
        "AWAITING_EXTRACTION"
    );
    assert_eq!(fail(&db, &leased(&db).await).await, Finished::Saved);
    assert_eq!(job(&sql).await, "FAILED 5 no luck");
    sql.run("update jobs set run_time = now()", []).await;
    assert_eq!(lease(&db.store, 1).await, []);
    let shown = "select concat_ws(' ', state, error) from articles";
    assert_eq!(sql.one::<String>(shown).await, "EXTRACTION_FAILED no luck");
    let told = "select concat_ws(' ', subject_kind, subject, act, detail, person) from outbox";
    let event = format!("article {article} article.extraction_failed {{\"revision\": 1}}");
    assert_eq!(sql.one::<String>(told).await, event);
}

#[tokio::test]
async fn an_old_revisions_failure_is_not_the_articles() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    sql.run("update jobs set attempts = 4", []).await;
    let taken = leased(&db).await;
    sql.run("update articles set latest = 2, last = 2", [])
        .await;
    assert_eq!(fail(&db, &taken).await, Finished::Saved);
    assert_eq!(job(&sql).await, "FAILED 5 no luck");
    assert_eq!(
        sql.one::<String>("select state from articles").await,
        "AWAITING_EXTRACTION"
    );
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 0);
}

#[tokio::test]
async fn any_error_message_can_be_stored() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    let taken = leased(&db).await;
    let noted = db
        .store
        .fail_job(&SequentialIds, &taken, "a\0b")
        .await
        .unwrap();
    assert_eq!(noted, Finished::Saved);
    assert_eq!(job(&sql).await, "READY 1 a\u{fffd}b");
}

#[tokio::test]
async fn a_job_given_back_is_ready_at_once_and_its_attempt_not_counted() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    let taken = leased(&db).await;
    assert_eq!(db.store.release_job(&taken).await.unwrap(), Finished::Saved);
    assert_eq!(job(&sql).await, "READY 0 ");
    assert_eq!(leased(&db).await.attempt, 1);
}

/// Neither failing nor giving back changes anything.
async fn is_locked_out(db: &TestDb, sql: &Sql, taken: &Job) {
    let row = "select row(j.*, a.*)::text from jobs j, articles a";
    let before: String = sql.one(row).await;
    assert_eq!(fail(db, taken).await, Finished::LeaseLost);
    assert_eq!(
        db.store.release_job(taken).await.unwrap(),
        Finished::LeaseLost
    );
    assert_eq!(sql.one::<String>(row).await, before);
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 0);
}

#[tokio::test]
async fn a_worker_whose_lease_has_passed_is_locked_out() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    // The last attempt, since that one would write on the article.
    sql.run("update jobs set attempts = 4", []).await;
    let taken = leased(&db).await;
    sql.run(
        "update jobs set lease_expire_time = now() - interval '1 s'",
        [],
    )
    .await;
    is_locked_out(&db, &sql, &taken).await;
}

#[tokio::test]
async fn a_worker_is_locked_out_of_the_next_workers_lease() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    sql.run("update jobs set attempts = 3", []).await;
    let first = leased(&db).await;
    sql.run(
        "update jobs set lease_expire_time = now() - interval '1 s'",
        [],
    )
    .await;
    assert_eq!(db.store.reap(&SequentialIds).await.unwrap(), 1);
    sql.run(crate::reap::DUE, []).await;
    let second = leased(&db).await;
    assert_eq!((first.attempt, second.attempt), (4, 5));
    is_locked_out(&db, &sql, &first).await;
    // Nor does the same token open another newsroom's or article's job.
    let stray = Job {
        article: factdesk_domain::ArticleId(SequentialIds.next()),
        ..second
    };
    is_locked_out(&db, &sql, &stray).await;
}

#[tokio::test]
async fn a_living_lease_is_renewed_and_a_passed_one_is_not() {
    let desk = crate::desk::Desk::open().await;
    desk.submit("", "A: one").await;
    let job = desk.lease().await.unwrap();
    let hour = std::time::Duration::from_secs(3_600);
    let store = &desk.db.store;
    assert_eq!(store.renew_jobs(job.token, hour).await.unwrap(), 1);
    let long = "select count(*) from jobs where lease_expire_time > now() + interval '50 min'";
    assert_eq!(desk.count(long).await, 1);
    desk.execute("update jobs set lease_expire_time = now() - interval '1 s'")
        .await;
    assert_eq!(store.renew_jobs(job.token, hour).await.unwrap(), 0);
    let stranger = uuid::Uuid::from_u128(1);
    assert_eq!(store.renew_jobs(stranger, hour).await.unwrap(), 0);
}
