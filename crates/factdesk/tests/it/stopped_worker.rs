//! A worker that stands still until its lease has passed, as on a machine that
//! was put to sleep, and then goes on: it writes nothing stale, and works on.

use crate::process::{PATIENCE, Running, factdesk, until};
use crate::restart::processor_time;
use crate::sql;
use factdesk_domain::{Article, ArticleDraft, NewArticle, Principal};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Lane, Submission};
use sqlx::PgConnection;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Everything that a worker writes to.
const WRITTEN: &str = "select jsonb_build_object(
    'articles', (select jsonb_agg(a order by id) from articles a),
    'revisions', (select jsonb_agg(to_jsonb(r) - 'body' order by article, number) from revisions r),
    'claims', (select jsonb_agg(c order by id) from claims c),
    'reviews', (select jsonb_agg(r order by id) from reviews r),
    'jobs', (select jsonb_agg(j) from jobs j), 'outbox', (select jsonb_agg(o) from outbox o),
    'log', (select jsonb_agg(l order by position) from log l))::text";

const HELD: &str = "select exists (select from jobs
    where state = 'LEASED' and worker = 'slow' and lease_expire_time > now())";
const PASSED: &str = "select exists (select from jobs
    where worker = 'slow' and lease_expire_time <= now()) or not exists (
    select from jobs where worker = 'slow')";
pub const SETTLED: &str = "select not exists (select from articles where state <> 'EXTRACTED')
    and not exists (select from jobs) and not exists (select from outbox)
    and not exists (select from joins_due)";

/// What a worker says that could not finish a job: it found another's lease, or
/// had no connection for as long as it had its own.
const REFUSED: [&str; 2] = ["lease lost, dropped", "job left to its lease"];

/// A worker `slow` on a database of its own.
pub struct Scene {
    pub db: TestDb,
    pub by: Principal,
    pub sql: PgConnection,
    pub slow: Running,
}

impl Scene {
    pub async fn start() -> Scene {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("tide").await.unwrap();
        let sql = sql::connect(&db.url).await.unwrap();
        let slow = worker(&db, "slow");
        Scene { db, by, sql, slow }
    }

    /// A text that takes a while to read.
    async fn submit(&self, number: usize) {
        let rain = "The rain fell on the old town and the river rose again. ".repeat(30_000);
        let body = format!("At least {number} people died, the mayor said.\n{rain}");
        self.hand_in(&format!("https://example.org/{number}"), body)
            .await;
    }

    pub async fn hand_in(&self, uri: &str, body: String) -> Article {
        let draft = ArticleDraft {
            uri: uri.to_owned(),
            body,
            language_code: "en".into(),
            ..Default::default()
        };
        let submission = Submission {
            article: NewArticle::check(draft).unwrap(),
            request: None,
            lane: Lane::Interactive,
        };
        let store = &self.db.store;
        let stored = store.submit_article(&self.by, &SequentialIds, &submission);
        stored.await.unwrap()
    }

    pub async fn until(&mut self, select: &'static str) {
        let begin = Instant::now();
        while !sql::one::<bool>(&mut self.sql, select).await {
            assert!(begin.elapsed() < PATIENCE, "never: {select}");
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Stops the worker when it has read at an article for so many hundredths of a
    /// second, and waits until its lease has passed.
    async fn stop_in_the_middle(&mut self, number: usize, hundredths: u64) {
        for attempt in 0..10 {
            let idle = processor_time(self.slow.pid());
            self.submit(10 * number + attempt).await;
            self.until(HELD).await;
            until("it reads", || {
                (processor_time(self.slow.pid()) >= idle + hundredths).then_some(())
            });
            self.slow.signal("STOP");
            if sql::one(&mut self.sql, HELD).await {
                return self.until(PASSED).await;
            }
            // The article was done already, or the machine too busy to renew a lease.
            self.slow.signal("CONT");
            self.until(SETTLED).await;
        }
        panic!("always too late");
    }

    /// Another worker does all there is to do, and ends.
    async fn relieve(&mut self) {
        self.db.store.reap(&SequentialIds).await.unwrap();
        // The pause after a worker's death would only cost time.
        let due = "update jobs set run_time = now() where state = 'READY'";
        sqlx::query(due).execute(&mut self.sql).await.unwrap();
        let quick = worker(&self.db, "quick");
        self.until(SETTLED).await;
        quick.stop();
    }

    /// The stopped worker goes on, has its stale result refused, and works.
    pub async fn go_on(&mut self) {
        let before: String = sql::one(&mut self.sql, WRITTEN).await;
        let refused = || {
            let said = self.slow.said();
            REFUSED
                .iter()
                .map(|words| said.matches(words).count())
                .sum::<usize>()
        };
        let earlier = refused();
        self.slow.signal("CONT");
        until("the stale result is refused", || {
            (refused() > earlier).then_some(())
        });
        let after: String = sql::one(&mut self.sql, WRITTEN).await;
        assert_eq!(before, after);
        self.hand_in("", format!("{earlier} died, he said.")).await;
        self.until(SETTLED).await;
    }
}

/// Its lease is short, and long enough to be renewed on a busy machine.
pub fn worker(db: &TestDb, name: &str) -> Running {
    let mut work = factdesk();
    work.args(["work", "--lease", "2", "--name", name])
        .env("DATABASE_URL", &db.url);
    Running::start(&mut work)
}

#[tokio::test(flavor = "multi_thread")]
async fn another_workers_claims_stay_as_they_are() {
    let mut scene = Scene::start().await;
    for (number, hundredths) in [0, 10, 30].into_iter().enumerate() {
        scene.stop_in_the_middle(number, hundredths).await;
        scene.relieve().await;
        scene.go_on().await;
    }
    scene.slow.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_claims_of_a_newer_revision_stay_as_they_are() {
    let mut scene = Scene::start().await;
    scene.stop_in_the_middle(0, 10).await;
    let held = "select uri from articles where state <> 'EXTRACTED'";
    let uri: String = sql::one(&mut scene.sql, held).await;
    let newer = scene.hand_in(&uri, "Nobody died, the mayor said.".into());
    let newer = newer.await;
    assert_eq!(newer.revision, 2);
    scene.relieve().await;
    scene.go_on().await;
    scene.slow.stop();
}
