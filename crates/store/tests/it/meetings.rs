//! Two who meet at one job: whoever comes second finds what the first has left.

use crate::desk::{Desk, IDS, one_claim_a_line, unverified};
use crate::interleave::{hold, until_waiting};
use crate::lease::PATIENCE;
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::{Error, Finished, Job};
use sea_orm::DatabaseTransaction;
use tokio::task::JoinHandle;
use tokio::time::timeout;

const URI: &str = "https://example.org/1";
const ARTICLE: &str = "select from articles for update";
/// What every event refers to: whoever writes one stops there, its work done.
const NEWSROOM: &str = "select from newsrooms for update";

struct Scene {
    desk: Desk,
    sql: Sql,
}

impl Scene {
    async fn open() -> Scene {
        let desk = Desk::open().await;
        let sql = Sql::on(&desk.db).await;
        Scene { desk, sql }
    }

    /// A job that this is the first, or the last, attempt at.
    async fn leased(&self, attempt: i32) -> Job {
        self.desk.submit(URI, "A: one").await;
        let before = "update jobs set attempts = $1";
        self.sql.run(before, [(attempt - 1).into()]).await;
        self.desk.lease().await.unwrap()
    }

    async fn hold(&self, what: &str) -> DatabaseTransaction {
        hold(&self.sql, what, []).await
    }

    fn finish(&self, job: &Job) -> JoinHandle<Result<Finished, Error>> {
        let (store, job) = (self.desk.db.store.clone(), job.clone());
        let found = one_claim_a_line(&job.body);
        tokio::spawn(async move { store.finish_job(IDS, &job, &found).await })
    }

    fn reap(&self) -> JoinHandle<Result<u64, Error>> {
        let store = self.desk.db.store.clone();
        tokio::spawn(async move { store.reap(IDS).await })
    }

    /// The lease passes, whoever has the job in hand.
    async fn pass(&self) {
        let pass = "update jobs set lease_expire_time = now() - interval '1 s'";
        assert_eq!(self.sql.run(pass, []).await, 1);
    }

    async fn texts(&self) -> Vec<String> {
        let claims = "select text from claims where state <> 'REPLACED' order by text";
        self.sql.column(claims).await
    }

    /// How often an act stands in the outbox, by revision.
    async fn told(&self, act: &str) -> Vec<String> {
        let told = format!("select detail->>'revision' from outbox where act = '{act}' order by 1");
        self.sql.column(&told).await
    }
}

async fn outcome<T>(task: JoinHandle<Result<T, Error>>) -> T {
    let ended = timeout(PATIENCE, task).await.expect("waits without end");
    ended.unwrap().unwrap()
}

#[tokio::test]
async fn a_lease_that_passes_while_its_end_waits_is_lost() {
    let scene = Scene::open().await;
    let job = scene.leased(1).await;
    let held = scene.hold(ARTICLE).await;
    let late = scene.finish(&job);
    until_waiting(&scene.sql, 1).await;
    scene.pass().await;
    assert_eq!(outcome(scene.reap()).await, 1);
    scene.sql.run(crate::reap::DUE, []).await;
    let next = scene.desk.lease().await.unwrap();
    let in_time = scene.finish(&next);
    until_waiting(&scene.sql, 2).await;
    held.rollback().await.unwrap();
    assert_eq!(outcome(late).await, Finished::LeaseLost);
    assert_eq!(outcome(in_time).await, Finished::Saved);
    assert_eq!(scene.texts().await, ["A: one"]);
    assert_eq!(scene.told("article.extracted").await, ["1"]);
}

#[tokio::test]
async fn the_last_attempt_has_either_succeeded_or_failed() {
    for lease_passes in [false, true] {
        let scene = Scene::open().await;
        let job = scene.leased(5).await;
        let held = scene.hold(ARTICLE).await;
        let finish = scene.finish(&job);
        until_waiting(&scene.sql, 1).await;
        if lease_passes {
            scene.pass().await;
            let reap = scene.reap();
            until_waiting(&scene.sql, 2).await;
            held.rollback().await.unwrap();
            assert_eq!(outcome(finish).await, Finished::LeaseLost);
            assert_eq!(outcome(reap).await, 1);
        } else {
            held.rollback().await.unwrap();
            assert_eq!(outcome(finish).await, Finished::Saved);
            assert_eq!(outcome(scene.reap()).await, 0);
        }
        let told = (
            scene.told("article.extracted").await.len(),
            scene.told("article.extraction_failed").await.len(),
        );
        let state: String = scene.sql.one("select state from articles").await;
        let expected = match lease_passes {
            false => ("EXTRACTED", (1, 0)),
            true => ("EXTRACTION_FAILED", (0, 1)),
        };
        assert_eq!((state.as_str(), told), expected);
    }
}

#[tokio::test]
async fn one_of_two_ends_under_one_token_counts() {
    let scene = Scene::open().await;
    let job = scene.leased(1).await;
    let held = scene.hold(ARTICLE).await;
    let both = [scene.finish(&job), scene.finish(&job)];
    until_waiting(&scene.sql, 2).await;
    held.rollback().await.unwrap();
    let mut saved = 0;
    for end in both {
        saved += usize::from(outcome(end).await == Finished::Saved);
    }
    assert_eq!(saved, 1);
    assert_eq!(scene.texts().await, ["A: one"]);
    assert_eq!(scene.told("article.extracted").await, ["1"]);
}

#[tokio::test]
async fn a_new_revision_comes_before_the_end_of_the_old_ones_job() {
    let scene = Scene::open().await;
    let old = scene.leased(1).await;
    let held = scene.hold(NEWSROOM).await;
    let (store, by) = (scene.desk.db.store.clone(), scene.desk.by.clone());
    let newer = crate::lost_calls::submission(URI, "A: two", None);
    let submit = tokio::spawn(async move { store.submit_article(&by, IDS, &newer).await });
    until_waiting(&scene.sql, 1).await;
    let finish = scene.finish(&old);
    until_waiting(&scene.sql, 2).await;
    held.rollback().await.unwrap();
    assert_eq!(outcome(submit).await.revision, 2);
    assert_eq!(outcome(finish).await, Finished::Saved);
    assert_eq!(scene.texts().await, Vec::<String>::new());
    scene.desk.extract().await;
    assert_eq!(scene.texts().await, ["A: two"]);
    assert_eq!(scene.told("article.extracted").await, ["2"]);
}

#[tokio::test]
async fn a_new_revision_comes_after_the_end_of_the_old_ones_job() {
    let scene = Scene::open().await;
    let old = scene.leased(1).await;
    let held = scene.hold(NEWSROOM).await;
    let finish = scene.finish(&old);
    until_waiting(&scene.sql, 1).await;
    let (store, by) = (scene.desk.db.store.clone(), scene.desk.by.clone());
    let newer = crate::lost_calls::submission(URI, "A: two", None);
    let submit = tokio::spawn(async move { store.submit_article(&by, IDS, &newer).await });
    until_waiting(&scene.sql, 2).await;
    held.rollback().await.unwrap();
    assert_eq!(outcome(finish).await, Finished::Saved);
    let article = outcome(submit).await;
    let old = scene.desk.claims(article.id).await.remove(0);
    assert_eq!(
        (article.state, old.text.as_str()),
        (ArticleState::AwaitingExtraction, "A: one")
    );
    scene.desk.review(&old, unverified()).await.unwrap();
    scene.desk.extract().await;
    assert_eq!(scene.texts().await, ["A: two"]);
    assert_eq!(scene.told("article.extracted").await, ["1", "2"]);
    let gone = scene.desk.db.store.get_claim(&scene.desk.by, old.id).await;
    assert_eq!(gone.unwrap().verdict, Some(Verdict::Unverified));
}

#[tokio::test]
async fn a_job_given_back_while_it_is_renewed_is_ready_once() {
    let scene = Scene::open().await;
    let job = scene.leased(1).await;
    let held = scene.hold("select from jobs for update").await;
    let (store, renewed) = (scene.desk.db.store.clone(), job.clone());
    let hour = std::time::Duration::from_secs(3_600);
    let renew = tokio::spawn(async move { store.renew_jobs(renewed.token, hour).await });
    until_waiting(&scene.sql, 1).await;
    let (store, back) = (scene.desk.db.store.clone(), job.clone());
    let release = tokio::spawn(async move { store.release_job(&back).await });
    until_waiting(&scene.sql, 2).await;
    // In somebody's hand, a job is nobody's to reap.
    assert_eq!(outcome(scene.reap()).await, 0);
    held.rollback().await.unwrap();
    assert_eq!(outcome(renew).await, 1);
    assert_eq!(outcome(release).await, Finished::Saved);
    let row = "select concat_ws(' ', state, attempts, lease_token, lease_expire_time) from jobs";
    assert_eq!(scene.sql.one::<String>(row).await, "READY 0");
    assert_eq!(scene.desk.lease().await.unwrap().attempt, 1);
}
