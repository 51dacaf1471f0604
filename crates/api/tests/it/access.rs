//! Who may call what: every rpc of the contract, as its descriptors list them.
//! An rpc without an entry here fails the test.

use crate::ledger::world::{Ledger, decisions};
use crate::newsroom::{Caller, House, eventually, refused, secret};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_store::NewKey;
use factdesk_store::testing::SequentialIds;
use prost::Message;
use prost_reflect::DescriptorPool;
use std::time::Duration;
use tonic::Code;

/// What another newsroom has.
struct Foreign {
    article: v1::Article,
    claim: v1::Claim,
    policy: v1::Policy,
    event: String,
    found: String,
    decision: String,
}

/// What an rpc must do with another newsroom's names.
enum Expect {
    NotFound(&'static str),
    /// It takes no names: it answers, and nothing of the other newsroom.
    Nothing,
}

/// The role that an rpc needs, and a well-formed request for what is foreign.
fn entry(rpc: &str, foreign: &Foreign) -> Option<(Role, Vec<u8>, Expect)> {
    let (article, name) = (foreign.article.name.clone(), foreign.claim.name.clone());
    let etag = foreign.claim.etag.clone();
    let no_article = Expect::NotFound("ARTICLE_NOT_FOUND");
    let no_claim = Expect::NotFound("CLAIM_NOT_FOUND");
    let submission = v1::SubmitArticleRequest {
        article: Some(v1::Article {
            body: "Own text.".into(),
            uri: foreign.article.uri.clone(),
            ..Default::default()
        }),
        ..Default::default()
    };
    let evidence = v1::Evidence {
        kind: 2,
        bearing: 1,
        quote: "q".into(),
        ..Default::default()
    };
    let page_size = 0;
    let page_token = String::new();
    Some(match rpc {
        "SubmitArticle" => (Role::Submitter, submission.encode_to_vec(), Expect::Nothing),
        "BatchSubmitArticles" => {
            let batch = v1::BatchSubmitArticlesRequest {
                requests: vec![submission],
            };
            (Role::Submitter, batch.encode_to_vec(), Expect::Nothing)
        }
        "GetArticle" => (
            Role::Reader,
            v1::GetArticleRequest { name: article }.encode_to_vec(),
            no_article,
        ),
        "ListArticles" => (
            Role::Reader,
            v1::ListArticlesRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "GetRevision" => {
            let get = v1::GetRevisionRequest {
                name: format!("{article}/revisions/1"),
            };
            (Role::Reader, get.encode_to_vec(), no_article)
        }
        "ListRevisions" => {
            let list = v1::ListRevisionsRequest {
                parent: article,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_article)
        }
        "ReextractArticle" => {
            let again = v1::ReextractArticleRequest {
                name: article,
                ..Default::default()
            };
            (Role::Editor, again.encode_to_vec(), no_article)
        }
        "ListClaimDifferences" => {
            let list = v1::ListClaimDifferencesRequest {
                parent: article,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_article)
        }
        "GetClaim" => (
            Role::Reader,
            v1::GetClaimRequest {
                name,
                ..Default::default()
            }
            .encode_to_vec(),
            no_claim,
        ),
        "ListClaims" => {
            let list = v1::ListClaimsRequest {
                parent: article,
                ..Default::default()
            };
            (Role::Reader, list.encode_to_vec(), no_article)
        }
        "SearchClaims" => {
            let search = v1::SearchClaimsRequest {
                query: foreign.claim.text.clone(),
                ..Default::default()
            };
            (Role::Reader, search.encode_to_vec(), Expect::Nothing)
        }
        "WatchChanges" => {
            let watch = v1::WatchChangesRequest {
                parent: article,
                ..Default::default()
            };
            (Role::Reader, watch.encode_to_vec(), no_article)
        }
        "CreateClaim" => {
            let claim = Some(crate::newsroom::statement("it rains"));
            let create = v1::CreateClaimRequest {
                parent: article,
                claim,
                ..Default::default()
            };
            (Role::Reviewer, create.encode_to_vec(), no_article)
        }
        "DismissClaim" => {
            let dismiss = v1::DismissClaimRequest {
                name,
                reason: 1,
                etag,
                ..Default::default()
            };
            (Role::Reviewer, dismiss.encode_to_vec(), no_claim)
        }
        "ReplaceClaims" => {
            let replace = v1::ReplaceClaimsRequest {
                replaced: vec![v1::ClaimCopy { name, etag }],
                claims: vec![v1::Claim::default()],
                ..Default::default()
            };
            (Role::Reviewer, replace.encode_to_vec(), no_claim)
        }
        "GetStats" => (
            Role::Editor,
            v1::GetStatsRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "ReviewClaim" => {
            let evidence = vec![evidence];
            let review = v1::ReviewClaimRequest {
                name,
                verdict: 2,
                evidence,
                etag,
                ..Default::default()
            };
            (Role::Reviewer, review.encode_to_vec(), no_claim)
        }
        "AdjudicateClaim" => {
            let adjudicate = v1::AdjudicateClaimRequest {
                name,
                verdict: 2,
                rationale: "r".into(),
                evidence: vec![evidence],
                etag,
                ..Default::default()
            };
            (Role::Editor, adjudicate.encode_to_vec(), no_claim)
        }
        "CorrectReview" => {
            let correct = v1::CorrectReviewRequest {
                name: format!("{name}/reviews/{}", uuid::Uuid::nil()),
                kind: 1,
                verdict: 2,
                reason: "r".into(),
                evidence: vec![evidence],
                etag,
                ..Default::default()
            };
            (Role::Editor, correct.encode_to_vec(), no_claim)
        }
        "GetPolicy" => (
            Role::Reader,
            v1::GetPolicyRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "UpdatePolicy" => {
            let policy = Some(foreign.policy.clone());
            let update = v1::UpdatePolicyRequest {
                policy,
                ..Default::default()
            };
            (Role::Admin, update.encode_to_vec(), Expect::Nothing)
        }
        "AddEvidence" => {
            let evidence = Some(evidence);
            let add = v1::AddEvidenceRequest {
                parent: name,
                evidence,
                ..Default::default()
            };
            (Role::Reviewer, add.encode_to_vec(), no_claim)
        }
        "ListEvidence" => {
            let list = v1::ListEvidenceRequest {
                parent: name,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_claim)
        }
        "ListReviews" => {
            let list = v1::ListReviewsRequest {
                parent: name,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_claim)
        }
        "LeaseNextClaim" => (
            Role::Reviewer,
            v1::LeaseNextClaimRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "RenewLease" => {
            let renew = v1::RenewLeaseRequest {
                name,
                ..Default::default()
            };
            (Role::Reviewer, renew.encode_to_vec(), no_claim)
        }
        "ReleaseClaim" => {
            let release = v1::ReleaseClaimRequest {
                name,
                ..Default::default()
            };
            (Role::Reviewer, release.encode_to_vec(), no_claim)
        }
        "SkipClaim" => {
            let skip = v1::SkipClaimRequest {
                name,
                ..Default::default()
            };
            (Role::Reviewer, skip.encode_to_vec(), no_claim)
        }
        "AssignClaim" => {
            let assign = v1::AssignClaimRequest {
                name,
                ..Default::default()
            };
            (Role::Reviewer, assign.encode_to_vec(), no_claim)
        }
        "CommentOnClaim" => {
            let comment = v1::CommentOnClaimRequest {
                parent: name,
                text: "hm".into(),
                ..Default::default()
            };
            (Role::Reviewer, comment.encode_to_vec(), no_claim)
        }
        "ListComments" => {
            let list = v1::ListCommentsRequest {
                parent: name,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_claim)
        }
        "ListClaimHistory" => {
            let list = v1::ListClaimHistoryRequest {
                parent: name,
                page_size,
                page_token,
            };
            (Role::Reader, list.encode_to_vec(), no_claim)
        }
        "VerifyHistory" => (
            Role::Editor,
            v1::VerifyHistoryRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "PurgeArticle" => {
            let purge = v1::PurgeArticleRequest {
                name: article,
                reason: "r".into(),
                ..Default::default()
            };
            (Role::Admin, purge.encode_to_vec(), no_article)
        }
        "RedactEvidence" => {
            let redact = v1::RedactEvidenceRequest {
                name: format!("{name}/evidence/0190f3a1-0000-7000-8000-0000000000aa"),
                reason: "r".into(),
                ..Default::default()
            };
            let no_evidence = Expect::NotFound("EVIDENCE_NOT_FOUND");
            (Role::Editor, redact.encode_to_vec(), no_evidence)
        }
        "SetLegalHold" => {
            let hold = v1::SetLegalHoldRequest {
                name: article,
                legal_hold: true,
                reason: "r".into(),
                ..Default::default()
            };
            (Role::Admin, hold.encode_to_vec(), no_article)
        }
        _ => return on_ledger(rpc, foreign),
    })
}

/// The same of the ledger's rpcs.
fn on_ledger(rpc: &str, foreign: &Foreign) -> Option<(Role, Vec<u8>, Expect)> {
    let no_event = Expect::NotFound("EVENT_NOT_FOUND");
    let no_claim = Expect::NotFound("CLAIM_NOT_FOUND");
    let no_match = Expect::NotFound("MATCH_NOT_FOUND");
    let (event, claim) = (foreign.event.clone(), foreign.claim.name.clone());
    Some(match rpc {
        "ListEvents" => (
            Role::Reader,
            v1::ListEventsRequest::default().encode_to_vec(),
            Expect::Nothing,
        ),
        "GetEvent" => (
            Role::Reader,
            v1::GetEventRequest { name: event }.encode_to_vec(),
            no_event,
        ),
        "ListFigureSeries" => {
            let list = v1::ListFigureSeriesRequest {
                parent: event,
                ..Default::default()
            };
            (Role::Reader, list.encode_to_vec(), no_event)
        }
        "GetFigureSeries" => {
            let name = format!("{event}/figureSeries/deaths");
            let get = v1::GetFigureSeriesRequest { name };
            (Role::Reader, get.encode_to_vec(), no_event)
        }
        "ListUtterances" => (
            Role::Reader,
            v1::ListUtterancesRequest { parent: event }.encode_to_vec(),
            no_event,
        ),
        "MoveClaim" => {
            let call = v1::MoveClaimRequest {
                name: claim,
                ..Default::default()
            };
            (Role::Editor, call.encode_to_vec(), no_claim)
        }
        "MergeEvents" => {
            let other = format!("events/{}", uuid::Uuid::nil());
            let call = v1::MergeEventsRequest {
                names: vec![event, other],
                ..Default::default()
            };
            (Role::Editor, call.encode_to_vec(), no_event)
        }
        "SplitEvent" => {
            let call = v1::SplitEventRequest {
                name: event,
                claims: vec![claim],
                ..Default::default()
            };
            (Role::Editor, call.encode_to_vec(), no_event)
        }
        "ListMatches" => {
            let list = v1::ListMatchesRequest {
                parent: claim,
                ..Default::default()
            };
            (Role::Reader, list.encode_to_vec(), no_claim)
        }
        "ConfirmMatch" => {
            let call = v1::ConfirmMatchRequest {
                name: foreign.found.clone(),
                ..Default::default()
            };
            (Role::Reviewer, call.encode_to_vec(), no_match)
        }
        "RejectMatch" => {
            let call = v1::RejectMatchRequest {
                name: foreign.found.clone(),
                ..Default::default()
            };
            (Role::Reviewer, call.encode_to_vec(), no_match)
        }
        "ListDecisions" => {
            let list = v1::ListDecisionsRequest {
                parent: event,
                ..Default::default()
            };
            (Role::Reader, list.encode_to_vec(), no_event)
        }
        "UndoDecision" => {
            let call = v1::UndoDecisionRequest {
                name: foreign.decision.clone(),
                ..Default::default()
            };
            let no_decision = Expect::NotFound("DECISION_NOT_FOUND");
            (Role::Reviewer, call.encode_to_vec(), no_decision)
        }
        _ => return None,
    })
}

/// Every rpc of the contract with its path.
pub fn rpcs() -> Vec<(String, String)> {
    let pool = DescriptorPool::decode(factdesk_proto::DESCRIPTORS).unwrap();
    let ours = pool
        .services()
        .filter(|s| s.package_name() == "factdesk.v1");
    let rpcs: Vec<_> = ours
        .flat_map(|service| {
            let name = service.full_name().to_owned();
            let path = move |rpc: &str| format!("/{name}/{rpc}");
            service
                .methods()
                .map(|m| (m.name().to_owned(), path(m.name())))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(rpcs.len() >= 15, "{rpcs:?}");
    rpcs
}

async fn foreign(house: &House) -> Foreign {
    let stranger = house.stranger().await;
    let uri = "https://example.org/rain".into();
    let article = v1::Article {
        uri,
        body: "Foreign text.".into(),
        ..Default::default()
    };
    let article = stranger.submit_article(article).await;
    let claim = stranger.enter(&article, "it rains").await;
    let get = v1::GetPolicyRequest::default();
    let policy = stranger.admin().get_policy(get).await.unwrap().into_inner();
    let other = stranger.enter(&article, "it snows").await;
    let mut ledger = Ledger::of(house, "south").await;
    let event = ledger.event("Sarnow", &[&claim, &other]).await;
    let found = ledger.suggest(&claim, &other, 0.7).await;
    let apart = v1::MoveClaimRequest {
        name: other.name,
        ..Default::default()
    };
    stranger.ledger().move_claim(apart).await.unwrap();
    let decision = decisions(&stranger, &event).await.remove(0).name;
    Foreign {
        article,
        claim: crate::pairs::get(&stranger, &claim).await,
        policy,
        event,
        found,
        decision,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_calls_anything_without_a_good_key() {
    let house = House::new().await;
    let nobody = house.running.caller().await;
    let huge = "x".repeat(5_000);
    let bad: Vec<(Caller, &str)> = vec![
        (nobody.clone(), "CREDENTIALS_MISSING"),
        (
            nobody.clone().with("authorization", "Basic YTpi"),
            "CREDENTIALS_MISSING",
        ),
        (nobody.clone().with_key("garbage"), "CREDENTIALS_INVALID"),
        (nobody.clone().with_key(&huge), "CREDENTIALS_INVALID"),
        (nobody.clone().with_key(&secret()), "CREDENTIALS_INVALID"),
        (expired(&house).await, "CREDENTIALS_INVALID"),
        (revoked(&house).await, "CREDENTIALS_INVALID"),
    ];
    for (rpc, path) in rpcs() {
        for (caller, reason) in &bad {
            // Nothing of a message is looked at before the key.
            let garbage = vec![0xff; 10];
            println!("{rpc} {reason}");
            refused(
                caller.raw(&path, garbage).await,
                Code::Unauthenticated,
                reason,
            );
        }
    }
}

async fn expired(house: &House) -> Caller {
    let key = secret();
    let expires_in = Some(Duration::from_millis(1));
    let (person, roles) = ("late", Role::ALL.into_iter().collect());
    let new = NewKey {
        secret: &key,
        person,
        roles,
        delegate: false,
        expires_in,
    };
    house
        .db
        .store
        .create_key(&SequentialIds, "north", &new)
        .await
        .unwrap();
    let late = house.running.caller().await.with_key(&key);
    eventually(async || {
        late.articles()
            .list_articles(v1::ListArticlesRequest::default())
            .await
            .is_err()
    })
    .await;
    late
}

async fn revoked(house: &House) -> Caller {
    let key = secret();
    let (person, roles) = ("gone", Role::ALL.into_iter().collect());
    let new = NewKey {
        secret: &key,
        person,
        roles,
        delegate: false,
        expires_in: None,
    };
    let info = house
        .db
        .store
        .create_key(&SequentialIds, "north", &new)
        .await
        .unwrap();
    let gone = house.running.caller().await.with_key(&key);
    let list = v1::ListArticlesRequest::default();
    gone.articles()
        .list_articles(list)
        .await
        .expect("a good key until it is revoked");
    house
        .db
        .store
        .revoke_key("north", &info.prefix)
        .await
        .unwrap();
    gone
}

#[tokio::test(flavor = "multi_thread")]
async fn every_rpc_asks_for_its_role_and_stays_in_its_newsroom() {
    let house = House::new().await;
    let foreign = foreign(&house).await;
    let reader = house.person("reader", &[Role::Reader]).await;
    for (rpc, path) in rpcs() {
        let (role, request, expect) =
            entry(&rpc, &foreign).unwrap_or_else(|| panic!("{rpc} has no entry: add one"));
        println!("{rpc}");
        let only = house
            .person(&format!("only-{}", rpc.to_lowercase()), &[role])
            .await;
        if role != Role::Reader {
            let outcome = reader.raw(&path, request.clone()).await;
            let details = refused(outcome, Code::PermissionDenied, "ROLE_MISSING");
            assert_eq!(
                details.error_info().unwrap().metadata["role"],
                role.as_str()
            );
        }
        let outcome = only.raw(&path, request).await;
        match expect {
            Expect::NotFound(reason) => drop(refused(outcome, Code::NotFound, reason)),
            Expect::Nothing => {
                let answer = String::from_utf8_lossy(outcome.unwrap().get_ref()).into_owned();
                assert!(!answer.contains(&foreign.article.name), "{answer}");
            }
        }
    }
    let stranger = house.stranger().await;
    let get = v1::GetClaimRequest {
        name: foreign.claim.name.clone(),
        ..Default::default()
    };
    let still = stranger.claims().get_claim(get).await.unwrap().into_inner();
    assert_eq!(still, foreign.claim, "nobody changed what is foreign");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegate_acts_for_a_registered_person_and_nobody_else_may() {
    let house = House::new().await;
    let tool = house.delegate("tool").await;
    let anna = house.person("anna", &[Role::Reader]).await;
    let list = async |caller: Caller| {
        caller
            .articles()
            .list_articles(v1::ListArticlesRequest::default())
            .await
    };
    list(tool.clone().acting_for("anna")).await.unwrap();
    let refusals = [
        tool.clone(),
        tool.clone().acting_for("nobody"),
        tool.clone().acting_for("Anna"),
        tool.clone().acting_for("stranger"),
        tool.clone().acting_for("anna").acting_for("anna"),
        anna.acting_for("tool"),
    ];
    for caller in refusals {
        refused(
            list(caller).await,
            Code::PermissionDenied,
            "DELEGATION_REFUSED",
        );
    }
    // A delegate has the person's roles, not its own.
    let submit = tool
        .acting_for("anna")
        .articles()
        .submit_article(v1::SubmitArticleRequest::default())
        .await;
    refused(submit, Code::PermissionDenied, "ROLE_MISSING");
}

#[tokio::test(flavor = "multi_thread")]
async fn metadata_that_is_no_text_is_refused() {
    let house = House::new().await;
    let mut client =
        v1::article_service_client::ArticleServiceClient::new(house.running.channel().await);
    let mut request = tonic::Request::new(v1::ListArticlesRequest::default());
    let garbage = http::HeaderValue::from_bytes(b"Bearer \xff\xfe").unwrap();
    let mut headers = http::HeaderMap::new();
    headers.insert("authorization", garbage);
    *request.metadata_mut() = tonic::metadata::MetadataMap::from_headers(headers);
    refused(
        client.list_articles(request).await,
        Code::Unauthenticated,
        "CREDENTIALS_INVALID",
    );
}
