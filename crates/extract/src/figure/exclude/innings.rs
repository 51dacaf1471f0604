//! Scores of an innings: "3 for 77", "out for 38", "not out 67", "set 375 to win".

use crate::figure::{Quantity, noun};
use crate::lexicon::Classes;
use crate::text::{Doc, Sentence};

pub(super) fn innings(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.core.start, quantity.core.end);
    let bare = quantity.unit.is_none() && quantity.run == quantity.core && !counts(doc, end);
    bare && (wickets(doc, start, end)
        || score(doc, start, end)
        || (doc.before(start, 1) == "for" && dismissal(doc, sentence, start)))
}

/// "3 for 77": a small number for a larger one, both without a noun.
fn wickets(doc: &Doc<'_>, start: usize, end: usize) -> bool {
    let small = |i: usize| small(doc.low(i)).is_some_and(|v| v <= 10.0);
    let large =
        |i: usize| doc.is_number(i) && doc.low(i).parse().is_ok_and(|v: f64| v > 1.0 && v < 1000.0);
    let first = doc.low(end) == "for" && small(start) && large(end + 1) && !counts(doc, end + 2);
    let second =
        doc.before(start, 1) == "for" && large(start) && start.checked_sub(2).is_some_and(small);
    first || second
}

fn small(word: &str) -> Option<f64> {
    crate::figure::spelled::digit(word).or_else(|| word.parse().ok())
}

/// "not out 67", "scored 131", "set 375 to win".
fn score(doc: &Doc<'_>, start: usize, end: usize) -> bool {
    let unbeaten = doc.before(start, 1) == "out" && doc.before(start, 2) == "not";
    let scored = matches!(doc.before(start, 1), "scored" | "scoring");
    let target = matches!(doc.before(start, 1), "set" | "chasing")
        && (doc.phrase(end, "to win").is_some() || doc.phrase(end, "for victory").is_some());
    unbeaten || scored || target
}

/// "was out for 38", "dismissed for 277", "caught behind for 43".
fn dismissal(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let near = sentence.run.start.max(start.saturating_sub(9))..start;
    near.into_iter().any(|i| {
        matches!(
            doc.low(i),
            "dismissed"
                | "bowled"
                | "caught"
                | "removed"
                | "lbw"
                | "stumped"
                | "innings"
                | "wicket"
        ) || (doc.low(i) == "out" && matches!(doc.low(i + 1), "for" | "on"))
    })
}

/// Whether a plural follows that the number counts.
fn counts(doc: &Doc<'_>, at: usize) -> bool {
    let free = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::ADVERB | Classes::DETERMINER;
    noun::plural(doc, at) || (doc.is_word(at) && !doc.is(at, free) && noun::plural(doc, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn scores_of_an_innings_are_no_figures() {
        for text in [
            "Lee took 3 for 77 there.",
            "They resume at two for 69 today.",
            "He was out for 38 before tea.",
            "They were dismissed for 277.",
            "Low was not out 67.",
            "Low scored 131 before lunch.",
            "They were set 375 to win.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn other_numbers_behind_for_are_figures() {
        for (text, number) in [
            ("They paid for 12 goats.", "12"),
            ("He was caught for 12 thefts.", "12"),
            ("They scored 12 goals.", "12"),
            ("They set 375 goats free.", "375"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
