use super::Db;
use crate::ConnectOptions;
use crate::testing::TestDb;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Duration;
use tokio::time::timeout;

/// A test's database with few connections to it.
async fn few(connections: u32) -> (TestDb, Db) {
    let test = TestDb::empty().await.unwrap();
    let mut options = ConnectOptions::new(&test.url);
    options.max_connections = connections;
    let db = Db::connect(&options).await.unwrap();
    (test, db)
}

fn sql(text: &str) -> Statement {
    Statement::from_string(DbBackend::Postgres, text)
}

async fn number(db: &impl ConnectionTrait, text: &str) -> i32 {
    let row = db.query_one_raw(sql(text)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

const BACKEND: &str = "select pg_backend_pid()";

#[tokio::test]
async fn the_connection_used_last_is_used_next() {
    let (_test, db) = few(2).await;
    let first = number(&db, BACKEND).await;
    db.execute_raw(sql("no sql")).await.unwrap_err();
    assert_eq!(number(&db, BACKEND).await, first, "a refusal costs nothing");
}

#[tokio::test]
async fn callers_wait_for_a_connection_and_get_one() {
    let (_test, db) = few(2).await;
    let calls = (0..40).map(|_| number(&db, "select 1 from pg_sleep(0.002)"));
    assert_eq!(join_all(calls).await, [1; 40]);
}

#[tokio::test]
async fn who_waits_too_long_is_told_so() {
    let (test, _) = few(1).await;
    let mut options = ConnectOptions::new(&test.url);
    (options.max_connections, options.acquire_timeout) = (1, Duration::from_millis(200));
    let db = Db::connect(&options).await.unwrap();
    let tx = db.begin().await.unwrap();
    let error = db.execute_raw(sql("select 1")).await.unwrap_err();
    assert!(matches!(
        crate::Error::from(error),
        crate::Error::Unavailable(_)
    ));
    tx.commit().await.unwrap();
    assert_eq!(number(&db, "select 1").await, 1);
}

#[tokio::test]
async fn a_dropped_transaction_is_undone_before_the_next_caller() {
    let (_test, db) = few(1).await;
    db.execute_unprepared("create table t (n int)")
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    let before = number(&tx, BACKEND).await;
    tx.execute_raw(sql("insert into t values (1)"))
        .await
        .unwrap();
    drop(tx);
    assert_eq!(number(&db, "select count(*)::int from t").await, 0);
    assert_eq!(number(&db, BACKEND).await, before);
}

#[tokio::test]
async fn what_is_cut_off_leaves_nothing_to_the_next_caller() {
    let (_test, db) = few(1).await;
    let before = number(&db, BACKEND).await;
    let slow = number(&db, "select 7 from pg_sleep(5)");
    assert!(timeout(Duration::from_millis(100), slow).await.is_err());
    assert_eq!(number(&db, "select 8").await, 8);
    assert_ne!(number(&db, BACKEND).await, before);
}

#[tokio::test]
async fn a_transaction_that_is_cut_off_is_undone() {
    let (test, db) = few(1).await;
    db.execute_unprepared("create table t (n int)")
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    tx.execute_raw(sql("insert into t values (1)"))
        .await
        .unwrap();
    let slow = tx.execute_raw(sql("select pg_sleep(5)"));
    assert!(timeout(Duration::from_millis(100), slow).await.is_err());
    drop(tx);
    assert_eq!(number(&db, "select count(*)::int from t").await, 0);
    assert_eq!(number(&test.store.db, "select 1").await, 1);
}

#[tokio::test]
async fn a_lost_connection_costs_one_answer_at_most() {
    let (test, db) = few(2).await;
    number(&db, BACKEND).await;
    let end = "select count(pg_terminate_backend(pid))::int from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    assert!(number(&test.store.db, end).await > 0);
    let lost = db.execute_raw(sql("select 1")).await.unwrap_err();
    assert!(matches!(
        crate::Error::from(lost),
        crate::Error::Unavailable(_)
    ));
    assert_eq!(number(&db, "select 1").await, 1);
}

#[tokio::test]
async fn a_closed_one_lends_no_more() {
    let (test, db) = few(2).await;
    number(&db, "select 1").await;
    db.close().await;
    assert!(db.execute_raw(sql("select 1")).await.is_err());
    let others = "select count(*)::int from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
    let gone = async {
        while number(&test.store.db, others).await > 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(5), gone).await.unwrap();
}
