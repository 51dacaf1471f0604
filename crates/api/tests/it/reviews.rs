//! ReviewService.

use crate::newsroom::{Caller, House, bad_fields, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use tonic::Code;

async fn reviewer(house: &House) -> Caller {
    house
        .person("rita", &[Role::Submitter, Role::Reviewer])
        .await
}

fn page() -> v1::Evidence {
    v1::Evidence {
        kind: v1::EvidenceKind::Web.into(),
        uri: "https://example.net/list".into(),
        bearing: v1::Bearing::Refutes.into(),
        ..Default::default()
    }
}

fn disputed(claim: &v1::Claim) -> v1::ReviewClaimRequest {
    v1::ReviewClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        verdict: Verdict::Disputed.into(),
        reason: "The list says otherwise.".into(),
        evidence: vec![page()],
        ..Default::default()
    }
}

async fn reviews(caller: &Caller, claim: &v1::Claim) -> Vec<v1::Review> {
    let list = v1::ListReviewsRequest {
        parent: claim.name.clone(),
        ..Default::default()
    };
    caller
        .reviews()
        .list_reviews(list)
        .await
        .unwrap()
        .into_inner()
        .reviews
}

async fn get(caller: &Caller, claim: &v1::Claim) -> v1::Claim {
    let request = v1::GetClaimRequest {
        name: claim.name.clone(),
        ..Default::default()
    };
    caller
        .claims()
        .get_claim(request)
        .await
        .unwrap()
        .into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_needs_the_etag_as_last_seen() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let reviewed = rita
        .reviews()
        .review_claim(disputed(&claim))
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (reviewed.verdict(), reviewed.reason.as_str()),
        (Verdict::Disputed, "The list says otherwise.")
    );
    let stale = rita.reviews().review_claim(disputed(&claim)).await;
    let details = refused(stale, Code::Aborted, "ETAG_MISMATCH");
    let metadata = &details.error_info().unwrap().metadata;
    assert_eq!(
        (&metadata["claim"], &metadata["etag"]),
        (&claim.name, &reviewed.etag)
    );
    let again = v1::ReviewClaimRequest {
        verdict: Verdict::Verified.into(),
        ..disputed(&reviewed)
    };
    rita.reviews().review_claim(again).await.unwrap();
    let history = reviews(&rita, &claim).await;
    let verdicts: Vec<_> = history
        .iter()
        .map(|r| (r.verdict(), r.previous_verdict()))
        .collect();
    let newest_first = [
        (Verdict::Verified, Verdict::Disputed),
        (Verdict::Disputed, Verdict::Unspecified),
    ];
    assert_eq!(verdicts, newest_first);
    assert_eq!(
        (history[0].person.as_str(), history[0].delegate.as_str()),
        ("people/rita", "")
    );
    assert!(
        history[0]
            .name
            .starts_with(&format!("{}/reviews/", claim.name))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_racing_reviews_wins() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let (mut one, mut other) = (rita.reviews(), rita.reviews());
    let (one, other) = tokio::join!(
        one.review_claim(disputed(&claim)),
        other.review_claim(disputed(&claim))
    );
    assert_ne!(one.is_ok(), other.is_ok());
    refused(one.and(other), Code::Aborted, "ETAG_MISMATCH");
    assert_eq!(reviews(&rita, &claim).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_is_one_review() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let named = v1::ReviewClaimRequest {
        request_id: "r".into(),
        ..disputed(&claim)
    };
    let first = rita
        .reviews()
        .review_claim(named.clone())
        .await
        .unwrap()
        .into_inner();
    let repeat = rita
        .reviews()
        .review_claim(named.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(first, repeat);
    assert_eq!(reviews(&rita, &claim).await.len(), 1);
    let other = v1::ReviewClaimRequest {
        reason: "Otherwise.".into(),
        ..named
    };
    refused(
        rita.reviews().review_claim(other).await,
        Code::AlreadyExists,
        "REQUEST_ID_REUSED",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_policy_names_what_is_missing() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let uri = "https://example.org/rain";
    let article = v1::Article {
        uri: uri.into(),
        body: "It rains.".into(),
        ..Default::default()
    };
    let claim = rita
        .enter(&rita.submit_article(article).await, "it rains")
        .await;
    let own = v1::Evidence {
        uri: uri.into(),
        ..page()
    };
    let cases = [
        (Verdict::Disputed, vec![], "EVIDENCE_REQUIRED", "evidence"),
        (
            Verdict::Verified,
            vec![own],
            "INDEPENDENT_EVIDENCE_REQUIRED",
            "evidence",
        ),
        (
            Verdict::Unverified,
            vec![page()],
            "RATIONALE_REQUIRED",
            "rationale",
        ),
    ];
    for (verdict, evidence, kind, subject) in cases {
        let request = v1::ReviewClaimRequest {
            verdict: verdict.into(),
            evidence,
            ..disputed(&claim)
        };
        let outcome = rita.reviews().review_claim(request).await;
        let details = refused(outcome, Code::FailedPrecondition, "POLICY_NOT_MET");
        let missing = &details.precondition_failure().unwrap().violations[0];
        assert_eq!(
            (missing.r#type.as_str(), missing.subject.as_str()),
            (kind, subject)
        );
        assert!(!missing.description.is_empty());
    }
    assert_eq!(get(&rita, &claim).await, claim);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_only_changes_nothing() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let only = v1::ReviewClaimRequest {
        validate_only: true,
        ..disputed(&claim)
    };
    let as_it_would_be = rita
        .reviews()
        .review_claim(only)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(as_it_would_be.verdict(), Verdict::Disputed);
    assert_eq!(get(&rita, &claim).await, claim);
    assert_eq!(reviews(&rita, &claim).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_copies_are_marked_together_or_not_at_all() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let mut copies = vec![];
    for i in 0..41 {
        let article = rita.submit(&format!("Wire copy {i}.")).await;
        copies.push(rita.enter(&article, "it rains").await);
    }
    let named = |c: &v1::Claim| v1::ClaimCopy {
        name: c.name.clone(),
        etag: c.etag.clone(),
    };
    let mut apply_to: Vec<_> = copies[1..].iter().map(named).collect();
    apply_to[39].etag = "stale".into();
    let stale = v1::ReviewClaimRequest {
        apply_to: apply_to.clone(),
        ..disputed(&copies[0])
    };
    let details = refused(
        rita.reviews().review_claim(stale).await,
        Code::Aborted,
        "ETAG_MISMATCH",
    );
    assert_eq!(
        details.error_info().unwrap().metadata["claim"],
        copies[40].name
    );
    for copy in &copies {
        assert_eq!(get(&rita, copy).await.verdict(), Verdict::Unspecified);
    }
    apply_to[39].etag = copies[40].etag.clone();
    let all = v1::ReviewClaimRequest {
        apply_to,
        ..disputed(&copies[0])
    };
    rita.reviews().review_claim(all).await.unwrap();
    for copy in &copies {
        assert_eq!(get(&rita, copy).await.verdict(), Verdict::Disputed);
    }
    assert_eq!(reviews(&rita, &copies[0]).await[0].applied_from, "");
    assert_eq!(
        reviews(&rita, &copies[40]).await[0].applied_from,
        copies[0].name
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_copy_is_named() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("It rains.").await;
    let (claim, other) = (
        rita.enter(&article, "it rains").await,
        rita.enter(&article, "it snows").await,
    );
    let apply_to = vec![v1::ClaimCopy {
        name: other.name,
        etag: other.etag,
    }];
    let request = v1::ReviewClaimRequest {
        apply_to,
        ..disputed(&claim)
    };
    assert_eq!(
        bad_fields(rita.reviews().review_claim(request).await),
        ["apply_to[0].name"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegates_review_says_for_whom_and_through_whom() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let tool = house.delegate("tool").await.acting_for("rita");
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    tool.reviews().review_claim(disputed(&claim)).await.unwrap();
    let review = reviews(&rita, &claim).await.remove(0);
    assert_eq!(
        (review.person.as_str(), review.delegate.as_str()),
        ("people/rita", "people/tool")
    );
    assert_eq!(review.evidence[0].person, "people/rita");
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_lies_on_the_table_and_the_etag_stays() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let add = |quote: &str, confidential| v1::AddEvidenceRequest {
        parent: claim.name.clone(),
        evidence: Some(v1::Evidence {
            quote: quote.into(),
            confidential,
            source_reliability: v1::SourceReliability::B.into(),
            information_credibility: 2,
            access_time: Some(prost_types::Timestamp {
                seconds: 1_711_137_600,
                nanos: 0,
            }),
            ..page()
        }),
        request_id: quote.into(),
    };
    let added = rita
        .reviews()
        .add_evidence(add("open", false))
        .await
        .unwrap()
        .into_inner();
    let repeat = rita
        .reviews()
        .add_evidence(add("open", false))
        .await
        .unwrap()
        .into_inner();
    assert_eq!(added, repeat);
    let (name, create_time) = (added.name.clone(), added.create_time);
    let sent = add("open", false).evidence.unwrap();
    assert_eq!(
        added,
        v1::Evidence {
            name,
            create_time,
            person: "people/rita".into(),
            ..sent
        }
    );
    refused(
        rita.reviews().add_evidence(add("open", true)).await,
        Code::AlreadyExists,
        "REQUEST_ID_REUSED",
    );
    rita.reviews()
        .add_evidence(add("secret", true))
        .await
        .unwrap();
    assert_eq!(get(&rita, &claim).await.etag, claim.etag);
    let quotes = async |caller: &Caller| {
        let list = v1::ListEvidenceRequest {
            parent: claim.name.clone(),
            ..Default::default()
        };
        let page = caller
            .reviews()
            .list_evidence(list)
            .await
            .unwrap()
            .into_inner();
        page.evidence
            .into_iter()
            .map(|e| e.quote)
            .collect::<Vec<_>>()
    };
    assert_eq!(quotes(&rita).await, ["secret", "open"], "newest first");
    assert_eq!(
        quotes(&house.person("ed", &[Role::Editor]).await)
            .await
            .len(),
        2
    );
    assert_eq!(
        quotes(&house.person("ben", &[Role::Reviewer]).await).await,
        ["open"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_and_reviews_come_in_pages() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let mut now = claim.clone();
    for _ in 0..3 {
        now = rita
            .reviews()
            .review_claim(disputed(&now))
            .await
            .unwrap()
            .into_inner();
    }
    let (parent, page_size) = (claim.name.clone(), 2);
    let list = v1::ListReviewsRequest {
        parent: parent.clone(),
        page_size,
        ..Default::default()
    };
    let first = rita
        .reviews()
        .list_reviews(list.clone())
        .await
        .unwrap()
        .into_inner();
    let next = v1::ListReviewsRequest {
        page_token: first.next_page_token,
        ..list
    };
    let last = rita
        .reviews()
        .list_reviews(next)
        .await
        .unwrap()
        .into_inner();
    assert_eq!((first.reviews.len(), last.reviews.len()), (2, 1));
    assert_eq!(last.next_page_token, "");
    assert_eq!(
        (
            first.reviews[0].evidence.len(),
            last.reviews[0].evidence.len()
        ),
        (3, 1)
    );
    let list = v1::ListEvidenceRequest {
        parent,
        page_size,
        ..Default::default()
    };
    let first = rita
        .reviews()
        .list_evidence(list.clone())
        .await
        .unwrap()
        .into_inner();
    let next = v1::ListEvidenceRequest {
        page_token: first.next_page_token,
        ..list
    };
    let last = rita
        .reviews()
        .list_evidence(next)
        .await
        .unwrap()
        .into_inner();
    assert_eq!((first.evidence.len(), last.evidence.len()), (2, 1));
}
