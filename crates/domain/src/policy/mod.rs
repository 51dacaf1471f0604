//! A newsroom's house rules for verdicts.

mod draft;
mod needs;
mod second_review;

pub use draft::{NewPolicy, PolicyDraft, SecondReviewDraft, VerdictDraft};
pub use needs::Needs;
pub use second_review::{ClaimFacts, SecondReviewRule};

use crate::{PersonId, Verdict};
use chrono::{DateTime, TimeDelta, Utc};

/// A version of the house rules. The default is the built-in one, version 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// 0 is built in.
    pub version: i32,
    /// What it says.
    pub rules: Rules,
    /// Who decides between two reviews; nobody, or none who gave neither: any editor.
    pub adjudicators: Vec<PersonId>,
}

/// What a policy says, people apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// What verdicts need that have a rule of their own, at most one a verdict.
    pub verdicts: Vec<(Verdict, Needs)>,
    /// Which claims need a second review: those that any of these asks it for.
    pub second_reviews: Vec<SecondReviewRule>,
    /// A verdict that stands is changed by a correction only.
    pub corrections_only: bool,
    /// Numbers are counted by person, too.
    pub person_stats: bool,
    /// Articles older than this are purged; at least a day.
    pub retention: Option<TimeDelta>,
}

/// A version as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyVersion {
    /// The policy.
    pub policy: Policy,
    /// The handles of its adjudicators, in their order.
    pub adjudicators: Vec<String>,
    /// Changes with every version.
    pub etag: String,
    /// The handle of who made it; none on the built-in one.
    pub person: Option<String>,
    /// When; none on the built-in one.
    pub create_time: Option<DateTime<Utc>>,
}

impl Policy {
    /// What a verdict needs.
    pub fn needs(&self, verdict: Verdict) -> Needs {
        let own = self.rules.verdicts.iter().find(|(of, _)| *of == verdict);
        own.map_or(Needs::built_in(verdict), |(_, needs)| *needs)
    }

    /// Whether a verdict on this claim needs a second, blind review.
    pub fn asks_second_review(&self, claim: &ClaimFacts) -> bool {
        self.rules
            .second_reviews
            .iter()
            .any(|rule| rule.asks(claim))
    }

    /// Whether it names this person among those who decide between two reviews.
    pub fn names_adjudicator(&self, person: PersonId) -> bool {
        self.adjudicators.contains(&person)
    }

    /// Whether this person may decide between the reviews that `reviewers` gave, who do
    /// not decide themselves: one of those whom it names, or anybody where none of them
    /// is left to.
    pub fn lets_decide(&self, person: PersonId, reviewers: &[PersonId]) -> bool {
        let all_reviewed = self
            .adjudicators
            .iter()
            .all(|named| reviewers.contains(named));
        self.names_adjudicator(person) || all_reviewed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_of_its_own_takes_the_place_of_the_built_in_one() {
        let strict = Needs {
            evidence: 3,
            ..Needs::default()
        };
        let policy = Policy {
            rules: Rules {
                verdicts: vec![(Verdict::Verified, strict)],
                ..Default::default()
            },
            ..Default::default()
        };
        assert_eq!(policy.needs(Verdict::Verified), strict);
        for other in [Verdict::Disputed, Verdict::Unverified] {
            assert_eq!(policy.needs(other), Needs::built_in(other));
        }
    }

    #[test]
    fn anybody_decides_where_none_is_named_who_could() {
        let [anna, ben, carl, dora] = [1, 2, 3, 4].map(|n| PersonId(uuid::Uuid::from_u128(n)));
        let reviewers = [anna, ben];
        let lets = |named: &[PersonId], person| {
            let policy = Policy {
                adjudicators: named.to_vec(),
                ..Default::default()
            };
            policy.lets_decide(person, &reviewers)
        };
        for named in [&[][..], &[anna], &[ben], &[anna, ben]] {
            assert!(lets(named, carl) && lets(named, dora), "{named:?}");
        }
        for named in [&[carl][..], &[anna, carl], &[anna, ben, carl]] {
            assert!(lets(named, carl) && !lets(named, dora), "{named:?}");
        }
    }

    #[test]
    fn the_built_in_policy_asks_nobody_twice() {
        let claim = ClaimFacts {
            kind: crate::Kind::Figure,
            measure: Some(crate::Measure::Deaths),
            check_worthiness: 1.0,
            labels: &[],
        };
        assert!(!Policy::default().asks_second_review(&claim));
    }
}
