//! Reviews as callers send them, and what is well formed.

use crate::{CorrectionKind, NewEvidence, ReviewId, Verdict, Violations};
use chrono::{DateTime, Utc};

/// A review as a caller sends it, its evidence already checked.
#[derive(Clone, Debug, Default)]
pub struct ReviewDraft {
    /// "Is it so?" None where the caller's number is unknown or unset.
    pub verdict: Option<Verdict>,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
    /// One public sentence; may be empty.
    pub reason: String,
    /// What was done; may be empty.
    pub rationale: String,
    /// Evidence to add.
    pub evidence: Vec<NewEvidence>,
    /// The time for which the verdict holds.
    pub as_of_time: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_time: Option<DateTime<Utc>>,
    /// It was right when it was reported.
    pub correct_when_reported: bool,
    /// Why the policy does not apply this once; empty where it does.
    pub waiver_reason: String,
}

/// A review that is well formed; whether it is allowed, the rules say.
#[derive(Clone, Debug, PartialEq)]
pub struct NewReview {
    /// "Is it so?"
    pub verdict: Verdict,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
    /// One public sentence; may be empty.
    pub reason: String,
    /// What was done; may be empty.
    pub rationale: String,
    /// Evidence to add.
    pub evidence: Vec<NewEvidence>,
    /// The time for which the verdict holds.
    pub as_of_time: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_time: Option<DateTime<Utc>>,
    /// It was right when it was reported.
    pub correct_when_reported: bool,
    /// Why the policy does not apply this once; empty where it does. Only an
    /// editor's counts: whoever hands one on has asked for the role.
    pub waiver_reason: String,
}

/// A correction as a caller sends it.
#[derive(Clone, Debug, Default)]
pub struct CorrectionDraft {
    /// What sort; none where the caller's number is unknown or unset.
    pub kind: Option<CorrectionKind>,
    /// The new review.
    pub review: ReviewDraft,
}

/// A correction that is well formed.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The review that the caller takes to stand.
    pub corrects: ReviewId,
    /// What sort.
    pub kind: CorrectionKind,
    /// The new review.
    pub review: NewReview,
}

impl NewReview {
    /// Checks a draft's form.
    ///
    /// # Errors
    /// Every bad field.
    pub fn check(draft: ReviewDraft) -> Result<NewReview, Violations> {
        let mut bad = Violations::new();
        check_length("reason", &draft.reason, 1_000, &mut bad);
        check_length("rationale", &draft.rationale, 10_000, &mut bad);
        check_length("waiver_reason", &draft.waiver_reason, 1_000, &mut bad);
        if !draft.waiver_reason.is_empty() && draft.waiver_reason.trim().is_empty() {
            bad.add("waiver_reason", "must say why, or be empty");
        }
        if draft.evidence.len() > 20 {
            bad.add("evidence", "at most 20 are allowed in one review");
        }
        let verdict = draft.verdict.ok_or_else(|| {
            "must be VERDICT_VERIFIED, VERDICT_DISPUTED or VERDICT_UNVERIFIED".to_owned()
        });
        let verdict = bad.keep("verdict", verdict);
        bad.into_result(verdict).map(|verdict| NewReview {
            verdict,
            attribution_verdict: draft.attribution_verdict,
            reason: draft.reason,
            rationale: draft.rationale,
            evidence: draft.evidence,
            as_of_time: draft.as_of_time,
            recheck_time: draft.recheck_time,
            correct_when_reported: draft.correct_when_reported,
            waiver_reason: draft.waiver_reason,
        })
    }
}

/// Checks the form of a decision between two reviews: it says why.
///
/// # Errors
/// Every bad field.
pub fn adjudication(draft: ReviewDraft) -> Result<NewReview, Violations> {
    let silent = draft.rationale.trim().is_empty();
    let checked = NewReview::check(draft);
    and(checked, silent, "rationale", "must say why it is so")
}

impl Correction {
    /// Checks a draft's form.
    ///
    /// # Errors
    /// Every bad field.
    pub fn check(corrects: ReviewId, draft: CorrectionDraft) -> Result<Correction, Violations> {
        let silent = draft.review.reason.trim().is_empty();
        let checked = NewReview::check(draft.review);
        let checked = and(checked, silent, "reason", "must say what readers are told");
        let unset = draft.kind.is_none();
        let review = and(checked, unset, "kind", KIND);
        let (kind, review) = (draft.kind, review?);
        let correction = kind.map(|kind| Correction {
            corrects,
            kind,
            review,
        });
        Violations::new().into_result(correction)
    }
}

const KIND: &str =
    "must be CORRECTION_KIND_CORRECTION, CORRECTION_KIND_CLARIFICATION or CORRECTION_KIND_UPDATE";

/// With one violation more where it is `missing`.
fn and<T>(
    checked: Result<T, Violations>,
    missing: bool,
    field: &str,
    why: &str,
) -> Result<T, Violations> {
    let (value, mut bad) = match checked {
        Ok(value) => (Some(value), Violations::new()),
        Err(bad) => (None, bad),
    };
    if missing {
        bad.add(field, why);
    }
    bad.into_result(value)
}

fn check_length(field: &str, text: &str, limit: usize, bad: &mut Violations) {
    if text.chars().count() > limit || text.contains('\0') {
        bad.add(
            field,
            format!("must have at most {limit} characters, no NUL"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn fields<T: std::fmt::Debug>(checked: Result<T, Violations>) -> Vec<String> {
        let bad = checked.unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    fn disputed() -> ReviewDraft {
        ReviewDraft {
            verdict: Some(Verdict::Disputed),
            ..Default::default()
        }
    }

    #[test]
    fn a_waiver_says_why() {
        let waived = |reason: &str| {
            NewReview::check(ReviewDraft {
                waiver_reason: reason.into(),
                ..disputed()
            })
        };
        assert!(waived("").is_ok() && waived("The court list is public.").is_ok());
        assert_eq!(fields(waived("  ")), ["waiver_reason"]);
        assert_eq!(fields(waived(&"x".repeat(1_001))), ["waiver_reason"]);
    }

    #[test]
    fn a_decision_says_why() {
        assert_eq!(
            fields(adjudication(ReviewDraft::default())),
            ["verdict", "rationale"]
        );
        let told = ReviewDraft {
            rationale: "The second list is newer.".into(),
            ..disputed()
        };
        assert!(adjudication(told).is_ok());
    }

    #[test]
    fn a_correction_says_what_and_to_whom() {
        let id = ReviewId(Uuid::from_u128(1));
        let all = Correction::check(id, CorrectionDraft::default());
        assert_eq!(fields(all), ["verdict", "reason", "kind"]);
        let told = CorrectionDraft {
            kind: Some(CorrectionKind::Update),
            review: ReviewDraft {
                reason: "The count rose.".into(),
                ..disputed()
            },
        };
        assert_eq!(Correction::check(id, told).unwrap().corrects, id);
    }
}
