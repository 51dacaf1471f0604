//! Request ids: what is the same request, and what is another.

use factdesk_domain::{RequestId, Violations};
use factdesk_proto::v1;
use factdesk_store::Request;
use prost::Message;
use sha2::{Digest, Sha256};

/// A request that may carry a request id.
pub(crate) trait Repeatable: Message + Clone {
    /// The rpc that it is scoped to.
    const RPC: &'static str;

    /// Its request id, taken out of it along with whatever else may differ
    /// between a request and its repeat.
    fn take_id(&mut self) -> String;
}

/// The caller's name for a request with the digest of the rest, notes a bad one.
pub(crate) fn read<R: Repeatable>(request: &R, bad: &mut Violations) -> Option<Request> {
    let mut rest = request.clone();
    let id = bad
        .keep("request_id", RequestId::check(&rest.take_id()))
        .flatten()?;
    // No message of the contract holds a map, so equal messages have equal bytes.
    let digest = Sha256::digest(rest.encode_to_vec()).into();
    Some(Request {
        rpc: R::RPC,
        id,
        digest,
    })
}

impl Repeatable for v1::SubmitArticleRequest {
    const RPC: &'static str = "SubmitArticle";

    fn take_id(&mut self) -> String {
        // How long a caller waits changes nothing.
        self.wait = None;
        std::mem::take(&mut self.request_id)
    }
}

impl Repeatable for v1::ReextractArticleRequest {
    const RPC: &'static str = "ReextractArticle";

    fn take_id(&mut self) -> String {
        self.wait = None;
        std::mem::take(&mut self.request_id)
    }
}

macro_rules! repeatable {
    ($($request:ident = $rpc:literal;)*) => {$(
        impl Repeatable for v1::$request {
            const RPC: &'static str = $rpc;

            fn take_id(&mut self) -> String {
                std::mem::take(&mut self.request_id)
            }
        }
    )*};
}

repeatable! {
    CreateClaimRequest = "CreateClaim";
    DismissClaimRequest = "DismissClaim";
    ReplaceClaimsRequest = "ReplaceClaims";
    ReviewClaimRequest = "ReviewClaim";
    AddEvidenceRequest = "AddEvidence";
    LeaseNextClaimRequest = "LeaseNextClaim";
    RenewLeaseRequest = "RenewLease";
    ReleaseClaimRequest = "ReleaseClaim";
    SkipClaimRequest = "SkipClaim";
    AssignClaimRequest = "AssignClaim";
    CommentOnClaimRequest = "CommentOnClaim";
    AdjudicateClaimRequest = "AdjudicateClaim";
    CorrectReviewRequest = "CorrectReview";
    UpdatePolicyRequest = "UpdatePolicy";
    PurgeArticleRequest = "PurgeArticle";
    RedactEvidenceRequest = "RedactEvidence";
    SetLegalHoldRequest = "SetLegalHold";
    MoveClaimRequest = "MoveClaim";
    MergeEventsRequest = "MergeEvents";
    SplitEventRequest = "SplitEvent";
    ConfirmMatchRequest = "ConfirmMatch";
    RejectMatchRequest = "RejectMatch";
    UndoDecisionRequest = "UndoDecision";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn submission(id: &str, body: &str, wait: i64) -> v1::SubmitArticleRequest {
        v1::SubmitArticleRequest {
            article: Some(v1::Article {
                body: body.into(),
                ..Default::default()
            }),
            request_id: id.into(),
            wait: Some(prost_types::Duration {
                seconds: wait,
                nanos: 0,
            }),
        }
    }

    fn digest(request: &impl Repeatable) -> [u8; 32] {
        read(request, &mut Violations::new()).unwrap().digest
    }

    #[test]
    fn a_repeat_may_wait_longer_and_nothing_else() {
        let first = digest(&submission("a", "It rains.", 0));
        assert_eq!(first, digest(&submission("a", "It rains.", 5)));
        assert_eq!(first, digest(&submission("b", "It rains.", 0)));
        assert_ne!(first, digest(&submission("a", "It snows.", 0)));
    }

    #[test]
    fn a_check_only_is_another_request() {
        let request = |validate_only| v1::ReviewClaimRequest {
            request_id: "a".into(),
            validate_only,
            ..Default::default()
        };
        assert_ne!(digest(&request(true)), digest(&request(false)));
    }

    #[test]
    fn a_bad_id_is_named_and_none_is_none() {
        let mut bad = Violations::new();
        assert!(read(&submission("", "x", 0), &mut bad).is_none() && bad.is_empty());
        assert!(read(&submission("é", "x", 0), &mut bad).is_none());
        assert_eq!(bad.as_slice()[0].field, "request_id");
    }
}
