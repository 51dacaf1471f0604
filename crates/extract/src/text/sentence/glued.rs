//! "It rained.It was loud.": the blank behind a sentence is missing.

use super::super::token::{Kind, Token};
use super::begin;

/// Whether a sentence begins behind the stop `last`, from which no blank parts it.
pub(super) fn begins(tokens: &[Token], last: usize) -> bool {
    let (Some(stop), Some(next)) = (tokens.get(last), tokens.get(last + 1)) else {
        return false;
    };
    let before = last.checked_sub(1).and_then(|i| tokens.get(i));
    let Some(before) = before.filter(|_| next.kind == Kind::Word) else {
        return false;
    };
    let apart = tokens.get(last + 2).is_none_or(|t| t.spaced);
    match &*stop.low {
        "." | "?" | "!" | "…" if next.capital && (is_stop(before) || &*stop.low == "…") => {
            worded(tokens, last)
        }
        "." => {
            apart && (begin::opener(next) && next.capital && long(before) || plain(tokens, last))
        }
        "?" | "!" => {
            apart && (begin::opener(next) && next.capital && long(before) || asked(tokens, last))
        }
        _ => false,
    }
}

fn is_stop(token: &Token) -> bool {
    matches!(&*token.low, "." | "?" | "!" | "…")
}

fn long(token: &Token) -> bool {
    token.kind == Kind::Word && token.low.len() > 2
}

/// "we ran.....They": a word stands before all the stops.
fn worded(tokens: &[Token], last: usize) -> bool {
    let run = (0..=last).rev().take(MARKS);
    let mut words = run.filter_map(|i| tokens.get(i)).skip_while(|t| is_stop(t));
    words
        .next()
        .is_some_and(|t| t.kind == Kind::Word || &*t.low == ")")
}

/// More marks than anybody sets in a row.
const MARKS: usize = 20;

/// "it rained.Goats slept", "it rained.they left": no address on the web, where
/// all stands close.
fn plain(tokens: &[Token], last: usize) -> bool {
    let token = |n: usize| tokens.get((last + n).saturating_sub(1));
    let small = |t: &Token| t.kind == Kind::Word && !t.capital;
    let (Some(before), Some(next), Some(third)) = (token(0), token(2), token(3)) else {
        return false;
    };
    let apart = long(before) && before.spaced && (!next.capital || !before.capital);
    let ending = matches!(
        &*next.low,
        "com" | "org" | "net" | "edu" | "gov" | "example" | "info" | "html" | "doc" | "pdf" | "jpg"
    );
    apart
        && !ending
        && next.low.len() > 1
        && !next.low.ends_with('.')
        && small(third)
        && third.spaced
}

/// "did it rain?goats slept": the word before the marks is no part of an address.
fn asked(tokens: &[Token], last: usize) -> bool {
    let run = (0..=last).rev().take(MARKS);
    let mut words = run.filter_map(|i| tokens.get(i)).skip_while(|t| is_stop(t));
    words
        .next()
        .is_some_and(|t| t.kind == Kind::Word && t.spaced && t.low.len() > 1)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn sentences_without_a_blank_between_them_are_divided() {
        for text in [
            "It rained.They left.",
            "The barn was old.Goats slept there.",
            "The barn was old.goats slept there.",
            "We all ran away.....They did not.",
            "We all ran away…They did not.",
            "The barn (the old one)...Goats sleep there.",
            "Did it rain??goats slept.",
            "It rained!goats slept.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn addresses_and_names_are_not() {
        for text in [
            "See low.example or Low.Org now.",
            "See dam.Org or dam.It.",
            "See low.example/goats?page=2 for more.",
            "See https://low.example/goats?page now.",
            "The U.S.Army left.",
            "She said theU.S. army left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
