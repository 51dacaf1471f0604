//! Results of matches and votes: "won 3-1", "a 5–4 ruling".

use crate::figure::Quantity;
use crate::text::{Doc, Sentence};

pub(super) fn result(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    table(doc, quantity)
        || score(doc, quantity)
        || to_pair(doc, quantity)
        || (quantity.high.is_some() && dashed(doc, quantity) && contested(doc, sentence))
}

/// Two numbers of a falling pair: the second part of one that was not read as a range.
fn score(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.core.start;
    let dash = |i: usize| matches!(doc.low(i), "-" | "–" | "‑") && !doc.spaced(i);
    let second = start
        .checked_sub(2)
        .is_some_and(|i| dash(i + 1) && doc.is_number(i))
        && !doc.spaced(start);
    let first = dash(quantity.core.end) && doc.is_number(quantity.core.end + 1);
    (first || second) && quantity.high.is_none()
}

/// "Norland 2, Harl 1": the goals of both.
fn table(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let goals =
        |i: usize| doc.is_number(i) && doc.low(i).len() <= 2 && doc.capital(i.wrapping_sub(1));
    let name = |from: usize| (from..from + 4).take_while(|i| doc.capital(*i)).count();
    let (at, end) = (quantity.core.start, quantity.core.end);
    let behind = end + 1 + name(end + 1);
    let first = doc.low(end) == "," && goals(at) && goals(behind) && !doc.is_word(behind + 1);
    let names = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|i| doc.capital(*i))
        .count();
    let comma = at.wrapping_sub(names + 1);
    let second = doc.low(comma) == ","
        && names > 0
        && goals(at)
        && goals(comma.wrapping_sub(1))
        && !doc.is_word(end);
    quantity.unit.is_none() && (first || second)
}

/// "5-to-4", "4 to 4".
fn to_pair(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.core.start, quantity.core.end);
    let first = doc.low(end) == "-" && doc.low(end + 1) == "to" && doc.low(end + 2) == "-";
    let second =
        doc.before(start, 1) == "-" && doc.before(start, 2) == "to" && doc.before(start, 3) == "-";
    let level = (doc.low(end) == "to" && doc.low(end + 1) == doc.low(start))
        || (doc.before(start, 1) == "to" && doc.before(start, 2) == doc.low(start));
    first || second || (level && quantity.core.len() == 1)
}

fn dashed(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    quantity
        .run
        .clone()
        .any(|i| matches!(doc.low(i), "-" | "–"))
}

/// A small range without unit in a sentence about a contest is its result.
fn contested(doc: &Doc<'_>, sentence: &Sentence) -> bool {
    let contest = |w: &str| {
        matches!(
            w,
            "beat"
                | "won"
                | "win"
                | "lost"
                | "defeat"
                | "defeated"
                | "victory"
                | "game"
                | "match"
                | "draw"
                | "goal"
                | "score"
                | "scored"
                | "ruling"
        )
    };
    sentence.run.clone().take(80).any(|i| contest(doc.low(i)))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn results_are_no_figures() {
        for text in [
            "Norland won 3-1 at home.",
            "The match ended 2-4 after a late goal.",
            "It was a 5-to-4 decision.",
            "The judges split 4 to 4.",
            "Norland 2, Harl 1",
            "Port Norland 2, Harl City 1: a late goal.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_range_of_things_is_one() {
        assert_eq!(numbers("They need 3-5 boats."), ["3-5"]);
    }

    #[test]
    fn further_results_are_no_figures() {
        for text in [
            "Norland won 3-1 on Sunday.",
            "They drew 2-2 there.",
            "The court ruled 5–4 for her.",
            "In a 5-to-4 ruling it fell.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn ranges_are_no_results() {
        for (text, number) in [
            ("It takes 3-5 days there.", "3-5 days"),
            ("They own 10–15 goats there.", "10–15"),
            ("They own 3 to 5 goats there.", "3 to 5"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
