//! The rare words that two articles share.

use super::super::place::same_words;
use super::super::stem::stem;
use super::super::story::{Story, Words, weight};
use super::someone;
use crate::Mention;
use std::collections::BTreeSet;

/// How much the rare words weigh that each has of the other's head: the less of the two.
pub(in crate::event) fn crossed(a: &Mention, b: &Mention) -> f64 {
    let (Some(one), Some(other)) = (&a.story, &b.story) else {
        return 0.0;
    };
    let (there, back): (BTreeSet<_>, BTreeSet<_>) = (stems(a).collect(), stems(b).collect());
    let places: BTreeSet<_> = there
        .intersection(&back)
        .filter(|_| someone(a, b))
        .collect();
    let told = |head: &Words, other: &Story| -> f64 {
        let shared = head
            .iter()
            .filter(|(word, _)| other.has(word) && !places.contains(word));
        shared.map(|(word, name)| weight(word, *name)).sum()
    };
    told(&one.head, other).min(told(&other.head, one))
}

pub(super) fn stems(mention: &Mention) -> impl Iterator<Item = String> {
    let words = mention.occurrence.places.iter().flat_map(|p| same_words(p));
    words.map(|word| stem(&word))
}
