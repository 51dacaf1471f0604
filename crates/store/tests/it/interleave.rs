//! Who comes when: transactions held open where a race has to be certain.

use crate::lease::PATIENCE;
use crate::sql::{Sql, statement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait, Value};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Locks what `select` finds until the transaction ends, so that others queue
/// up there in the order in which they come.
pub async fn hold<const N: usize>(
    sql: &Sql,
    select: &str,
    values: [Value; N],
) -> DatabaseTransaction {
    let tx = sql.db.begin().await.unwrap();
    let held = tx.query_all_raw(statement(select, values)).await.unwrap();
    assert!(!held.is_empty(), "nothing to hold: {select}");
    tx
}

/// Waits until that many sessions wait for locks.
pub async fn until_waiting(sql: &Sql, sessions: i64) {
    let waiting = "select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'";
    let polled = async {
        while sql.one::<i64>(waiting).await != sessions {
            sleep(Duration::from_millis(2)).await;
        }
    };
    let polled = timeout(PATIENCE, polled).await;
    polled.unwrap_or_else(|_| panic!("{sessions} sessions never waited at once"));
}
