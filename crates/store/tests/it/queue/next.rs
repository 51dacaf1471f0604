//! Who gets what, and who does not.

use super::scene::{MINUTES, Scene, only, said};
use crate::desk::{IDS, call, unverified};
use factdesk_domain::*;
use factdesk_store::{Error, NextCall};

#[tokio::test]
async fn the_most_worthy_comes_first_and_nobody_else_gets_it() {
    let scene = Scene::open().await;
    let low = scene.one("Mayor: the dam held", 0.2).await;
    let high = scene.one("Mayor: forty were hurt", 0.9).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let first = scene.next(&anna).await.unwrap();
    assert_eq!((first.claim.id, &first.covered[..]), (high.id, &[][..]));
    assert_eq!(first.claim.state, ClaimState::InReview);
    assert_eq!(first.claim.lease.as_ref().unwrap().handle, "anna");
    assert_eq!(scene.leased(&ben).await, low.id);
    assert_eq!(scene.next(&anna).await, None);
    assert_eq!(scene.next(&ben).await, None);
}

#[tokio::test]
async fn a_lease_leaves_etag_and_update_time_as_they_are() {
    let scene = Scene::open().await;
    let before = scene.one("Mayor: the dam held", 0.5).await;
    let by = &scene.desk.by;
    let during = scene.next(by).await.unwrap().claim;
    let after = scene.release(by, before.id).await.unwrap();
    for claim in [&during, &after] {
        assert_eq!(claim.etag, before.etag);
        assert_eq!(claim.update_time, before.update_time);
    }
    assert_eq!(after, before);
}

#[tokio::test]
async fn an_expired_lease_is_anybodys_by_the_databases_clock() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    let asked = scene.now().await;
    let lease = scene.next(&anna).await.unwrap().claim.lease.unwrap();
    let (soonest, latest) = (asked + MINUTES, scene.now().await + MINUTES);
    assert!((soonest..=latest).contains(&lease.expire_time));
    assert_eq!(scene.next(&ben).await, None);
    scene.time_passes().await;
    assert_eq!(scene.claim(claim.id).await.state, ClaimState::Pending);
    let again = scene.next(&ben).await.unwrap();
    assert_eq!(again.claim.lease.unwrap().handle, "ben");
    let store = &scene.desk.db.store;
    let late = store.renew_lease(&anna, IDS, claim.id, MINUTES, None).await;
    assert!(matches!(late, Err(Error::LeaseNotHeld { .. })), "{late:?}");
}

#[tokio::test]
async fn renewing_holds_it_from_now_on() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let by = &scene.desk.by;
    scene.next(by).await.unwrap();
    let store = &scene.desk.db.store;
    let asked = scene.now().await;
    let renewed = store.renew_lease(by, IDS, claim.id, 2 * MINUTES, None);
    let renewed = renewed.await.unwrap();
    assert!(renewed.lease.unwrap().expire_time >= asked + 2 * MINUTES);
    let other = scene.reviewer("anna").await;
    let not_mine = store
        .renew_lease(&other, IDS, claim.id, MINUTES, None)
        .await;
    assert!(matches!(not_mine, Err(Error::LeaseNotHeld { .. })));
}

#[tokio::test]
async fn another_persons_lease_stops_a_review_and_ones_own_does_not() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    scene.next(&anna).await.unwrap();
    let store = &scene.desk.db.store;
    let review = call(&claim, unverified());
    let refused = store.review_claim(&ben, IDS, &review).await;
    let leased = |e: &Error| {
        matches!(
            e,
            Error::Refused {
                refusal: Refusal::Leased,
                ..
            }
        )
    };
    assert!(leased(&refused.unwrap_err()));
    let done = store.review_claim(&anna, IDS, &review).await.unwrap();
    assert_eq!((done.state, done.lease), (ClaimState::Reviewed, None));
    assert_eq!(scene.next(&ben).await, None);
}

#[tokio::test]
async fn a_filter_says_which() {
    let scene = Scene::open().await;
    scene.one("Mayor: forty were hurt", 0.9).await;
    let wanted = scene.one("Mayor: the dam held", 0.1).await;
    let by = &scene.desk.by;
    let next = scene.next_of(by, only(&wanted.article)).await.unwrap();
    assert_eq!(next.claim.id, wanted.id);
    assert_eq!(scene.next_of(by, only(&wanted.article)).await, None);
    let held = ClaimFilter::Test(ClaimTest::State(ClaimState::InReview));
    assert_eq!(scene.next_of(by, held).await, None);
    let pending = ClaimFilter::Test(ClaimTest::State(ClaimState::Pending));
    assert!(scene.next_of(by, pending).await.is_some());
}

/// More than one stretch of the queue lies before what the filter asks for.
#[tokio::test]
async fn a_filter_finds_what_is_far_behind() {
    let scene = Scene::open().await;
    let many = (0..700).map(|n| said(&format!("Mayor: {n} were hurt"), 0.9));
    scene.found("", many.collect()).await;
    let wanted = scene.one("Mayor: the dam held", 0.1).await;
    let by = &scene.desk.by;
    let next = scene.next_of(by, only(&wanted.article)).await.unwrap();
    assert_eq!(next.claim.id, wanted.id);
}

#[tokio::test]
async fn what_waits_for_nobody_is_not_offered() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    scene.desk.review(&claim, unverified()).await.unwrap();
    assert_eq!(scene.next(&scene.desk.by).await, None);
    let again = "update claims set state = 'NEEDS_RECHECK', recheck_reason = 'DENIAL'";
    scene.sql.run(again, []).await;
    let next = scene.next(&scene.desk.by).await.unwrap();
    assert_eq!(next.claim.state, ClaimState::NeedsRecheck);
    assert_eq!(next.reasons[0], "needs a recheck: somebody denies it");
}

#[tokio::test]
async fn only_editors_who_gave_neither_review_adjudicate() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let anna = scene.reviewer("anna").await;
    let newsroom = scene.desk.by.newsroom;
    let other = scene.desk.db.principal(newsroom, "boss", [Role::Editor]);
    let other = other.await.unwrap();
    scene.desk.review(&claim, unverified()).await.unwrap();
    let disagree = "update claims set state = 'IN_ADJUDICATION'";
    scene.sql.run(disagree, []).await;
    assert_eq!(scene.next(&anna).await, None);
    assert_eq!(
        scene.next(&scene.desk.by).await,
        None,
        "gave one of the two"
    );
    let next = scene.next(&other).await.unwrap();
    assert_eq!(next.reasons[0], "two reviewers disagree about it");
}

#[tokio::test]
async fn newsrooms_have_queues_of_their_own() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let stranger = scene.desk.db.newsroom("other").await.unwrap();
    assert_eq!(scene.next(&stranger).await, None);
    scene.next(&scene.desk.by).await.unwrap();
    let not_found = |e: &Error| matches!(e, Error::NotFound(_));
    let store = &scene.desk.db.store;
    let renewed = store.renew_lease(&stranger, IDS, claim.id, MINUTES, None);
    assert!(not_found(&renewed.await.unwrap_err()));
    assert!(not_found(
        &scene.release(&stranger, claim.id).await.unwrap_err()
    ));
    assert!(not_found(
        &scene.skip(&stranger, claim.id).await.unwrap_err()
    ));
    let assigned = scene.assign(&stranger, claim.id, "editor", 5).await;
    assert!(not_found(&assigned.unwrap_err()));
    let said = store.comment_on_claim(&stranger, IDS, claim.id, "hm", None);
    assert!(not_found(&said.await.unwrap_err()));
    let listed = store.list_comments(&stranger, claim.id, None, 5).await;
    assert!(not_found(&listed.unwrap_err()));
    assert!(scene.claim(claim.id).await.lease.is_some());
}

#[tokio::test]
async fn the_reasons_say_why_this_one() {
    let scene = Scene::open().await;
    let doubted = CandidateClaim {
        cautions: vec![Caution {
            category: CautionCategory::Unverified,
            text: "could not be confirmed".into(),
            span: None,
        }],
        worthiness_reasons: vec!["many people are concerned".into()],
        ..said("Mayor: forty were hurt", 0.9)
    };
    let claim = scene.found("", vec![doubted.clone()]).await.remove(0);
    scene.found("", vec![doubted]).await;
    let overdue = "update claims set due_time = now() - interval '1 min'";
    scene.sql.run(overdue, []).await;
    let next = scene.next(&scene.desk.by).await.unwrap();
    let due = next.claim.due_time.format("%Y-%m-%d %H:%M UTC");
    let since = claim.create_time.format("%Y-%m-%d %H:%M UTC");
    let why = [
        format!("overdue since {due}"),
        "many people are concerned".into(),
        "the article itself doubts it: “could not be confirmed”".into(),
        "one more article says the same".into(),
        format!("waiting since {since}"),
    ];
    assert_eq!(next.reasons, why);
}

#[tokio::test]
async fn leasing_is_told() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let by = &scene.desk.by;
    scene.next(by).await.unwrap();
    let store = &scene.desk.db.store;
    let renewed = store.renew_lease(by, IDS, claim.id, MINUTES, None);
    renewed.await.unwrap();
    scene.release(by, claim.id).await.unwrap();
    scene.next(by).await.unwrap();
    scene.skip(by, claim.id).await.unwrap();
    scene.assign(by, claim.id, "editor", 5).await.unwrap();
    let acts = "select act from outbox where subject_kind = 'claim' order by seq";
    let acts: Vec<String> = scene.sql.column(acts).await;
    let told = [
        "leased", "leased", "released", "leased", "skipped", "assigned",
    ];
    let told = told.map(|act| format!("claim.{act}"));
    assert_eq!(acts[1..], told);
}

#[tokio::test]
async fn an_empty_queue_has_nothing() {
    let scene = Scene::open().await;
    let call = NextCall {
        filter: ClaimFilter::everything(),
        lease: MINUTES,
        request: crate::desk::request("LeaseNextClaim", "r", 1),
    };
    let by = &scene.desk.by;
    let store = &scene.desk.db.store;
    assert_eq!(store.lease_next_claim(by, IDS, &call).await.unwrap(), None);
    scene.one("Mayor: the dam held", 0.5).await;
    let again = store.lease_next_claim(by, IDS, &call).await.unwrap();
    assert_eq!(again, None, "the same request has the same answer");
    assert!(scene.next(by).await.is_some());
}
