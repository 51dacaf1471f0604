//! Dead rows do not stay in the way of those who look for the next one.

use crate::lease::{PATIENCE, newsroom};
use crate::sql::Sql;
use factdesk_domain::Principal;
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn a_queue_with_many_dead_rows_is_vacuumed_and_no_other_table() {
    let (db, sql, by) = newsroom().await;
    assert_eq!(
        db.store.vacuum_queues().await.unwrap(),
        Vec::<String>::new()
    );
    pass_through(&sql, &by, 6_000).await;
    sql.run(
        "create table elsewhere as select generate_series(1, 9000) as n",
        [],
    )
    .await;
    sql.run("delete from elsewhere", []).await;
    let before: i64 = sql.one(SIZE).await;
    let vacuumed = async {
        loop {
            // PostgreSQL tells of the dead a moment after they died.
            match db.store.vacuum_queues().await.unwrap() {
                queues if queues.is_empty() => tokio::time::sleep(Duration::from_millis(20)).await,
                queues => break queues,
            }
        }
    };
    assert_eq!(timeout(PATIENCE, vacuumed).await.unwrap(), ["outbox"]);
    pass_through(&sql, &by, 6_000).await;
    assert_eq!(sql.one::<i64>(SIZE).await, before, "the room is used again");
}

const SIZE: &str = "select pg_relation_size('outbox')";

/// Rows come and go.
async fn pass_through(sql: &Sql, by: &Principal, rows: i32) {
    let come = "insert into outbox (newsroom, id, subject_kind, subject, act, detail)
        select $1, gen_random_uuid(), 'article', gen_random_uuid(), 'test', '{}'
        from generate_series(1, $2)";
    sql.run(come, [by.newsroom.0.into(), rows.into()]).await;
    sql.run("delete from outbox", []).await;
}
