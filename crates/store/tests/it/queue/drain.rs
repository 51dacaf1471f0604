//! Many reviewers empty a queue.

use super::scene::{MINUTES, Scene, counted, said};
use crate::desk::{IDS, call, unverified};
use factdesk_domain::*;
use factdesk_store::{Dismissal, Error, NextCall, Store};
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const REVIEWERS: usize = 32;

/// `FACTDESK_DRAIN_CLAIMS` says how many; the whole house takes 5,000.
fn claims() -> usize {
    let given = std::env::var("FACTDESK_DRAIN_CLAIMS").ok();
    given.map_or(600, |n| n.parse().unwrap())
}

/// What is leased at this moment, as those know who hold it.
#[derive(Default)]
struct Held {
    now: Mutex<HashSet<ClaimId>>,
    decided: Mutex<HashSet<ClaimId>>,
}

impl Held {
    fn begin(&self, claims: &[ClaimId]) {
        let mut now = self.now.lock().unwrap();
        for claim in claims {
            assert!(now.insert(*claim), "{claim} is held twice");
        }
    }

    fn end(&self, claims: &[ClaimId]) {
        let mut now = self.now.lock().unwrap();
        claims.iter().for_each(|claim| assert!(now.remove(claim)));
    }

    fn decided(&self, claim: ClaimId) {
        assert!(self.decided.lock().unwrap().insert(claim), "{claim} again");
    }
}

/// Half of the claims stand in statements of three.
async fn fill(scene: &Scene, count: usize) {
    for block in 0..count.div_ceil(120) {
        let mut all = Vec::new();
        for n in 0..(count - block * 120).min(120) / 6 {
            let place = block * 20 + n;
            for single in 0..3 {
                all.push(said(&format!("Mayor: road {place}-{single} is shut"), 0.2));
            }
            let within = Some(all.len());
            all.push(said(
                &format!("Agency: {place} died and {place} were hurt"),
                0.5,
            ));
            for figure in ["died", "were hurt"] {
                let figure = counted(&format!("{place} {figure}"), 0.7);
                all.push(CandidateClaim { within, ..figure });
            }
        }
        scene.found("", all).await;
    }
}

/// Takes claims until none is left for them: reviews two of three, dismisses the third.
async fn drain(store: Store, by: Principal, held: Arc<Held>, left: Arc<Mutex<usize>>) {
    let next = NextCall {
        filter: ClaimFilter::everything(),
        lease: MINUTES,
        request: None,
    };
    while *left.lock().unwrap() > 0 {
        let Some(leased) = store.lease_next_claim(&by, IDS, &next).await.unwrap() else {
            // Others hold what is left: they are about to be done, or to be gone.
            tokio::task::yield_now().await;
            continue;
        };
        assert_eq!(leased.claim.lease.as_ref().unwrap().person, by.person);
        let mut all = vec![leased.claim.id];
        all.extend(&leased.covered);
        held.begin(&all);
        for (n, id) in all.iter().enumerate() {
            let claim = store.get_claim(&by, *id).await.unwrap();
            // The last one frees the whole: from then on others may have a copy.
            if n + 1 == all.len() {
                held.end(&all);
            }
            decide(&store, &by, &claim).await;
            held.decided(*id);
        }
        *left.lock().unwrap() -= all.len();
    }
}

async fn decide(store: &Store, by: &Principal, claim: &Claim) {
    if !claim.id.0.as_u128().is_multiple_of(3) {
        let review = call(claim, unverified());
        store.review_claim(by, IDS, &review).await.unwrap();
        return;
    }
    let dismissal = Dismissal {
        claim: claim.id,
        etag: claim.etag.clone(),
        reason: DismissReason::NotCheckable,
        comment: String::new(),
        request: None,
    };
    store.dismiss_claim(by, IDS, &dismissal).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_reviewers_drain_a_queue() {
    let scene = Scene::open().await;
    fill(&scene, claims()).await;
    let waiting: i64 = scene
        .sql
        .one("select count(*) from claims where state = 'PENDING'")
        .await;
    let (held, left) = (
        Arc::new(Held::default()),
        Arc::new(Mutex::new(waiting as usize)),
    );
    let started = Instant::now();
    let mut at_work = Vec::new();
    for n in 0..REVIEWERS {
        let by = scene.reviewer(&format!("r{n}")).await;
        let store = scene.desk.db.store.clone();
        at_work.push(tokio::spawn(drain(store, by, held.clone(), left.clone())));
    }
    for one in at_work {
        one.await.unwrap();
    }
    let took = started.elapsed();
    println!(
        "{waiting} claims in {took:?}: {:.0}/s",
        waiting as f64 / took.as_secs_f64()
    );
    assert_eq!(held.decided.lock().unwrap().len(), waiting as usize);
    let undecided = "select count(*) from claims where state not in ('REVIEWED', 'DISMISSED')";
    assert_eq!(
        scene.sql.one::<i64>(undecided).await,
        0,
        "none is forgotten"
    );
    assert_eq!(scene.sql.one::<i64>("select count(*) from leases").await, 0);
}

/// The lease ends by itself, in a second or so; nobody frees it.
#[tokio::test]
async fn an_expired_claim_is_offered_again_within_a_second() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    scene.next(&anna).await.unwrap();
    let soon = "update leases set expire_time = clock_timestamp() + interval '500 ms'
        returning expire_time";
    let rows = scene.sql.rows(soon, []).await;
    let until: chrono::DateTime<chrono::Utc> = rows[0].try_get_by_index(0).unwrap();
    let offered = async {
        loop {
            if let Some(next) = scene.next(&ben).await {
                return next;
            }
        }
    };
    let next = tokio::time::timeout(Duration::from_secs(10), offered)
        .await
        .unwrap();
    assert_eq!(next.claim.id, claim.id);
    let taken = "select create_time from leases";
    let taken: chrono::DateTime<chrono::Utc> = scene.sql.one(taken).await;
    assert!(taken >= until, "not before it had passed");
    assert!(
        taken - until < chrono::Duration::seconds(1),
        "{taken} {until}"
    );
}

/// A reviewer who is gone keeps nothing: what they held is drained with the rest.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_gone_held_is_not_forgotten() {
    let scene = Scene::open().await;
    fill(&scene, 60).await;
    let gone = scene.reviewer("gone").await;
    for _ in 0..10 {
        scene.next(&gone).await.unwrap();
    }
    let others = (Arc::new(Held::default()), Arc::new(Mutex::new(60)));
    let mut at_work = Vec::new();
    for n in 0..4 {
        let by = scene.reviewer(&format!("r{n}")).await;
        let (store, held, left) = (
            scene.desk.db.store.clone(),
            others.0.clone(),
            others.1.clone(),
        );
        at_work.push(tokio::spawn(drain(store, by, held, left)));
    }
    let pass = "update leases set expire_time = now() where person = $1";
    scene.sql.run(pass, [gone.person.0.into()]).await;
    for one in at_work {
        let ended = tokio::time::timeout(Duration::from_secs(30), one).await;
        ended.expect("they come to an end").unwrap();
    }
    assert_eq!(others.0.decided.lock().unwrap().len(), 60);
    let late =
        scene
            .desk
            .db
            .store
            .renew_lease(&gone, IDS, ClaimId(uuid::Uuid::nil()), MINUTES, None);
    assert!(matches!(late.await, Err(Error::NotFound(_))));
}
