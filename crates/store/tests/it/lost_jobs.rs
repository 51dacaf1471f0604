//! Lost answers to what workers do: the token is what they ask again under.

use crate::desk::{Desk, IDS, one_claim_a_line};
use crate::line::Line;
use crate::lost::once_everywhere;
use factdesk_domain::*;
use factdesk_store::{Error, Finished, Job};
use std::time::Duration;

const URI: &str = "https://example.org/1";
const LEASE: Duration = Duration::from_secs(60);

/// A job that this is the first, or the last, attempt at.
async fn leased(desk: &Desk, attempt: i32) -> Job {
    desk.submit(URI, "A: one\nB: two").await;
    let before = format!("update jobs set attempts = {}", attempt - 1);
    desk.execute(&before).await;
    desk.lease().await.unwrap()
}

/// The same, of a worker that is dead by now.
async fn left_behind(desk: &Desk, attempt: i32) {
    leased(desk, attempt).await;
    desk.execute("update jobs set lease_expire_time = now() - interval '1 s'")
        .await;
}

#[tokio::test]
async fn a_lease() {
    let prepare = async |desk: &Desk, _| {
        desk.submit(URI, "A: one").await;
        IDS.next()
    };
    once_everywhere(prepare, async |store, _, token| {
        store.lease_jobs("w", *token, 5, LEASE).await
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_job() {
    let prepare = async |desk: &Desk, _| leased(desk, 1).await;
    once_everywhere(prepare, async |store, _, job| {
        let found = one_claim_a_line(&job.body);
        store.finish_job(IDS, job, &found).await
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_revisions_job() {
    let prepare = async |desk: &Desk, _| {
        desk.submit(URI, "A: one\nB: two").await;
        desk.extract().await;
        desk.submit(URI, "B: two\nC: three").await;
        desk.lease().await.unwrap()
    };
    once_everywhere(prepare, async |store, _, job| {
        let found = one_claim_a_line(&job.body);
        store.finish_job(IDS, job, &found).await
    })
    .await;
}

#[tokio::test]
async fn a_failed_attempt() {
    for attempt in [1, 5] {
        let prepare = async |desk: &Desk, _| leased(desk, attempt).await;
        once_everywhere(prepare, async |store, _, job| {
            store.fail_job(IDS, job, "no luck").await
        })
        .await;
    }
}

#[tokio::test]
async fn a_job_given_back() {
    let prepare = async |desk: &Desk, _| leased(desk, 1).await;
    once_everywhere(prepare, async |store, _, job| store.release_job(job).await).await;
}

#[tokio::test]
async fn reaping() {
    for attempt in [1, 5] {
        let prepare = async |desk: &Desk, _| left_behind(desk, attempt).await;
        once_everywhere(prepare, async |store, _, ()| store.reap(IDS).await).await;
    }
}

#[tokio::test]
async fn moving_to_the_log() {
    let prepare = async |desk: &Desk, _| {
        leased(desk, 1).await;
    };
    once_everywhere(prepare, async |store, _, ()| store.move_outbox(9).await).await;
}

/// PostgreSQL lets go of what its transaction has locked, after 10 s.
#[tokio::test]
async fn a_transaction_that_is_left_alone_for_too_long() {
    let desk = Desk::open().await;
    let job = leased(&desk, 1).await;
    let (line, found) = (Line::to(&desk).await, one_claim_a_line(&job.body));
    // Behind BEGIN's and the article's, and before COMMIT's.
    line.delay(3);
    let finish = || line.store.finish_job(IDS, &job, &found);
    let late = finish().await;
    assert!(line.has_lost());
    assert!(matches!(late, Err(Error::Unavailable(_))), "{late:?}");
    assert_eq!(finish().await.unwrap(), Finished::Saved);
}
