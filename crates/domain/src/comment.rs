//! What people say to each other about a claim.

use crate::figure::words;
use crate::{ClaimId, CommentId};
use chrono::{DateTime, Utc};

/// What somebody said about a claim, to the desk and not to the public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its identity.
    pub id: CommentId,
    /// The claim.
    pub claim: ClaimId,
    /// What it was said with.
    pub kind: CommentKind,
    /// Handle of who said it.
    pub person: String,
    /// Handle of the key's owner, where a tool acted for the person.
    pub delegate: Option<String>,
    /// The words.
    pub text: String,
    /// When.
    pub create_time: DateTime<Utc>,
}

words! {
    /// What a comment was said with.
    CommentKind {
        /// For its own sake.
        Comment = "COMMENT",
        /// Giving the claim back: a note for whoever is next.
        Handover = "HANDOVER",
        /// Skipping the claim: why not.
        Skip = "SKIP",
        /// Assigning the claim: what the person should know.
        Assignment = "ASSIGNMENT",
    }
}
