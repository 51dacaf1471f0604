//! Many reviewers, few claims: one of all that saw the same version wins.
//! `FACTDESK_RACE_ATTEMPTS=10000` runs the whole.

use crate::desk::{Desk, IDS};
use crate::linear::{Call, Outcome, order};
use factdesk_domain::*;
use factdesk_store::{Error, ReviewCall, Store};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

const REVIEWERS: usize = 32;
const CLAIMS: usize = 50;

/// How many attempts in all.
fn attempts() -> usize {
    let wanted = std::env::var("FACTDESK_RACE_ATTEMPTS");
    wanted.map_or(1_600, |n| n.parse().unwrap())
}

/// Counts the starts and ends of calls.
static CLOCK: AtomicU64 = AtomicU64::new(1);

fn tick() -> u64 {
    CLOCK.fetch_add(1, Ordering::SeqCst)
}

/// One reviewer, who takes claims as they come and remembers the etags seen last.
struct Reviewer {
    store: Store,
    by: Principal,
    seen: Vec<(ClaimId, String)>,
    seed: u64,
}

impl Reviewer {
    /// Reviews so often; what was called, by claim.
    async fn work(mut self, times: usize) -> Vec<(ClaimId, String, Call)> {
        let mut calls = Vec::with_capacity(times);
        for _ in 0..times {
            // The usual multiplier and step of a linear congruential generator.
            self.seed = self
                .seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = (self.seed >> 33) as usize % self.seen.len();
            let (claim, seen) = self.seen[at].clone();
            let verdict = Verdict::ALL[(self.seed >> 20) as usize % 3];
            let start = tick();
            let outcome = self.review(claim, &seen, verdict).await;
            let end = tick();
            let (Outcome::Changed(etag) | Outcome::Aborted(etag)) = &outcome;
            self.seen[at].1 = etag.clone();
            let call = Call {
                start,
                end,
                seen,
                outcome,
            };
            calls.push((claim, self.by.handle.clone(), call));
        }
        calls
    }

    async fn review(&self, claim: ClaimId, etag: &str, verdict: Verdict) -> Outcome {
        let review = ReviewCall {
            claim,
            etag: etag.to_owned(),
            review: told(verdict),
            apply_to: vec![],
            validate_only: false,
            request: None,
        };
        match self.store.review_claim(&self.by, IDS, &review).await {
            Ok(after) => Outcome::Changed(after.etag),
            Err(Error::EtagMismatch { current, .. }) => Outcome::Aborted(current),
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn told(verdict: Verdict) -> NewReview {
    let draft = ReviewDraft {
        verdict: Some(verdict),
        rationale: "Asked twice.".into(),
        evidence: vec![],
        ..Default::default()
    };
    NewReview::check(draft).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_all_who_saw_one_version_one_wins_and_the_history_has_an_order() {
    let desk = Desk::open().await;
    let claims = fifty(&desk).await;
    let mut reviewers = Vec::new();
    for n in 0..REVIEWERS {
        let handle = format!("r{n}");
        let by = desk
            .db
            .principal(desk.by.newsroom, &handle, [Role::Reviewer])
            .await;
        let reviewer = Reviewer {
            store: desk.db.store.clone(),
            by: by.unwrap(),
            seen: claims.iter().map(|c| (c.id, c.etag.clone())).collect(),
            seed: n as u64,
        };
        reviewers.push(tokio::spawn(reviewer.work(attempts() / REVIEWERS)));
    }
    let mut calls: HashMap<ClaimId, Vec<(String, Call)>> = HashMap::new();
    for reviewer in reviewers {
        for (claim, person, call) in reviewer.await.unwrap() {
            calls.entry(claim).or_default().push((person, call));
        }
    }
    let mut changes = 0;
    for claim in &claims {
        changes += one_order(&desk, claim, calls.remove(&claim.id).unwrap_or_default()).await;
    }
    println!("{changes} of {} attempts changed a claim", attempts());
    assert!(
        changes > CLAIMS && changes < attempts(),
        "{changes}: nobody met anybody"
    );
    assert_eq!(
        desk.count("select count(*) from reviews").await,
        changes as i64
    );
}

async fn fifty(desk: &Desk) -> Vec<Claim> {
    let lines = (0..CLAIMS).map(|n| format!("Agency {n}: hundreds"));
    desk.submit(
        "https://example.org/story",
        &lines.collect::<Vec<_>>().join("\n"),
    )
    .await;
    desk.extract().await;
    // Evidence on every table, so that each verdict may be given.
    let claims = desk.list(None, ClaimFilter::everything()).await;
    for claim in &claims {
        let page = crate::reviews::page("https://example.net/list");
        let added = desk
            .db
            .store
            .add_evidence(&desk.by, IDS, claim.id, &page, None);
        added.await.unwrap();
    }
    assert_eq!(claims.len(), CLAIMS);
    claims
}

/// Checks one claim's calls, and that its reviews are those that changed it, in that
/// order, each beginning where the one before ended. Returns how many there are.
async fn one_order(desk: &Desk, claim: &Claim, calls: Vec<(String, Call)>) -> usize {
    let history: Vec<Call> = calls.iter().map(|(_, call)| call.clone()).collect();
    let chain = order(&claim.etag, &history).unwrap_or_else(|why| panic!("{}: {why}", claim.id));
    let who = |start| &calls.iter().find(|(_, c)| c.start == start).unwrap().0;
    let people: Vec<&str> = chain.iter().map(|call| who(call.start).as_str()).collect();
    let listed = desk
        .db
        .store
        .list_reviews(&desk.by, claim.id, None, 1_000)
        .await
        .unwrap();
    let mut reviews = listed.items;
    reviews.reverse();
    let handles: Vec<&str> = reviews.iter().map(|r| r.person.as_str()).collect();
    assert_eq!(handles, people);
    let mut before = None;
    for review in &reviews {
        assert_eq!(review.previous_verdict, before);
        before = Some(review.verdict);
    }
    let now = desk.db.store.get_claim(&desk.by, claim.id).await.unwrap();
    let last = chain.last().map(|call| call.outcome.clone());
    assert_eq!(
        last.unwrap_or(Outcome::Changed(claim.etag.clone())),
        Outcome::Changed(now.etag)
    );
    assert_eq!(now.verdict, before);
    chain.len()
}
