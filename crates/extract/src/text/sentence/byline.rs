//! "The goats swim there By Ann Low": who wrote it, between a headline and its story.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether a byline begins behind `at`, which ends no title ("Goat Found By Ann Low").
pub(super) fn begins(tokens: &[Token], at: usize) -> bool {
    let by = |t: &Token| t.capital && t.spaced && &*t.low == "by";
    let small = |t: &Token| match t.kind {
        Kind::Word => !t.capital,
        Kind::Number => true,
        Kind::Mark => false,
    };
    tokens.get(at + 1).is_some_and(by)
        && tokens.get(at).is_some_and(small)
        && name(tokens, at + 2)
        && name(tokens, at + 3)
}

/// Whether a byline that begins at `start` ends with `at`: whom it was written for follows,
/// where only one of both is in capitals.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let by = |t: &Token| t.capital && &*t.low == "by";
    let long = |t: &&Token| t.capital && t.spaced && t.low.len() > 2;
    let next = tokens.get(at + 1).filter(long);
    let other = |t: &Token| tokens.get(at).is_some_and(|n| n.shouted != t.shouted);
    let same = |t: &Token| !other(t);
    at == start + 2
        && tokens.get(start + 1).is_some_and(same)
        && tokens.get(start).is_some_and(by)
        && name(tokens, start + 1)
        && name(tokens, at)
        && next.is_some_and(other)
}

fn name(tokens: &[Token], at: usize) -> bool {
    let small = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::PRONOUN
        | Classes::WEEKDAY
        | Classes::MONTH;
    let word = |t: &Token| t.kind == Kind::Word && t.capital && t.spaced;
    tokens
        .get(at)
        .is_some_and(|t| word(t) && !t.classes.any(small))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_byline_begins_a_sentence() {
        for text in [
            "Goats swim where no one sees them By Ann Low",
            "Norden, May 5, 2031 By ANN LOW The dam is old.",
        ] {
            assert!(split(text)[1].starts_with("By"), "{text}");
        }
    }

    #[test]
    fn whom_it_was_written_for_follows() {
        for text in [
            "By Ann Low NORDEN PRESS AGENCY",
            "By ANN LOW The Norden Herald",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
        for text in [
            "By Ann Low Norden",
            "By Ann NORDEN Low",
            "By ANN LOW OF NORDEN",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn other_words_with_by_do_not() {
        for text in [
            "Goat Found By Ann Low",
            "Goats swim there By Monday Morning",
            "Goats swim there by Ann Low",
            "Goats swim there By Ann.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
