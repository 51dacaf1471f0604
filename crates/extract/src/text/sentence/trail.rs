//! "It rained. - The goats slept.": a dash by itself goes with the sentence before it,
//! where the next one is written out and is no item of a list.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether such a dash stands behind the stop `at`.
pub(super) fn follows(tokens: &[Token], at: usize) -> bool {
    let stop = |t: &Token| matches!(&*t.low, "." | "!" | "?");
    let dash = |t: &Token| t.spaced && t.breaks == 0 && matches!(&*t.low, "-" | "–" | "—");
    let opens = Classes::DETERMINER | Classes::PRONOUN;
    let next = tokens.get(at + 2);
    tokens.get(at).is_some_and(stop)
        && tokens.get(at + 1).is_some_and(dash)
        && next.is_some_and(|t| t.spaced && t.capital && t.classes.any(opens))
        && tokens
            .get(at + 3)
            .is_some_and(|t| t.kind == Kind::Word && t.spaced && !t.capital)
}

/// Whether a sentence that begins at `start` ends with the dash at `at`: an item begins with it.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| *b >= start);
    before.is_some_and(|b| follows(tokens, b))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_dash_by_itself_goes_with_what_it_follows() {
        assert_eq!(
            split("It rained all day. - The goats slept."),
            ["It rained all day. -", "The goats slept."]
        );
        assert_eq!(split("Did it rain? – We slept.")[0], "Did it rain? –");
    }

    #[test]
    fn a_signature_an_item_and_two_dashes_do_not() {
        for text in [
            "It rained all day. - Ann Low",
            "It rained all day. — The Norden Herald",
            "It rained all day. -- The goats slept.",
            "It rained all day. -The goats slept.",
        ] {
            assert_eq!(split(text)[0], "It rained all day.", "{text}");
        }
        assert_eq!(split("- The goats slept. - The dam broke.").len(), 2);
    }
}
