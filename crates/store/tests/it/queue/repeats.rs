//! Every call three times at once and once more: one effect, one answer.

use super::scene::{MINUTES, Scene, back};
use crate::desk::{IDS, request};
use factdesk_domain::*;
use factdesk_store::{AssignCall, Error, NextCall};
use std::fmt::Debug;

/// The answer that all deliveries got.
async fn thrice<T: Debug + PartialEq>(call: impl AsyncFn() -> Result<T, Error>) -> T {
    let at_once = [call(), call(), call()];
    let answers = futures_util::future::join_all(at_once).await;
    let mut answers: Vec<T> = answers.into_iter().map(Result::unwrap).collect();
    answers.push(call().await.unwrap());
    let last = answers.pop().unwrap();
    assert!(answers.iter().all(|a| *a == last), "{answers:#?} {last:#?}");
    last
}

async fn told(scene: &Scene, act: &str) -> i64 {
    let count = format!("select count(*) from outbox where act = 'claim.{act}'");
    scene.sql.one(&count).await
}

fn named(rpc: &'static str) -> Option<factdesk_store::Request> {
    request(rpc, "r1", 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn leasing_renewing_and_releasing() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    scene.one("Mayor: forty were hurt", 0.5).await;
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    let call = NextCall {
        filter: ClaimFilter::everything(),
        lease: MINUTES,
        request: named("LeaseNextClaim"),
    };
    let next = thrice(async || store.lease_next_claim(by, IDS, &call).await).await;
    assert_eq!(next.unwrap().claim.id, claim.id);
    assert_eq!(told(&scene, "leased").await, 1);
    let renewal = named("RenewLease");
    thrice(async || {
        let renewal = renewal.as_ref();
        store
            .renew_lease(by, IDS, claim.id, 2 * MINUTES, renewal)
            .await
    })
    .await;
    assert_eq!(told(&scene, "leased").await, 2);
    let release = back(claim.id, "later", named("ReleaseClaim"));
    thrice(async || store.release_claim(by, IDS, &release).await).await;
    assert_eq!(told(&scene, "released").await, 1);
    assert_eq!(
        scene.sql.one::<i64>("select count(*) from comments").await,
        1
    );
    let gone = store
        .lease_next_claim(by, IDS, &call)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((gone.claim.id, gone.claim.lease), (claim.id, None));
    let other = NextCall {
        request: request("LeaseNextClaim", "r1", 2),
        ..call
    };
    let reused = store.lease_next_claim(by, IDS, &other).await;
    assert!(matches!(reused, Err(Error::RequestIdReused)));
}

#[tokio::test(flavor = "multi_thread")]
async fn skipping() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    scene.next(by).await.unwrap();
    let skip = back(claim.id, "not mine", named("SkipClaim"));
    thrice(async || store.skip_claim(by, IDS, &skip).await).await;
    assert_eq!(told(&scene, "skipped").await, 1);
    assert_eq!(scene.sql.one::<i64>("select count(*) from skips").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn assigning_and_commenting() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    let assignment = AssignCall {
        claim: claim.id,
        to: Some(("editor".into(), scene.now().await + MINUTES)),
        note: "please".into(),
        request: named("AssignClaim"),
    };
    thrice(async || store.assign_claim(by, IDS, &assignment).await).await;
    assert_eq!(told(&scene, "assigned").await, 1);
    let comment = named("CommentOnClaim");
    thrice(async || {
        let comment = comment.as_ref();
        store
            .comment_on_claim(by, IDS, claim.id, "hm", comment)
            .await
    })
    .await;
    assert_eq!(told(&scene, "commented").await, 1);
    assert_eq!(
        scene.sql.one::<i64>("select count(*) from comments").await,
        2
    );
}
