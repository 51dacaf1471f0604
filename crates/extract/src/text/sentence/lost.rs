//! "It rained. ? We left.": where a mail program lost a blank of another kind, a
//! question mark stands for it, apart from the stop before it and from what follows.

use super::super::token::{Kind, Token};

/// Whether such a mark stands behind the stop `at`: it is no part of that sentence.
pub(super) fn begins(tokens: &[Token], at: usize) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let apart = |i: usize| tokens.get(i).is_some_and(|t| t.spaced && t.breaks == 0);
    let word = |t: &Token| t.capital && t.kind == Kind::Word;
    matches!(low(Some(at)), "." | "!" | "?")
        && !matches!(low(at.checked_sub(1)), "?" | "!" | "")
        && tokens.get(at).is_some_and(|t| !t.spaced)
        && low(Some(at + 1)) == "?"
        && apart(at + 1)
        && apart(at + 2)
        && tokens.get(at + 2).is_some_and(word)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_mark_apart_behind_a_stop_stands_for_itself() {
        assert_eq!(
            split("It rained. ? We left."),
            ["It rained.", "?", "We left."]
        );
        assert_eq!(split("We all ran away... ? We left.")[1], "?");
    }

    #[test]
    fn a_question_ends_with_its_mark() {
        assert_eq!(split("Did it rain ? We left.")[0], "Did it rain ?");
        assert_eq!(split("Did it rain ? ? We left.").len(), 2);
        assert_eq!(split("Did it rain.? We left.")[0], "Did it rain.?");
        assert_eq!(split("It rained. ? and we left.")[0], "It rained. ?");
    }
}
