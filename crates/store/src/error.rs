//! What can go wrong in the store.

use crate::CursorLost;
use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, ClaimId, DecisionId, EventId, Refusal, Role, Violations};
use sea_orm::DbErr;

/// Why a store call failed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing in the caller's newsroom.
    #[error("no such {0}")]
    NotFound(Resource),
    /// The request id was used for another payload.
    #[error("the request id was used for another payload")]
    RequestIdReused,
    /// The claim changed since it was read.
    #[error("claim {claim} changed; its etag is {current}")]
    EtagMismatch {
        /// Which claim.
        claim: ClaimId,
        /// Its etag now.
        current: String,
    },
    /// The policy changed since it was read.
    #[error("the policy changed; its etag is {current}")]
    PolicyChanged {
        /// Its etag now.
        current: String,
    },
    /// The review rules forbid it.
    #[error("claim {claim}: {refusal:?}")]
    Refused {
        /// Which claim.
        claim: ClaimId,
        /// Why.
        refusal: Refusal,
    },
    /// The caller does not hold the claim.
    #[error("claim {claim} is not the caller's")]
    LeaseNotHeld {
        /// Which claim.
        claim: ClaimId,
    },
    /// The person may not do what the claim waits for.
    #[error("the person may not review this claim")]
    PersonCannotReview,
    /// What is stored makes it a matter for somebody with this role.
    #[error("this needs the role {}", .0.as_str())]
    RoleMissing(Role),
    /// Fields that only the stored data shows to be bad, such as a span that
    /// does not reproduce its text.
    #[error(transparent)]
    Invalid(#[from] Violations),
    /// The article is under legal hold.
    #[error("article {0} is under legal hold")]
    LegalHold(ArticleId),
    /// The article was purged, or is being purged.
    #[error("article {0} was purged")]
    Purged(ArticleId),
    /// Somebody decided that the events are not one.
    #[error("decision {decision} keeps the events apart")]
    EventsApart {
        /// Who decided, and when.
        decision: DecisionId,
    },
    /// No claim would stay in the event.
    #[error("no claim would stay in event {0}")]
    EventWouldBeEmpty(EventId),
    /// The history is not told up to the time that was asked for.
    #[error("the history is told up to {horizon} only")]
    ReadTimeOutOfRange {
        /// Up to where it is.
        horizon: DateTime<Utc>,
    },
    /// This process was started without the history key.
    #[error("there is no history key")]
    HistoryKeyMissing,
    /// The log is chained with another key.
    #[error(
        "the log is chained with another history key: start with the key that it began with \
         (FACTDESK_HISTORY_KEY, or the file that it lies in)"
    )]
    OtherHistoryKey,
    /// Nobody can say what followed a watcher's cursor.
    #[error("the cursor is lost: {0:?}")]
    CursorLost(CursorLost),
    /// The database does not answer, or answers no more.
    #[error("the database does not answer: {0}")]
    Unavailable(DbErr),
    /// The database refused a statement: a fault of ours.
    #[error("the database refused a statement: {0}")]
    Database(DbErr),
    /// A row holds what the schema's words do not allow.
    #[error("stored data does not read back: {0}")]
    Corrupt(String),
}

/// What was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// An article.
    Article,
    /// A revision of an article.
    Revision,
    /// A claim.
    Claim,
    /// A review of a claim.
    Review,
    /// A version of the policy.
    Policy,
    /// A piece of evidence.
    Evidence,
    /// An event.
    Event,
    /// A figure series of an event.
    Series,
    /// A match.
    Match,
    /// A decision about events.
    Decision,
    /// A newsroom.
    Newsroom,
    /// A person.
    Person,
    /// A key.
    Key,
}

impl std::fmt::Display for Resource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Resource::Article => "article",
            Resource::Revision => "revision",
            Resource::Claim => "claim",
            Resource::Review => "review",
            Resource::Policy => "version of the policy",
            Resource::Evidence => "piece of evidence",
            Resource::Event => "event",
            Resource::Series => "figure series",
            Resource::Match => "match",
            Resource::Decision => "decision",
            Resource::Newsroom => "newsroom",
            Resource::Person => "person",
            Resource::Key => "key",
        })
    }
}

impl From<DbErr> for Error {
    fn from(err: DbErr) -> Self {
        match unreachable_now(&err) {
            true => Error::Unavailable(err),
            false => Error::Database(err),
        }
    }
}

/// Connection trouble, a server that shuts down or starts up (SQLSTATE classes
/// 08 and 57P), too many connections (53300), a cancelled or too slow statement
/// (57014), a transaction left alone for too long (25P03), a deadlock or failed
/// serialisation (40): trying again can help.
fn unreachable_now(err: &DbErr) -> bool {
    use sea_orm::RuntimeErr;
    match err {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => {
            match e.as_ref() {
                sqlx::Error::Database(db) => db.code().is_some_and(|c| {
                    ["08", "57P", "53300", "57014", "25P03", "40"]
                        .iter()
                        .any(|p| c.starts_with(p))
                }),
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::Protocol(_)
                | sqlx::Error::WorkerCrashed => true,
                _ => false,
            }
        }
        _ => false,
    }
}
