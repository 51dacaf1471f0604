//! Verdicts: allowed or refused, one or all, once.

use crate::desk::{Desk, IDS, call, request, unverified};
use factdesk_domain::*;
use factdesk_store::{Dismissal, Error, Resource, ReviewCall};

async fn one_claim() -> (Desk, Claim) {
    let desk = Desk::open().await;
    let article = desk
        .submit("https://example.org/story", "Agency: hundreds")
        .await;
    desk.extract().await;
    let claim = desk.claims(article.id).await.pop().unwrap();
    (desk, claim)
}

pub fn page(uri: &str) -> NewEvidence {
    NewEvidence::check(EvidenceDraft {
        kind: Some(EvidenceKind::Web),
        bearing: Some(Bearing::Supports),
        uri: uri.into(),
        ..Default::default()
    })
    .unwrap()
}

pub fn verified(evidence: Vec<NewEvidence>) -> NewReview {
    let verdict = Some(Verdict::Verified);
    NewReview::check(ReviewDraft {
        verdict,
        evidence,
        ..Default::default()
    })
    .unwrap()
}

#[tokio::test]
async fn a_review_says_who_when_and_why() {
    let (desk, claim) = one_claim().await;
    let after = desk.review(&claim, unverified()).await.unwrap();
    assert_eq!(
        (after.state, after.verdict),
        (ClaimState::Reviewed, Some(Verdict::Unverified))
    );
    assert_eq!(after.reason, "Nobody could confirm it.");
    assert_ne!(after.etag, claim.etag);
    assert_eq!(
        desk.db.store.get_claim(&desk.by, claim.id).await.unwrap(),
        after
    );
    let reviews = desk
        .db
        .store
        .list_reviews(&desk.by, claim.id, None, 5)
        .await
        .unwrap()
        .items;
    assert_eq!((reviews.len(), reviews[0].person.as_str()), (1, "editor"));
    assert_eq!(reviews[0].rationale, "Called two hospitals.");
    assert_eq!(reviews[0].create_time, after.update_time);
}

#[tokio::test]
async fn an_old_etag_gets_the_current_one_and_changes_nothing() {
    let (desk, claim) = one_claim().await;
    let after = desk.review(&claim, unverified()).await.unwrap();
    match desk.review(&claim, unverified()).await {
        Err(Error::EtagMismatch { claim: id, current }) => {
            assert_eq!((id, current), (claim.id, after.etag))
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.count("select count(*) from reviews").await, 1);
}

#[tokio::test]
async fn one_of_sixteen_racing_reviews_wins() {
    let (desk, claim) = one_claim().await;
    let calls = (0..16).map(|_| desk.review(&claim, unverified()));
    let ended = futures_util::future::join_all(calls).await;
    assert_eq!(ended.iter().filter(|r| r.is_ok()).count(), 1);
    let rest = ended
        .iter()
        .filter(|r| matches!(r, Err(Error::EtagMismatch { .. })));
    assert_eq!(rest.count(), 15);
}

#[tokio::test]
async fn a_repeated_request_has_one_effect_even_after_the_etag_moved() {
    let (desk, claim) = one_claim().await;
    let named = |payload| ReviewCall {
        request: request("ReviewClaim", "r1", payload),
        ..call(&claim, unverified())
    };
    let store = &desk.db.store;
    let first = store.review_claim(&desk.by, IDS, &named(1)).await.unwrap();
    assert_eq!(
        store.review_claim(&desk.by, IDS, &named(1)).await.unwrap(),
        first
    );
    let reused = store.review_claim(&desk.by, IDS, &named(2)).await;
    assert!(matches!(reused, Err(Error::RequestIdReused)));
    assert_eq!(desk.count("select count(*) from reviews").await, 1);
}

#[tokio::test]
async fn a_refused_request_is_not_remembered() {
    let (desk, claim) = one_claim().await;
    let named = |review| ReviewCall {
        request: request("ReviewClaim", "r1", 1),
        ..call(&claim, review)
    };
    let store = &desk.db.store;
    let refused = store
        .review_claim(&desk.by, IDS, &named(verified(vec![])))
        .await;
    assert!(
        matches!(
            refused,
            Err(Error::Refused {
                refusal: Refusal::Policy(_),
                ..
            })
        ),
        "{refused:?}"
    );
    assert!(
        store
            .review_claim(&desk.by, IDS, &named(unverified()))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn evidence_added_before_counts_but_the_article_itself_does_not() {
    let (desk, claim) = one_claim().await;
    let store = &desk.db.store;
    let own = page("https://example.org/story");
    store
        .add_evidence(&desk.by, IDS, claim.id, &own, None)
        .await
        .unwrap();
    assert!(matches!(
        desk.review(&claim, verified(vec![])).await,
        Err(Error::Refused { .. })
    ));
    let other = page("https://example.net/list");
    let added = store
        .add_evidence(&desk.by, IDS, claim.id, &other, None)
        .await
        .unwrap();
    desk.review(&claim, verified(vec![]))
        .await
        .expect("evidence leaves the etag as it is");
    let review = store
        .list_reviews(&desk.by, claim.id, None, 1)
        .await
        .unwrap()
        .items
        .remove(0);
    assert_eq!(review.evidence.len(), 2);
    assert_eq!(review.evidence[1], added);
}

#[tokio::test]
async fn confidential_evidence_is_for_editors_and_its_author() {
    let (desk, claim) = one_claim().await;
    let store = &desk.db.store;
    let newsroom = desk.by.newsroom;
    let author = desk
        .db
        .principal(newsroom, "author", [Role::Reviewer])
        .await
        .unwrap();
    let other = desk
        .db
        .principal(newsroom, "other", [Role::Reviewer])
        .await
        .unwrap();
    let secret = NewEvidence {
        confidential: true,
        ..page("https://example.net/leak")
    };
    store
        .add_evidence(&author, IDS, claim.id, &secret, None)
        .await
        .unwrap();
    desk.review(&claim, unverified()).await.unwrap();
    for (who, sees) in [(&author, 1), (&other, 0), (&desk.by, 1)] {
        let listed = store
            .list_evidence(who, claim.id, None, 5)
            .await
            .unwrap()
            .items;
        let review = store
            .list_reviews(who, claim.id, None, 5)
            .await
            .unwrap()
            .items
            .remove(0);
        assert_eq!(
            (listed.len(), review.evidence.len()),
            (sees, sees),
            "{}",
            who.handle
        );
    }
}

#[tokio::test]
async fn forty_copies_are_marked_in_one_act_or_not_at_all() {
    let desk = Desk::open().await;
    for n in 0..40 {
        desk.submit(&format!("https://example.org/{n}"), "Agency: hundreds")
            .await;
    }
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    assert_eq!(claims.len(), 40);
    assert!(claims.iter().all(|c| c.copy_key == claims[0].copy_key));
    let copies = |stale: bool| {
        let etag = |(i, c): (usize, &Claim)| {
            (
                c.id,
                if stale && i == 20 {
                    "old".into()
                } else {
                    c.etag.clone()
                },
            )
        };
        claims.iter().skip(1).enumerate().map(etag).collect()
    };
    let act = |stale| ReviewCall {
        apply_to: copies(stale),
        ..call(&claims[0], unverified())
    };
    let store = &desk.db.store;
    let refused = store.review_claim(&desk.by, IDS, &act(true)).await;
    assert!(matches!(refused, Err(Error::EtagMismatch { .. })));
    assert_eq!(
        desk.count("select count(*) from claims where verdict is not null")
            .await,
        0
    );
    store
        .review_claim(&desk.by, IDS, &act(false))
        .await
        .unwrap();
    assert_eq!(
        desk.count("select count(*) from claims where verdict = 'UNVERIFIED'")
            .await,
        40
    );
    assert_eq!(desk.count("select count(*) from reviews").await, 40);
    let copy = store
        .list_reviews(&desk.by, claims[7].id, None, 1)
        .await
        .unwrap()
        .items
        .remove(0);
    assert_eq!(copy.applied_from, Some(claims[0].id));
}

#[tokio::test]
async fn what_is_no_copy_is_named() {
    let desk = Desk::open().await;
    desk.submit("", "Agency: hundreds\nMayor: nobody").await;
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    let apply_to = vec![
        (claims[1].id, claims[1].etag.clone()),
        (claims[0].id, claims[0].etag.clone()),
    ];
    let act = ReviewCall {
        apply_to,
        ..call(&claims[0], unverified())
    };
    match desk.db.store.review_claim(&desk.by, IDS, &act).await {
        Err(Error::Invalid(bad)) => {
            let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
            assert_eq!(fields, ["apply_to[0].name", "apply_to[1].name"]);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_verdict_is_offered_to_copies_old_and_new_but_never_applied() {
    let desk = Desk::open().await;
    for n in 0..2 {
        desk.submit(&format!("https://example.org/{n}"), "Agency: hundreds")
            .await;
    }
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    desk.review(&claims[0], unverified()).await.unwrap();
    desk.submit("https://example.org/2", "Agency: hundreds")
        .await;
    desk.extract().await;
    let offered = |c: &Claim| (c.state, c.verdict, c.offered_verdict);
    let now = desk.list(None, ClaimFilter::everything()).await;
    let waiting: Vec<_> = now
        .iter()
        .filter(|c| c.id != claims[0].id)
        .map(offered)
        .collect();
    let offer = (ClaimState::Pending, None, Some(Verdict::Unverified));
    assert_eq!(waiting, [offer, offer]);
    assert_eq!(
        now.iter().find(|c| c.id == claims[1].id).unwrap().etag,
        claims[1].etag
    );
}

#[tokio::test]
async fn validate_only_answers_what_would_be_and_changes_nothing() {
    let (desk, claim) = one_claim().await;
    let dry = ReviewCall {
        validate_only: true,
        ..call(&claim, unverified())
    };
    let would = desk
        .db
        .store
        .review_claim(&desk.by, IDS, &dry)
        .await
        .unwrap();
    assert_eq!(would.verdict, Some(Verdict::Unverified));
    assert_eq!(
        desk.db.store.get_claim(&desk.by, claim.id).await.unwrap(),
        claim
    );
    assert_eq!(
        desk.count("select count(*) from outbox where act = 'claim.reviewed'")
            .await,
        0
    );
}

#[tokio::test]
async fn anothers_live_lease_stops_a_review_and_an_expired_one_does_not() {
    let (desk, claim) = one_claim().await;
    let other = desk
        .db
        .principal(desk.by.newsroom, "holder", [Role::Reviewer])
        .await
        .unwrap();
    let hold = format!(
        "insert into leases (newsroom, copy_key, claim, person, expire_time)
         select newsroom, copy_key, id, '{}', now() + interval '1 h' from claims",
        other.person
    );
    desk.execute(&hold).await;
    let held = desk.db.store.get_claim(&desk.by, claim.id).await.unwrap();
    assert_eq!(held.state, ClaimState::InReview);
    assert_eq!(held.lease.as_ref().unwrap().handle, "holder");
    assert_eq!(held.etag, claim.etag);
    let found = desk
        .list(
            None,
            ClaimFilter::Test(ClaimTest::State(ClaimState::InReview)),
        )
        .await;
    assert_eq!(found.len(), 1);
    let refused = desk.review(&claim, unverified()).await;
    assert!(matches!(
        refused,
        Err(Error::Refused {
            refusal: Refusal::Leased,
            ..
        })
    ));
    desk.execute("update leases set expire_time = now() - interval '1 s'")
        .await;
    assert_eq!(desk.review(&claim, unverified()).await.unwrap().lease, None);
}

#[tokio::test]
async fn a_dismissed_claim_takes_neither_verdict_nor_evidence() {
    let (desk, claim) = one_claim().await;
    let store = &desk.db.store;
    let away = |etag: &str| Dismissal {
        claim: claim.id,
        etag: etag.into(),
        reason: DismissReason::NotCheckable,
        comment: "an opinion".into(),
        request: None,
    };
    let stale = store.dismiss_claim(&desk.by, IDS, &away("old")).await;
    assert!(matches!(stale, Err(Error::EtagMismatch { .. })));
    let gone = store
        .dismiss_claim(&desk.by, IDS, &away(&claim.etag))
        .await
        .unwrap();
    assert_eq!(gone.state, ClaimState::Dismissed);
    let verdict = desk.review(&gone, unverified()).await;
    let evidence = store
        .add_evidence(&desk.by, IDS, claim.id, &page("urn:a:b"), None)
        .await;
    for refused in [verdict.map(drop), evidence.map(drop)] {
        assert!(matches!(
            refused,
            Err(Error::Refused {
                refusal: Refusal::State(_),
                ..
            })
        ));
    }
}

#[tokio::test]
async fn another_newsrooms_claim_is_not_there() {
    let (desk, claim) = one_claim().await;
    let other = desk.db.newsroom("other").await.unwrap();
    let store = &desk.db.store;
    let calls = [
        store.get_claim(&other, claim.id).await.map(drop),
        store
            .review_claim(&other, IDS, &call(&claim, unverified()))
            .await
            .map(drop),
        store
            .add_evidence(&other, IDS, claim.id, &page("urn:a:b"), None)
            .await
            .map(drop),
        store
            .list_reviews(&other, claim.id, None, 1)
            .await
            .map(drop),
        store
            .list_evidence(&other, claim.id, None, 1)
            .await
            .map(drop),
    ];
    for refused in calls {
        assert!(
            matches!(refused, Err(Error::NotFound(Resource::Claim))),
            "{refused:?}"
        );
    }
}
