//! Notices of meetings: "When: Monday Where: the barn", "Game 1: Ann Low Game 2: Ray Low".

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether an entry of a notice begins behind `at`.
pub(super) fn begins(tokens: &[Token], start: usize, at: usize) -> bool {
    let next = at + 1;
    let colon = |i: usize| tokens.get(i).is_some_and(|t| !t.spaced && &*t.low == ":");
    let capital = || tokens.get(next).is_some_and(|t| t.capital);
    let article = || tokens.get(next).is_some_and(|t| &*t.low == "the");
    match (colon(next + 1), colon(next + 2)) {
        (true, _) => capital() && announced(tokens, at, next),
        (_, true) if article() => announced(tokens, at, next + 1),
        (_, true) => capital() && numbered(tokens, at, next) && row(tokens, start, next),
        _ => false,
    }
}

/// Whether the entry before begins with the same name.
fn row(tokens: &[Token], start: usize, name: usize) -> bool {
    let word = tokens.get(name).map(|t| &t.low);
    let first = tokens.get(start..name).unwrap_or_default().iter().take(FEW);
    first.map(|t| Some(&t.low)).any(|w| w == word)
}

/// No name of an entry has more words.
const FEW: usize = 3;

/// "Game 1: Ann Low Game 2: Ray Low".
fn numbered(tokens: &[Token], at: usize, name: usize) -> bool {
    let number = tokens
        .get(name + 1)
        .is_some_and(|t| t.kind == Kind::Number && t.spaced);
    let word = tokens
        .get(name)
        .is_some_and(|t| t.kind == Kind::Word && t.spaced);
    let value = tokens.get(name + 3);
    number
        && word
        && !leads_on(tokens, at)
        && value.is_some_and(|t| t.spaced && t.kind != Kind::Number)
}

/// "When: Monday Where: the barn": what a notice of a meeting lists.
fn announced(tokens: &[Token], at: usize, name: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let listed = matches!(
        low(name),
        "who"
            | "what"
            | "when"
            | "where"
            | "why"
            | "date"
            | "time"
            | "place"
            | "location"
            | "number"
            | "passcode"
            | "subject"
            | "video"
            | "posted"
            | "expires"
            | "admission"
            | "interviewers"
    );
    listed && !leads_on(tokens, at) && tokens.get(name + 2).is_some_and(|t| t.spaced)
}

/// "for the Time:", "Tel:": more of a field follows.
fn leads_on(tokens: &[Token], at: usize) -> bool {
    let leads = Classes::PREPOSITION | Classes::DETERMINER | Classes::CONJUNCTION;
    tokens.get(at).is_some_and(|t| {
        t.classes.any(leads) || matches!(&*t.low, ":" | "," | "'s" | "“" | "\"" | "(")
    })
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn entries_stand_for_themselves() {
        for (text, first) in [
            ("WHO: goats WHEN: at 5 pm", "WHO: goats"),
            ("Date: 5 May Time: 11:30", "Date: 5 May"),
            ("Game 1: Ann Low Game 2: Ray Low", "Game 1: Ann Low"),
            ("the date: 5 May the time: 11:30", "the date: 5 May"),
        ] {
            assert_eq!(split(text)[0], first, "{text}");
        }
    }

    #[test]
    fn colons_in_a_sentence_begin_no_entry() {
        for text in [
            "Goats for the Time: that is all.",
            "The goats' time: all night.",
            "It was in Week 3: they left.",
            "The goats won Game 2: Ann saw it.",
            "Low beat Ray 3: 2 there.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
