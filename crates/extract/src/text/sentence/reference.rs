//! "It rained. [17]": a note's number belongs to the sentence before it.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether a note's number stands at `at`, behind a stop.
pub(super) fn starts(tokens: &[Token], at: usize) -> bool {
    let stop = at.checked_sub(1).and_then(|b| tokens.get(b));
    let stop = stop.is_some_and(|t| matches!(&*t.low, "." | "?" | "!" | "”" | "\"" | ")" | "]"));
    let same = tokens.get(at).is_some_and(|t| t.breaks < 2);
    stop && same && (note(tokens, at) > 0 || superscript(tokens, at))
}

/// The token before a note's number that ends at `at`, and before those that
/// stand before it; otherwise `at`.
pub(super) fn before(tokens: &[Token], at: usize) -> usize {
    let mut last = at;
    // More than a few notes are no notes.
    for _ in 0..3 {
        let length = (3..=5).find(|n| {
            last.checked_sub(n - 1)
                .is_some_and(|i| i > 0 && note(tokens, i) == *n)
        });
        match length {
            Some(length) => last -= length,
            None if last > 1 && starts(tokens, last) && superscript(tokens, last) => last -= 1,
            None => break,
        }
    }
    last
}

/// The tokens of "[17]" or "[...]".
fn note(tokens: &[Token], at: usize) -> usize {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let number = tokens
        .get(at + 1)
        .is_some_and(|t| t.kind == Kind::Number && t.low.len() <= 3);
    match () {
        () if low(at) != "[" => 0,
        () if (number || low(at + 1) == "…") && low(at + 2) == "]" => 3,
        () if (1..4).all(|n| low(at + n) == ".") && low(at + 4) == "]" => 5,
        () => 0,
    }
}

/// "It rained. 4 Even so": no count stands before a small word with a capital.
fn superscript(tokens: &[Token], at: usize) -> bool {
    let small =
        Classes::DETERMINER | Classes::PRONOUN | Classes::PREPOSITION | Classes::CONJUNCTION;
    let number = tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Number && t.low.len() <= 2);
    let next = tokens.get(at + 1);
    number
        && next
            .is_some_and(|t| t.spaced && t.capital && (t.classes.any(small) || &*t.low == "even"))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_note_stays_with_its_sentence() {
        assert_eq!(
            split("It rained. [17] It snowed."),
            ["It rained. [17]", "It snowed."]
        );
        assert_eq!(split("It rained.[3][4] It snowed.").len(), 2);
        assert_eq!(
            split("It rained. 4 Even so they left."),
            ["It rained. 4", "Even so they left."]
        );
    }

    #[test]
    fn counts_and_other_brackets_are_no_notes() {
        assert_eq!(
            split("It rained. 4 goats slept."),
            ["It rained.", "4 goats slept."]
        );
        assert_eq!(
            split("It rained. [The] dam broke."),
            ["It rained.", "[The] dam broke."]
        );
    }
}
