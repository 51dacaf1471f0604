//! What happened, proved and erased.

use crate::newsroom::{Caller, House, Running, bad_fields, refused};
use factdesk_api::Access;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::change::Act;
use factdesk_store::{ConnectOptions, Store};
use tonic::Code;

async fn anna(house: &House) -> Caller {
    house.person("anna", &Role::ALL).await
}

async fn log(house: &House) {
    while house.db.store.move_outbox(1_000).await.unwrap() > 0 {}
}

fn interview(confidential: bool) -> v1::Evidence {
    v1::Evidence {
        kind: v1::EvidenceKind::Interview.into(),
        bearing: v1::Bearing::Context.into(),
        quote: "We count no such number.".into(),
        confidential,
        ..Default::default()
    }
}

async fn add_evidence(caller: &Caller, claim: &v1::Claim) -> v1::Evidence {
    let request = v1::AddEvidenceRequest {
        parent: claim.name.clone(),
        evidence: Some(interview(false)),
        ..Default::default()
    };
    caller
        .reviews()
        .add_evidence(request)
        .await
        .unwrap()
        .into_inner()
}

async fn review(caller: &Caller, claim: &v1::Claim) -> v1::Claim {
    let request = v1::ReviewClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        verdict: v1::Verdict::Unverified.into(),
        rationale: "Asked two hospitals.".into(),
        ..Default::default()
    };
    caller
        .reviews()
        .review_claim(request)
        .await
        .unwrap()
        .into_inner()
}

fn purge(article: &v1::Article, request_id: &str) -> v1::PurgeArticleRequest {
    v1::PurgeArticleRequest {
        name: article.name.clone(),
        reason: "Its author asked for it.".into(),
        request_id: request_id.into(),
    }
}

fn hold(article: &v1::Article, legal_hold: bool, request_id: &str) -> v1::SetLegalHoldRequest {
    v1::SetLegalHoldRequest {
        name: article.name.clone(),
        legal_hold,
        reason: "A suit.".into(),
        request_id: request_id.into(),
    }
}

fn redact(evidence: &v1::Evidence, request_id: &str) -> v1::RedactEvidenceRequest {
    v1::RedactEvidenceRequest {
        name: evidence.name.clone(),
        reason: "A source.".into(),
        request_id: request_id.into(),
    }
}

/// All pages of so many entries and resources.
async fn verify(caller: &Caller, page_size: i32) -> Vec<v1::VerifyHistoryResponse> {
    let mut pages: Vec<v1::VerifyHistoryResponse> = Vec::new();
    loop {
        let page_token = pages.last().map(|p| p.next_page_token.clone());
        let request = v1::VerifyHistoryRequest {
            page_size,
            page_token: page_token.unwrap_or_default(),
            ..Default::default()
        };
        let page = caller
            .admin()
            .verify_history(request)
            .await
            .unwrap()
            .into_inner();
        pages.push(page.clone());
        if page.next_page_token.is_empty() {
            return pages;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claims_history_is_told_page_by_page() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let claim = anna
        .enter(&anna.submit("It rains.").await, "it rains")
        .await;
    add_evidence(&anna, &claim).await;
    let reviewed = review(&anna, &claim).await;
    log(&house).await;
    let mut list = v1::ListClaimHistoryRequest {
        parent: claim.name.clone(),
        page_size: 2,
        ..Default::default()
    };
    let first = anna
        .claims()
        .list_claim_history(list.clone())
        .await
        .unwrap()
        .into_inner();
    list.page_token = first.next_page_token.clone();
    let second = anna
        .claims()
        .list_claim_history(list.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (first.entries.len(), second.next_page_token.as_str()),
        (2, "")
    );
    let entries: Vec<_> = first.entries.iter().chain(&second.entries).collect();
    let acts: Vec<_> = entries.iter().map(|e| e.act()).collect();
    assert_eq!(
        acts,
        [
            Act::ClaimReviewed,
            Act::ClaimEvidenceAdded,
            Act::ClaimEntered
        ]
    );
    assert!(
        entries
            .iter()
            .all(|e| e.person == "people/anna" && e.position > 0)
    );
    assert!(
        entries[0]
            .review
            .starts_with(&format!("{}/reviews/", reviewed.name))
    );
    list.page_token = "x".into();
    list.page_size = -1;
    list.parent = "claims".into();
    let bad = bad_fields(anna.claims().list_claim_history(list).await);
    assert_eq!(bad, ["parent", "page_size", "page_token"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_answered_as_it_was_known() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let claim = anna
        .enter(&anna.submit("It rains.").await, "it rains")
        .await;
    log(&house).await;
    let at = async |read_time| {
        let request = v1::GetClaimRequest {
            name: claim.name.clone(),
            read_time: Some(read_time),
        };
        anna.claims()
            .get_claim(request)
            .await
            .map(|c| c.into_inner())
    };
    let far = prost_types::Timestamp {
        seconds: 4_000_000_000,
        nanos: 0,
    };
    let details = refused(at(far).await, Code::OutOfRange, "READ_TIME_OUT_OF_RANGE");
    let horizon = &details.error_info().unwrap().metadata["horizon"];
    let known: prost_types::Timestamp = horizon.parse().unwrap();
    review(&anna, &claim).await;
    log(&house).await;
    assert_eq!(at(known).await.unwrap(), claim);
    let long_ago = prost_types::Timestamp {
        seconds: 7,
        nanos: 0,
    };
    refused(at(long_ago).await, Code::NotFound, "CLAIM_NOT_FOUND");
    let never = prost_types::Timestamp {
        seconds: i64::MAX,
        nanos: 0,
    };
    assert_eq!(bad_fields(at(never).await), ["read_time"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_is_verified_in_pages_of_any_size() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let claim = anna
        .enter(&anna.submit("It rains.").await, "it rains")
        .await;
    review(&anna, &claim).await;
    log(&house).await;
    let whole = verify(&anna, 0).await;
    let pages = verify(&anna, 1).await;
    assert_eq!(whole.len(), 1);
    let sum = |of: fn(&v1::VerifyHistoryResponse) -> i64| pages.iter().map(of).sum::<i64>();
    assert_eq!(sum(|p| p.checked_entries), whole[0].checked_entries);
    assert_eq!(sum(|p| p.checked_resources), whole[0].checked_resources);
    // The test's own newsroom has somebody whom no key ever named.
    let found: Vec<_> = pages.iter().flat_map(|p| &p.findings).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].resource, "people/editor");
    assert_eq!(found[0].kind(), v1::history_finding::Kind::ContentUnknown);
    let head = whole[0].head.clone().unwrap();
    assert_eq!(
        (head.mac.len(), head.position),
        (64, whole[0].checked_entries)
    );
    let mut known = v1::VerifyHistoryRequest {
        known_heads: vec![head.clone()],
        ..Default::default()
    };
    let good = anna
        .admin()
        .verify_history(known.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(good.findings.len(), 1);
    known.known_heads[0].position += 1;
    let cut = anna
        .admin()
        .verify_history(known.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(cut.findings[0].kind(), v1::history_finding::Kind::TailCut);
    // A token is good for the walk that gave it only.
    known.page_token = pages[0].next_page_token.clone();
    assert_eq!(
        bad_fields(anna.admin().verify_history(known).await),
        ["page_token"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_requests_name_every_bad_field() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let heads = v1::VerifyHistoryRequest {
        known_heads: vec![v1::HistoryHead {
            position: -1,
            mac: "x".into(),
            key_id: "k".repeat(101),
            ..Default::default()
        }],
        page_token: "x".into(),
        page_size: -1,
    };
    let bad = bad_fields(anna.admin().verify_history(heads).await);
    let head = ["position", "mac", "key_id"].map(|f| format!("known_heads[0].{f}"));
    assert_eq!(bad[..3], head);
    assert_eq!(bad[3..], ["page_size", "page_token"]);
    let id = "x".repeat(129);
    for reason in ["", " ", &"x".repeat(1_001), "a\0"] {
        let purge = v1::PurgeArticleRequest {
            name: "articles/1".into(),
            reason: reason.into(),
            request_id: id.clone(),
        };
        let bad = bad_fields(anna.admin().purge_article(purge).await);
        assert_eq!(bad, ["request_id", "name", "reason"], "{reason:?}");
    }
    let redact = v1::RedactEvidenceRequest {
        name: "claims/1/evidence/2".into(),
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.admin().redact_evidence(redact).await),
        ["name", "reason"]
    );
    let hold = v1::SetLegalHoldRequest::default();
    assert_eq!(
        bad_fields(anna.admin().set_legal_hold(hold).await),
        ["name", "reason"]
    );
}

/// One after another, and all at once.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_for_three_times_is_done_once() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let article = anna.submit("It rains.").await;
    let claim = anna.enter(&article, "it rains").await;
    let evidence = add_evidence(&anna, &claim).await;
    let held = async || {
        let request = hold(&article, true, "h");
        anna.admin()
            .set_legal_hold(request)
            .await
            .unwrap()
            .into_inner()
    };
    let (a, b, c) = tokio::join!(held(), held(), held());
    assert!(a.legal_hold && a == b && b == c && c == held().await);
    let refusal = anna.admin().purge_article(purge(&article, "p")).await;
    let details = refused(refusal, Code::FailedPrecondition, "LEGAL_HOLD");
    assert_eq!(
        details.error_info().unwrap().metadata["article"],
        article.name
    );
    let refusal = anna.admin().redact_evidence(redact(&evidence, "r")).await;
    refused(refusal, Code::FailedPrecondition, "LEGAL_HOLD");
    let reused = anna
        .admin()
        .set_legal_hold(hold(&article, false, "h"))
        .await;
    refused(reused, Code::AlreadyExists, "REQUEST_ID_REUSED");
    anna.admin()
        .set_legal_hold(hold(&article, false, "h2"))
        .await
        .unwrap();

    let redacted = async || {
        let request = redact(&evidence, "r");
        anna.admin()
            .redact_evidence(request)
            .await
            .unwrap()
            .into_inner()
    };
    let (a, b, c) = tokio::join!(redacted(), redacted(), redacted());
    assert!(a.redact_time.is_some() && a.quote.is_empty() && a.name == evidence.name);
    assert!(a == b && b == c && c == redacted().await);

    let purged = async || {
        let request = purge(&article, "p");
        anna.admin()
            .purge_article(request)
            .await
            .unwrap()
            .into_inner()
    };
    let (a, b, c) = tokio::join!(purged(), purged(), purged());
    assert!(a.purge_time.is_some() && a.body.is_empty());
    assert!(a == b && b == c && c == purged().await);
    log(&house).await;
    let list = v1::ListClaimHistoryRequest {
        parent: claim.name.clone(),
        ..Default::default()
    };
    let history = anna
        .claims()
        .list_claim_history(list)
        .await
        .unwrap()
        .into_inner();
    let acts: Vec<_> = history.entries.iter().map(|e| e.act()).collect();
    let once = [
        Act::ClaimPurged,
        Act::ClaimEvidenceRedacted,
        Act::ClaimEvidenceAdded,
        Act::ClaimEntered,
    ];
    assert_eq!(acts, once);
}

#[tokio::test(flavor = "multi_thread")]
async fn watchers_are_told_of_a_purge_and_of_no_people() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let article = anna.submit("It rains.").await;
    anna.enter(&article, "it rains").await;
    let list = anna
        .claims()
        .list_claims(v1::ListClaimsRequest::default())
        .await;
    let cursor = list.unwrap().into_inner().watch_cursor;
    anna.admin()
        .purge_article(purge(&article, ""))
        .await
        .unwrap();
    log(&house).await;
    let watch = v1::WatchChangesRequest {
        cursor,
        ..Default::default()
    };
    let mut stream = anna
        .claims()
        .watch_changes(watch)
        .await
        .unwrap()
        .into_inner();
    let mut told = Vec::new();
    while told.last() != Some(&Act::ArticlePurged) {
        let change = stream.message().await.unwrap().unwrap();
        told.push(change.act());
        if change.act() == Act::ArticlePurged {
            let Some(v1::change::Subject::Article(article)) = change.subject else {
                panic!("{change:?}");
            };
            assert!(article.purge_time.is_some());
        }
    }
    use Act::*;
    let all = [
        Unspecified,
        ArticleSubmitted,
        ClaimEntered,
        ClaimPurged,
        ArticlePurged,
    ];
    assert_eq!(told, all);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_reviewed_or_entered_on_what_is_purged() {
    let house = House::new().await;
    let anna = anna(&house).await;
    let article = anna.submit("It rains.").await;
    let claim = anna.enter(&article, "it rains").await;
    anna.admin()
        .purge_article(purge(&article, ""))
        .await
        .unwrap();
    let get = v1::GetClaimRequest {
        name: claim.name.clone(),
        ..Default::default()
    };
    let now = anna.claims().get_claim(get).await.unwrap().into_inner();
    assert_eq!(
        (now.state(), now.text.as_str()),
        (v1::claim::State::Replaced, "")
    );
    let review = v1::ReviewClaimRequest {
        name: now.name.clone(),
        etag: now.etag.clone(),
        verdict: v1::Verdict::Unverified.into(),
        rationale: "Asked.".into(),
        ..Default::default()
    };
    let refusal = anna.reviews().review_claim(review).await;
    refused(refusal, Code::FailedPrecondition, "STATE_FORBIDS");
    let enter = v1::CreateClaimRequest {
        parent: article.name.clone(),
        claim: Some(crate::newsroom::statement("it rains")),
        ..Default::default()
    };
    let refusal = anna.claims().create_claim(enter).await;
    refused(refusal, Code::FailedPrecondition, "ARTICLE_PURGED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_the_key_verifies_nothing() {
    let house = House::new().await;
    let keyless = Store::connect(&ConnectOptions::new(&house.db.url))
        .await
        .unwrap();
    let server = Running::start(keyless, Access::Keys).await;
    let anna = anna(&house).await.at(&server).await;
    let refusal = anna
        .admin()
        .verify_history(v1::VerifyHistoryRequest::default())
        .await;
    refused(refusal, Code::FailedPrecondition, "HISTORY_KEY_MISSING");
}
