//! Which of many figures speak for all.

use crate::{Sighting, reading};
use chrono::{DateTime, Utc};
use factdesk_domain::{AsOf, ClaimId};
use std::collections::BTreeMap;

/// The figures that speak for those which say the same: one number of one origin, for
/// one time. Of figures that are told apart by publication alone the first and the last
/// speak, since what came before and after another number is what counts. In the order
/// of their claims, so that the answer does not depend on that of arrival.
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

fn place(sighting: &Sighting) -> (Option<DateTime<Utc>>, ClaimId) {
    (sighting.publish_time, sighting.claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::tests::{any_sighting, numbered, sighting};
    use crate::{Relation, assemble};
    use factdesk_domain::{Bound, Measure};
    use proptest::prelude::*;

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

    proptest! {
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
