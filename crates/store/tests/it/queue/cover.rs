//! A lease covers the copies and the claims of the statement: all of them or none.

use super::scene::{Scene, counted, said};
use crate::desk::{IDS, call, unverified};
use factdesk_domain::*;
use factdesk_store::{Dismissal, Error};

const SAID: &str = "Agency: three died and three were hurt";

/// A statement with two figures in it, one of them more urgent than the statement.
fn report() -> Vec<CandidateClaim> {
    vec![
        said(SAID, 0.4),
        counted("three died", 0.9),
        counted("three were hurt", 0.3),
    ]
}

fn by_kind(claims: Vec<Claim>) -> [Claim; 3] {
    let mut claims = claims;
    claims.sort_by(|a, b| b.check_worthiness.total_cmp(&a.check_worthiness));
    claims.try_into().unwrap()
}

fn sorted(claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
    let mut all: Vec<_> = claims.into_iter().collect();
    all.sort();
    all
}

#[tokio::test]
async fn copies_and_the_claims_of_the_statement_come_along() {
    let scene = Scene::open().await;
    let [died, statement, hurt] = by_kind(scene.found("", report()).await);
    let copies = by_kind(scene.found("", report()).await);
    scene.level().await;
    let other = scene.one("Mayor: the dam held", 0.1).await;
    assert_eq!(died.within, Some(statement.id));
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let next = scene.next(&anna).await.unwrap();
    assert_eq!(next.claim.id, died.id);
    let others = copies.iter().map(|c| c.id);
    let beside = sorted(others.chain([statement.id, hurt.id]));
    assert_eq!(sorted(next.covered.clone()), beside);
    let own = sorted(next.covered[..2].iter().copied());
    assert_eq!(
        own,
        sorted([statement.id, hurt.id]),
        "its own article first"
    );
    for covered in beside {
        assert_eq!(scene.claim(covered).await.lease.unwrap().handle, "anna");
    }
    assert_eq!(scene.leased(&ben).await, other.id);
    assert_eq!(scene.next(&ben).await, None);
}

#[tokio::test]
async fn giving_one_of_them_back_gives_all_back() {
    let scene = Scene::open().await;
    let [_, statement, _] = by_kind(scene.found("", report()).await);
    let anna = scene.reviewer("anna").await;
    scene.next(&anna).await.unwrap();
    scene.release(&anna, statement.id).await.unwrap();
    assert_eq!(scene.sql.one::<i64>("select count(*) from leases").await, 0);
}

#[tokio::test]
async fn while_one_of_them_is_anothers_none_is_leased() {
    let scene = Scene::open().await;
    let [died, statement, hurt] = by_kind(scene.found("", report()).await);
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    scene.next(&anna).await.unwrap();
    // Of anna's lease only that on the statement is left, then only one on a figure.
    let move_to = "update leases set copy_key = $1 where claim = $2 and copy_key =
        (select min(copy_key) from leases)";
    let part = "delete from leases where copy_key <> $1";
    scene
        .sql
        .run(part, [statement.copy_key.clone().into()])
        .await;
    assert_eq!(scene.next(&ben).await, None);
    let figure = [hurt.copy_key.clone().into(), died.id.0.into()];
    assert_eq!(scene.sql.run(move_to, figure).await, 1);
    assert_eq!(scene.next(&ben).await, None);
    scene.time_passes().await;
    let next = scene.next(&ben).await.unwrap();
    assert_eq!(next.claim.id, died.id);
    assert_eq!(sorted(next.covered), sorted([statement.id, hurt.id]));
}

#[tokio::test]
async fn after_a_verdict_the_rest_of_the_statement_comes_next() {
    let scene = Scene::open().await;
    let [died, statement, hurt] = by_kind(scene.found("", report()).await);
    scene.one("Mayor: the dam broke", 1.0).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let figures = ClaimFilter::Test(ClaimTest::Kind(Kind::Figure));
    assert_eq!(
        scene.next_of(&anna, figures).await.unwrap().claim.id,
        died.id
    );
    let store = &scene.desk.db.store;
    let review = call(&died, unverified());
    store.review_claim(&anna, IDS, &review).await.unwrap();
    let next = scene.next(&anna).await.unwrap();
    assert_eq!(next.claim.id, statement.id, "before the most urgent of all");
    let why = "it belongs to the statement that you hold";
    assert_eq!(
        (next.covered, next.reasons[0].as_str()),
        (vec![hurt.id], why)
    );
    assert_ne!(scene.leased(&ben).await, hurt.id);
    assert_eq!(scene.next(&ben).await, None);
}

#[tokio::test]
async fn a_verdict_and_a_dismissal_end_the_lease_on_the_copies() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let copy = scene.one("Mayor: the dam held", 0.5).await;
    scene.level().await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    assert_eq!(scene.leased(&anna).await, claim.id);
    let dismissal = Dismissal {
        claim: claim.id,
        etag: claim.etag,
        reason: DismissReason::NotCheckable,
        comment: String::new(),
        request: None,
    };
    let store = &scene.desk.db.store;
    store.dismiss_claim(&anna, IDS, &dismissal).await.unwrap();
    assert_eq!(scene.leased(&ben).await, copy.id);
    let review = call(&copy, unverified());
    let refused = store.review_claim(&anna, IDS, &review);
    assert!(matches!(refused.await, Err(Error::Refused { .. })));
    let done = store.review_claim(&ben, IDS, &review);
    assert_eq!(done.await.unwrap().lease, None);
}

#[tokio::test]
async fn at_most_five_hundred_are_named() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    super::cost::multiply(&scene, &claim, 600).await;
    let next = scene.next(&scene.desk.by).await.unwrap();
    assert_eq!(next.covered.len(), 500);
    let copies = "500 more articles say the same";
    assert!(
        next.reasons.iter().any(|r| r == copies),
        "{:?}",
        next.reasons
    );
}

/// Sixteen at once, each upon another claim of the same statements.
#[tokio::test(flavor = "multi_thread")]
async fn one_of_many_at_once_gets_a_statement() {
    let scene = Scene::open().await;
    for n in 0..3 {
        let report = report().into_iter().map(|c| {
            let text = c.text.replace("three", &format!("{n}"));
            CandidateClaim {
                context: text.clone(),
                text,
                ..c
            }
        });
        scene.found("", report.collect()).await;
    }
    let mut people = Vec::new();
    for n in 0..16 {
        people.push(scene.reviewer(&format!("r{n}")).await);
    }
    let asked = people.iter().map(|by| scene.next(by));
    let got = futures_util::future::join_all(asked).await;
    let got: Vec<_> = got.into_iter().flatten().collect();
    assert_eq!(got.len(), 3);
    let all = got
        .iter()
        .flat_map(|l| l.covered.iter().chain([&l.claim.id]));
    let mut all = sorted(all.copied());
    all.dedup();
    assert_eq!(all.len(), 9);
}
