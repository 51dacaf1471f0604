//! The state machine: where a claim stands, what may happen to it, and where
//! that leads. Nothing else decides on a claim's state.

use super::refusal::{ANOTHER_PERSON, Refusal};
use crate::{ClaimState, PersonId, Verdict};

/// What two people can agree in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// "Is it so?"
    pub verdict: Verdict,
    /// "Was it said?"
    pub attribution_verdict: Option<Verdict>,
}

/// Where a claim stands, with what its next step depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Nobody gave a verdict. Whether somebody holds it is the lease's to say.
    Pending,
    /// One person gave a verdict that nobody else may know.
    Sealed {
        /// Who.
        author: PersonId,
        /// What they hold.
        opinion: Opinion,
    },
    /// Two people's verdicts differ.
    Disagreed {
        /// The two.
        reviewers: [PersonId; 2],
    },
    /// A verdict stands.
    Standing(Opinion),
    /// A verdict stands and should be looked at again.
    Recheck(Opinion),
    /// Set aside without a verdict.
    Dismissed,
    /// Others took its place, or its sentence left the article.
    Replaced,
}

/// A verdict as it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who gives it.
    pub person: PersonId,
    /// What they hold.
    pub opinion: Opinion,
    /// Whether a second person is asked, where this is no second review.
    pub second: bool,
}

/// What may happen to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A person gives a verdict.
    Review(Given),
    /// A person decides between two.
    Adjudicate {
        /// Who.
        person: PersonId,
        /// What they hold.
        opinion: Opinion,
    },
    /// The verdict that stands is changed publicly.
    Correct(Opinion),
    /// Somebody sets it aside.
    Dismiss,
    /// Somebody puts other claims in its place.
    Replace,
    /// A new revision of the article lacks its sentence.
    LoseSentence,
    /// The verdict should be looked at again.
    AskRecheck,
}

impl Situation {
    /// Where a move leads.
    ///
    /// # Errors
    /// Why it is not allowed here: the state, or who may not make it.
    pub fn step(self, by: Move) -> Result<Situation, Refusal> {
        use Situation::*;
        match (self, by) {
            (Replaced, _) => Err(self.forbids()),
            (_, Move::LoseSentence) => Ok(Replaced),
            (Pending | Standing(_) | Recheck(_), Move::Review(given)) => Ok(first(given)),
            (Sealed { author, opinion }, Move::Review(given)) => second(author, opinion, given),
            (Disagreed { reviewers }, Move::Adjudicate { person, opinion }) => {
                another(&reviewers, person).map(|()| Standing(opinion))
            }
            (Standing(_) | Recheck(_), Move::Correct(opinion)) => Ok(Standing(opinion)),
            (Pending, Move::Dismiss) => Ok(Dismissed),
            (Pending | Standing(_) | Recheck(_), Move::Replace) => Ok(Replaced),
            (Standing(opinion) | Recheck(opinion), Move::AskRecheck) => Ok(Recheck(opinion)),
            _ => Err(self.forbids()),
        }
    }

    /// Its word. A claim that somebody holds is in review; that is for the lease to add.
    pub fn state(self) -> ClaimState {
        match self {
            Situation::Pending => ClaimState::Pending,
            Situation::Sealed { .. } => ClaimState::AwaitingSecondReview,
            Situation::Disagreed { .. } => ClaimState::InAdjudication,
            Situation::Standing(_) => ClaimState::Reviewed,
            Situation::Recheck(_) => ClaimState::NeedsRecheck,
            Situation::Dismissed => ClaimState::Dismissed,
            Situation::Replaced => ClaimState::Replaced,
        }
    }

    /// The two whose verdicts differ; nobody where none do.
    pub fn reviewers(&self) -> &[PersonId] {
        match self {
            Situation::Disagreed { reviewers } => reviewers,
            _ => &[],
        }
    }

    fn forbids(self) -> Refusal {
        Refusal::State(self.state())
    }
}

/// The only review that is asked for, or the first of two.
fn first(given: Given) -> Situation {
    match given.second {
        true => Situation::Sealed {
            author: given.person,
            opinion: given.opinion,
        },
        false => Situation::Standing(given.opinion),
    }
}

/// The second opens both.
fn second(author: PersonId, opinion: Opinion, given: Given) -> Result<Situation, Refusal> {
    another(&[author], given.person)?;
    Ok(match opinion == given.opinion {
        true => Situation::Standing(opinion),
        false => Situation::Disagreed {
            reviewers: [author, given.person],
        },
    })
}

fn another(those: &[PersonId], person: PersonId) -> Result<(), Refusal> {
    match those.contains(&person) {
        true => Err(Refusal::Policy(vec![ANOTHER_PERSON])),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const ANNA: PersonId = PersonId(Uuid::from_u128(1));
    const BEN: PersonId = PersonId(Uuid::from_u128(2));
    const CARL: PersonId = PersonId(Uuid::from_u128(3));
    const SO: Opinion = holds(Verdict::Verified);
    const NOT_SO: Opinion = holds(Verdict::Disputed);

    const fn holds(verdict: Verdict) -> Opinion {
        Opinion {
            verdict,
            attribution_verdict: None,
        }
    }

    const fn review(person: PersonId, opinion: Opinion, second: bool) -> Move {
        Move::Review(Given {
            person,
            opinion,
            second,
        })
    }

    const SEALED: Situation = Situation::Sealed {
        author: ANNA,
        opinion: SO,
    };
    const DISAGREED: Situation = Situation::Disagreed {
        reviewers: [ANNA, BEN],
    };

    /// One of each kind.
    const SITUATIONS: [Situation; 7] = [
        Situation::Pending,
        SEALED,
        DISAGREED,
        Situation::Standing(SO),
        Situation::Recheck(SO),
        Situation::Dismissed,
        Situation::Replaced,
    ];

    const SOLE: Move = review(BEN, SO, false);
    const FIRST: Move = review(ANNA, SO, true);
    const SECOND_AGREES: Move = review(BEN, SO, true);
    const SECOND_DIFFERS: Move = review(BEN, NOT_SO, true);
    const DECIDE: Move = Move::Adjudicate {
        person: CARL,
        opinion: NOT_SO,
    };

    /// What each move makes of each situation, in their order; none: the state
    /// forbids it, or the person may not.
    const TABLE: [(Move, [Option<Situation>; 7]); 10] = {
        use Situation::*;
        const SO_STANDS: Option<Situation> = Some(Standing(SO));
        const NO: Option<Situation> = None;
        const GONE: Option<Situation> = Some(Replaced);
        const BY_BEN: Option<Situation> = Some(Sealed {
            author: BEN,
            opinion: SO,
        });
        const BY_BEN_NOT: Option<Situation> = Some(Sealed {
            author: BEN,
            opinion: NOT_SO,
        });
        const CHANGED: Option<Situation> = Some(Standing(NOT_SO));
        const ASKED: Option<Situation> = Some(Recheck(SO));
        const HELD: Option<Situation> = Some(SEALED);
        [
            //               pending     sealed     disagreed standing   recheck    away replaced
            (
                SOLE,
                [SO_STANDS, SO_STANDS, NO, SO_STANDS, SO_STANDS, NO, NO],
            ),
            (FIRST, [HELD, NO, NO, HELD, HELD, NO, NO]),
            (
                SECOND_AGREES,
                [BY_BEN, SO_STANDS, NO, BY_BEN, BY_BEN, NO, NO],
            ),
            (
                SECOND_DIFFERS,
                [
                    BY_BEN_NOT,
                    Some(DISAGREED),
                    NO,
                    BY_BEN_NOT,
                    BY_BEN_NOT,
                    NO,
                    NO,
                ],
            ),
            (DECIDE, [NO, NO, CHANGED, NO, NO, NO, NO]),
            (
                Move::Correct(NOT_SO),
                [NO, NO, NO, CHANGED, CHANGED, NO, NO],
            ),
            (Move::Dismiss, [Some(Dismissed), NO, NO, NO, NO, NO, NO]),
            (Move::Replace, [GONE, NO, NO, GONE, GONE, NO, NO]),
            (Move::LoseSentence, [GONE, GONE, GONE, GONE, GONE, GONE, NO]),
            (Move::AskRecheck, [NO, NO, NO, ASKED, ASKED, NO, NO]),
        ]
    };

    #[test]
    fn every_move_in_every_situation() {
        for (by, row) in TABLE {
            for (from, want) in SITUATIONS.into_iter().zip(row) {
                assert_eq!(from.step(by).ok(), want, "{by:?} on {from:?}");
            }
        }
    }

    #[test]
    fn a_refusal_names_the_state_unless_it_is_about_the_person() {
        for (by, row) in TABLE {
            for (from, _) in SITUATIONS.into_iter().zip(row) {
                let own = matches!((from, by), (Situation::Sealed { .. }, Move::Review(g)) if g.person == ANNA);
                match from.step(by) {
                    Ok(_) => {}
                    Err(Refusal::Policy(unmet)) => {
                        assert_eq!((unmet, own), (vec![ANOTHER_PERSON], true))
                    }
                    Err(refusal) => assert_eq!(refusal, Refusal::State(from.state())),
                }
            }
        }
        let own = Move::Adjudicate {
            person: BEN,
            opinion: SO,
        };
        let refused = Err(Refusal::Policy(vec![ANOTHER_PERSON]));
        assert_eq!(DISAGREED.step(own), refused);
    }

    #[test]
    fn every_state_but_that_of_the_lease_is_a_situations() {
        let stored = ClaimState::ALL
            .iter()
            .filter(|s| **s != ClaimState::InReview);
        let mut states: Vec<_> = SITUATIONS.iter().map(|s| s.state()).collect();
        states.sort();
        let mut stored: Vec<_> = stored.copied().collect();
        stored.sort();
        assert_eq!(states, stored);
    }

    #[test]
    fn to_agree_is_to_agree_in_both_verdicts() {
        let said = Opinion {
            attribution_verdict: Some(Verdict::Verified),
            ..SO
        };
        let next = SEALED.step(review(BEN, said, true)).unwrap();
        assert_eq!(next, DISAGREED);
    }

    fn any_move() -> impl Strategy<Value = Move> {
        let person = prop::sample::select(vec![ANNA, BEN, CARL]);
        let verdict = || prop::sample::select(Verdict::ALL);
        let opinion = (verdict(), prop::option::of(verdict())).prop_map(|(v, a)| Opinion {
            verdict: v,
            attribution_verdict: a,
        });
        let given = (person, opinion, any::<bool>());
        (given, 0..7u8).prop_map(|((person, opinion, second), which)| match which {
            0 | 1 => review(person, opinion, second),
            2 => Move::Adjudicate { person, opinion },
            3 => Move::Correct(opinion),
            4 => Move::AskRecheck,
            5 => Move::Dismiss,
            _ => Move::Replace,
        })
    }

    proptest! {
        /// Whatever is called in whatever order: a verdict came from somebody who
        /// gave it, of two reviews the two people differ, whoever decides is a
        /// third, what is over is over, and a refused move changes nothing.
        #[test]
        fn no_sequence_of_moves_leaves_the_machine(moves in prop::collection::vec(any_move(), 0..40)) {
            let mut now = Situation::Pending;
            let mut given: Vec<(PersonId, Opinion)> = Vec::new();
            for by in moves {
                let Ok(next) = now.step(by) else { continue };
                prop_assert!(!matches!(now, Situation::Dismissed | Situation::Replaced));
                if let Move::Review(Given { person, opinion, .. }) | Move::Adjudicate { person, opinion } = by {
                    given.push((person, opinion));
                }
                match (now, by, next) {
                    (Situation::Sealed { author, opinion }, Move::Review(by), Situation::Standing(stands)) => {
                        prop_assert!(author != by.person && opinion == by.opinion && stands == opinion);
                    }
                    (Situation::Sealed { author, opinion }, Move::Review(by), Situation::Disagreed { reviewers }) => {
                        prop_assert!(reviewers == [author, by.person] && author != by.person);
                        prop_assert_ne!(opinion, by.opinion);
                    }
                    (Situation::Disagreed { reviewers }, Move::Adjudicate { person, opinion }, Situation::Standing(stands)) => {
                        prop_assert!(!reviewers.contains(&person) && stands == opinion);
                    }
                    (Situation::Sealed { .. } | Situation::Disagreed { .. }, _, _) => {
                        prop_assert!(false, "{by:?} led from {now:?} to {next:?}");
                    }
                    (_, Move::Review(by), Situation::Sealed { author, opinion }) => {
                        prop_assert!(by.second && author == by.person && opinion == by.opinion);
                    }
                    (_, Move::Review(by), Situation::Standing(stands)) => {
                        prop_assert!(!by.second && stands == by.opinion);
                    }
                    (_, Move::Correct(opinion), Situation::Standing(stands)) => {
                        prop_assert_eq!(stands, opinion);
                        prop_assert!(!given.is_empty(), "nothing stood");
                    }
                    (_, Move::AskRecheck, Situation::Recheck(_)) => prop_assert!(!given.is_empty()),
                    (Situation::Pending, Move::Dismiss, Situation::Dismissed) => prop_assert!(given.is_empty()),
                    (_, Move::Replace, Situation::Replaced) => {}
                    other => prop_assert!(false, "{other:?}"),
                }
                now = next;
            }
        }
    }
}
