//! Every rpc that changes anything, delivered three times under one request id, one
//! after another and all at once: one effect, one answer.

use crate::cut::{Scene, changing};
use crate::newsroom::refused;
use crate::pairs::{enter, get, give, listed, review};
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use factdesk_proto::v1::claim::State;
use tonic::Code;

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_three_times_is_done_once() {
    let mut scene = Scene::new().await;
    for (rpc, path) in changing() {
        let request = scene.request(&rpc, &format!("{rpc}-in turn")).await;
        let before = scene.effects().await;
        let first = scene.by.raw(&path, request.clone()).await.unwrap();
        let once = scene.since(&before).await;
        for _ in 0..2 {
            let again = scene.by.raw(&path, request.clone()).await.unwrap();
            assert_eq!(again.get_ref(), first.get_ref(), "{rpc}");
        }
        assert_eq!(scene.since(&before).await, once, "{rpc}");

        let request = scene.request(&rpc, &format!("{rpc}-at once")).await;
        let before = scene.effects().await;
        let calls = (0..3).map(|_| scene.by.raw(&path, request.clone()));
        let answers = futures_util::future::join_all(calls).await;
        let answers: Vec<_> = answers
            .into_iter()
            .map(|a| a.unwrap().into_inner())
            .collect();
        assert!(answers.iter().all(|a| *a == answers[0]), "{rpc}");
        assert_eq!(scene.since(&before).await, once, "{rpc}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_two_reviews_that_comes_three_times_is_one() {
    let scene = Scene::new().await;
    let [ben, cleo] = &scene.others;
    let claim = enter(ben, "it rains").await;
    let named = |claim: &v1::Claim, verdict| v1::ReviewClaimRequest {
        request_id: "r".into(),
        ..review(claim, verdict)
    };
    let first = named(&claim, Verdict::Verified);
    let calls = (0..3).map(|_| give(ben, first.clone()));
    let sealed = futures_util::future::join_all(calls).await;
    assert!(
        sealed
            .iter()
            .all(|s| s == &sealed[0] && s.state() == State::AwaitingSecondReview)
    );
    assert_eq!(listed(ben, &claim).await.len(), 1);
    let second = named(&sealed[0], Verdict::Disputed);
    let calls = (0..3).map(|_| give(cleo, second.clone()));
    let apart = futures_util::future::join_all(calls).await;
    assert!(
        apart
            .iter()
            .all(|a| a == &apart[0] && a.state() == State::InAdjudication)
    );
    assert_eq!(listed(ben, &claim).await.len(), 2);
    // The first one's repeat tells what has become of the claim meanwhile.
    assert_eq!(give(ben, first.clone()).await, get(ben, &claim).await);
    let other = v1::ReviewClaimRequest {
        reason: "Otherwise.".into(),
        ..first
    };
    let reused = ben.reviews().review_claim(other).await;
    refused(reused, Code::AlreadyExists, "REQUEST_ID_REUSED");
}
