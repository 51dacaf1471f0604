//! Which act is allowed on what, and by whom.

use super::refusal::{
    ADJUDICATOR_MAY_NOT_REVIEW, ADJUDICATOR_REQUIRED, CORRECTION_REQUIRED, NOT_ATTRIBUTED,
};
use super::{Correction, Given, Move, NewReview, Opinion, Refusal, Situation, Unmet};
use crate::{ClaimFacts, CorrectionKind, Kind, NewEvidence, PersonId, Policy, ReviewId};

/// What the rules need to know of a claim.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Where it stands.
    pub situation: Situation,
    /// What it is.
    pub claim: ClaimFacts<'a>,
    /// The article's address.
    pub article_uri: Option<&'a str>,
    /// The holder of a lease that has not expired.
    pub leased_by: Option<PersonId>,
    /// The evidence that already lies on its table; never what is sealed.
    pub evidence: &'a [NewEvidence],
    /// Whether the caller could read what is sealed on it: some policy since then named
    /// them among those who decide, whatever the current one says.
    pub could_see: bool,
}

/// Decides on a review by `person`: the only one, the first or the second.
///
/// # Errors
/// Why not, with everything that is missing. It never depends on what a sealed
/// review says.
pub fn review(
    facts: &Facts,
    policy: &Policy,
    new: &NewReview,
    person: PersonId,
) -> Result<Situation, Refusal> {
    let waived = !new.waiver_reason.is_empty();
    let given = Given {
        person,
        opinion: new.opinion(),
        second: !waived && policy.asks_second_review(&facts.claim),
    };
    let mut unmet = match waived {
        true => Vec::new(),
        false => needs(facts, policy, new),
    };
    unmet.extend(unsaid(facts, new));
    match facts.situation {
        Situation::Standing(_) if policy.rules.corrections_only => unmet.push(CORRECTION_REQUIRED),
        Situation::Sealed { .. } if facts.could_see || policy.names_adjudicator(person) => {
            unmet.push(ADJUDICATOR_MAY_NOT_REVIEW);
        }
        _ => {}
    }
    decide(facts, Move::Review(given), person, unmet)
}

/// Decides on a decision between two reviews by `person`, who is an editor.
///
/// # Errors
/// Why not, with everything that is missing.
pub fn adjudicate(
    facts: &Facts,
    policy: &Policy,
    new: &NewReview,
    person: PersonId,
) -> Result<Situation, Refusal> {
    let mut unmet = needs(facts, policy, new);
    unmet.extend(unsaid(facts, new));
    if !policy.lets_decide(person, facts.situation.reviewers()) {
        unmet.push(ADJUDICATOR_REQUIRED);
    }
    let opinion = new.opinion();
    decide(facts, Move::Adjudicate { person, opinion }, person, unmet)
}

/// Decides on a public change of the verdict that `standing` gave, by `person`,
/// who is an editor.
///
/// # Errors
/// Why not, with everything that is missing.
pub fn correct(
    facts: &Facts,
    policy: &Policy,
    new: &Correction,
    standing: Option<ReviewId>,
    person: PersonId,
) -> Result<Situation, Refusal> {
    let by = Move::Correct(new.review.opinion());
    facts.situation.step(by)?;
    if let Some(other) = standing.filter(|id| *id != new.corrects) {
        return Err(Refusal::Outdated(other));
    }
    let mut unmet = needs(facts, policy, &new.review);
    unmet.extend(unsaid(facts, &new.review));
    decide(facts, by, person, unmet)
}

/// Decides on setting a claim aside by `person`: a claim with a verdict is not
/// dismissed, nor one that waits for one.
///
/// # Errors
/// Why not.
pub fn dismiss(
    situation: Situation,
    leased_by: Option<PersonId>,
    person: PersonId,
) -> Result<Situation, Refusal> {
    let next = situation.step(Move::Dismiss)?;
    free(leased_by, person).map(|()| next)
}

impl NewReview {
    /// What it comes to.
    pub fn opinion(&self) -> Opinion {
        Opinion {
            verdict: self.verdict,
            attribution_verdict: self.attribution_verdict,
        }
    }
}

impl Correction {
    /// Whether it changes more than its kind allows: a clarification leaves the
    /// verdicts as they are.
    pub fn changes_too_much(&self, situation: Situation) -> bool {
        match situation {
            Situation::Standing(stands) | Situation::Recheck(stands) => {
                self.kind == CorrectionKind::Clarification && self.review.opinion() != stands
            }
            _ => false,
        }
    }
}

/// The state first, then who holds it, then all that is missing.
fn decide(
    facts: &Facts,
    by: Move,
    person: PersonId,
    mut unmet: Vec<Unmet>,
) -> Result<Situation, Refusal> {
    let next = match facts.situation.step(by) {
        Err(Refusal::Policy(more)) => {
            unmet.extend(more);
            facts.situation
        }
        other => other?,
    };
    free(facts.leased_by, person)?;
    match unmet.is_empty() {
        true => Ok(next),
        false => Err(Refusal::Policy(unmet)),
    }
}

fn free(leased_by: Option<PersonId>, person: PersonId) -> Result<(), Refusal> {
    match leased_by {
        Some(holder) if holder != person => Err(Refusal::Leased),
        _ => Ok(()),
    }
}

fn needs(facts: &Facts, policy: &Policy, new: &NewReview) -> Vec<Unmet> {
    let needs = policy.needs(new.verdict);
    needs.unmet(new, facts.evidence, facts.article_uri)
}

/// Nobody said what the article says in its own voice.
fn unsaid(facts: &Facts, new: &NewReview) -> Option<Unmet> {
    let asked = facts.claim.kind == Kind::Assertion && new.attribution_verdict.is_some();
    asked.then_some(NOT_ATTRIBUTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Bearing, ClaimState, EvidenceDraft, EvidenceKind, ReviewDraft, Rules, SecondReviewRule,
        Verdict,
    };
    use uuid::Uuid;

    const ANNA: PersonId = PersonId(Uuid::from_u128(1));
    const BEN: PersonId = PersonId(Uuid::from_u128(2));

    const SO: Opinion = Opinion {
        verdict: Verdict::Verified,
        attribution_verdict: None,
    };

    fn facts(situation: Situation) -> Facts<'static> {
        Facts {
            situation,
            claim: ClaimFacts {
                kind: Kind::Statement,
                measure: None,
                check_worthiness: 0.5,
                labels: &[],
            },
            article_uri: Some("https://example.org/story"),
            leased_by: None,
            evidence: &[],
            could_see: false,
        }
    }

    fn plain(facts: &Facts, new: &NewReview, person: PersonId) -> Result<Situation, Refusal> {
        review(facts, &Policy::default(), new, person)
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

    fn kinds(result: Result<Situation, Refusal>) -> Vec<&'static str> {
        match result {
            Err(Refusal::Policy(unmet)) => unmet.iter().map(|u| u.kind).collect(),
            other => panic!("expected a policy refusal, got {other:?}"),
        }
    }

    #[test]
    fn verified_and_disputed_need_evidence() {
        for verdict in [Verdict::Verified, Verdict::Disputed] {
            let refused = plain(&facts(Situation::Pending), &new(draft(verdict)), ANNA);
            assert_eq!(kinds(refused), ["EVIDENCE_REQUIRED"]);
        }
        let on_the_table = [page("https://example.net/list")];
        let facts = Facts {
            evidence: &on_the_table,
            ..facts(Situation::Pending)
        };
        assert!(plain(&facts, &new(draft(Verdict::Verified)), ANNA).is_ok());
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
            let facts = facts(Situation::Pending);
            let refused = plain(&facts, &with(Verdict::Verified), ANNA);
            assert_eq!(kinds(refused), ["INDEPENDENT_EVIDENCE_REQUIRED"]);
            assert!(plain(&facts, &with(Verdict::Disputed), ANNA).is_ok());
        }
    }

    #[test]
    fn unverified_says_what_was_tried() {
        let facts = facts(Situation::Pending);
        let silent = new(ReviewDraft {
            rationale: " ".into(),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(kinds(plain(&facts, &silent, ANNA)), ["RATIONALE_REQUIRED"]);
        let told = new(ReviewDraft {
            rationale: "Called two hospitals.".into(),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(
            plain(&facts, &told, ANNA).unwrap().state(),
            ClaimState::Reviewed
        );
    }

    #[test]
    fn nobody_said_an_assertion() {
        let pending = facts(Situation::Pending);
        let facts = Facts {
            claim: ClaimFacts {
                kind: Kind::Assertion,
                ..pending.claim
            },
            ..pending
        };
        let both = new(ReviewDraft {
            attribution_verdict: Some(Verdict::Verified),
            ..draft(Verdict::Unverified)
        });
        assert_eq!(
            kinds(plain(&facts, &both, ANNA)),
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
            ..facts(Situation::Pending)
        };
        assert_eq!(plain(&held, &told, BEN), Err(Refusal::Leased));
        assert!(plain(&held, &told, ANNA).is_ok());
    }

    #[test]
    fn only_claims_without_a_verdict_are_dismissed() {
        let sealed = Situation::Sealed {
            author: BEN,
            opinion: SO,
        };
        let disagreed = Situation::Disagreed {
            reviewers: [ANNA, BEN],
        };
        let others = [
            sealed,
            disagreed,
            Situation::Standing(SO),
            Situation::Recheck(SO),
            Situation::Dismissed,
            Situation::Replaced,
        ];
        for situation in others {
            let refused = Err(Refusal::State(situation.state()));
            assert_eq!(dismiss(situation, Some(BEN), ANNA), refused);
        }
        let pending = |leased_by| dismiss(Situation::Pending, leased_by, ANNA);
        assert_eq!(pending(Some(BEN)), Err(Refusal::Leased));
        assert_eq!(pending(Some(ANNA)), Ok(Situation::Dismissed));
    }

    fn told(verdict: Verdict) -> NewReview {
        new(ReviewDraft {
            evidence: vec![page("https://example.net/list")],
            ..draft(verdict)
        })
    }

    fn two_people() -> Policy {
        Policy {
            version: 1,
            rules: Rules {
                second_reviews: vec![SecondReviewRule::default()],
                ..Default::default()
            },
            adjudicators: vec![],
        }
    }

    fn sealed(author: PersonId) -> Situation {
        Situation::Sealed {
            author,
            opinion: SO,
        }
    }

    #[test]
    fn where_the_policy_asks_the_first_is_sealed_unless_an_editor_waives() {
        let pending = facts(Situation::Pending);
        let first = review(&pending, &two_people(), &told(Verdict::Verified), ANNA);
        assert_eq!(first, Ok(sealed(ANNA)));
        let waived = NewReview {
            waiver_reason: "It is on the record.".into(),
            evidence: vec![],
            ..told(Verdict::Verified)
        };
        let stands = review(&pending, &two_people(), &waived, ANNA);
        assert_eq!(stands, Ok(Situation::Standing(SO)));
    }

    #[test]
    fn the_second_is_another_person_and_no_adjudicator() {
        let waiting = facts(sealed(ANNA));
        let policy = Policy {
            adjudicators: vec![ANNA, BEN],
            ..two_people()
        };
        let by =
            |policy: &Policy, person| review(&waiting, policy, &told(Verdict::Verified), person);
        assert_eq!(by(&two_people(), BEN), Ok(Situation::Standing(SO)));
        assert_eq!(kinds(by(&two_people(), ANNA)), ["ANOTHER_PERSON_REQUIRED"]);
        assert_eq!(kinds(by(&policy, BEN)), ["ADJUDICATOR_MAY_NOT_REVIEW"]);
        let both = ["ADJUDICATOR_MAY_NOT_REVIEW", "ANOTHER_PERSON_REQUIRED"];
        assert_eq!(kinds(by(&policy, ANNA)), both);
        let bare = new(draft(Verdict::Verified));
        let all = ["EVIDENCE_REQUIRED", "ANOTHER_PERSON_REQUIRED"];
        assert_eq!(kinds(review(&waiting, &two_people(), &bare, ANNA)), all);
    }

    #[test]
    fn whoever_could_see_the_first_gives_no_second_whatever_the_policy_says_now() {
        let waiting = facts(sealed(ANNA));
        let saw = Facts {
            could_see: true,
            ..waiting
        };
        let by = |facts: &Facts| review(facts, &two_people(), &told(Verdict::Verified), BEN);
        assert_eq!(kinds(by(&saw)), ["ADJUDICATOR_MAY_NOT_REVIEW"]);
        assert_eq!(by(&waiting), Ok(Situation::Standing(SO)));
        let first = Facts {
            could_see: true,
            ..facts(Situation::Pending)
        };
        assert_eq!(by(&first), Ok(sealed(BEN)), "nothing is sealed there");
    }

    #[test]
    fn a_waiver_is_no_second_person() {
        let waived = NewReview {
            waiver_reason: "I am sure.".into(),
            ..told(Verdict::Verified)
        };
        let own = review(&facts(sealed(ANNA)), &two_people(), &waived, ANNA);
        assert_eq!(kinds(own), ["ANOTHER_PERSON_REQUIRED"]);
    }

    #[test]
    fn a_verdict_that_stands_may_be_left_to_corrections() {
        let policy = Policy {
            rules: Rules {
                corrections_only: true,
                ..Default::default()
            },
            ..Default::default()
        };
        let by = |situation| review(&facts(situation), &policy, &told(Verdict::Disputed), ANNA);
        assert_eq!(kinds(by(Situation::Standing(SO))), ["CORRECTION_REQUIRED"]);
        assert!(by(Situation::Recheck(SO)).is_ok() && by(Situation::Pending).is_ok());
        let stands = facts(Situation::Standing(SO));
        assert!(plain(&stands, &told(Verdict::Disputed), ANNA).is_ok());
    }

    #[test]
    fn whom_the_policy_names_decides_but_neither_of_the_two() {
        let disagreed = facts(Situation::Disagreed {
            reviewers: [ANNA, BEN],
        });
        let carl = PersonId(Uuid::from_u128(3));
        let by = |policy: &Policy, person| {
            adjudicate(&disagreed, policy, &told(Verdict::Disputed), person)
        };
        assert!(by(&two_people(), carl).is_ok());
        assert_eq!(kinds(by(&two_people(), BEN)), ["ANOTHER_PERSON_REQUIRED"]);
        let named = Policy {
            adjudicators: vec![BEN],
            ..two_people()
        };
        assert!(by(&named, carl).is_ok(), "nobody whom it names is left");
        assert_eq!(kinds(by(&named, BEN)), ["ANOTHER_PERSON_REQUIRED"]);
        let dora = PersonId(Uuid::from_u128(4));
        let another = Policy {
            adjudicators: vec![BEN, dora],
            ..two_people()
        };
        assert_eq!(kinds(by(&another, carl)), ["ADJUDICATOR_REQUIRED"]);
        assert!(by(&another, dora).is_ok());
        let pending = adjudicate(&facts(sealed(ANNA)), &named, &told(Verdict::Disputed), carl);
        let state = ClaimState::AwaitingSecondReview;
        assert_eq!(pending, Err(Refusal::State(state)));
    }

    #[test]
    fn a_correction_names_what_stands_and_a_clarification_keeps_it() {
        let [old, stands] = [1, 2].map(|n| ReviewId(Uuid::from_u128(n)));
        let of = |corrects, kind| Correction {
            corrects,
            kind,
            review: told(Verdict::Disputed),
        };
        let standing = facts(Situation::Standing(SO));
        let by = |facts: &Facts, new: &Correction| {
            correct(facts, &two_people(), new, Some(stands), ANNA)
        };
        let update = of(stands, CorrectionKind::Update);
        assert!(by(&standing, &update).is_ok() && !update.changes_too_much(standing.situation));
        assert_eq!(
            by(&standing, &of(old, CorrectionKind::Update)),
            Err(Refusal::Outdated(stands))
        );
        let nothing = facts(Situation::Pending);
        let refused = Err(Refusal::State(ClaimState::Pending));
        assert_eq!(by(&nothing, &of(old, CorrectionKind::Update)), refused);
        let clarified = of(stands, CorrectionKind::Clarification);
        assert!(clarified.changes_too_much(standing.situation));
        let same = Correction {
            review: told(Verdict::Verified),
            ..clarified
        };
        assert!(!same.changes_too_much(standing.situation));
    }
}
