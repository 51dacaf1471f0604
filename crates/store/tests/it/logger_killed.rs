//! A logger that dies in the middle of its move: nothing is lost, doubled or out
//! of order.

use crate::interleave::{hold, until_waiting};
use crate::lease::{PATIENCE, newsroom};
use crate::logger::{Scene, append, assert_whole, logged};
use crate::sql::Sql;
use factdesk_domain::IdSource;
use factdesk_store::testing::{SequentialIds, options};
use factdesk_store::{Error, Store};
use std::sync::Arc;
use tokio::time::timeout;

#[tokio::test]
async fn a_move_cut_off_is_undone_and_done_again() {
    let (db, sql, by) = newsroom().await;
    let subject = SequentialIds.next();
    for n in 1..=5 {
        append(&sql.db, by.newsroom.0, subject, n).await;
    }
    // The log's rows refer to it: the move stops there, with the outbox empty
    // before its eyes and the log full.
    let held = hold(&sql, "select from newsrooms for update", []).await;
    let store = Store::connect(&options(&db.url)).await.unwrap();
    let moving = tokio::spawn(async move { store.move_outbox(9).await });
    until_waiting(&sql, 1).await;
    let another = timeout(PATIENCE, db.store.move_outbox(9)).await;
    assert_eq!(another.expect("waits for the first").unwrap(), 0);
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'";
    assert_eq!(sql.column::<bool>(kill).await, [true]);
    let killed = timeout(PATIENCE, moving).await.unwrap().unwrap();
    assert!(matches!(killed, Err(Error::Unavailable(_))), "{killed:?}");
    held.rollback().await.unwrap();
    assert_eq!(sql.one::<i64>("select count(*) from outbox").await, 5);
    assert_eq!(logged(&sql, subject).await, Vec::<i32>::new());
    assert_eq!(db.store.move_outbox(9).await.unwrap(), 5);
    assert_eq!(logged(&sql, subject).await, [1, 2, 3, 4, 5]);
    let places = "select string_agg(position::text, ' ' order by position) from log";
    assert_eq!(sql.one::<String>(places).await, "1 2 3 4 5");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn loggers_killed_at_any_moment_leave_a_whole_log() {
    let (db, sql, by) = newsroom().await;
    let scene = Arc::new(Scene::on(&db, &sql, by.newsroom.0).await);
    let loggers: Vec<_> = (0..3).map(|_| tokio::spawn(scene.clone().log())).collect();
    let writers = scene.write(&sql);
    let killing = tokio::spawn(kill_loggers(scene.clone(), Sql::on(&db).await));
    for writer in writers {
        writer.await.unwrap();
    }
    for logger in loggers {
        logger.await.unwrap();
    }
    let kills = killing.await.unwrap();
    println!("{kills} loggers killed");
    assert!(kills > 5, "{kills}");
    assert_whole(&sql, &scene.subjects).await;
}

/// Ends the session of a logger at work, at every third pass of theirs, until all
/// is written. Says how many.
async fn kill_loggers(scene: Arc<Scene>, sql: Sql) -> usize {
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
          and state <> 'idle' and query ~ '^\\s*(begin|select position|with moved|with logged)'
        order by random() limit 1";
    let (mut passes, mut kills) = (scene.passes.subscribe(), 0);
    while scene.is_written_to() {
        kills += sql.column::<bool>(kill).await.len();
        let now = *passes.borrow();
        // No passes are left where all is written meanwhile.
        let next = passes.wait_for(|passes| *passes >= now + 3);
        drop(timeout(std::time::Duration::from_millis(100), next).await);
    }
    kills
}
