//! "=====", "_____": a drawn line stands between sentences; and addresses in a row.

use super::super::token::{Kind, Token};
use std::ops::Range;

/// From so many equal marks on it is a line.
const MARKS: usize = 5;

/// Whether a drawn line begins behind `at` or ends with it.
pub(super) fn breaks(tokens: &[Token], at: usize) -> bool {
    let mark = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    if mark(at) == mark(at + 1) {
        return false;
    }
    if links(tokens, at) || dashes(tokens, at) || address(tokens, at) {
        return true;
    }
    let marks = match mark(at) {
        "_" => BLANK,
        _ => MARKS,
    };
    let spaced = tokens.get(at + 1).is_none_or(|t| t.spaced);
    if spaced && (stars(tokens, at) || stars(tokens, at + 3)) {
        return true;
    }
    let ends = spaced && at >= marks - 1 && drawn(tokens, at + 1 - marks);
    let begins = || spaced && drawn(tokens, at + 1) && apart(tokens, at + 1);
    ends || begins()
}

/// "*****Goats" and "-----+" stand close to what they are set around: no line begins.
fn apart(tokens: &[Token], first: usize) -> bool {
    let mark = tokens.get(first).map_or("", |t| &t.low);
    let line = tokens.iter().skip(first).take(LONGEST_LINK);
    let behind = line.skip(1).find(|t| t.spaced || &*t.low != mark);
    behind.is_none_or(|t| t.spaced)
}

/// Whether three stars that stand apart, "***", end with `at`.
fn stars(tokens: &[Token], at: usize) -> bool {
    let Some(first) = at.checked_sub(2) else {
        return false;
    };
    let run = tokens.get(first..=at).unwrap_or_default();
    let behind = |t: &Token| t.spaced && t.breaks == 0;
    run.len() == 3
        && run.iter().all(|t| &*t.low == "*")
        && run.first().is_some_and(|t| t.spaced)
        && run.iter().skip(1).all(|t| !t.spaced)
        && tokens.get(at + 1).is_some_and(behind)
}

/// A blank to fill in is shorter than a line.
const BLANK: usize = 15;

/// "--" by itself stands before a signature.
fn dashes(tokens: &[Token], at: usize) -> bool {
    let dash = |n: usize| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .filter(|t| &*t.low == "-")
    };
    let pair = dash(0).is_some_and(|t| !t.spaced) && dash(1).is_some_and(|t| t.spaced);
    let stop = at.checked_sub(2).and_then(|i| tokens.get(i));
    let stop = stop.is_none_or(|t| matches!(&*t.low, "." | "!" | "?"));
    pair && stop && tokens.get(at + 1).is_some_and(|t| t.spaced && t.capital)
}

/// "https://low.example/a Goats sleep there": behind an address, a word with a
/// capital begins a sentence.
fn address(tokens: &[Token], at: usize) -> bool {
    let word = |i: usize| {
        tokens
            .get(i)
            .filter(|t| t.spaced && t.kind == Kind::Word)
            .map(|t| t.capital)
    };
    if word(at + 1) != Some(true) || tokens.get(at).is_none_or(|t| t.spaced) {
        return false;
    }
    let link = |t: &Token| matches!(&*t.low, "http" | "https" | "www");
    let stop = |t: &Token| matches!(&*t.low, "." | "," | "?" | "!" | ":" | ";");
    let whole = || tokens.iter().take(at + 1).rev().take(LONGEST_LINK);
    let size = whole().take_while(|t| !t.spaced).count();
    let shouted = tokens.get(at + 1).is_some_and(|t| t.shouted);
    let mail =
        || word(at + 2) == Some(false) && !shouted && mail(tokens, at.saturating_sub(size)..at);
    !tokens.get(at).is_some_and(stop) && (whole().nth(size).is_some_and(link) || mail())
}

/// "ann@low.example"; "@annlow" is a name.
fn mail(tokens: &[Token], run: Range<usize>) -> bool {
    let sign = |pair: &[Token]| match pair {
        [name, sign] => name.kind != Kind::Mark && !sign.spaced && &*sign.low == "@",
        _ => false,
    };
    tokens.get(run).unwrap_or_default().windows(2).any(sign)
}

/// Each of several addresses in a row stands for itself.
fn links(tokens: &[Token], at: usize) -> bool {
    let link = |t: &Token| matches!(&*t.low, "http" | "https");
    let whole = || tokens.iter().take(at + 1).rev().take(LONGEST_LINK);
    let next = tokens.get(at + 1).is_some_and(|t| t.spaced && link(t));
    next && whole().find(|t| t.spaced).is_some_and(link)
}

/// In tokens.
const LONGEST_LINK: usize = 80;

fn drawn(tokens: &[Token], first: usize) -> bool {
    let mark = tokens.get(first).map_or("", |t| &t.low);
    let marks = match mark {
        "_" => BLANK,
        "=" | "*" | "-" | "~" | "#" => MARKS,
        _ => return false,
    };
    let run = tokens.get(first..first + marks).unwrap_or_default();
    !run.is_empty() && run.iter().skip(1).all(|t| !t.spaced && &*t.low == mark)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn drawn_lines_and_addresses_stand_for_themselves() {
        assert_eq!(
            split("It rained ======= It snowed"),
            ["It rained", "=======", "It snowed"]
        );
        assert_eq!(split("https://a.example/b https://a.example/c").len(), 2);
        assert_eq!(
            split("It rained. *** Goats slept."),
            ["It rained.", "***", "Goats slept."]
        );
        for text in [
            "See https://a.example/b Goats sleep there.",
            "Ask ann@low.example Goats sleep there.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}");
        }
        assert_eq!(
            split("It rained. -- Posted by Ann"),
            ["It rained.", "--", "Posted by Ann"]
        );
    }

    #[test]
    fn a_few_marks_are_no_line() {
        assert_eq!(split("It rained --- Ann saw it").len(), 1);
        assert_eq!(split("Name: ________ Town: goats").len(), 1);
        assert_eq!(split("Norden *****Goats sleep").len(), 1);
        assert_eq!(split("Norden -----+ sleep").len(), 1);
        assert_eq!(split("*****Norden***** Goats sleep").len(), 2);
        assert_eq!(split("It rained ________________ Goats slept").len(), 3);
        for text in [
            "See https://a.example/b for more",
            "See https://a.example/b, Low says.",
            "Ask ann@low.example Ann Low.",
            "Ask Ann@NORDEN TIMES on it.",
            "It rained ***hard*** there",
            "It rained ** hard ** there",
            "The dam/barn Goats sleep there.",
            "As @annlow Says of it.",
            "“@annlow’s Goats of it sleep.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
