//! Which words of a text few texts have.

use super::spoken::{Spoken, number};
use super::weight;
use std::collections::BTreeMap;

/// Rare words, each where it stands first.
pub(super) fn rare(spoken: &[Spoken]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (at, word) in spoken.iter().enumerate().rev() {
        let told = match number(&word.stem) {
            true => word.lower.len() > 2 && !year(&word.lower),
            false => word.stem.chars().count() > 2 && !dated(&word.lower),
        };
        if told && weight(&word.stem, true) > 0.0 {
            found.insert(word.stem.clone(), at);
        }
    }
    found
}

fn year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Months in a dateline, and the agencies that wrote it.
fn dated(word: &str) -> bool {
    matches!(
        word,
        "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
            | "afp"
            | "upi"
            | "reuters"
            | "associated"
    )
}
