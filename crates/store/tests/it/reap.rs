//! What the dead leave behind.

use crate::lease::{lease, newsroom};
use crate::sql::Sql;
use factdesk_store::testing::{SequentialIds, TestDb};

const PASSED: &str = "update jobs set lease_expire_time = now() - interval '1 s'
    where state = 'LEASED'";

/// The pause after a worker's death is over.
pub const DUE: &str = "update jobs set run_time = now() where state = 'READY'";

async fn reap(db: &TestDb) -> u64 {
    db.store.reap(&SequentialIds).await.unwrap()
}

async fn jobs(sql: &Sql) -> Vec<String> {
    let rows = "select concat_ws(' ', state, attempts, error,
        coalesce(worker, lease_token::text, lease_expire_time::text)) from jobs order by 1";
    sql.column(rows).await
}

#[tokio::test]
async fn a_dead_workers_job_is_ready_again_and_a_living_ones_is_left() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    lease(&db.store, 1).await;
    sql.run(PASSED, []).await;
    sql.queue(&by, 0).await;
    lease(&db.store, 1).await;
    assert_eq!(reap(&db).await, 1);
    let rows = jobs(&sql).await;
    assert!(
        rows[0].starts_with("LEASED 1") && rows[1] == "READY 1 the worker died",
        "{rows:?}"
    );
    assert_eq!(reap(&db).await, 0);
    sql.run(DUE, []).await;
    assert_eq!(lease(&db.store, 9).await[0].attempt, 2);
}

#[tokio::test]
async fn jobs_of_one_dead_worker_come_back_apart() {
    let (db, sql, by) = newsroom().await;
    sql.queue_many(&by, 0, 50).await;
    sql.run("update jobs set attempts = 3", []).await;
    lease(&db.store, 50).await;
    sql.run(PASSED, []).await;
    assert_eq!(reap(&db).await, 50);
    let spread = "select (max(run_time) - min(run_time) > interval '5 s'
        and max(run_time) <= now() + interval '16 s')::int::bigint from jobs";
    assert_eq!(sql.one::<i64>(spread).await, 1);
}

#[tokio::test]
async fn a_text_that_killed_five_workers_has_failed() {
    let (db, sql, by) = newsroom().await;
    sql.queue(&by, 0).await;
    for attempt in 1..=5 {
        assert_eq!(lease(&db.store, 1).await[0].attempt, attempt);
        sql.run(PASSED, []).await;
        assert_eq!(reap(&db).await, 1);
        sql.run(DUE, []).await;
    }
    let why = "the worker died 5 times while extracting this text";
    assert_eq!(jobs(&sql).await, [format!("FAILED 5 {why}")]);
    let shown = "select concat_ws(' ', state, error) from articles";
    assert_eq!(
        sql.one::<String>(shown).await,
        format!("EXTRACTION_FAILED {why}")
    );
    assert_eq!(
        sql.one::<String>("select act from outbox").await,
        "article.extraction_failed"
    );
    assert_eq!(reap(&db).await, 0);
}

#[tokio::test]
async fn reapers_at_once_touch_a_job_once() {
    let (db, sql, by) = newsroom().await;
    sql.queue_many(&by, 0, 40).await;
    sql.run(
        "update jobs set attempts = case when random() < 0.5 then 4 else 0 end",
        [],
    )
    .await;
    assert_eq!(lease(&db.store, 40).await.len(), 40);
    sql.run(PASSED, []).await;
    let reapers = (0..4).map(|_| {
        let store = db.store.clone();
        tokio::spawn(async move { store.reap(&SequentialIds).await.unwrap() })
    });
    let mut touched = 0;
    for reaper in reapers.collect::<Vec<_>>() {
        touched += reaper.await.unwrap();
    }
    assert_eq!(touched, 40);
    let failed: i64 = sql
        .one("select count(*) from jobs where state = 'FAILED'")
        .await;
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, failed);
}

#[tokio::test]
async fn requests_are_remembered_for_seven_days() {
    let (db, sql, by) = newsroom().await;
    let add = "insert into request_ids (newsroom, person, rpc, request_id, digest, create_time)
        select $1, $2, 'SubmitArticle', n, '', now() - n * interval '1 minute'
        from generate_series(10075, 12580) n";
    assert_eq!(
        sql.run(add, [by.newsroom.0.into(), by.person.0.into()])
            .await,
        2_506
    );
    assert_eq!(reap(&db).await, 0);
    // 7 days are 10,080 minutes: the one of that very minute is older by now.
    let left: Vec<String> = sql
        .column("select request_id from request_ids order by 1")
        .await;
    assert_eq!(left, ["10075", "10076", "10077", "10078", "10079"]);
}
