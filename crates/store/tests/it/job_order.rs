//! A worker keeps several jobs while an article's next revision drops some of them: one
//! waits for the other, and neither dies in a deadlock.

use crate::desk::{Desk, IDS};
use crate::interleave::{hold, until_waiting};
use crate::lease::PATIENCE;
use crate::sql::{Sql, statement};
use factdesk_domain::IdSource;
use sea_orm::ConnectionTrait;
use std::time::Duration;
use tokio::time::timeout;

const TWICE: &str = "https://example.org/twice";
const OTHER: &str = "https://example.org/other";
const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_renewal_and_a_revision_want_the_same_jobs() {
    let desk = Desk::open().await;
    let sql = Sql::on(&desk.db).await;
    // Two jobs of one article and another's, all of one worker.
    let token = IDS.next();
    let take = async || {
        let taken = desk.db.store.lease_jobs("w", token, 9, MINUTE).await;
        assert_eq!(taken.unwrap().len(), 1);
    };
    for (uri, body) in [(TWICE, "One."), (TWICE, "Two."), (OTHER, "Other.")] {
        desk.submit(uri, body).await;
        take().await;
    }
    // Whoever reads the table, or leases by their end, comes to the first of them last.
    let move_on = "update jobs set lease_expire_time = lease_expire_time + interval '1 min'
        where revision = 1 and article = $1";
    let twice = "select id from articles where uri = 'https://example.org/twice'";
    let twice = sql.one::<uuid::Uuid>(twice).await;
    assert_eq!(sql.run(move_on, [twice.into()]).await, 1);

    let others = "select from jobs where article <> $1 for update";
    let held = hold(&sql, others, [twice.into()]).await;
    let back = hold(
        &sql,
        "select from jobs where article = $1 for update",
        [twice.into()],
    )
    .await;
    let put_back = "update jobs set state = 'READY', lease_token = null, worker = null,
        lease_expire_time = null where article = $1";
    let put_back = statement(put_back, [twice.into()]);
    back.execute_raw(put_back).await.unwrap();

    // The renewal saw three jobs of its own when it began.
    let store = desk.db.store.clone();
    let renewal = tokio::spawn(async move { store.renew_jobs(token, MINUTE).await });
    until_waiting(&sql, 1).await;
    back.commit().await.unwrap();
    until_blocked_by(&sql, &held).await;
    let next = desk.submit(TWICE, "Three.");
    let (kept, submitted) = tokio::join!(
        async {
            until_waiting(&sql, 2).await;
            held.rollback().await.unwrap();
            timeout(PATIENCE, renewal).await.unwrap().unwrap()
        },
        timeout(PATIENCE, next),
    );
    assert_eq!(kept.unwrap(), 1, "the other article's is still its own");
    assert_eq!(submitted.unwrap().revision, 3);
    let left = "select string_agg(concat_ws(' ', revision, state), ', ' order by article, revision)
        from jobs";
    assert_eq!(sql.one::<String>(left).await, "3 READY, 1 LEASED");
}

/// Waits until somebody waits for that transaction.
async fn until_blocked_by(sql: &Sql, tx: &sea_orm::DatabaseTransaction) {
    let pid = tx
        .query_one_raw(statement("select pg_backend_pid()", []))
        .await;
    let pid: i32 = pid.unwrap().unwrap().try_get_by_index(0).unwrap();
    let blocked =
        format!("select count(*) from pg_stat_activity where {pid} = any (pg_blocking_pids(pid))");
    let polled = async {
        while sql.one::<i64>(&blocked).await == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, polled).await.unwrap();
}
