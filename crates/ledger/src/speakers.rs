//! Which of many figures speak for all.

use crate::{Sighting, reading};
use chrono::{DateTime, Utc};
use factdesk_domain::{AsOf, ClaimId};
use std::collections::BTreeMap;

/// The figures that speak for those which say the same: one number of one origin, for
/// one time. Of figures that are told apart by publication alone the first and the last
/// speak, since what came before and after another number is what counts; where nobody
/// says when, those with the first and the last sentence by their words, so that who
/// speaks does not depend on the order of arrival. In the order of their claims.
///
/// Two figures conflict if and only if two that speak for them do; so that thousands of
/// copies of a toll are not set against each other one by one.
pub fn speakers(sightings: &[Sighting]) -> Vec<&Sighting> {
    let mut groups: BTreeMap<Said, (&Sighting, &Sighting)> = BTreeMap::new();
    for sighting in sightings {
        let group = groups.entry(said(sighting)).or_insert((sighting, sighting));
        if place(sighting) < place(group.0) {
            group.0 = sighting;
        }
        if place(sighting) > place(group.1) {
            group.1 = sighting;
        }
    }
    let both = groups.into_values().flat_map(|(first, last)| [first, last]);
    let each: BTreeMap<ClaimId, &Sighting> = both.map(|s| (s.claim, s)).collect();
    each.into_values().collect()
}

/// What a figure says, of what [`crate::relate`] looks at, but for its publication.
type Said = (
    Option<(u64, u64)>,
    Option<(Option<DateTime<Utc>>, Option<DateTime<Utc>>)>,
    Option<ClaimId>,
    Option<String>,
    bool,
);

fn said(sighting: &Sighting) -> Said {
    let number = reading(sighting);
    let number = number.map(|x| (x.low().to_bits(), x.high().to_bits()));
    let by_words = |said: &AsOf| (said.basis == "text").then_some((said.earliest, said.latest));
    (
        number,
        sighting.figure.as_of.as_ref().and_then(by_words),
        sighting.part_of,
        sighting.origin.clone(),
        sighting.publish_time.is_some(),
    )
}

/// The claim decides between two only where their sentences are the same.
fn place(sighting: &Sighting) -> (Option<DateTime<Utc>>, u64, ClaimId) {
    (sighting.publish_time, sighting.sentence, sighting.claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::tests::{any_sighting, numbered, sighting};
    use crate::{Relation, assemble};
    use factdesk_domain::{Bound, Measure};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_thousand_copies_have_two_speakers() {
        let at = |hour: i64| DateTime::from_timestamp(hour * 3_600, 0);
        let copy = |n: u128| Sighting {
            publish_time: at(n as i64),
            ..sighting(n, Measure::Deaths, Bound::Exactly, 60.0)
        };
        let copies: Vec<_> = (1..=1_000).map(copy).collect();
        let spoke: Vec<_> = speakers(&copies).iter().map(|s| s.publish_time).collect();
        assert_eq!(spoke, [at(1), at(1_000)]);
        assert_eq!(speakers(&[]), [] as [&Sighting; 0]);
    }

    fn conflicts(all: &[Sighting]) -> bool {
        let series = assemble(all);
        let mut related = series.iter().flat_map(|s| &s.relations);
        related.any(|r| r.relation == Relation::Conflicts)
    }

    fn sixty(sentence: u64, hour: Option<i64>) -> Sighting {
        Sighting {
            publish_time: hour.and_then(|hour| DateTime::from_timestamp(hour * 3_600, 0)),
            sentence,
            ..sighting(0, Measure::Deaths, Bound::Exactly, 60.0)
        }
    }

    /// The sentences of those who speak, where claims are named in this order.
    fn spoke(all: &[Sighting]) -> BTreeSet<u64> {
        let all = numbered(all.to_vec());
        speakers(&all).iter().map(|s| s.sentence).collect()
    }

    proptest! {
        #[test]
        fn who_speaks_does_not_depend_on_who_came_first(
            (all, shuffled) in prop::collection::vec(prop::option::of(0i64..2), 3..12)
                .prop_map(|hours| hours.into_iter().enumerate()
                    .map(|(n, hour)| sixty(n as u64, hour)).collect::<Vec<_>>())
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(spoke(&all), spoke(&shuffled));
        }

        #[test]
        fn what_conflicts_conflicts_among_those_who_speak(
            (all, shuffled) in prop::collection::vec(any_sighting(), 0..12)
                .prop_map(numbered)
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            for measure in Measure::ALL {
                let of = |all: &[Sighting]| -> Vec<Sighting> {
                    all.iter().filter(|s| s.figure.measure == *measure).cloned().collect()
                };
                let spoke: Vec<Sighting> = speakers(&of(&all)).into_iter().cloned().collect();
                prop_assert_eq!(conflicts(&of(&all)), conflicts(&spoke));
                let again: Vec<Sighting> =
                    speakers(&of(&shuffled)).into_iter().cloned().collect();
                prop_assert_eq!(spoke, again);
            }
        }
    }
}
