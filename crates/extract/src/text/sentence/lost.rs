//! "It rained. ? We left.": where a mail program lost a blank of another kind, a
//! question mark stands for it, apart from the stop before it and from what follows.

use super::super::token::{Kind, Token};

/// Whether such a mark stands behind the stop `at`: it is no part of that sentence.
pub(super) fn begins(tokens: &[Token], at: usize) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let apart = |i: usize| tokens.get(i).is_some_and(|t| t.spaced && t.breaks == 0);
    let word = |t: &Token| t.capital || t.kind == Kind::Mark && &*t.low == "_";
    matches!(low(Some(at)), "." | "!" | "?")
        && !matches!(low(at.checked_sub(1)), "?" | "!" | "")
        && tokens.get(at).is_some_and(|t| !t.spaced)
        && low(Some(at + 1)) == "?"
        && apart(at + 1)
        && apart(at + 2)
        && tokens.get(at + 2).is_some_and(word)
}

/// "Fax:? 555-0142": so does the mark at `at`, where it stands close.
pub(super) fn tight(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    tokens.get(at).is_some_and(|t| !t.spaced)
        && before.is_some_and(|t| matches!(&*t.low, ":" | ",") && !t.spaced)
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
    fn a_mark_close_to_a_colon_ends_nothing() {
        assert_eq!(split("Fax:? 555-0142, goats,? Ann Low").len(), 1);
        assert_eq!(split("It rained :? Ann left.").len(), 2);
    }

    #[test]
    fn a_question_ends_with_its_mark() {
        assert_eq!(split("Did it rain ? We left.")[0], "Did it rain ?");
        assert_eq!(split("Did it rain ? ? We left.").len(), 2);
        assert_eq!(split("Did it rain.? We left.")[0], "Did it rain.?");
        assert_eq!(split("It rained. ? and we left.")[0], "It rained. ?");
    }
}
