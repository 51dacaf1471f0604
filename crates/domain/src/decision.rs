//! What people decide of events.

use crate::figure::words;
use crate::{ClaimId, DecisionId, EventId, MatchId};
use chrono::{DateTime, Utc};

words! {
    /// What was decided.
    DecisionKind {
        /// Claims went into another event.
        Move = "MOVE",
        /// Events are one.
        Merge = "MERGE",
        /// Claims left an event for a new one.
        Split = "SPLIT",
        /// Two claims are of one event.
        Confirm = "CONFIRM",
        /// Two claims are not of one event.
        Reject = "REJECT",
    }
}

/// What somebody decided. Kept for good; an undone one counts no longer.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity.
    pub id: DecisionId,
    /// What was decided.
    pub kind: DecisionKind,
    /// The claims it was about.
    pub claims: Vec<ClaimId>,
    /// The events it was about: the one that goes on first.
    pub events: Vec<EventId>,
    /// Why, as the person said.
    pub comment: String,
    /// Handle of who decided.
    pub person: String,
    /// Handle of the key's owner, where a tool acted for the person.
    pub delegate: Option<String>,
    /// When.
    pub create_time: DateTime<Utc>,
    /// When it was undone.
    pub undo_time: Option<DateTime<Utc>>,
    /// Handle of who undid it.
    pub undo_person: Option<String>,
}

words! {
    /// Whether two claims answer one question.
    MatchState {
        /// The rules think so, not surely enough.
        Suggested = "SUGGESTED",
        /// Somebody said yes.
        Confirmed = "CONFIRMED",
        /// Somebody said no.
        Rejected = "REJECTED",
    }
}

/// Two claims that may answer one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its identity.
    pub id: MatchId,
    /// The older claim.
    pub one: ClaimId,
    /// The younger one.
    pub other: ClaimId,
    /// Whether they do.
    pub state: MatchState,
    /// How sure the rules are, from 0 to 1.
    pub score: f64,
    /// Why they think so, a phrase each.
    pub reasons: Vec<String>,
    /// What confirmed or rejected it.
    pub decision: Option<DecisionId>,
    /// When it was suggested.
    pub create_time: DateTime<Utc>,
    /// When it was last decided.
    pub update_time: DateTime<Utc>,
}
