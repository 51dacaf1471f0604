//! "Lovely Cottage This house is old": the stop is missing, but a small word
//! with a capital begins a sentence all the same.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;
use crate::statement;

/// Whether a sentence ends with `at` though nothing says so.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let small = |t: &Token| t.kind == Kind::Word && t.spaced && !t.capital;
    starts(next) && closed(token) && tokens.get(at + 2).is_some_and(small)
}

fn starts(token: &Token) -> bool {
    token.spaced
        && token.capital
        && matches!(
            &*token.low,
            "this"
                | "these"
                | "it"
                | "he"
                | "she"
                | "we"
                | "they"
                | "you"
                | "there"
                | "my"
                | "our"
                | "your"
        )
}

/// No word that leads on to another.
fn closed(token: &Token) -> bool {
    let leads = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::PRONOUN
        | Classes::VERB;
    token.kind == Kind::Word
        && !token.classes.any(leads)
        && !token.low.ends_with('.')
        && !statement::is_verb_of_saying(&token.low)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_small_word_with_a_capital_begins_a_sentence() {
        assert_eq!(
            split("Lovely Cottage This house is old."),
            ["Lovely Cottage", "This house is old."]
        );
        assert_eq!(split("We fed that goat He was old.").len(), 2);
    }

    #[test]
    fn titles_and_words_that_lead_on_do_not() {
        for text in [
            "They sang with You again.",
            "She saw It Rained Again there.",
            "Ann said He was there.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
