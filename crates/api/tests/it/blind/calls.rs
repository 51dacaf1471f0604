//! What to ask of each rpc about a claim that awaits its second review.

use crate::newsroom::statement;
use crate::pairs::{TWICE, correction, decision, page, review};
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use prost::Message;
use prost_types::{Duration, Timestamp};

/// A sealed claim, its copy, and the names by which one could ask for what is sealed.
pub struct Scene {
    pub claim: v1::Claim,
    pub copy: v1::Claim,
    /// The claim's etag before it was sealed.
    pub stale: String,
    /// The sealed review.
    pub review: String,
    /// Its evidence.
    pub evidence: String,
    /// An article that is about something else.
    pub elsewhere: String,
    /// Where the log stood before.
    pub cursor: String,
    /// The event that claim and copy tell of, a match of the two, and what was decided
    /// of the event.
    pub event: String,
    pub found: String,
    pub decision: String,
}

/// Requests of an rpc; none where it has no entry. None of them gives the second
/// review or takes the claim away.
pub fn calls(rpc: &str, scene: &Scene) -> Option<Vec<Vec<u8>>> {
    let claim = &scene.claim;
    let (name, etag, article) = (
        claim.name.clone(),
        claim.etag.clone(),
        claim.article.clone(),
    );
    let stale = scene.stale.clone();
    Some(match rpc {
        "SubmitArticle" => all([submission()]),
        "BatchSubmitArticles" => all([v1::BatchSubmitArticlesRequest {
            requests: vec![submission(), submission()],
        }]),
        "GetArticle" => all([v1::GetArticleRequest { name: article }]),
        "ListArticles" => all([v1::ListArticlesRequest::default()]),
        "GetRevision" => all([v1::GetRevisionRequest {
            name: format!("{article}/revisions/1"),
        }]),
        "ListRevisions" => all([v1::ListRevisionsRequest {
            parent: article,
            ..Default::default()
        }]),
        "ReextractArticle" => all([
            v1::ReextractArticleRequest {
                name: article,
                validate_only: true,
                ..Default::default()
            },
            v1::ReextractArticleRequest {
                name: scene.elsewhere.clone(),
                ..Default::default()
            },
        ]),
        "ListClaimDifferences" => all([v1::ListClaimDifferencesRequest {
            parent: article,
            ..Default::default()
        }]),
        "GetClaim" => all(
            [None, Some(time(1)), Some(time(4_000_000_000))].map(|read_time| {
                let name = claim.name.clone();
                v1::GetClaimRequest { name, read_time }
            }),
        ),
        "ListClaims" => lists(article),
        "SearchClaims" => all(
            ["", "verdict != UNSPECIFIED", "verdict = VERIFIED"].map(|filter| {
                v1::SearchClaimsRequest {
                    query: claim.text.clone(),
                    filter: filter.into(),
                    ..Default::default()
                }
            }),
        ),
        "CreateClaim" => all([v1::CreateClaimRequest {
            parent: article,
            claim: Some(v1::Claim {
                labels: vec![TWICE.into()],
                ..statement(&claim.text)
            }),
            ..Default::default()
        }]),
        "DismissClaim" => all([etag, stale].map(|etag| v1::DismissClaimRequest {
            name: claim.name.clone(),
            reason: 4,
            etag,
            ..Default::default()
        })),
        "ReplaceClaims" => all([etag, stale].map(|etag| v1::ReplaceClaimsRequest {
            replaced: vec![v1::ClaimCopy {
                name: claim.name.clone(),
                etag,
            }],
            claims: vec![statement(&claim.text)],
            ..Default::default()
        })),
        "ListClaimHistory" => all([v1::ListClaimHistoryRequest {
            parent: name,
            ..Default::default()
        }]),
        "WatchChanges" => all([
            "",
            "state = AWAITING_SECOND_REVIEW",
            "verdict = UNSPECIFIED",
        ]
        .map(|filter| v1::WatchChangesRequest {
            cursor: scene.cursor.clone(),
            filter: filter.into(),
            heartbeat_interval: Some(Duration {
                seconds: 1,
                nanos: 0,
            }),
            ..Default::default()
        })),
        "LeaseNextClaim" => all([v1::LeaseNextClaimRequest {
            filter: "state = AWAITING_SECOND_REVIEW".into(),
            ..Default::default()
        }]),
        "RenewLease" => all([v1::RenewLeaseRequest {
            name,
            ..Default::default()
        }]),
        "ReleaseClaim" => all([v1::ReleaseClaimRequest {
            name: scene.copy.name.clone(),
            ..Default::default()
        }]),
        "SkipClaim" => all([v1::SkipClaimRequest {
            name: scene.copy.name.clone(),
            ..Default::default()
        }]),
        "AssignClaim" => {
            all(
                ["", "people/anna", "people/ben"].map(|person| v1::AssignClaimRequest {
                    name: claim.name.clone(),
                    person: person.into(),
                    due_time: (!person.is_empty()).then(|| crate::cut::hence(86_400)),
                    ..Default::default()
                }),
            )
        }
        "ReviewClaim" => reviews(scene),
        "AdjudicateClaim" => all([etag, stale].map(|etag| v1::AdjudicateClaimRequest {
            etag,
            ..decision(claim, Verdict::Verified)
        })),
        "CorrectReview" => corrections(scene),
        "AddEvidence" => all([v1::AddEvidenceRequest {
            parent: name,
            evidence: Some(page("own")),
            ..Default::default()
        }]),
        "ListEvidence" => all(
            [&scene.claim, &scene.copy].map(|claim| v1::ListEvidenceRequest {
                parent: claim.name.clone(),
                ..Default::default()
            }),
        ),
        "ListReviews" => all(
            [&scene.claim, &scene.copy].map(|claim| v1::ListReviewsRequest {
                parent: claim.name.clone(),
                ..Default::default()
            }),
        ),
        "CommentOnClaim" => all([v1::CommentOnClaimRequest {
            parent: name,
            text: "What was it?".into(),
            ..Default::default()
        }]),
        "ListComments" => all([v1::ListCommentsRequest {
            parent: name,
            ..Default::default()
        }]),
        "GetPolicy" => all([v1::GetPolicyRequest::default()]),
        "UpdatePolicy" => all([v1::UpdatePolicyRequest {
            policy: Some(v1::Policy {
                etag: "old".into(),
                ..Default::default()
            }),
            ..Default::default()
        }]),
        "GetStats" => all([v1::GetStatsRequest::default()]),
        "VerifyHistory" => all([v1::VerifyHistoryRequest::default()]),
        "PurgeArticle" => all([v1::PurgeArticleRequest {
            name: scene.elsewhere.clone(),
            reason: "r".into(),
            ..Default::default()
        }]),
        "RedactEvidence" => all([v1::RedactEvidenceRequest {
            name: scene.evidence.clone(),
            reason: "r".into(),
            ..Default::default()
        }]),
        "SetLegalHold" => all([v1::SetLegalHoldRequest {
            name: article,
            reason: "r".into(),
            ..Default::default()
        }]),
        _ => return on_ledger(rpc, scene),
    })
}

/// The same of the ledger's rpcs.
fn on_ledger(rpc: &str, scene: &Scene) -> Option<Vec<Vec<u8>>> {
    let (event, claim) = (scene.event.clone(), scene.claim.name.clone());
    Some(match rpc {
        "ListEvents" => all(["", "place = Sarnow"].map(|filter| v1::ListEventsRequest {
            filter: filter.into(),
            ..Default::default()
        })),
        "GetEvent" => all([v1::GetEventRequest { name: event }]),
        "ListFigureSeries" => all([v1::ListFigureSeriesRequest {
            parent: event,
            ..Default::default()
        }]),
        "GetFigureSeries" => all([v1::GetFigureSeriesRequest {
            name: format!("{event}/figureSeries/deaths"),
        }]),
        "ListUtterances" => all([v1::ListUtterancesRequest { parent: event }]),
        "MoveClaim" => all([v1::MoveClaimRequest {
            name: scene.copy.name.clone(),
            ..Default::default()
        }]),
        "MergeEvents" => all([v1::MergeEventsRequest {
            names: vec![event.clone(), event.replace("events/0", "events/1")],
            ..Default::default()
        }]),
        "SplitEvent" => all([v1::SplitEventRequest {
            name: event,
            claims: vec![claim],
            ..Default::default()
        }]),
        "ListMatches" => all(["", &claim].map(|parent| v1::ListMatchesRequest {
            parent: parent.into(),
            ..Default::default()
        })),
        "ConfirmMatch" => all([v1::ConfirmMatchRequest {
            name: scene.found.clone(),
            ..Default::default()
        }]),
        "RejectMatch" => all([v1::RejectMatchRequest {
            name: scene.found.clone(),
            ..Default::default()
        }]),
        "ListDecisions" => all(["", &event].map(|parent| v1::ListDecisionsRequest {
            parent: parent.into(),
            ..Default::default()
        })),
        "UndoDecision" => all([v1::UndoDecisionRequest {
            name: scene.decision.clone(),
            ..Default::default()
        }]),
        _ => return None,
    })
}

fn all<M: Message, const N: usize>(requests: [M; N]) -> Vec<Vec<u8>> {
    requests.iter().map(Message::encode_to_vec).collect()
}

fn time(seconds: i64) -> Timestamp {
    Timestamp { seconds, nanos: 0 }
}

fn submission() -> v1::SubmitArticleRequest {
    v1::SubmitArticleRequest {
        article: Some(v1::Article {
            body: "It is said that it rains.".into(),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn lists(article: String) -> Vec<Vec<u8>> {
    let orders = [
        "create_time",
        "update_time desc",
        "check_worthiness",
        "span",
    ];
    let ordered = orders.map(|order_by| v1::ListClaimsRequest {
        parent: article.clone(),
        order_by: order_by.into(),
        ..Default::default()
    });
    let filters = [
        "verdict != VERIFIED",
        "NOT verdict = UNVERIFIED",
        "copy_key != \"\"",
    ];
    let filtered = filters.map(|filter| v1::ListClaimsRequest {
        filter: filter.into(),
        ..Default::default()
    });
    [all(ordered), all(filtered)].concat()
}

/// Only asking, with every verdict, alone and with the copy; and what is refused.
fn reviews(scene: &Scene) -> Vec<Vec<u8>> {
    let asked = |verdict, apply_to| v1::ReviewClaimRequest {
        apply_to,
        validate_only: true,
        ..review(&scene.claim, verdict)
    };
    let copy = || {
        vec![v1::ClaimCopy {
            name: scene.copy.name.clone(),
            etag: scene.copy.etag.clone(),
        }]
    };
    let bare = v1::ReviewClaimRequest {
        evidence: vec![],
        rationale: String::new(),
        ..asked(Verdict::Unverified, vec![])
    };
    let stale = v1::ReviewClaimRequest {
        etag: scene.stale.clone(),
        ..asked(Verdict::Verified, vec![])
    };
    let waived = v1::ReviewClaimRequest {
        waiver_reason: "r".into(),
        ..asked(Verdict::Verified, vec![])
    };
    all([
        asked(Verdict::Verified, vec![]),
        asked(Verdict::Disputed, vec![]),
        asked(Verdict::Unverified, copy()),
        bare,
        stale,
        waived,
    ])
}

/// Whoever knows the sealed review's name gets no further with it.
fn corrections(scene: &Scene) -> Vec<Vec<u8>> {
    let sealed = v1::Review {
        name: scene.review.clone(),
        ..Default::default()
    };
    let kinds = [
        v1::CorrectionKind::Correction,
        v1::CorrectionKind::Clarification,
    ];
    all(kinds.map(|kind| correction(&scene.claim, &sealed, kind, Verdict::Verified)))
}
