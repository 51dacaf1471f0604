//! Typed identifiers: a claim's id can't be passed where an article's is due.

use std::fmt;
use uuid::Uuid;

/// Makes new identifiers: UUIDv7 in the binary, a counter in tests. Injected,
/// so that everything below the binary is deterministic.
pub trait IdSource: Send + Sync {
    /// The next identifier; never the same twice.
    fn next(&self) -> Uuid;
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one.
            pub fn new(ids: &dyn IdSource) -> Self {
                Self(ids.next())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id! {
    /// A tenant.
    NewsroomId;
    /// A human, in one newsroom.
    PersonId;
    /// An API key.
    KeyId;
    /// An article, in one newsroom.
    ArticleId;
    /// A claim, in one newsroom.
    ClaimId;
    /// A review of a claim.
    ReviewId;
    /// A piece of evidence on a claim's table.
    EvidenceId;
    /// What somebody said about a claim.
    CommentId;
    /// One reading of a text.
    ExtractionId;
    /// An entry of the outbox and later of the log.
    OutboxId;
    /// Something that happened, in one newsroom.
    EventId;
    /// Two claims that may answer one question.
    MatchId;
    /// What somebody decided of events.
    DecisionId;
}
