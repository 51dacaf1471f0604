//! A word's part in the sentence without the word: small words as they are,
//! all others by their ending, so that patterns carry over to other topics.

use super::mix;
use crate::lexicon::Classes;
use crate::text::token::{Kind, Token};

/// Endings that tell a word's part, the longer first.
const ENDINGS: &[&str] = &["ing", "est", "ion", "ment", "ed", "ly", "er", "ty", "s"];

/// The number of the token's shape.
pub(super) fn shape(token: &Token, first: bool) -> u64 {
    match token.kind {
        Kind::Number => mix::word(number(&token.low)),
        Kind::Mark => mix::word(token.low.as_bytes()),
        Kind::Word if is_small(token) => mix::word(token.low.as_bytes()),
        Kind::Word if token.capital && !first => mix::word(b"^Name"),
        Kind::Word => mix::word(ending(&token.low).as_bytes()),
    }
}

/// Whether the token is one of the words that hold a sentence together.
pub(super) fn is_small(token: &Token) -> bool {
    token.classes.any(
        Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::PREPOSITION
            | Classes::CONJUNCTION
            | Classes::AUXILIARY
            | Classes::MODAL,
    )
}

fn ending(low: &str) -> &'static str {
    let fits = |e: &&&str| low.len() > e.len() + 2 && low.ends_with(**e);
    ENDINGS.iter().find(fits).copied().unwrap_or("-")
}

/// A number by its kind: a year, or so and so many digits.
pub(super) fn number(low: &str) -> &'static [u8] {
    let digits = low.bytes().filter(u8::is_ascii_digit).count();
    match digits {
        4 if low.len() == 4 && (low.starts_with("19") || low.starts_with("20")) => b"#year",
        0 | 1 => b"#1",
        2 => b"#2",
        3 => b"#3",
        _ => b"#4",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokens;

    fn same(a: &str, b: &str) -> bool {
        let shapes = |text: &str| -> Vec<u64> {
            let all = tokens(text);
            all.iter()
                .enumerate()
                .map(|(at, t)| shape(t, at == 0))
                .collect()
        };
        shapes(a) == shapes(b)
    }

    #[test]
    fn other_words_of_the_same_kind_have_the_same_shape() {
        assert!(same(
            "The goats jumped over 12 fences.",
            "The cows walked over 99 miles."
        ));
        assert!(same("In Norland it rained.", "In Utopia it snowed."));
        assert!(!same("In 1999 it rained.", "In 7 it rained."));
        assert!(!same("She jumped.", "He jumped."));
    }
}
