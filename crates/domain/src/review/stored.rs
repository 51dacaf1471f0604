//! A review as it is kept.

use crate::{ClaimId, CorrectionKind, Evidence, ReviewId, ReviewKind, Verdict};
use chrono::{DateTime, Utc};

/// A stored review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Its identity.
    pub id: ReviewId,
    /// The claim.
    pub claim: ClaimId,
    /// Handle of who decided.
    pub person: String,
    /// Handle of the key's owner, where a tool acted for the person.
    pub delegate: Option<String>,
    /// "Is it so?"
    pub verdict: Verdict,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
    /// One public sentence.
    pub reason: String,
    /// What was done.
    pub rationale: String,
    /// Everything that lay on the table then.
    pub evidence: Vec<Evidence>,
    /// The time for which the verdict holds.
    pub as_of_time: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_time: Option<DateTime<Utc>>,
    /// It was right when it was reported.
    pub correct_when_reported: bool,
    /// The verdict that stood before.
    pub previous_verdict: Option<Verdict>,
    /// The claim that was named where this one was marked along with it.
    pub applied_from: Option<ClaimId>,
    /// When.
    pub create_time: DateTime<Utc>,
    /// What sort of act it was.
    pub kind: ReviewKind,
    /// On a correction: what sort, and the review that it corrects.
    pub correction: Option<(CorrectionKind, ReviewId)>,
    /// Why an editor waived the policy; empty where nobody did.
    pub waiver_reason: String,
    /// The policy that it was judged by.
    pub policy_version: i32,
    /// It waits, sealed, for a second person's.
    pub sealed: bool,
}
