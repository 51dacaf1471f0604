//! CorrectReview: what stood stays readable, and readers are told.

use crate::newsroom::{House, bad_fields, refused};
use crate::pairs::{People, ask_two, correction, decision, enter, get, give, listed, review};
use factdesk_proto::v1;
use factdesk_proto::v1::CorrectionKind::{Clarification, Correction, Update};
use factdesk_proto::v1::Verdict;
use factdesk_proto::v1::claim::State;
use tonic::Code;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_names_what_it_corrects_and_the_old_one_stays() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let claim = enter(&people.anna, "it rains").await;
    let copy = enter(&people.anna, "it rains").await;
    let stood = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let old = listed(&people.anna, &claim).await.remove(0);
    let ask = v1::CorrectReviewRequest {
        validate_only: true,
        ..correction(&stood, &old, Correction, Verdict::Disputed)
    };
    let would = people
        .ed
        .reviews()
        .correct_review(ask)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (would.verdict(), get(&people.ed, &claim).await),
        (Verdict::Disputed, stood.clone())
    );
    let request = correction(&stood, &old, Correction, Verdict::Disputed);
    let corrected = people
        .ed
        .reviews()
        .correct_review(request)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (corrected.state(), corrected.verdict()),
        (State::Reviewed, Verdict::Disputed)
    );
    assert_eq!(corrected.reason, "The list was read wrongly.");
    let [new, still]: [v1::Review; 2] = listed(&people.anna, &claim).await.try_into().unwrap();
    assert_eq!(still, old);
    assert_eq!(
        (new.kind(), new.correction_kind()),
        (v1::ReviewKind::Correction, Correction)
    );
    assert_eq!(
        (new.corrects, new.previous_verdict),
        (old.name, old.verdict)
    );
    assert_eq!(
        get(&people.anna, &copy).await.offered_verdict(),
        Verdict::Disputed
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clarification_keeps_both_verdicts() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let claim = enter(&people.anna, "it rains").await;
    let said = v1::ReviewClaimRequest {
        attribution_verdict: Verdict::Verified.into(),
        ..review(&claim, Verdict::Verified)
    };
    let stood = give(&people.anna, said).await;
    let old = listed(&people.anna, &claim).await.remove(0);
    for (verdict, attribution) in [
        (Verdict::Disputed, Verdict::Verified),
        (Verdict::Verified, Verdict::Unspecified),
    ] {
        let request = v1::CorrectReviewRequest {
            attribution_verdict: attribution.into(),
            ..correction(&stood, &old, Clarification, verdict)
        };
        let outcome = people.ed.reviews().correct_review(request).await;
        assert_eq!(bad_fields(outcome), ["verdict"]);
    }
    let request = v1::CorrectReviewRequest {
        attribution_verdict: Verdict::Verified.into(),
        ..correction(&stood, &old, Clarification, Verdict::Verified)
    };
    let clarified = people
        .ed
        .reviews()
        .correct_review(request)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(clarified.reason, "The list was read wrongly.");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_stands_is_corrected() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let claim = enter(&people.anna, "it rains").await;
    let stood = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let old = listed(&people.anna, &claim).await.remove(0);
    let correct = async |request| people.ed.reviews().correct_review(request).await;
    let of = |claim: &v1::Claim, kind| correction(claim, &old, kind, Verdict::Disputed);
    let corrected = correct(of(&stood, Update)).await.unwrap().into_inner();
    refused(
        correct(of(&stood, Update)).await,
        Code::Aborted,
        "ETAG_MISMATCH",
    );
    let details = refused(
        correct(of(&corrected, Update)).await,
        Code::FailedPrecondition,
        "REVIEW_OUTDATED",
    );
    let stands = listed(&people.anna, &claim).await.remove(0);
    assert_eq!(
        details.error_info().unwrap().metadata["review"],
        stands.name
    );
    let nowhere = v1::CorrectReviewRequest {
        name: format!("{}/reviews/{}", claim.name, Uuid::nil()),
        ..of(&corrected, Update)
    };
    refused(correct(nowhere).await, Code::NotFound, "REVIEW_NOT_FOUND");
    let other = enter(&people.anna, "it snows").await;
    let elsewhere = v1::CorrectReviewRequest {
        name: old.name.replace(&claim.name, &other.name),
        ..of(&other, Update)
    };
    refused(correct(elsewhere).await, Code::NotFound, "REVIEW_NOT_FOUND");
    let bare = v1::CorrectReviewRequest {
        verdict: Verdict::Unverified.into(),
        rationale: String::new(),
        name: stands.name.clone(),
        ..of(&corrected, Update)
    };
    refused(
        correct(bare).await,
        Code::FailedPrecondition,
        "POLICY_NOT_MET",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_corrected_while_two_people_differ_and_a_decision_may_be_later() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let apart = people.disagree("it rains").await;
    let one = listed(&people.anna, &apart).await.remove(0);
    let early = correction(&apart, &one, Update, Verdict::Disputed);
    let outcome = people.ed.reviews().correct_review(early).await;
    refused(outcome, Code::FailedPrecondition, "STATE_FORBIDS");
    let decided = people
        .ed
        .reviews()
        .adjudicate_claim(decision(&apart, Verdict::Disputed))
        .await;
    let decided = decided.unwrap().into_inner();
    let [decision, ..] = &listed(&people.anna, &apart).await[..] else {
        panic!("no decision");
    };
    let later = correction(&decided, decision, Update, Verdict::Verified);
    // Whoever decided may find out that it was wrong.
    people.ed.reviews().correct_review(later).await.unwrap();
}
