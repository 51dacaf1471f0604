//! What the store reports, in the contract's words.

use super::{Detail, Failure};
use crate::convert::name;
use chrono::{DateTime, SecondsFormat, Utc};
use factdesk_domain::{ArticleId, ClaimId, DecisionId, EventId, Refusal};
use factdesk_proto::v1::ErrorReason;
use factdesk_store::{Error, Resource};
use std::time::Duration;
use tonic::Code;

/// When to try again while the database does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(1);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(what) => not_found(what),
            Error::RequestIdReused => request_id_reused(),
            Error::EtagMismatch { claim, current } => etag_mismatch(claim, current),
            Error::PolicyChanged { current } => policy_changed(current),
            Error::Refused { claim, refusal } => refused(claim, refusal),
            Error::LeaseNotHeld { claim } => lease_not_held(claim),
            Error::PersonCannotReview => person_cannot_review(),
            Error::RoleMissing(role) => Failure::role_missing(role),
            Error::Invalid(bad) => bad.into(),
            Error::LegalHold(article) => legal_hold(article),
            Error::Purged(article) => purged(article),
            Error::ReadTimeOutOfRange { horizon } => read_time_out_of_range(horizon),
            Error::EventsApart { decision } => events_apart(decision),
            Error::EventWouldBeEmpty(event) => event_would_be_empty(event),
            Error::HistoryKeyMissing => history_key_missing(),
            // The logger's trouble: no rpc appends to the log.
            Error::OtherHistoryKey => Failure::fault(error.to_string()),
            Error::CursorLost(lost) => Failure::cursor_lost(lost),
            Error::Unavailable(cause) => unavailable(cause.to_string()),
            Error::Database(_) | Error::Corrupt(_) => Failure::fault(error.to_string()),
        }
    }
}

fn not_found(what: Resource) -> Failure {
    let reason = match what {
        Resource::Article => ErrorReason::ArticleNotFound,
        Resource::Revision => ErrorReason::RevisionNotFound,
        Resource::Claim => ErrorReason::ClaimNotFound,
        Resource::Person => ErrorReason::PersonNotFound,
        Resource::Review => ErrorReason::ReviewNotFound,
        Resource::Policy => ErrorReason::PolicyNotFound,
        Resource::Evidence => ErrorReason::EvidenceNotFound,
        Resource::Event => ErrorReason::EventNotFound,
        Resource::Series => ErrorReason::SeriesNotFound,
        Resource::Match => ErrorReason::MatchNotFound,
        Resource::Decision => ErrorReason::DecisionNotFound,
        // No rpc names any of these, so a call cannot have asked for it.
        Resource::Newsroom | Resource::Key => {
            return Failure::fault(format!("an rpc was told that there is no such {what}"));
        }
    };
    Failure::new(
        Code::NotFound,
        reason,
        format!("there is no such {what} in this newsroom"),
    )
}

fn request_id_reused() -> Failure {
    let why = "this request_id was used for another payload; use a new one for a new request";
    Failure::new(Code::AlreadyExists, ErrorReason::RequestIdReused, why)
}

fn etag_mismatch(claim: ClaimId, current: String) -> Failure {
    let why = "the claim changed since it was read; read it again and decide again";
    Failure::new(Code::Aborted, ErrorReason::EtagMismatch, why)
        .with("claim", name::claim(claim))
        .with("etag", current)
}

fn lease_not_held(claim: ClaimId) -> Failure {
    let why = "you do not hold the claim: nobody gave you a lease, or it has ended";
    Failure::new(Code::FailedPrecondition, ErrorReason::LeaseNotHeld, why)
        .with("claim", name::claim(claim))
}

fn person_cannot_review() -> Failure {
    let why = "the person may not review this claim";
    Failure::new(
        Code::FailedPrecondition,
        ErrorReason::PersonCannotReview,
        why,
    )
}

fn policy_changed(current: String) -> Failure {
    let why = "the policy changed since it was read; read it again and decide again";
    Failure::new(Code::Aborted, ErrorReason::PolicyChanged, why).with("etag", current)
}

fn refused(claim: ClaimId, refusal: Refusal) -> Failure {
    let failure = |reason, why: String| {
        Failure::new(Code::FailedPrecondition, reason, why).with("claim", name::claim(claim))
    };
    match refusal {
        Refusal::State(state) => {
            let why = format!("a claim that is {} does not allow this", state.as_str());
            failure(ErrorReason::StateForbids, why).with("state", state.as_str())
        }
        Refusal::Leased => {
            let why = "another person holds the claim".to_owned();
            failure(ErrorReason::ClaimLeased, why)
        }
        Refusal::Outdated(standing) => {
            let why = "another review stands meanwhile".to_owned();
            failure(ErrorReason::ReviewOutdated, why).with("review", name::review(claim, standing))
        }
        Refusal::Policy(unmet) => {
            let why: Vec<_> = unmet.iter().map(|u| &*u.description).collect();
            let failure = failure(ErrorReason::PolicyNotMet, why.join("; "));
            Failure {
                detail: Detail::Policy(unmet),
                ..failure
            }
        }
    }
}

fn legal_hold(article: ArticleId) -> Failure {
    let why = "the article is under legal hold: nothing of it may be erased";
    Failure::new(Code::FailedPrecondition, ErrorReason::LegalHold, why)
        .with("article", name::article(article))
}

fn purged(article: ArticleId) -> Failure {
    let why = "the article was purged: there is no text to find anything in";
    Failure::new(Code::FailedPrecondition, ErrorReason::ArticlePurged, why)
        .with("article", name::article(article))
}

fn events_apart(decision: DecisionId) -> Failure {
    let why = "somebody decided that these events are not one; undo that first";
    Failure::new(Code::FailedPrecondition, ErrorReason::EventsApart, why)
        .with("decision", name::decision(decision))
}

fn event_would_be_empty(event: EventId) -> Failure {
    let why = "no claim would stay in the event";
    Failure::new(
        Code::FailedPrecondition,
        ErrorReason::EventWouldBeEmpty,
        why,
    )
    .with("event", name::event(event))
}

fn read_time_out_of_range(horizon: DateTime<Utc>) -> Failure {
    let horizon = horizon.to_rfc3339_opts(SecondsFormat::Micros, true);
    let why = format!("the history is told up to {horizon} only; ask again for an earlier time");
    Failure::new(Code::OutOfRange, ErrorReason::ReadTimeOutOfRange, why).with("horizon", horizon)
}

fn history_key_missing() -> Failure {
    let why = "this server was started without the history key, so it can verify nothing";
    Failure::new(
        Code::FailedPrecondition,
        ErrorReason::HistoryKeyMissing,
        why,
    )
}

fn unavailable(cause: String) -> Failure {
    let why = "the database does not answer; try again";
    let failure = Failure::new(Code::Unavailable, ErrorReason::DatabaseUnavailable, why);
    Failure {
        detail: Detail::RetryAfter(RETRY_AFTER, cause),
        ..failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{ClaimState, ReviewId, Unmet};
    use uuid::Uuid;

    const CLAIM: ClaimId = ClaimId(Uuid::from_u128(7));

    fn reason(error: Error) -> (Code, ErrorReason) {
        let failure = Failure::from(error);
        (failure.code, failure.reason)
    }

    #[test]
    fn what_is_missing_is_named() {
        let of = |what| reason(Error::NotFound(what));
        assert_eq!(
            of(Resource::Article),
            (Code::NotFound, ErrorReason::ArticleNotFound)
        );
        assert_eq!(
            of(Resource::Revision),
            (Code::NotFound, ErrorReason::RevisionNotFound)
        );
        assert_eq!(
            of(Resource::Claim),
            (Code::NotFound, ErrorReason::ClaimNotFound)
        );
        assert_eq!(
            of(Resource::Review),
            (Code::NotFound, ErrorReason::ReviewNotFound)
        );
        assert_eq!(
            of(Resource::Policy),
            (Code::NotFound, ErrorReason::PolicyNotFound)
        );
        for (what, why) in [
            (Resource::Event, ErrorReason::EventNotFound),
            (Resource::Series, ErrorReason::SeriesNotFound),
            (Resource::Match, ErrorReason::MatchNotFound),
            (Resource::Decision, ErrorReason::DecisionNotFound),
        ] {
            assert_eq!(of(what), (Code::NotFound, why));
        }
        assert_eq!(of(Resource::Key), (Code::Internal, ErrorReason::Internal));
    }

    #[test]
    fn a_changed_claim_comes_with_its_etag() {
        let failure = Failure::from(Error::EtagMismatch {
            claim: CLAIM,
            current: "e2".into(),
        });
        assert_eq!(failure.code, Code::Aborted);
        let name = "claims/00000000-0000-0000-0000-000000000007".to_owned();
        assert_eq!(failure.metadata, [("claim", name), ("etag", "e2".into())]);
    }

    #[test]
    fn what_keeps_events_apart_is_named() {
        let decision = DecisionId(Uuid::from_u128(9));
        let failure = Failure::from(Error::EventsApart { decision });
        assert_eq!(
            (failure.code, failure.reason),
            (Code::FailedPrecondition, ErrorReason::EventsApart)
        );
        let name = "decisions/00000000-0000-0000-0000-000000000009".to_owned();
        assert_eq!(failure.metadata, [("decision", name)]);
        let empty = reason(Error::EventWouldBeEmpty(EventId(Uuid::from_u128(9))));
        assert_eq!(
            empty,
            (Code::FailedPrecondition, ErrorReason::EventWouldBeEmpty)
        );
    }

    #[test]
    fn a_changed_policy_comes_with_its_etag() {
        let failure = Failure::from(Error::PolicyChanged {
            current: "e2".into(),
        });
        assert_eq!(
            (failure.code, failure.reason),
            (Code::Aborted, ErrorReason::PolicyChanged)
        );
        assert_eq!(failure.metadata, [("etag", "e2".into())]);
    }

    #[test]
    fn the_review_that_stands_is_named() {
        let refusal = Refusal::Outdated(ReviewId(Uuid::from_u128(9)));
        let failure = Failure::from(Error::Refused {
            claim: CLAIM,
            refusal,
        });
        assert_eq!(failure.reason, ErrorReason::ReviewOutdated);
        let (key, name) = failure.metadata.last().unwrap();
        assert!(
            *key == "review" && name.ends_with("/reviews/00000000-0000-0000-0000-000000000009")
        );
    }

    #[test]
    fn a_forbidding_state_is_named() {
        let refusal = Refusal::State(ClaimState::Dismissed);
        let failure = Failure::from(Error::Refused {
            claim: CLAIM,
            refusal,
        });
        assert_eq!(failure.reason, ErrorReason::StateForbids);
        assert!(failure.metadata.contains(&("state", "DISMISSED".into())));
    }

    #[test]
    fn everything_that_the_policy_asks_for_is_kept() {
        let unmet = Unmet {
            kind: "K",
            subject: "s",
            description: "d".into(),
        };
        let refusal = Refusal::Policy(vec![unmet.clone(), unmet]);
        let failure = Failure::from(Error::Refused {
            claim: CLAIM,
            refusal,
        });
        assert!(matches!(failure.detail, Detail::Policy(all) if all.len() == 2));
    }

    #[test]
    fn a_fault_says_nothing_of_its_cause() {
        let failure = Failure::from(Error::Corrupt("column secret".into()));
        assert_eq!(failure.code, Code::Internal);
        assert!(!failure.message.contains("secret"));
    }
}
