//! Verdicts that should be looked at again. (A rewritten sentence asks for it where
//! revisions are stored.)

mod ask;
mod due;
mod lock;

pub(crate) use ask::ask;
pub(crate) use lock::lock;

use factdesk_domain::{ClaimId, RecheckReason};

/// A question whether verdicts still stand.
#[derive(Clone, Debug)]
pub struct Recheck {
    /// Why.
    pub reason: RecheckReason,
    /// Which claims it concerns.
    pub claims: Vec<ClaimId>,
    /// The claim that gave the reason: the one in conflict, or the denial.
    pub cause: Option<ClaimId>,
}
