//! "Ann: I saw it.", "Ann I saw it.": whom a letter calls, and who signs the one
//! before. In news it would be who speaks, so something of a letter must stand
//! not far before it.

use super::super::token::{Kind, Token};
use super::letter;
use crate::lexicon::Classes;

/// Whether the sentence up to `at` is only a name, in a letter.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = tokens.get(at).map_or("", |t| &t.low);
    let words = tokens.get(start..at).unwrap_or_default();
    let ended = match low {
        ":" => named(words) && turns(tokens, at + 1),
        "," => return called(tokens, start, at),
        _ => {
            at < start + 2
                && signed(tokens.get(start..=at).unwrap_or_default())
                && turns(tokens, at + 1)
        }
    };
    ended && written(tokens, start)
}

/// "Ann, The goats sleep.": what a paragraph begins with. "Then, I" is no name: before
/// an "I" something of a letter must stand.
fn called(tokens: &[Token], start: usize, at: usize) -> bool {
    let words = tokens.get(start..at).unwrap_or_default();
    let first = words.first().is_some_and(|t| t.breaks > 1);
    let adverb = |t: &Token| t.low.ends_with("ly") || t.shouted;
    let name = words.len() < 3 && signed(words) && !words.iter().any(adverb);
    first && name && turns(tokens, at + 1) && written(tokens, start)
}

/// "Ann", "Ann Low": names and nothing else.
fn signed(words: &[Token]) -> bool {
    let other = |t: &Token| {
        matches!(
            &*t.low,
            "ps" | "fyi"
                | "sorry"
                | "hope"
                | "glad"
                | "guess"
                | "think"
                | "wish"
                | "thought"
                | "ok"
                | "okay"
                | "well"
                | "hi"
                | "yes"
                | "yeah"
                | "yep"
                | "no"
                | "oh"
                | "look"
                | "anyway"
                | "again"
                | "god"
                | "wow"
                | "thanks"
                | "please"
                | "say"
                | "today"
                | "still"
                | "now"
                | "then"
        )
    };
    let name = |t: &Token| t.kind == Kind::Word && t.capital && t.classes == Classes::default();
    words.iter().all(|t| name(t) && !other(t))
}

/// "Ann", "Dr. Low", "Ann or Ray"
fn named(words: &[Token]) -> bool {
    let joins = |t: &Token| matches!(&*t.low, "and" | "or" | "&");
    let word = |t: &Token| t.kind == Kind::Word && t.capital && !t.shouted && t.low.len() > 1;
    (1..4).contains(&words.len())
        && words.first().is_some_and(word)
        && words.iter().all(|t| word(t) || joins(t))
}

/// "I saw", "The goats", "Thanks for"
fn turns(tokens: &[Token], at: usize) -> bool {
    let small = Classes::PRONOUN
        | Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY;
    let word = |t: &Token| {
        t.classes.any(small)
            || matches!(
                &*t.low,
                "thanks"
                    | "thank"
                    | "please"
                    | "per"
                    | "here"
                    | "attached"
                    | "enclosed"
                    | "appreciate"
                    | "let"
            )
    };
    let next = tokens.get(at).filter(|t| t.spaced && t.capital);
    next.is_some_and(word)
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.kind == Kind::Word && !t.capital)
}

/// Whether an address, a time stamp or a farewell stands not far before.
fn written(tokens: &[Token], start: usize) -> bool {
    let signed = |i: usize| {
        let low = |n: usize| tokens.get(i + n).map_or("", |t| &t.low);
        let tight = |n: usize| tokens.get(i + n).is_some_and(|t| !t.spaced);
        let address = tokens.get(i).is_some_and(|t| t.kind != Kind::Mark)
            && low(1) == "@"
            && tight(1)
            && tight(2);
        let farewell =
            matches!(low(0), "regards" | "thanks" | "sincerely" | "best") && low(1) == ",";
        address || farewell || letter::stamp(tokens, i)
    };
    (start.saturating_sub(FAR)..start).any(signed)
}

/// In tokens: a short letter.
const FAR: usize = 120;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn whom_a_letter_calls_stands_by_himself() {
        for text in [
            "Ask ray@low.example now. Ann: I saw it.",
            "Thanks, Ray\n\nDr. Low: The goats sleep.",
            "Ray Low 08/16/2031 03:48 PM It rained. Ann or Eve: Did you see it?",
        ] {
            let found = split(text);
            assert!(found[found.len() - 2].ends_with(':'), "{text}: {found:?}");
        }
    }

    #[test]
    fn who_signs_stands_by_himself() {
        let text = "Thanks, Ray\n\nEve As it rained, they left.";
        assert_eq!(split(text)[2..], ["Eve", "As it rained, they left."]);
        let text = "Thanks, Ray\n\nSorry If it rained, they left.";
        assert_eq!(split(text).len(), 4);
        assert_eq!(split("Eve As it rained, they left.").len(), 1);
    }

    #[test]
    fn whom_a_paragraph_of_a_letter_calls_stands_by_himself() {
        let text = "Thanks, Ray\n\nEve, The goats sleep.";
        assert_eq!(split(text)[2..], ["Eve,", "The goats sleep."]);
        for text in [
            "Thanks, Ray\n\nEve, the goats sleep.",
            "Thanks, Ray\n\nYesterday, I slept.",
            "Thanks, Ray\n\nSadly, I slept.",
            "Thanks, Ray\n\nIt rained. Eve, The goats sleep.",
        ] {
            assert!(
                !split(text)
                    .iter()
                    .any(|s| s.ends_with("ly,") || s.ends_with("Eve,") || s.ends_with("day,")),
                "{text}"
            );
        }
        assert_eq!(split("It rained.\n\nEve, The goats sleep.").len(), 2);
    }

    #[test]
    fn elsewhere_it_is_who_speaks() {
        for text in [
            "Ann: I saw it.",
            "Ask (@low) now. Ann: I saw it.",
            "Ask ray@low.example now. Ann: “I saw it.”",
            "Ask ray@low.example now. ANN: I saw it.",
            "Ask ray@low.example now. The goats here: I saw it.",
        ] {
            let found = split(text);
            assert!(!found.iter().any(|s| s.ends_with(':')), "{text}: {found:?}");
        }
    }
}
