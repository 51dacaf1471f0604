//! Which claims are about one event.

mod alike;
mod brief;
mod edge;
mod key;
mod mention;
mod names;
mod place;
mod side;
mod stem;
mod story;
mod summary;
mod unite;
mod wide;
mod worth;

pub use alike::{TRAITS, Traits, traits};
pub use edge::{Edge, JOINS, WORTH_A_LOOK, edge, likely};
pub use key::{keys, looks};
pub use mention::{MENTIONS, Mention, mentions, witnesses};
pub use names::names;
pub use story::{Story, Words, stems};
pub use summary::{Summary, summary};
pub use unite::{Link, unite};

use factdesk_domain::ClaimId;
use std::collections::BTreeMap;

/// A claim as far as joining looks at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The claim.
    pub claim: ClaimId,
    /// What its article says there.
    pub mention: Mention,
}

/// What a person decided of two claims, whatever the rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One claim.
    pub from: ClaimId,
    /// The other.
    pub to: ClaimId,
    /// Whether they are about one event.
    pub joined: bool,
}

/// The events: the connected components of [`edge`] and of what people joined; a pair
/// that people parted has no edge of its own. Claims in order, events by their lowest.
pub fn events(witnesses: &[Witness], decisions: &[Decision]) -> Vec<Vec<ClaimId>> {
    let said = decided(decisions);
    let mut group: BTreeMap<ClaimId, ClaimId> =
        witnesses.iter().map(|w| (w.claim, w.claim)).collect();
    for (i, a) in witnesses.iter().enumerate() {
        for b in &witnesses[i + 1..] {
            let pair = (a.claim.min(b.claim), a.claim.max(b.claim));
            let joined = said.get(&pair).copied();
            if joined.unwrap_or_else(|| edge(&a.mention, &b.mention).is_some()) {
                join(&mut group, a.claim, b.claim);
            }
        }
    }
    let mut found: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for claim in group.keys() {
        found.entry(root(&group, *claim)).or_default().push(*claim);
    }
    found.into_values().collect()
}

/// The last word on each pair.
fn decided(decisions: &[Decision]) -> BTreeMap<(ClaimId, ClaimId), bool> {
    let pair = |d: &Decision| (d.from.min(d.to), d.from.max(d.to));
    decisions.iter().map(|d| (pair(d), d.joined)).collect()
}

fn root(group: &BTreeMap<ClaimId, ClaimId>, mut claim: ClaimId) -> ClaimId {
    while let Some(parent) = group.get(&claim).filter(|p| **p != claim) {
        claim = *parent;
    }
    claim
}

/// The lower id leads, so that the oldest claim names the event.
fn join(group: &mut BTreeMap<ClaimId, ClaimId>, a: ClaimId, b: ClaimId) {
    let (a, b) = (root(group, a), root(group, b));
    group.insert(a.max(b), a.min(b));
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use factdesk_domain::{Happening, Occurrence};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn id(n: u128) -> ClaimId {
        ClaimId(Uuid::from_u128(n))
    }

    fn day(n: i64) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(n * 86_400, 0)
    }

    fn witness(n: u128, happening: Happening, place: &str, on: Option<i64>) -> Witness {
        Witness {
            claim: id(n),
            mention: Mention {
                occurrence: Occurrence {
                    happening: Some(happening),
                    places: vec![place.to_owned()],
                    earliest: on.and_then(day),
                    latest: on.and_then(|n| day(n + 1)),
                },
                names: BTreeSet::new(),
                story: None,
            },
        }
    }

    fn named(mut witness: Witness, names: &[&str]) -> Witness {
        witness.mention.names = names.iter().map(|s| (*s).to_owned()).collect();
        witness
    }

    fn groups(all: &[Witness]) -> Vec<Vec<ClaimId>> {
        events(all, &[])
    }

    #[test]
    fn one_sort_one_place_and_days_that_meet_are_one_event() {
        use Happening::{Attack, Explosion, Flood};
        let first = witness(1, Attack, "Sarnow", Some(10));
        for (other, joined) in [
            (witness(2, Attack, "the Sarnow region", Some(10)), true),
            (witness(2, Explosion, "Sarnow", Some(10)), true),
            (witness(2, Flood, "Sarnow", Some(10)), false),
            (witness(2, Attack, "Harnow", Some(10)), false),
            (witness(2, Attack, "Sarnow", Some(12)), true),
            (witness(2, Explosion, "Sarnow", Some(12)), false),
            (witness(2, Attack, "Sarnow", Some(13)), false),
            (witness(2, Attack, "Sarnow", None), false),
        ] {
            let found = groups(&[first.clone(), other.clone()]).len();
            assert_eq!(found == 1, joined, "{other:?}");
        }
    }

    /// Whether two attacks are one that share so many names.
    fn joined(a: &Witness, b: &Witness, names: usize) -> bool {
        let all = ["ann low", "tallow guild", "sarnow court"];
        let two = [named(a.clone(), &all[..names]), named(b.clone(), &all)];
        groups(&two).len() == 1
    }

    #[test]
    fn where_the_days_do_not_say_it_names_must() {
        let attack = |n, on| witness(n, Happening::Attack, "Sarnow", on);
        let first = attack(1, Some(10));
        let vote = |n, on| witness(n, Happening::Election, "Sarnow", on);
        let trial = |n| witness(n, Happening::Trial, "Sarnow", Some(10));
        for (a, b, needed) in [
            (&attack(1, None), &attack(2, None), 1),
            (
                &first,
                &witness(2, Happening::Explosion, "Sarnow", Some(11)),
                1,
            ),
            (&vote(1, Some(10)), &vote(2, Some(11)), 2),
            (&trial(1), &trial(2), 1),
        ] {
            let said: Vec<_> = (0..3).map(|n| joined(a, b, n)).collect();
            assert_eq!(said, [false, needed == 1, true], "{b:?}");
        }
        assert!(!joined(&first, &attack(2, Some(13)), 2), "two days between");
        assert!(
            !joined(&first, &attack(2, None), 2),
            "only one names a time"
        );
        let hall = |n, on| witness(n, Happening::Attack, "Tallow Hall", on);
        assert!(joined(&hall(1, Some(10)), &hall(2, None), 2));
        assert!(joined(&hall(1, Some(10)), &hall(2, Some(12)), 1));
        assert!(joined(&hall(1, None), &hall(2, None), 1));
        assert!(!joined(&hall(1, None), &hall(2, None), 0));
    }

    #[test]
    fn a_toll_that_shrinks_stays_one_of_its_event() {
        let told = |n: u128, deaths| {
            let mut attack = witness(n, Happening::Attack, "Sarnow", Some(10));
            let names = ["heron", "tarwo"].map(|name| (name.to_owned(), true));
            attack.mention.story = Some(Story {
                head: names.into_iter().collect(),
                published: day(10 + n as i64),
                deaths: Some(deaths),
                ..Story::default()
            });
            attack
        };
        assert_eq!(groups(&[told(1, 93.0), told(2, 40.0)]).len(), 1);
    }

    #[test]
    fn a_country_is_no_place_and_its_name_no_name() {
        let quake = |n, place| witness(n, Happening::Earthquake, place, Some(10));
        let (a, b) = (quake(1, "Peru"), quake(2, "Peru"));
        assert!(!joined(&a, &b, 0) && !joined(&a, &b, 1) && joined(&a, &b, 2));
        assert!(!joined(&quake(1, "Peru"), &quake(2, "Lima, Peru"), 0));
        assert!(joined(&quake(1, "Lima"), &quake(2, "Lima, Peru"), 0));
        let names = ["peru", "united states", "low peru"];
        let (a, b) = (named(a, &names), named(b, &names));
        assert_eq!(groups(&[a, b]).len(), 2);
    }

    #[test]
    fn a_year_names_no_day() {
        let mut year = witness(1, Happening::Flood, "Sarnow", Some(10));
        year.mention.occurrence.latest = day(375);
        let flood = witness(2, Happening::Flood, "Sarnow", Some(200));
        assert!(!joined(&year, &flood, 1) && joined(&year, &flood, 2));
    }

    #[test]
    fn people_have_the_last_word_on_a_pair() {
        let one = witness(1, Happening::Fire, "Sarnow", Some(1));
        let two = witness(2, Happening::Fire, "Sarnow", Some(1));
        let far = witness(3, Happening::Trial, "Low", None);
        let all = [one, two, far];
        let decide = |from, to, joined| Decision {
            from: id(from),
            to: id(to),
            joined,
        };
        let parted = events(&all, &[decide(2, 1, false)]);
        assert_eq!(parted, [[id(1)], [id(2)], [id(3)]]);
        let joined = events(&all, &[decide(3, 1, true)]);
        assert_eq!(joined, [vec![id(1), id(2), id(3)]]);
        let undone = events(&all, &[decide(1, 2, false), decide(1, 2, true)]);
        assert_eq!(undone, [vec![id(1), id(2)], vec![id(3)]]);
    }

    pub(super) fn any_mention() -> impl Strategy<Value = Mention> {
        use Happening::{Attack, Election, Explosion, Merger};
        let happening = prop_oneof![
            5 => Just(Some(Attack)), 2 => Just(Some(Explosion)), 1 => Just(Some(Election)),
            1 => Just(Some(Merger)), 1 => Just(None),
        ];
        let place = prop::sample::select(vec!["Sarnow", "Harnow", "Sarnow Market", "Peru"]);
        let names = prop::collection::btree_set("[ab] [ab]", 0..3);
        let story = prop::option::weighted(0.6, any_story());
        let times = (
            prop::option::weighted(0.8, 0i64..4),
            prop::option::weighted(0.9, prop_oneof![3 => 1i64..3, 1 => 3i64..12]),
        );
        let places = prop_oneof![1 => Just(0usize), 9 => 1usize..3];
        let places = places.prop_flat_map(move |n| prop::collection::vec(place.clone(), n));
        (happening, places, times, names, story).prop_map(
            |(happening, places, (on, long), names, story)| Mention {
                occurrence: Occurrence {
                    happening,
                    places: places.into_iter().map(str::to_owned).collect(),
                    earliest: on.and_then(day),
                    latest: on.zip(long).and_then(|(on, long)| day(on + long)),
                },
                names,
                story,
            },
        )
    }

    fn any_story() -> impl Strategy<Value = Story> {
        let words = || {
            let word = prop::sample::select(vec!["sarnow", "tarwo", "heron", "tarn", "163"]);
            prop::collection::btree_map(word.prop_map(str::to_owned), any::<bool>(), 0..4)
        };
        let deaths = prop::option::weighted(0.3, 1.0..9.0f64);
        let published = prop::option::weighted(0.8, 0i64..12);
        (words(), words(), deaths, published).prop_map(|(head, mut body, deaths, on)| {
            body.retain(|word, _| !head.contains_key(word));
            Story {
                published: on.and_then(day),
                head,
                body,
                deaths,
            }
        })
    }

    fn any_witness() -> impl Strategy<Value = Witness> {
        any_mention().prop_map(|mention| Witness {
            claim: id(0),
            mention,
        })
    }

    proptest! {
        #[test]
        fn an_edge_is_the_same_seen_from_either_side(a in any_mention(), b in any_mention()) {
            let (there, back) = (edge(&a, &b), edge(&b, &a));
            prop_assert_eq!(&there, &back);
            if let Some(found) = there {
                prop_assert!((JOINS..=1.0).contains(&found.score) && !found.reasons.is_empty());
            }
        }

        #[test]
        fn events_do_not_depend_on_the_order_of_arrival(
            (all, shuffled) in prop::collection::vec(any_witness(), 0..8)
                .prop_map(|all| all.into_iter().enumerate()
                    .map(|(n, w)| Witness { claim: id(n as u128), ..w }).collect::<Vec<_>>())
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            let found = groups(&all);
            prop_assert_eq!(&found, &groups(&shuffled));
            prop_assert_eq!(found.concat().len(), all.len());
        }
    }
}
