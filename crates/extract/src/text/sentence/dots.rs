//! "It rained! ... They left": dots apart from a stop belong to what follows.

use super::super::token::{Kind, Token};

/// Whether dots that begin a sentence stand behind `at`, which ends one.
pub(super) fn begin(tokens: &[Token], at: usize) -> bool {
    let stop = tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "." | "!" | "?"));
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let word =
        before.is_some_and(|t| t.kind != Kind::Mark || matches!(&*t.low, ")" | "\"" | "!" | "?"));
    stop && word && opens(tokens, at + 1)
}

/// "...", "…" behind a blank; ". . ." may be the rest of what it follows.
fn opens(tokens: &[Token], at: usize) -> bool {
    let dot = |i: usize, spaced: bool| {
        tokens
            .get(i)
            .is_some_and(|t| &*t.low == "." && t.spaced == spaced)
    };
    let one = tokens.get(at).is_some_and(|t| &*t.low == "…" && t.spaced);
    one || dot(at, true) && dot(at + 1, false) && dot(at + 2, false)
}

/// "Side note ... I am here": dots behind a few words lead on.
pub(super) fn lead_on(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |n: usize| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| &t.low)
    };
    let dots = low(0) == "…" || low(0) == "." && low(1) == ".";
    dots && few(tokens.get(start..at).unwrap_or_default())
}

/// Whether the words are too few for a sentence.
fn few(run: &[Token]) -> bool {
    let words = run.iter().filter(|t| t.kind == Kind::Word);
    run.len() < SHORT && words.count() <= FEW
}

/// So many words are no sentence.
const FEW: usize = 3;

/// In tokens, with all the marks between them.
const SHORT: usize = 18;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn dots_apart_begin_a_sentence() {
        assert_eq!(
            split("It rained! ... They left."),
            ["It rained!", "... They left."]
        );
        assert_eq!(split("It rained. …they left.").len(), 2);
    }

    #[test]
    fn dots_behind_a_few_words_lead_on() {
        assert_eq!(split("A side note... We are here.").len(), 1);
        assert_eq!(split("We had a side note... We are here.").len(), 2);
    }

    #[test]
    fn dots_behind_a_word_do_not() {
        for text in [
            "It rained ... they left.",
            "It rained ... Ann left.",
            "It rained. . . they left",
            "Did it rain? .. yes",
        ] {
            assert!(
                !split(text).iter().any(|s| s.starts_with('.')),
                "{text}: {:?}",
                split(text)
            );
        }
    }
}
