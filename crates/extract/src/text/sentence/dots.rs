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
    dots && (few(tokens.get(start..at).unwrap_or_default())
        || held(tokens, start, at)
        || joins(tokens, at))
}

/// "(it rained... We left)": in the middle of what brackets hold.
fn held(tokens: &[Token], start: usize, at: usize) -> bool {
    let bracket = |t: &&Token| matches!(&*t.low, "(" | ")");
    let before = tokens.get(start.max(at.saturating_sub(FAR))..at);
    let before = before.unwrap_or_default().iter().rev().find(bracket);
    let behind = tokens.iter().skip(at).take(FAR).find(bracket);
    before.is_some_and(|t| &*t.low == "(") && behind.is_some_and(|t| &*t.low == ")")
}

/// In tokens: what brackets hold is not longer.
const FAR: usize = 24;

/// "It rained and... We left": the word before the dots leads on.
fn joins(tokens: &[Token], at: usize) -> bool {
    let dot = |t: &&Token| matches!(&*t.low, "." | "…");
    let mut before = tokens.iter().take(at + 1).rev().take(FAR);
    let word = before.find(|t| !dot(t));
    word.is_some_and(|t| matches!(&*t.low, "and" | "or" | "but" | "the" | "a" | "an" | "my"))
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
    fn dots_in_brackets_and_behind_what_leads_on_end_nothing() {
        for text in [
            "We left it (it rained all day... They slept) there.",
            "It rained all day and... They slept.",
            "It rained all day, but ... They slept.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
        for text in [
            "We left (Ann too). It rained all day... They slept (all).",
            "It rained all day in hand... They slept.",
        ] {
            assert!(split(text).last().unwrap().starts_with("They"), "{text}");
        }
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
