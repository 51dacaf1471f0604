//! The reviewers' queue: who may look at which claim now.
//!
//! A lease is on a copy key, since the copies of a claim are reviewed in one act, and
//! the keys of one statement are leased together. A lease whose time has passed by the
//! database's clock holds nothing, whether its row is still there or not.

mod able;
mod assign;
mod candidate;
mod held;
mod next;
mod offer;
mod release;
mod renew;
mod skip;
mod take;
mod terms;

pub(crate) use terms::WAITS;

use crate::Request;
use chrono::{DateTime, Utc};
use factdesk_domain::{Claim, ClaimFilter, ClaimId, Comment};
use std::time::Duration;

/// What somebody wants to look at next.
#[derive(Clone, Debug)]
pub struct NextCall {
    /// Which claims.
    pub filter: ClaimFilter,
    /// For how long.
    pub lease: Duration,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// A claim that somebody may look at now, and nobody else.
#[derive(Clone, Debug, PartialEq)]
pub struct Leased {
    /// The claim.
    pub claim: Claim,
    /// Why this one, the weightiest first.
    pub reasons: Vec<String>,
    /// What else the lease covers.
    pub covered: Vec<ClaimId>,
    /// The note of whoever gave it back last.
    pub handover: Option<Comment>,
}

/// A claim that is given back, for now or for good.
#[derive(Clone, Debug)]
pub struct GiveBack {
    /// Which.
    pub claim: ClaimId,
    /// What the others should know; may be empty.
    pub note: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// A claim for somebody to look at.
#[derive(Clone, Debug)]
pub struct AssignCall {
    /// Which.
    pub claim: ClaimId,
    /// The person's handle, and by when; none takes an assignment back.
    pub to: Option<(String, DateTime<Utc>)>,
    /// What they should know; may be empty.
    pub note: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}
