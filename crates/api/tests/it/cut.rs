//! The connection breaks in the middle of a call and the client asks again, with
//! the same request id: one effect and one answer, for every rpc that changes
//! anything. One without a case here fails the test.

use crate::access::rpcs;
use crate::ledger::world::{Ledger, decisions};
use crate::newsroom::{Caller, House, statement};
use crate::pairs;
use crate::proxy::{Cut, proxy};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use prost::Message;
use sqlx::{Connection, PgConnection};
use tonic::transport::Endpoint;

const CUTS: [Cut; 5] = [
    Cut::RequestHeaders,
    Cut::RequestMessage,
    Cut::Sent,
    Cut::Answer,
    Cut::AnswerMessage,
];

/// Every table that a call can write to.
const EFFECTS: &str = "select array[
    (select count(*) from articles), (select count(*) from revisions),
    (select count(*) from jobs), (select count(*) from claims),
    (select count(*) from claims where state <> 'PENDING'),
    (select count(*) from dismissals), (select count(*) from reviews),
    (select count(*) from evidence), (select count(*) from request_ids),
    (select count(*) from policies), (select count(*) from sealed_reviews),
    (select count(*) from leases), (select count(*) from comments), (select count(*) from skips),
    (select count(*) from decisions), (select count(*) from decisions where undo_time is not null),
    (select count(*) from events), (select count(*) from events where merged_into is not null),
    (select count(*) from event_links), (select count(*) from events_apart),
    (select count(*) from sightings where decision is not null),
    (select count(*) from matches where decision is not null),
    (select count(*) from outbox) + (select count(*) from log)]";

/// Rpcs that change nothing, by the first word of their names.
const READING: [&str; 6] = ["Get", "List", "Search", "Watch", "Export", "Verify"];

/// A request under that id about things of its own.
async fn request(rpc: &str, by: &Caller, id: &str) -> Option<Vec<u8>> {
    let request_id = id.to_owned();
    let submission = |id: &str| v1::SubmitArticleRequest {
        article: Some(v1::Article {
            body: format!("It rains, {id}."),
            ..Default::default()
        }),
        request_id: id.to_owned(),
        wait: None,
    };
    // Words of its own: a review offers its verdict to every copy.
    let claim = async || by.enter(&by.submit("It rains.").await, id).await;
    let evidence = v1::Evidence {
        kind: 2,
        bearing: 1,
        quote: "q".into(),
        ..Default::default()
    };
    Some(match rpc {
        "SubmitArticle" => submission(id).encode_to_vec(),
        "BatchSubmitArticles" => v1::BatchSubmitArticlesRequest {
            requests: vec![submission(&format!("{id}a")), submission(&format!("{id}b"))],
        }
        .encode_to_vec(),
        "CreateClaim" => v1::CreateClaimRequest {
            parent: by.submit("It rains.").await.name,
            claim: Some(statement("it rains")),
            request_id,
        }
        .encode_to_vec(),
        "DismissClaim" => {
            let claim = claim().await;
            v1::DismissClaimRequest {
                name: claim.name,
                reason: 1,
                etag: claim.etag,
                request_id,
                ..Default::default()
            }
            .encode_to_vec()
        }
        "ReviewClaim" => {
            let claim = claim().await;
            v1::ReviewClaimRequest {
                name: claim.name,
                verdict: 2,
                evidence: vec![evidence],
                etag: claim.etag,
                request_id,
                ..Default::default()
            }
            .encode_to_vec()
        }
        "AddEvidence" => v1::AddEvidenceRequest {
            parent: claim().await.name,
            evidence: Some(evidence),
            request_id,
        }
        .encode_to_vec(),
        "CorrectReview" => {
            let stood = pairs::give(by, pairs::review(&claim().await, Verdict::Verified)).await;
            let old = pairs::listed(by, &stood).await.remove(0);
            let kind = v1::CorrectionKind::Correction;
            v1::CorrectReviewRequest {
                request_id,
                ..pairs::correction(&stood, &old, kind, Verdict::Disputed)
            }
            .encode_to_vec()
        }
        "LeaseNextClaim" => {
            claim().await;
            next(id, id).encode_to_vec()
        }
        "RenewLease" => v1::RenewLeaseRequest {
            name: leased(by, claim().await, id).await,
            request_id,
            ..Default::default()
        }
        .encode_to_vec(),
        "ReleaseClaim" => v1::ReleaseClaimRequest {
            name: leased(by, claim().await, id).await,
            handover_note: "n".into(),
            request_id,
        }
        .encode_to_vec(),
        "SkipClaim" => v1::SkipClaimRequest {
            name: leased(by, claim().await, id).await,
            reason: "n".into(),
            request_id,
        }
        .encode_to_vec(),
        "AssignClaim" => v1::AssignClaimRequest {
            name: claim().await.name,
            person: "people/anna".into(),
            due_time: Some(hence(86_400)),
            note: "n".into(),
            request_id,
        }
        .encode_to_vec(),
        "CommentOnClaim" => v1::CommentOnClaimRequest {
            parent: claim().await.name,
            text: "n".into(),
            request_id,
        }
        .encode_to_vec(),
        "ReplaceClaims" => {
            let v1::Claim { name, etag, .. } = claim().await;
            let proposition = "It rains on.".into();
            v1::ReplaceClaimsRequest {
                replaced: vec![v1::ClaimCopy { name, etag }],
                claims: vec![v1::Claim {
                    proposition,
                    ..Default::default()
                }],
                comment: "n".into(),
                request_id,
            }
            .encode_to_vec()
        }
        "PurgeArticle" => {
            let article = by.submit("It rains.").await;
            by.enter(&article, id).await;
            v1::PurgeArticleRequest {
                name: article.name,
                reason: "r".into(),
                request_id,
            }
            .encode_to_vec()
        }
        "RedactEvidence" => {
            let add = v1::AddEvidenceRequest {
                parent: claim().await.name,
                evidence: Some(evidence),
                ..Default::default()
            };
            let added = by.reviews().add_evidence(add).await.unwrap();
            v1::RedactEvidenceRequest {
                name: added.into_inner().name,
                reason: "r".into(),
                request_id,
            }
            .encode_to_vec()
        }
        "ReextractArticle" => v1::ReextractArticleRequest {
            name: by.submit("It rains.").await.name,
            request_id,
            ..Default::default()
        }
        .encode_to_vec(),
        "SetLegalHold" => v1::SetLegalHoldRequest {
            name: by.submit("It rains.").await.name,
            legal_hold: true,
            reason: "r".into(),
            request_id,
        }
        .encode_to_vec(),
        "UpdatePolicy" => v1::UpdatePolicyRequest {
            policy: Some(pairs::policy(by).await),
            request_id,
        }
        .encode_to_vec(),
        _ => return None,
    })
}

/// Asks for the claim of these words.
fn next(text: &str, request_id: &str) -> v1::LeaseNextClaimRequest {
    v1::LeaseNextClaimRequest {
        filter: format!("text = {text:?}"),
        request_id: request_id.to_owned(),
        ..Default::default()
    }
}

/// The name of a claim of these words, which the caller holds then.
async fn leased(by: &Caller, claim: v1::Claim, text: &str) -> String {
    let got = by.reviews().lease_next_claim(next(text, "")).await;
    let got = got.unwrap().into_inner().claim.unwrap();
    assert_eq!(got.name, claim.name);
    got.name
}

/// So many seconds from now, by a client's own clock.
#[allow(clippy::disallowed_methods)]
pub fn hence(seconds: i64) -> prost_types::Timestamp {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    prost_types::Timestamp {
        seconds: now.as_secs() as i64 + seconds,
        nanos: 0,
    }
}

/// The same where others must have acted before.
async fn after_others(rpc: &str, others: &[Caller; 2], id: &str) -> Option<Vec<u8>> {
    let [ben, cleo] = others;
    Some(match rpc {
        "AdjudicateClaim" => {
            let claim = pairs::enter(ben, id).await;
            let sealed = pairs::give(ben, pairs::review(&claim, Verdict::Verified)).await;
            let apart = pairs::give(cleo, pairs::review(&sealed, Verdict::Disputed)).await;
            v1::AdjudicateClaimRequest {
                request_id: id.to_owned(),
                ..pairs::decision(&apart, Verdict::Disputed)
            }
            .encode_to_vec()
        }
        _ => return None,
    })
}

/// The same about events of its own.
async fn on_ledger(rpc: &str, house: &House, by: &Caller, id: &str) -> Option<Vec<u8>> {
    let mut ledger = Ledger::of(house, "north").await;
    let one = by.enter(&by.submit("It rains.").await, id).await;
    let beside = by.enter(&by.submit("It rains.").await, id).await;
    let other = by.enter(&by.submit("It snows.").await, id).await;
    let event = ledger.event("Sarnow", &[&one, &beside]).await;
    let names = vec![event.clone(), ledger.event("Harl", &[&other]).await];
    let found = ledger.suggest(&one, &other, 0.7).await;
    let (comment, request_id) = ("n".to_owned(), id.to_owned());
    Some(match rpc {
        "MoveClaim" => v1::MoveClaimRequest {
            name: one.name,
            event: String::new(),
            comment,
            request_id,
        }
        .encode_to_vec(),
        "MergeEvents" => v1::MergeEventsRequest {
            names,
            comment,
            request_id,
        }
        .encode_to_vec(),
        "SplitEvent" => v1::SplitEventRequest {
            name: event,
            claims: vec![one.name],
            comment,
            request_id,
        }
        .encode_to_vec(),
        "ConfirmMatch" => v1::ConfirmMatchRequest {
            name: found,
            comment,
            request_id,
        }
        .encode_to_vec(),
        "RejectMatch" => v1::RejectMatchRequest {
            name: found,
            comment,
            request_id,
        }
        .encode_to_vec(),
        "UndoDecision" => {
            let merge = v1::MergeEventsRequest {
                names,
                ..Default::default()
            };
            by.ledger().merge_events(merge).await.unwrap();
            v1::UndoDecisionRequest {
                name: decisions(by, &event).await.remove(0).name,
                request_id,
            }
            .encode_to_vec()
        }
        _ => return None,
    })
}

/// Every rpc that changes something, with its path.
pub fn changing() -> Vec<(String, String)> {
    let mut rpcs = rpcs();
    rpcs.retain(|(rpc, _)| !READING.iter().any(|word| rpc.starts_with(word)));
    rpcs
}

/// Somebody who calls, and a look at what that changes.
pub struct Scene {
    house: House,
    pub by: Caller,
    pub others: [Caller; 2],
    db: PgConnection,
}

impl Scene {
    pub async fn new() -> Scene {
        let house = House::new().await;
        let by = house.person("anna", &Role::ALL).await;
        let reviewer = [Role::Submitter, Role::Reviewer];
        let ben = house.person("ben", &reviewer).await;
        let others = [ben, house.person("cleo", &reviewer).await];
        pairs::ask_two(&by, &[]).await;
        let db = PgConnection::connect(&house.db.url).await.unwrap();
        Scene {
            house,
            by,
            others,
            db,
        }
    }

    /// A request under that id about things of its own. An rpc without a case fails.
    pub async fn request(&self, rpc: &str, id: &str) -> Vec<u8> {
        let mut request = request(rpc, &self.by, id).await;
        if request.is_none() {
            request = after_others(rpc, &self.others, id).await;
        }
        if request.is_none() {
            request = on_ledger(rpc, &self.house, &self.by, id).await;
        }
        request.unwrap_or_else(|| panic!("{rpc} has no case: add one"))
    }

    pub async fn effects(&mut self) -> Vec<i64> {
        let effects = sqlx::query_scalar(EFFECTS).fetch_one(&mut self.db);
        effects.await.unwrap()
    }

    /// What has been added since.
    pub async fn since(&mut self, before: &[i64]) -> Vec<i64> {
        let now = self.effects().await;
        now.iter()
            .zip(before)
            .map(|(now, then)| now - then)
            .collect()
    }

    /// What a call that nothing disturbs changes.
    async fn undisturbed(&mut self, rpc: &str, path: &str) -> Vec<i64> {
        let request = self.request(rpc, &format!("{rpc}-whole")).await;
        let before = self.effects().await;
        self.by.raw(path, request).await.unwrap();
        let changed = self.since(&before).await;
        let touched: i64 = changed.iter().map(|n| n.abs()).sum();
        assert!(touched > 1, "{rpc}: {changed:?}");
        changed
    }

    /// Calls through a network that breaks.
    async fn call_and_cut(&self, path: &str, request: Vec<u8>, cut: Cut) {
        let (address, ended) = proxy(self.house.running.addr, cut).await;
        let endpoint = Endpoint::new(format!("http://{address}")).unwrap();
        let through = Caller {
            channel: endpoint.connect().await.unwrap(),
            ..self.by.clone()
        };
        let lost = through.raw(path, request).await.unwrap_err();
        ended.await.unwrap();
        assert!(lost.details().is_empty(), "an answer of ours: {lost:?}");
    }

    /// One effect and one answer, wherever the connection broke.
    async fn survives(&mut self, rpc: &str, path: &str, cut: Cut, once: &[i64]) {
        let id = format!("{rpc}-{cut:?}");
        let request = self.request(rpc, &id).await;
        let before = self.effects().await;
        self.call_and_cut(path, request.clone(), cut).await;
        let changed = self.since(&before).await;
        match cut {
            Cut::RequestHeaders | Cut::RequestMessage => {
                assert!(changed.iter().all(|n| *n == 0), "{id}: {changed:?}");
            }
            Cut::Answer | Cut::AnswerMessage => assert_eq!(changed, once, "{id}"),
            // The server may be at it still, or have let it go.
            Cut::Sent => {}
        }
        let again = self.by.raw(path, request.clone()).await.unwrap();
        let once_more = self.by.raw(path, request).await.unwrap();
        assert_eq!(again.get_ref(), once_more.get_ref(), "{id}");
        assert_eq!(self.since(&before).await, once, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_cut_anywhere_has_one_effect_and_one_answer() {
    let mut scene = Scene::new().await;
    let mut cases = 0;
    for (rpc, path) in changing() {
        let once = scene.undisturbed(&rpc, &path).await;
        for cut in CUTS {
            scene.survives(&rpc, &path, cut, &once).await;
            cases += 1;
        }
        println!("{rpc}: {once:?}");
    }
    assert!(cases >= 6 * CUTS.len());
}
