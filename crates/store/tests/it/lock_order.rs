//! A review of several claims and a new revision of their article want the same
//! rows: one waits for the other, and neither dies in a deadlock.

use crate::desk::{Desk, IDS, call, one_claim_a_line, unverified};
use crate::interleave::{hold, until_waiting};
use crate::lease::PATIENCE;
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::{Error, Finished, Job, ReviewCall};
use tokio::task::JoinHandle;
use tokio::time::timeout;

const URI: &str = "https://example.org/1";
/// Two copies, which a review marks in one act, and which a revision can part.
const LOW: &str = "Mayor: the dam held";
const HIGH: &str = "Mayor: The Dam Held";

struct Scene {
    desk: Desk,
    sql: Sql,
    /// Both copies, the lower id first.
    claims: [Claim; 2],
    /// The next revision, leased.
    job: Job,
}

impl Scene {
    async fn before(next: &str) -> Scene {
        let desk = Desk::open().await;
        let article = desk.submit(URI, &format!("{LOW}\n{HIGH}")).await;
        desk.extract().await;
        let claims: [Claim; 2] = desk.claims(article.id).await.try_into().unwrap();
        assert!(claims[0].id < claims[1].id && claims[0].copy_key == claims[1].copy_key);
        desk.submit(URI, next).await;
        let (sql, job) = (Sql::on(&desk.db).await, desk.lease().await.unwrap());
        Scene {
            desk,
            sql,
            claims,
            job,
        }
    }

    fn save(&self) -> JoinHandle<Result<Finished, Error>> {
        let (store, job) = (self.desk.db.store.clone(), self.job.clone());
        let found = one_claim_a_line(&job.body);
        tokio::spawn(async move { store.finish_job(IDS, &job, &found).await })
    }

    fn review(&self) -> JoinHandle<Result<Claim, Error>> {
        let [low, high] = &self.claims;
        let both = ReviewCall {
            apply_to: vec![(high.id, high.etag.clone())],
            ..call(low, unverified())
        };
        let (store, by) = (self.desk.db.store.clone(), self.desk.by.clone());
        tokio::spawn(async move { store.review_claim(&by, IDS, &both).await })
    }

    /// Lets both run while somebody else holds the higher claim for a moment:
    /// whoever begins with that one comes to the lower one when the other has it.
    async fn race(self, review_first: bool) {
        let select = "select from claims where id = $1 for update";
        let held = hold(&self.sql, select, [self.claims[1].id.0.into()]).await;
        let (saving, reviewing) = if review_first {
            let reviewing = self.review();
            until_waiting(&self.sql, 1).await;
            (self.save(), reviewing)
        } else {
            let saving = self.save();
            until_waiting(&self.sql, 1).await;
            (saving, self.review())
        };
        until_waiting(&self.sql, 2).await;
        held.rollback().await.unwrap();
        let saved = timeout(PATIENCE, saving).await.unwrap().unwrap();
        assert!(matches!(saved, Ok(Finished::Saved)), "{saved:?}");
        let reviewed = timeout(PATIENCE, reviewing).await.unwrap().unwrap();
        match reviewed {
            Ok(claim) => assert_eq!(claim.verdict, Some(Verdict::Unverified)),
            // The revision came first and took one of them away.
            Err(Error::EtagMismatch { .. }) => assert!(!review_first),
            other => panic!("{other:?}"),
        }
    }
}

/// Races with each of the two as the first; `touch` changes the lower claim
/// before, after which a scan of the table comes to it last.
async fn both_ways(next: &str, touch: &str) {
    for review_first in [false, true] {
        let scene = Scene::before(next).await;
        let touch = format!("update claims set {touch} where id = $1");
        let low = scene.claims[0].id.0.into();
        assert_eq!(scene.sql.run(&touch, [low]).await, 1);
        scene.race(review_first).await;
    }
}

#[tokio::test]
async fn when_the_revision_keeps_one_claim_and_takes_the_other_away() {
    both_ways(HIGH, "offered_verdict = null").await;
}

#[tokio::test]
async fn when_the_revision_keeps_both_claims() {
    both_ways(&format!("{HIGH}\n{LOW}"), "offered_verdict = null").await;
}

#[tokio::test]
async fn when_the_lower_claim_was_entered_by_hand() {
    both_ways(&format!("{HIGH}\n{LOW}"), "extractor = 'hand'").await;
}
