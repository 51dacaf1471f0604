//! Much happens in one place on one day.

use super::super::story::Story;
use super::crossed::stems;
use super::traits::shared;
use crate::Mention;
use std::collections::BTreeSet;

/// Of two sorts only what shares words of such a weight beside its places is one.
const BESIDE: f64 = 0.4;

/// Whether they are of two sorts and share hardly more than where it was.
pub(super) fn strangers(a: &Mention, b: &Mention, one: &Story, other: &Story) -> bool {
    two_sorts(a, b) && beside(a, b, one, other) < BESIDE
}

/// What the rare words weigh that both have, without those of their places.
fn beside(a: &Mention, b: &Mention, one: &Story, other: &Story) -> f64 {
    let places: BTreeSet<String> = stems(a).chain(stems(b)).collect();
    shared(one, other, |word, _| !places.contains(word))
}

fn two_sorts(a: &Mention, b: &Mention) -> bool {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    sorts.is_some_and(|(x, y)| !x.goes_with(y))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::super::traits::traits;
    use factdesk_domain::Happening::{Crash, Election, Flood};

    #[test]
    fn two_sorts_in_one_place_share_a_word_beside_it() {
        let head = ["Sarnow", "Heron", "163"];
        let first = told(Crash, &["Sarnow"], 10, &head, &["Tarwo", "Gorlin"]);
        for (what, head, body, want) in [
            (Crash, &["Sarnow"][..], &[][..], true),
            (Flood, &["Sarnow"], &[], false),
            (Election, &["Sarnow"], &[], false),
            (Flood, &["Sarnow", "Ostrel"], &[], false),
            (Flood, &["Sarnow", "163"], &[], false),
            (Flood, &["Sarnow"], &["tarwo"], false),
            (Flood, &["Sarnow"], &["Tarwo"], true),
            (Flood, &["Sarnow", "Heron"], &[], true),
            (Election, &["Sarnow", "Heron"], &[], true),
        ] {
            let other = told(what, &["Sarnow"], 10, head, body);
            let found = traits(&first, &other);
            assert_eq!(found.is_some(), want, "{what:?} {head:?} {body:?}");
            assert_eq!(traits(&other, &first), found);
        }
    }

    #[test]
    fn what_names_no_sort_may_be_any() {
        let first = told(Crash, &["Sarnow"], 10, &["Sarnow", "Heron"], &[]);
        let mut other = told(Flood, &["Sarnow"], 10, &["Sarnow"], &[]);
        other.occurrence.happening = None;
        assert!(traits(&first, &other).is_some());
    }
}
