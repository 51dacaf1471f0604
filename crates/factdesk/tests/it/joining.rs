//! A worker that dies between storing an article's claims and joining them, or while it
//! joins them: another joins them, once.

use crate::process::{PATIENCE, Running, factdesk};
use crate::sql;
use factdesk_domain::{ArticleDraft, NewArticle, Principal};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Lane, Submission};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::time::Instant;

/// A newsroom with a worker that somebody keeps from joining.
struct Scene {
    db: TestDb,
    by: Principal,
    sql: PgConnection,
}

const STORED: &str = "select not exists (select from articles where state <> 'EXTRACTED')
    and (select count(*) from joins_due) = 2";
const JOINED: &str = "select not exists (select from joins_due)";
/// A worker waits for a lock within its join.
const WAITING: &str = "select exists (select from pg_locks where not granted)";
/// Events with their counts, and what they should be.
const EVENTS: &str = "select coalesce(string_agg(format('%s %s %s', article_count, claim_count,
        (select count(*) from sightings s where s.event = e.id)), ', '), '')
    from events e where claim_count > 0";

impl Scene {
    async fn open() -> Scene {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("tide").await.unwrap();
        let sql = sql::connect(&db.url).await.unwrap();
        Scene { db, by, sql }
    }

    fn worker(&self) -> Running {
        let mut work = factdesk();
        work.args(["work", "--lease", "2"])
            .env("DATABASE_URL", &self.db.url);
        Running::start(&mut work)
    }

    async fn hand_in(&self, dead: u32) {
        let body = format!(
            "At least {dead} people were killed in a fire in Port Sarnow on 12 May 2026, the mayor said."
        );
        let draft = ArticleDraft {
            body,
            language_code: "en".into(),
            publish_time: "2026-05-12T12:00:00Z".parse().ok(),
            ..Default::default()
        };
        let submission = Submission {
            article: NewArticle::check(draft).unwrap(),
            request: None,
            lane: Lane::Interactive,
        };
        let store = &self.db.store;
        let stored = store.submit_article(&self.by, &SequentialIds, &submission);
        stored.await.unwrap();
    }

    async fn until(&mut self, select: &'static str) {
        let begin = Instant::now();
        while !sql::one::<bool>(&mut self.sql, select).await {
            assert!(begin.elapsed() < PATIENCE, "never: {select}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Another worker does what is left: two articles are in one event, once.
    async fn relieve(&mut self) {
        let other = self.worker();
        self.until(JOINED).await;
        other.stop();
        let events: String = sql::one(&mut self.sql, EVENTS).await;
        let mut counts = events.split(' ').map(|n| n.parse::<u32>().unwrap());
        let [articles, told, claims] = [(); 3].map(|()| counts.next().unwrap());
        assert_eq!(
            (articles, told, counts.next()),
            (2, claims, None),
            "{events}"
        );
        assert!(claims >= 2, "{events}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_worker_stored_and_did_not_join_is_joined_once() {
    let mut scene = Scene::open().await;
    let mut turn = PgConnection::connect(&scene.db.url).await.unwrap();
    let name = format!("events of {}", scene.by.newsroom);
    let hold = format!("select pg_advisory_lock(hashtextextended('{name}', 14))");
    sqlx::query(AssertSqlSafe(hold))
        .execute(&mut turn)
        .await
        .unwrap();
    let worker = scene.worker();
    scene.hand_in(40).await;
    scene.hand_in(60).await;
    scene.until(STORED).await;
    worker.kill();
    assert!(!sql::one::<bool>(&mut scene.sql, JOINED).await);
    turn.close().await.unwrap();
    scene.relieve().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_worker_was_joining_when_it_died_is_joined_once() {
    let mut scene = Scene::open().await;
    let mut other = PgConnection::connect(&scene.db.url).await.unwrap();
    let mut held = other.begin().await.unwrap();
    sqlx::query("lock table sightings in exclusive mode")
        .execute(&mut *held)
        .await
        .unwrap();
    let worker = scene.worker();
    scene.hand_in(40).await;
    scene.hand_in(60).await;
    scene.until(STORED).await;
    scene.until(WAITING).await;
    worker.kill();
    held.rollback().await.unwrap();
    scene.relieve().await;
}
