//! A worker that stands still within its transaction: what it has locked is not
//! locked for as long as it stands still.

use crate::sql;
use crate::stopped_worker::{SETTLED, Scene, worker};
use sqlx::Connection;

const WAITS: &str = "select exists (select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock')";
const IDLES: &str = "select exists (select from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction')";

/// Stops the worker over a new revision when its transaction waits for a row that
/// the test holds, and then lets it have the row.
async fn stop_with(hold: &'static str) {
    let mut scene = Scene::start().await;
    let (uri, body) = ("https://example.org/1", "At least 40 died, the mayor said.");
    scene.hand_in(uri, body.to_owned()).await;
    scene.until(SETTLED).await;
    scene.slow.signal("STOP");
    scene.hand_in(uri, format!("{body} So he said.")).await;
    let mut other = sql::connect(&scene.db.url).await.unwrap();
    let mut held = other.begin().await.unwrap();
    sqlx::query(hold).fetch_one(&mut *held).await.unwrap();
    scene.slow.signal("CONT");
    scene.until(WAITS).await;
    scene.slow.signal("STOP");
    held.rollback().await.unwrap();
    scene.until(IDLES).await;

    let quick = worker(&scene.db, "quick");
    scene.until(SETTLED).await;
    quick.stop();
    scene.go_on().await;
    scene.slow.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_lets_go_of_the_article() {
    stop_with("select id from articles for update").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_lets_go_of_the_job_and_the_claims() {
    stop_with("select id from claims for update").await;
}
