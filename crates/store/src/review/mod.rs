//! Reviews and the evidence they rest on.

mod add_evidence;
mod case;
mod correct_review;
mod evidence;
mod give;
mod list;
mod mark;
mod row;
mod sealed;
mod sealed_evidence;
mod update;

pub(crate) use evidence::from_row;

use crate::Request;
use factdesk_domain::{ClaimId, Correction, NewReview};

/// A verdict on a claim and its copies.
#[derive(Clone, Debug)]
pub struct ReviewCall {
    /// Which claim.
    pub claim: ClaimId,
    /// Its etag as last seen.
    pub etag: String,
    /// The review.
    pub review: NewReview,
    /// Copies to mark in the same act, each with its etag.
    pub apply_to: Vec<(ClaimId, String)>,
    /// Check everything, change nothing.
    pub validate_only: bool,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// A public change of a verdict that stands.
#[derive(Clone, Debug)]
pub struct CorrectionCall {
    /// Which claim.
    pub claim: ClaimId,
    /// Its etag as last seen.
    pub etag: String,
    /// The correction.
    pub correction: Correction,
    /// Check everything, change nothing.
    pub validate_only: bool,
    /// The caller's name for the request.
    pub request: Option<Request>,
}
