//! First reviews in the dark, and what becomes of them.

use crate::desk::{Desk, IDS, call, unverified};
use crate::reviews::{page, verified};
use factdesk_domain::*;
use factdesk_store::{CorrectionCall, Error, PolicyUpdate, ReviewCall};

/// Lets the house rules ask for two people on every claim; returns one of them.
pub async fn two_people(desk: &Desk) -> Principal {
    let store = &desk.db.store;
    let now = store.get_policy(&desk.by, None).await.unwrap();
    let asked = PolicyDraft {
        second_review_rules: vec![SecondReviewDraft::default()],
        ..Default::default()
    };
    let update = PolicyUpdate {
        policy: Policy::check(asked).unwrap(),
        etag: now.etag,
        request: None,
    };
    if now.policy.version == 0 {
        store.update_policy(&desk.by, IDS, &update).await.unwrap();
    }
    let other = desk
        .db
        .principal(desk.by.newsroom, "other", [Role::Reviewer]);
    other.await.unwrap()
}

async fn one_sealed(body: &str) -> (Desk, Principal, Claim) {
    let desk = Desk::open().await;
    let other = two_people(&desk).await;
    let article = desk.submit("https://example.org/story", body).await;
    desk.extract().await;
    let claim = desk.claims(article.id).await.remove(0);
    let first = NewReview {
        evidence: vec![page("https://example.net/1")],
        recheck_time: Some("2040-01-01T00:00:00Z".parse().unwrap()),
        ..unverified()
    };
    let store = &desk.db.store;
    let sealed = store.review_claim(&other, IDS, &call(&claim, first)).await;
    (desk, other, sealed.unwrap())
}

#[tokio::test]
async fn a_sealed_review_is_in_no_table_but_its_own() {
    let (desk, other, claim) = one_sealed("Agency: hundreds").await;
    assert_eq!(claim.state, ClaimState::AwaitingSecondReview);
    assert_eq!((claim.verdict, claim.recheck_time), (None, None));
    for (sql, count) in [
        ("select count(*) from reviews", 0),
        ("select count(*) from evidence", 0),
        ("select count(*) from sealed_reviews", 1),
        (
            "select count(*) from outbox where act = 'claim.first_reviewed'",
            1,
        ),
        (
            "select count(*) from outbox where detail::text like '%UNVERIFIED%'",
            0,
        ),
    ] {
        assert_eq!(desk.count(sql).await, count, "{sql}");
    }
    let seen = desk
        .db
        .store
        .list_reviews(&other, claim.id, None, 5)
        .await
        .unwrap();
    assert!(seen.items[0].sealed);
    let agreed = desk.review(&claim, unverified()).await.unwrap();
    let first = "2040-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(agreed.recheck_time, Some(first), "the second gave none");
    assert_eq!(desk.count("select count(*) from sealed_reviews").await, 0);
}

#[tokio::test]
async fn a_seal_ends_the_lease_and_offers_nothing_and_leaves_the_due_time() {
    let desk = Desk::open().await;
    two_people(&desk).await;
    for n in 0..2 {
        desk.submit(&format!("https://example.org/{n}"), "Agency: hundreds")
            .await;
    }
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    let hold = "insert into leases (newsroom, copy_key, claim, person, expire_time)
        select c.newsroom, c.copy_key, c.id, p.id, now() + interval '1 h'
        from claims c, people p where p.handle = 'editor' limit 1";
    desk.execute(hold).await;
    let sealed = desk.review(&claims[0], unverified()).await.unwrap();
    assert_eq!((sealed.lease, sealed.due_time), (None, claims[0].due_time));
    assert_eq!(desk.count("select count(*) from leases").await, 0);
    let copy = desk
        .db
        .store
        .get_claim(&desk.by, claims[1].id)
        .await
        .unwrap();
    assert_eq!(copy.offered_verdict, None);
}

#[tokio::test]
async fn a_claim_whose_sentence_leaves_is_replaced_and_its_seal_stays() {
    let (desk, other, claim) = one_sealed("Agency: hundreds\nMayor: nobody").await;
    desk.submit("https://example.org/story", "Mayor: nobody")
        .await;
    desk.extract().await;
    let store = &desk.db.store;
    let gone = store.get_claim(&desk.by, claim.id).await.unwrap();
    assert_eq!((gone.state, gone.verdict), (ClaimState::Replaced, None));
    let seen = async |who| {
        store
            .list_reviews(who, claim.id, None, 5)
            .await
            .unwrap()
            .items
            .len()
    };
    assert_eq!((seen(&other).await, seen(&desk.by).await), (1, 0));
    assert!(matches!(
        desk.review(&gone, unverified()).await,
        Err(Error::Refused {
            refusal: Refusal::State(ClaimState::Replaced),
            ..
        })
    ));
}

#[tokio::test]
async fn of_two_seconds_at_once_one_opens() {
    let (desk, _, claim) = one_sealed("Agency: hundreds").await;
    let mut seconds = Vec::new();
    for n in 0..8 {
        let by = desk
            .db
            .principal(desk.by.newsroom, &format!("p{n}"), [Role::Reviewer])
            .await;
        seconds.push(by.unwrap());
    }
    let review = call(&claim, unverified());
    let calls = seconds
        .iter()
        .map(|by| desk.db.store.review_claim(by, IDS, &review));
    let ended = futures_util::future::join_all(calls).await;
    assert_eq!(ended.iter().filter(|e| e.is_ok()).count(), 1);
    let lost = ended
        .iter()
        .filter(|e| matches!(e, Err(Error::EtagMismatch { .. })));
    assert_eq!(lost.count(), 7);
    assert_eq!(desk.count("select count(*) from reviews").await, 2);
}

#[tokio::test]
async fn most_copies_with_most_evidence_are_opened_in_one_act() {
    let desk = Desk::open().await;
    let other = two_people(&desk).await;
    for n in 0..60 {
        let body = "Agency: hundreds\n".repeat(9);
        desk.submit(&format!("https://example.org/{n}"), body.trim())
            .await;
    }
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    assert!(claims.len() > 501 && claims.iter().all(|c| c.copy_key == claims[0].copy_key));
    let evidence = (0..20)
        .map(|n| page(&format!("https://example.net/{n}")))
        .collect();
    let act = |claims: &[Claim], evidence| ReviewCall {
        apply_to: claims[1..501]
            .iter()
            .map(|c| (c.id, c.etag.clone()))
            .collect(),
        ..call(
            &claims[0],
            NewReview {
                evidence,
                ..unverified()
            },
        )
    };
    let store = &desk.db.store;
    let first = act(&claims, evidence);
    store.review_claim(&other, IDS, &first).await.unwrap();
    let claims = desk.list(None, ClaimFilter::everything()).await;
    store
        .review_claim(&desk.by, IDS, &act(&claims, vec![]))
        .await
        .unwrap();
    assert_eq!(desk.count("select count(*) from evidence").await, 501 * 20);
    assert_eq!(desk.count("select count(*) from reviews").await, 501 * 2);
}

#[tokio::test]
async fn a_watcher_is_told_of_decisions_and_corrections_as_reviews() {
    let (desk, _, claim) = one_sealed("Agency: hundreds").await;
    let store = &desk.db.store;
    let third = desk
        .db
        .principal(desk.by.newsroom, "third", [Role::Reviewer])
        .await
        .unwrap();
    let start = desk.count("select position from log_heads").await;
    assert_eq!(start, 0);
    let order = ClaimOrder {
        field: SortField::Span,
        direction: Direction::Ascending,
    };
    let everything = ClaimFilter::everything();
    let cursor = store
        .list_claims(&desk.by, None, &everything, order, None, 1)
        .await;
    let cursor = cursor.unwrap().watch_cursor;
    let against = verified(vec![page("https://example.net/2")]);
    let apart = store
        .review_claim(&third, IDS, &call(&claim, against.clone()))
        .await
        .unwrap();
    let decided = store
        .adjudicate_claim(&desk.by, IDS, &call(&apart, against.clone()))
        .await
        .unwrap();
    let stands = store
        .list_reviews(&desk.by, claim.id, None, 1)
        .await
        .unwrap()
        .items
        .remove(0);
    let correction = CorrectionCall {
        claim: claim.id,
        etag: decided.etag,
        correction: Correction {
            corrects: stands.id,
            kind: CorrectionKind::Update,
            review: unverified(),
        },
        validate_only: false,
        request: None,
    };
    store
        .correct_review(&desk.by, IDS, &correction)
        .await
        .unwrap();
    while store.move_outbox(100).await.unwrap() > 0 {}
    let scope = factdesk_store::WatchScope {
        article: None,
        filter: ClaimFilter::everything(),
        kinds: vec![ChangeKind::Review],
    };
    let told = store
        .changes(&desk.by, &scope, &cursor, 100)
        .await
        .unwrap()
        .items;
    let acts: Vec<_> = told.iter().map(|change| change.act).collect();
    assert_eq!(acts, [Act::ClaimAdjudicated, Act::ClaimCorrected]);
    let factdesk_store::Subject::Review(corrected, _) = &told[1].subject else {
        panic!("{:?}", told[1]);
    };
    assert_eq!(
        corrected.correction,
        Some((CorrectionKind::Update, stands.id))
    );
}
