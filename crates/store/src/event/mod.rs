//! Which claims tell of one event, and what follows from it. Nothing of it lies in a
//! claim's row: joining rewrites no claim.

pub(crate) mod against;
mod apart;
mod candidates;
mod condition;
mod confirm;
mod conflicts;
mod consequences;
mod contested;
mod decide;
mod decisions;
mod denials;
pub(crate) mod due;
mod figures;
mod get;
mod heads;
mod join;
mod known;
mod leave;
mod list;
mod matches;
mod merge;
mod move_claim;
mod paper;
mod place;
mod placing;
mod regroup;
mod reject;
mod restore;
mod seen;
mod series;
pub(crate) mod settle;
mod split;
mod suggest;
mod summary;
pub(crate) mod tell;
pub(crate) mod turn;
mod undo;
mod utterances;
mod write;

pub use figures::{FigureSeries, SeenFigure};
pub use utterances::{SeenStatement, Utterances};

use crate::Request;
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimId, DecisionId, EventId, MatchId};

/// The place of an event in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventKey {
    /// When a claim last came or went.
    pub update_time: DateTime<Utc>,
    /// Its identity, which breaks ties.
    pub id: EventId,
}

/// The place of a match in a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatchKey {
    /// How sure the rules are.
    pub score: f64,
    /// Its identity, which breaks ties.
    pub id: MatchId,
}

/// A claim to put into another event.
#[derive(Clone, Debug)]
pub struct MoveCall {
    /// Which.
    pub claim: ClaimId,
    /// Where to; none: into one of its own.
    pub event: Option<EventId>,
    /// Why; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// Events to make one.
#[derive(Clone, Debug)]
pub struct MergeCall {
    /// Which; two at least, each once.
    pub events: Vec<EventId>,
    /// Why; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// Claims to take out of an event.
#[derive(Clone, Debug)]
pub struct SplitCall {
    /// Which event.
    pub event: EventId,
    /// The claims that leave it, each once; not none.
    pub claims: Vec<ClaimId>,
    /// Why; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// A match to confirm or to reject.
#[derive(Clone, Debug)]
pub struct MatchCall {
    /// Which.
    pub id: MatchId,
    /// Why; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// A decision to take back.
#[derive(Clone, Debug)]
pub struct UndoCall {
    /// Which.
    pub decision: DecisionId,
    /// The caller's name for the request.
    pub request: Option<Request>,
}
