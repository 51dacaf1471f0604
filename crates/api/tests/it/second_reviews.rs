//! Two pairs of eyes: sealed, opened, decided.

use crate::newsroom::{Caller, House, refused};
use crate::pairs::{
    People, ask_two, decision, enter, get, give, listed, on_table, page, review, update,
};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use factdesk_proto::v1::claim::State;
use tonic::{Code, Status};

/// The types of what the policy finds missing.
fn missing<T: std::fmt::Debug>(outcome: Result<T, Status>) -> Vec<String> {
    let details = refused(outcome, Code::FailedPrecondition, "POLICY_NOT_MET");
    let failure = details.precondition_failure().unwrap();
    failure
        .violations
        .iter()
        .map(|v| v.r#type.clone())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_agree_make_a_verdict() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let first = v1::ReviewClaimRequest {
        reason: "The first list says so.".into(),
        evidence: vec![page("first")],
        ..review(&claim, Verdict::Verified)
    };
    let sealed = give(&people.anna, first).await;
    assert_eq!(sealed.state(), State::AwaitingSecondReview);
    assert_eq!(
        (sealed.verdict(), sealed.reason.as_str()),
        (Verdict::Unspecified, "")
    );
    assert_ne!(sealed.etag, claim.etag);
    assert_eq!(on_table(&people.anna, &claim).await, []);
    let second = v1::ReviewClaimRequest {
        evidence: vec![page("second")],
        ..review(&sealed, Verdict::Verified)
    };
    let stands = give(&people.ben, second).await;
    assert_eq!(
        (stands.state(), stands.verdict()),
        (State::Reviewed, Verdict::Verified)
    );
    assert_eq!(
        stands.reason, "The first list says so.",
        "the second gave none"
    );
    let reviews = listed(&people.cleo, &claim).await;
    let told: Vec<_> = reviews
        .iter()
        .map(|r| {
            (
                r.person.as_str(),
                r.kind(),
                r.sealed,
                r.evidence.len(),
                r.policy_version,
            )
        })
        .collect();
    let kinds = [v1::ReviewKind::SecondReview, v1::ReviewKind::Review];
    assert_eq!(
        told,
        [
            ("people/ben", kinds[0], false, 1, 1),
            ("people/anna", kinds[1], false, 1, 1)
        ]
    );
    assert!(reviews[1].create_time.unwrap().seconds > 0);
    let table = on_table(&people.cleo, &claim).await;
    let mut brought: Vec<_> = table
        .iter()
        .map(|e| (e.person.as_str(), e.uri.as_str()))
        .collect();
    brought.sort();
    let both = [
        ("people/anna", "https://example.net/first"),
        ("people/ben", "https://example.net/second"),
    ];
    assert_eq!(brought, both);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_disagree_are_decided_between_by_a_third() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = people.disagree("it rains").await;
    assert_eq!(claim.verdict(), Verdict::Unspecified);
    let again = people
        .cleo
        .reviews()
        .review_claim(review(&claim, Verdict::Verified))
        .await;
    let details = refused(again, Code::FailedPrecondition, "STATE_FORBIDS");
    assert_eq!(
        details.error_info().unwrap().metadata["state"],
        "IN_ADJUDICATION"
    );
    let ask = v1::AdjudicateClaimRequest {
        validate_only: true,
        ..decision(&claim, Verdict::Disputed)
    };
    let would = people
        .ed
        .reviews()
        .adjudicate_claim(ask)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(would.state(), State::Reviewed);
    assert_eq!(get(&people.ed, &claim).await, claim);
    let decided = people
        .ed
        .reviews()
        .adjudicate_claim(decision(&claim, Verdict::Disputed))
        .await;
    let decided = decided.unwrap().into_inner();
    assert_eq!(
        (decided.state(), decided.verdict()),
        (State::Reviewed, Verdict::Disputed)
    );
    let reviews = listed(&people.cleo, &claim).await;
    assert_eq!(
        (reviews[0].kind(), reviews.len()),
        (v1::ReviewKind::Adjudication, 3)
    );
    let twice = people
        .eva
        .reviews()
        .adjudicate_claim(decision(&decided, Verdict::Verified))
        .await;
    refused(twice, Code::FailedPrecondition, "STATE_FORBIDS");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reviewed_decides_nothing_and_whom_the_policy_names_does() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let claim = give(&people.ed, review(&sealed, Verdict::Disputed)).await;
    let own = people
        .ed
        .reviews()
        .adjudicate_claim(decision(&claim, Verdict::Disputed))
        .await;
    assert_eq!(missing(own), ["ANOTHER_PERSON_REQUIRED"]);
    ask_two(&people.admin, &["ed", "eva"]).await;
    let lead = house.person("lead", &[Role::Editor]).await;
    let unnamed = lead
        .reviews()
        .adjudicate_claim(decision(&claim, Verdict::Disputed))
        .await;
    assert_eq!(missing(unnamed), ["ADJUDICATOR_REQUIRED"]);
    let named = people
        .eva
        .reviews()
        .adjudicate_claim(decision(&claim, Verdict::Disputed))
        .await;
    assert_eq!(named.unwrap().into_inner().state(), State::Reviewed);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_is_another_person_and_no_named_adjudicator() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &["ed", "eva"]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let again = people
        .anna
        .reviews()
        .review_claim(review(&sealed, Verdict::Verified))
        .await;
    assert_eq!(missing(again), ["ANOTHER_PERSON_REQUIRED"]);
    let tool = house.delegate("tool").await.acting_for("anna");
    let passed_on = tool
        .reviews()
        .review_claim(review(&sealed, Verdict::Verified))
        .await;
    assert_eq!(missing(passed_on), ["ANOTHER_PERSON_REQUIRED"]);
    let seer = people
        .ed
        .reviews()
        .review_claim(review(&sealed, Verdict::Verified))
        .await;
    assert_eq!(missing(seer), ["ADJUDICATOR_MAY_NOT_REVIEW"]);
    assert_eq!(get(&people.ben, &claim).await, sealed);
    give(&people.ben, review(&sealed, Verdict::Verified)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn named_adjudicators_and_the_author_see_what_is_sealed_and_nobody_else() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &["ed"]).await;
    let claim = enter(&people.anna, "it rains").await;
    let first = v1::ReviewClaimRequest {
        evidence: vec![v1::Evidence {
            confidential: true,
            ..page("first")
        }],
        ..review(&claim, Verdict::Verified)
    };
    let sealed = give(&people.anna, first).await;
    for (who, sees) in [
        (&people.anna, 1),
        (&people.ed, 1),
        (&people.eva, 0),
        (&people.ben, 0),
    ] {
        let reviews = listed(who, &sealed).await;
        assert_eq!(reviews.len(), sees);
        for review in reviews {
            assert!(review.sealed && review.evidence.len() == 1, "{review:?}");
            assert_eq!(
                (review.person.as_str(), review.verdict()),
                ("people/anna", Verdict::Verified)
            );
        }
    }
    // What it is called while it is sealed, it is called once it is open.
    let before = listed(&people.anna, &sealed).await.remove(0);
    give(&people.ben, review(&sealed, Verdict::Verified)).await;
    let after = listed(&people.anna, &sealed).await.remove(1);
    assert_eq!(
        after,
        v1::Review {
            sealed: false,
            ..before
        }
    );
    assert_eq!(
        listed(&people.ben, &sealed).await[1].evidence,
        [],
        "it is confidential still"
    );
}

/// The only one who is named gave one of the two: the claim is not left to nobody.
#[tokio::test(flavor = "multi_thread")]
async fn any_other_editor_decides_where_all_who_are_named_gave_a_review() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &["ed"]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.ed, review(&claim, Verdict::Verified)).await;
    let claim = give(&people.ben, review(&sealed, Verdict::Disputed)).await;
    assert_eq!(claim.state(), State::InAdjudication);
    let decide = async |by: &Caller| {
        let decision = decision(&claim, Verdict::Disputed);
        by.reviews().adjudicate_claim(decision).await
    };
    assert_eq!(
        missing(decide(&people.ed).await),
        ["ANOTHER_PERSON_REQUIRED"]
    );
    let reviewer = decide(&people.cleo).await;
    refused(reviewer, Code::PermissionDenied, "ROLE_MISSING");
    let next = v1::LeaseNextClaimRequest {
        filter: "state = IN_ADJUDICATION".into(),
        ..Default::default()
    };
    let offered = async |by: &Caller| {
        let next = by.reviews().lease_next_claim(next.clone()).await;
        next.unwrap().into_inner().claim.map(|c| c.name)
    };
    assert_eq!(offered(&people.ed).await, None);
    assert_eq!(offered(&people.cleo).await, None);
    assert_eq!(offered(&people.eva).await, Some(claim.name.clone()));
    assert_eq!(
        decide(&people.eva).await.unwrap().into_inner().state(),
        State::Reviewed
    );
}

/// Who was taken off the list does not forget what they could read on it.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_could_read_what_is_sealed_gives_no_second_review_later() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let lead = house.person("lead", &[Role::Editor]).await;
    ask_two(&people.admin, &["lead"]).await;
    ask_two(&people.admin, &["ed"]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    assert_eq!(listed(&people.ed, &claim).await.len(), 1);
    ask_two(&people.admin, &["eva"]).await;
    assert_eq!(listed(&people.eva, &claim).await.len(), 1);
    ask_two(&people.admin, &[]).await;
    let next = v1::LeaseNextClaimRequest {
        filter: "state = AWAITING_SECOND_REVIEW".into(),
        ..Default::default()
    };
    for saw in [&people.ed, &people.eva] {
        assert_eq!(listed(saw, &claim).await, [], "no longer");
        for verdict in [Verdict::Verified, Verdict::Disputed] {
            let second = saw.reviews().review_claim(review(&sealed, verdict)).await;
            assert_eq!(missing(second), ["ADJUDICATOR_MAY_NOT_REVIEW"]);
        }
        let next = saw.reviews().lease_next_claim(next.clone()).await;
        assert_eq!(next.unwrap().into_inner().claim, None);
    }
    // Named before anything lay sealed there, and on another claim.
    let fresh = enter(&people.anna, "it snows").await;
    let fresh = give(&people.anna, review(&fresh, Verdict::Verified)).await;
    give(&people.ed, review(&fresh, Verdict::Verified)).await;
    let stands = give(&lead, review(&sealed, Verdict::Verified)).await;
    assert_eq!(stands.state(), State::Reviewed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_helps_no_second_review() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let bare = |verdict| v1::ReviewClaimRequest {
        evidence: vec![],
        ..review(&sealed, verdict)
    };
    let refused = people
        .ben
        .reviews()
        .review_claim(bare(Verdict::Verified))
        .await;
    assert_eq!(missing(refused), ["EVIDENCE_REQUIRED"]);
    let add = v1::AddEvidenceRequest {
        parent: claim.name.clone(),
        evidence: Some(page("table")),
        ..Default::default()
    };
    people.cleo.reviews().add_evidence(add).await.unwrap();
    give(&people.ben, bare(Verdict::Verified)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_are_judged_each_for_itself() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let plain = people
        .anna
        .enter(&people.anna.submit("It rains.").await, "it rains")
        .await;
    let [agreed, differs, fresh, other] = [(); 4].map(|()| enter(&people.anna, "it rains"));
    let (agreed, differs) = (agreed.await, differs.await);
    let (fresh, other) = (fresh.await, other.await);
    let agreed = give(&people.anna, review(&agreed, Verdict::Disputed)).await;
    let differs = give(&people.anna, review(&differs, Verdict::Verified)).await;
    let aside = enter(&people.anna, "it rains").await;
    give(&people.cleo, review(&aside, Verdict::Verified)).await;
    let copies = [&agreed, &differs, &fresh].map(|c| v1::ClaimCopy {
        name: c.name.clone(),
        etag: c.etag.clone(),
    });
    let act = v1::ReviewClaimRequest {
        apply_to: copies.into(),
        ..review(&plain, Verdict::Disputed)
    };
    let dry = v1::ReviewClaimRequest {
        validate_only: true,
        ..act.clone()
    };
    give(&people.ben, dry).await;
    assert_eq!(get(&people.ben, &differs).await, differs);
    let named = give(&people.ben, act).await;
    assert_eq!(
        (named.state(), named.verdict()),
        (State::Reviewed, Verdict::Disputed)
    );
    let want = [
        (&agreed, State::Reviewed, Verdict::Disputed, 2),
        (&differs, State::InAdjudication, Verdict::Unspecified, 2),
        (&fresh, State::AwaitingSecondReview, Verdict::Unspecified, 0),
        (&other, State::Pending, Verdict::Unspecified, 0),
    ];
    for (claim, state, verdict, reviews) in want {
        let now = get(&people.cleo, claim).await;
        assert_eq!((now.state(), now.verdict()), (state, verdict));
        assert_eq!(listed(&people.cleo, claim).await.len(), reviews);
    }
    // Offered to whom nobody has looked at, and to nobody who waits for a second.
    let offered = async |claim| get(&people.cleo, claim).await.offered_verdict();
    assert_eq!(offered(&other).await, Verdict::Disputed);
    assert_eq!(offered(&fresh).await, Verdict::Unspecified);
    assert_eq!(offered(&aside).await, Verdict::Unspecified);
    // The author of what is sealed among the copies cannot give its second, and then
    // nothing is done at all.
    let fresh = get(&people.cleo, &fresh).await;
    let own = v1::ReviewClaimRequest {
        apply_to: vec![v1::ClaimCopy {
            name: fresh.name.clone(),
            etag: fresh.etag.clone(),
        }],
        ..review(&get(&people.cleo, &other).await, Verdict::Disputed)
    };
    let outcome = people.ben.reviews().review_claim(own).await;
    assert_eq!(missing(outcome), ["ANOTHER_PERSON_REQUIRED"]);
    assert_eq!(get(&people.cleo, &other).await.state(), State::Pending);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_waives_and_says_why_and_nobody_else_does() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let waived = v1::ReviewClaimRequest {
        evidence: vec![],
        waiver_reason: "It is on the record.".into(),
        ..review(&claim, Verdict::Verified)
    };
    let details = refused(
        people.anna.reviews().review_claim(waived.clone()).await,
        Code::PermissionDenied,
        "ROLE_MISSING",
    );
    assert_eq!(details.error_info().unwrap().metadata["role"], "editor");
    let stands = give(&people.ed, waived).await;
    assert_eq!(stands.state(), State::Reviewed);
    let given = listed(&people.anna, &claim).await.remove(0);
    assert_eq!(given.waiver_reason, "It is on the record.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_stays_so_whatever_the_policy_says_later() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let asked = ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let none = v1::Policy {
        etag: asked.etag,
        ..Default::default()
    };
    update(&people.admin, none).await.unwrap();
    let again = people
        .anna
        .reviews()
        .review_claim(review(&sealed, Verdict::Verified))
        .await;
    assert_eq!(missing(again), ["ANOTHER_PERSON_REQUIRED"]);
    let apart = give(&people.ben, review(&sealed, Verdict::Disputed)).await;
    assert_eq!(apart.state(), State::InAdjudication);
    let versions: Vec<_> = listed(&people.ben, &claim)
        .await
        .iter()
        .map(|r| r.policy_version)
        .collect();
    assert_eq!(versions, [2, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_that_stood_stays_until_another_does() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let claim = enter(&people.anna, "it rains").await;
    let stood = give(&people.anna, review(&claim, Verdict::Verified)).await;
    ask_two(&people.admin, &[]).await;
    let sealed = give(&people.anna, review(&stood, Verdict::Disputed)).await;
    assert_eq!(
        (sealed.state(), sealed.verdict()),
        (State::AwaitingSecondReview, Verdict::Verified)
    );
    let stands = give(&people.ben, review(&sealed, Verdict::Disputed)).await;
    assert_eq!(stands.verdict(), Verdict::Disputed);
    let before: Vec<_> = listed(&people.ben, &claim)
        .await
        .iter()
        .map(|r| r.previous_verdict())
        .collect();
    assert_eq!(
        before,
        [Verdict::Verified, Verdict::Verified, Verdict::Unspecified]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_awaits_its_second_is_not_dismissed() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let claim = enter(&people.anna, "it rains").await;
    let sealed = give(&people.anna, review(&claim, Verdict::Verified)).await;
    let away = v1::DismissClaimRequest {
        name: sealed.name.clone(),
        etag: sealed.etag.clone(),
        reason: 1,
        ..Default::default()
    };
    let outcome = people.ben.claims().dismiss_claim(away).await;
    let details = refused(outcome, Code::FailedPrecondition, "STATE_FORBIDS");
    assert_eq!(
        details.error_info().unwrap().metadata["state"],
        "AWAITING_SECOND_REVIEW"
    );
}
