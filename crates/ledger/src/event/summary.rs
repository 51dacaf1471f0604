//! What an event is called by, from what its articles say.

use factdesk_domain::Happening;
use std::collections::BTreeMap;

/// What an event is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What sort of thing most of them tell of, where any says it.
    pub happening: Option<Happening>,
    /// The place that most of them name, as most of those write it; empty where none does.
    pub place: String,
}

/// The summary of what some articles say, each with what it tells of and its places in
/// the order of its text; none where there are no articles. Does not depend on their
/// order: where as many say one thing as another, the one named earlier in its text
/// counts, and then the first of the alphabet.
pub fn summary(said: &[(Option<Happening>, Vec<String>)]) -> Option<Summary> {
    let mut happenings: BTreeMap<Happening, usize> = BTreeMap::new();
    for happening in said.iter().filter_map(|(happening, _)| *happening) {
        *happenings.entry(happening).or_default() += 1;
    }
    let most = happenings.iter().rev().max_by_key(|(_, count)| **count);
    (!said.is_empty()).then(|| Summary {
        happening: most.map(|(happening, _)| *happening),
        place: place(said),
    })
}

/// How a place is written: by how many, how early at the earliest.
#[derive(Default)]
struct Named<'a> {
    count: usize,
    earliest: usize,
    spellings: BTreeMap<&'a str, usize>,
}

fn place(said: &[(Option<Happening>, Vec<String>)]) -> String {
    let mut named: BTreeMap<String, Named> = BTreeMap::new();
    for (_, places) in said {
        for (at, place) in places.iter().enumerate() {
            let known = named.entry(place.to_lowercase()).or_insert(Named {
                earliest: at,
                ..Named::default()
            });
            known.count += 1;
            known.earliest = known.earliest.min(at);
            *known.spellings.entry(place).or_default() += 1;
        }
    }
    let most = named
        .values()
        .rev()
        .max_by_key(|n| (n.count, std::cmp::Reverse(n.earliest)));
    let spelled = most.and_then(|n| n.spellings.iter().rev().max_by_key(|(_, count)| **count));
    spelled.map_or(String::new(), |(place, _)| (*place).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Happening::{Attack, Explosion, Fire};
    use proptest::prelude::*;

    fn said(
        happening: impl Into<Option<Happening>>,
        places: &[&str],
    ) -> (Option<Happening>, Vec<String>) {
        let places = places.iter().map(|p| (*p).to_owned());
        (happening.into(), places.collect())
    }

    #[test]
    fn most_articles_name_an_event() {
        let all = [
            said(Attack, &["Market Hall", "Sarnow"]),
            said(Explosion, &["SARNOW"]),
            said(Attack, &["Sarnow", "Low"]),
        ];
        let found = summary(&all).unwrap();
        assert_eq!(
            (found.happening, found.place.as_str()),
            (Some(Attack), "Sarnow")
        );
        assert_eq!(summary(&[]), None);
    }

    #[test]
    fn of_two_places_the_one_that_comes_first_counts() {
        let one = summary(&[said(Fire, &["Market Hall", "Low", "Ash"])]).unwrap();
        assert_eq!(one.place, "Market Hall");
        let two = summary(&[said(Fire, &["Low"]), said(Attack, &["Ash"])]).unwrap();
        assert_eq!((two.happening, two.place.as_str()), (Some(Attack), "Ash"));
        assert_eq!(summary(&[said(Fire, &[])]).unwrap().place, "");
    }

    proptest! {
        #[test]
        fn order_does_not_matter(
            (all, shuffled) in prop::collection::vec(
                (prop::sample::select(vec![Some(Attack), Some(Fire), Some(Explosion), None]),
                 prop::collection::vec("[aAbB]", 0..3)), 0..8)
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(summary(&all), summary(&shuffled));
        }
    }
}
