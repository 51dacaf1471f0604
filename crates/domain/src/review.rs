//! The review rules: which verdict is allowed on what.

use crate::figure::words;
use crate::{
    ClaimId, ClaimState, DismissReason, Evidence, Kind, NewEvidence, PersonId, ReviewId, Violations,
};
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
}

/// A review that is well formed; whether it is allowed, [`review`] says.
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
}

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
}

/// What the rules need to know of a claim.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// What sort of proposition it is.
    pub kind: Kind,
    /// Where the desk stands with it.
    pub state: ClaimState,
    /// The article's address.
    pub article_uri: Option<&'a str>,
    /// The holder of a lease that has not expired.
    pub leased_by: Option<PersonId>,
    /// The evidence that already lies on its table.
    pub evidence: &'a [NewEvidence],
}

/// What a review makes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The new state.
    pub state: ClaimState,
    /// "Is it so?"
    pub verdict: Verdict,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
}

/// Why an act is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The claim's state does not allow it.
    State(ClaimState),
    /// Another person holds the claim.
    Leased,
    /// The house rules ask for more.
    Policy(Vec<Unmet>),
}

/// One thing the house rules ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// A published kind: `EVIDENCE_REQUIRED`, `INDEPENDENT_EVIDENCE_REQUIRED`,
    /// `RATIONALE_REQUIRED` or `NOT_ATTRIBUTED`.
    pub kind: &'static str,
    /// The field that would meet it.
    pub subject: &'static str,
    /// A sentence.
    pub description: &'static str,
}

/// Decides on a review by `person`.
///
/// # Errors
/// Why not, with everything that is missing.
pub fn review(facts: &Facts, new: &NewReview, person: PersonId) -> Result<Reviewed, Refusal> {
    open(facts, person)?;
    let unmet = unmet(facts, new);
    if !unmet.is_empty() {
        return Err(Refusal::Policy(unmet));
    }
    Ok(Reviewed {
        state: ClaimState::Reviewed,
        verdict: new.verdict,
        attribution_verdict: new.attribution_verdict,
    })
}

/// Decides on setting a claim aside by `person`.
///
/// # Errors
/// Why not: a claim with a verdict is not dismissed.
pub fn dismiss(
    facts: &Facts,
    _reason: DismissReason,
    person: PersonId,
) -> Result<ClaimState, Refusal> {
    open(facts, person)?;
    match facts.state {
        ClaimState::Pending | ClaimState::InReview => Ok(ClaimState::Dismissed),
        verdict_given => Err(Refusal::State(verdict_given)),
    }
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
        })
    }
}

fn check_length(field: &str, text: &str, limit: usize, bad: &mut Violations) {
    if text.chars().count() > limit || text.contains('\0') {
        bad.add(
            field,
            format!("must have at most {limit} characters, no NUL"),
        );
    }
}

fn open(facts: &Facts, person: PersonId) -> Result<(), Refusal> {
    match facts.state {
        ClaimState::Dismissed | ClaimState::Replaced => Err(Refusal::State(facts.state)),
        _ if facts.leased_by.is_some_and(|holder| holder != person) => Err(Refusal::Leased),
        _ => Ok(()),
    }
}

fn unmet(facts: &Facts, new: &NewReview) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let evidence = || facts.evidence.iter().chain(&new.evidence);
    let independent = |e: &NewEvidence| {
        e.uri.is_empty() || Some(same_page(&e.uri)) != facts.article_uri.map(same_page)
    };
    match new.verdict {
        Verdict::Verified | Verdict::Disputed if evidence().next().is_none() => {
            unmet.push(EVIDENCE_REQUIRED);
        }
        Verdict::Verified if !evidence().any(independent) => unmet.push(INDEPENDENT_EVIDENCE),
        Verdict::Unverified if new.rationale.trim().is_empty() => unmet.push(RATIONALE_REQUIRED),
        _ => {}
    }
    if facts.kind == Kind::Assertion && new.attribution_verdict.is_some() {
        unmet.push(NOT_ATTRIBUTED);
    }
    unmet
}

/// An address without fragment and closing slash: the same page.
fn same_page(uri: &str) -> &str {
    uri.split('#').next().unwrap_or(uri).trim_end_matches('/')
}

const EVIDENCE_REQUIRED: Unmet = Unmet {
    kind: "EVIDENCE_REQUIRED",
    subject: "evidence",
    description: "VERIFIED and DISPUTED need at least one piece of evidence; send it along or add it with AddEvidence",
};
const INDEPENDENT_EVIDENCE: Unmet = Unmet {
    kind: "INDEPENDENT_EVIDENCE_REQUIRED",
    subject: "evidence",
    description: "VERIFIED needs evidence other than the reviewed article itself",
};
const RATIONALE_REQUIRED: Unmet = Unmet {
    kind: "RATIONALE_REQUIRED",
    subject: "rationale",
    description: "UNVERIFIED needs a rationale that says what was tried",
};
const NOT_ATTRIBUTED: Unmet = Unmet {
    kind: "NOT_ATTRIBUTED",
    subject: "attribution_verdict",
    description: "the article says this in its own voice, so there is nobody to have said it",
};

words! {
    /// The outcome of a review.
    Verdict {
        /// Checked, and it is so.
        Verified = "VERIFIED",
        /// Checked, and it is not so.
        Disputed = "DISPUTED",
        /// Checked, and the evidence does not suffice.
        Unverified = "UNVERIFIED",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bearing, EvidenceDraft, EvidenceKind};
    use proptest::prelude::*;
    use uuid::Uuid;

    const ANNA: PersonId = PersonId(Uuid::from_u128(1));
    const BEN: PersonId = PersonId(Uuid::from_u128(2));

    fn facts(state: ClaimState) -> Facts<'static> {
        Facts {
            kind: Kind::Statement,
            state,
            article_uri: Some("https://example.org/story"),
            leased_by: None,
            evidence: &[],
        }
    }

    fn draft(verdict: Verdict) -> ReviewDraft {
        ReviewDraft {
            verdict: Some(verdict),
            ..Default::default()
        }
    }

    fn new(draft: ReviewDraft) -> NewReview {
        NewReview::check(draft).unwrap()
    }

    fn page(uri: &str) -> NewEvidence {
        NewEvidence::check(EvidenceDraft {
            kind: Some(EvidenceKind::Web),
            bearing: Some(Bearing::Supports),
            uri: uri.into(),
            ..Default::default()
        })
        .unwrap()
    }

    fn kinds(result: Result<Reviewed, Refusal>) -> Vec<&'static str> {
        match result {
            Err(Refusal::Policy(unmet)) => unmet.iter().map(|u| u.kind).collect(),
            other => panic!("expected a policy refusal, got {other:?}"),
        }
    }

    #[test]
    fn verified_and_disputed_need_evidence() {
        for verdict in [Verdict::Verified, Verdict::Disputed] {
            let refused = review(&facts(ClaimState::Pending), &new(draft(verdict)), ANNA);
            assert_eq!(kinds(refused), ["EVIDENCE_REQUIRED"]);
        }
        let on_the_table = [page("https://example.net/list")];
        let facts = Facts {
            evidence: &on_the_table,
            ..facts(ClaimState::Pending)
        };
        assert!(review(&facts, &new(draft(Verdict::Verified)), ANNA).is_ok());
    }

    #[test]
    fn the_article_itself_verifies_nothing_but_may_dispute() {
        let own = [
            "https://example.org/story",
            "https://example.org/story/#top",
        ];
        for uri in own {
            let with = |v| {
                new(ReviewDraft {
                    evidence: vec![page(uri)],
                    ..draft(v)
                })
            };
            let facts = facts(ClaimState::Pending);
            let refused = review(&facts, &with(Verdict::Verified), ANNA);
            assert_eq!(kinds(refused), ["INDEPENDENT_EVIDENCE_REQUIRED"]);
            assert!(review(&facts, &with(Verdict::Disputed), ANNA).is_ok());
        }
    }

    #[test]
    fn unverified_says_what_was_tried() {
        let facts = facts(ClaimState::Pending);
        let silent = new(ReviewDraft {
            rationale: " ".into(),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(kinds(review(&facts, &silent, ANNA)), ["RATIONALE_REQUIRED"]);
        let told = new(ReviewDraft {
            rationale: "Called two hospitals.".into(),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(
            review(&facts, &told, ANNA).unwrap().state,
            ClaimState::Reviewed
        );
    }

    #[test]
    fn nobody_said_an_assertion() {
        let facts = Facts {
            kind: Kind::Assertion,
            ..facts(ClaimState::Pending)
        };
        let both = new(ReviewDraft {
            attribution_verdict: Some(Verdict::Verified),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(
            kinds(review(&facts, &both, ANNA)),
            ["RATIONALE_REQUIRED", "NOT_ATTRIBUTED"]
        );
    }

    #[test]
    fn anothers_lease_stops_it_and_ones_own_does_not() {
        let told = new(ReviewDraft {
            rationale: "r".into(),
            ..draft(Verdict::Unverified)
        });
        let held = Facts {
            leased_by: Some(ANNA),
            ..facts(ClaimState::InReview)
        };
        assert_eq!(review(&held, &told, BEN), Err(Refusal::Leased));
        assert!(review(&held, &told, ANNA).is_ok());
    }

    #[test]
    fn only_claims_without_a_verdict_are_dismissed() {
        for &state in ClaimState::ALL {
            let got = dismiss(&facts(state), DismissReason::NotAClaim, ANNA);
            let open = matches!(state, ClaimState::Pending | ClaimState::InReview);
            assert_eq!(
                got,
                if open {
                    Ok(ClaimState::Dismissed)
                } else {
                    Err(Refusal::State(state))
                }
            );
        }
    }

    proptest! {
        #[test]
        fn no_sequence_of_acts_leaves_the_states(acts in prop::collection::vec((0u8..2, 0u8..3), 0..20)) {
            let mut state = ClaimState::Pending;
            let mut verdict = None;
            for (act, v) in acts {
                let facts = facts(state);
                if act == 0 {
                    let v = Verdict::ALL[v as usize];
                    let told = ReviewDraft { rationale: "r".into(), evidence: vec![page("urn:x:y")], ..draft(v) };
                    if let Ok(done) = review(&facts, &new(told), ANNA) {
                        prop_assert_ne!(state, ClaimState::Dismissed);
                        (state, verdict) = (done.state, Some(done.verdict));
                    }
                } else if let Ok(next) = dismiss(&facts, DismissReason::OutOfScope, ANNA) {
                    prop_assert_eq!(verdict, None);
                    state = next;
                }
                prop_assert_eq!(verdict.is_some(), state == ClaimState::Reviewed);
            }
        }
    }
}
