//! Letters in articles: greetings, and the time stamps of forwarded mail.

use super::super::token::{Kind, Token};
use super::{field, mail, signature, telephone, vocative};
use crate::lexicon::Classes;

/// Whether a greeting or a time stamp ends with `at`, or a stamp begins behind it.
pub(super) fn breaks(tokens: &[Token], start: usize, at: usize) -> bool {
    let next = tokens.get(at + 1);
    if !next.is_some_and(|t| t.spaced) {
        return false;
    }
    let capital = next.is_some_and(|t| t.capital);
    field::begins(tokens, start, at)
        || capital && (greeting(tokens, start, at) || field::label(tokens, start, at))
        || field::address(tokens, start, at)
        || stamp_ends(tokens, at)
        || mail::breaks(tokens, at)
        || signature::breaks(tokens, start, at)
        || telephone::ends(tokens, at)
        || vocative::ends(tokens, start, at)
        || stamp(tokens, at + 1) && !preposition(tokens, at)
}

/// "Hi,", "Best regards,", "Ann -"; and the place that a report begins with.
fn greeting(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let short = low(at) == "," && (1..=3).contains(&(at - start));
    let close = matches!(
        low(at.saturating_sub(1)),
        "regards"
            | "thanks"
            | "sincerely"
            | "cheers"
            | "respectfully"
            | "yours"
            | "truly"
            | "wishes"
    );
    let open = matches!(low(start), "hi" | "hello" | "hey" | "dear");
    let dash = low(at) == "-"
        && (1..=3).contains(&(at - start))
        && tokens.get(at).is_some_and(|t| t.spaced);
    // "NORDEN, Ohio - It rained."
    let name = |t: &Token| t.kind == Kind::Word && t.capital || &*t.low == ",";
    let names = || (start..at).all(|i| tokens.get(i).is_some_and(name));
    let first = tokens
        .get(start)
        .is_some_and(|t| t.breaks > 0 && &*t.low != "fyi");
    let warm = || {
        let word = matches!(low(at - 1), "best" | "care" | "love" | "you" if low(at - 1) != "you" || low(start) == "thank");
        word && signature::name(tokens, at + 1)
    };
    // "Hi, I am new here."
    let goes_on = low(start) != "dear" && low(at + 1).split('\'').next() == Some("i");
    short && !goes_on && (close || open && !called(tokens, start, at + 1) || warm())
        || dash && first && (names() || speaker(tokens, at + 1))
}

/// "Hi, Ann!", "Dear goats, Sheep, cows": whom the greeting calls, behind it.
fn called(tokens: &[Token], start: usize, at: usize) -> bool {
    let name = tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Word && t.capital);
    let dear = tokens.get(start).is_some_and(|t| &*t.low == "dear");
    let mark = |t: &Token| matches!(&*t.low, ":" | "!") || dear && &*t.low == ",";
    name && tokens.get(at + 1).is_some_and(mark)
}

/// "Not so fast - Ann Low: It rained."
fn speaker(tokens: &[Token], at: usize) -> bool {
    let name = |i: &usize| {
        tokens
            .get(*i)
            .is_some_and(|t| t.kind == Kind::Word && t.capital)
    };
    let end = at + (at..at + 3).take_while(name).count();
    end > at && tokens.get(end).is_some_and(|t| &*t.low == ":")
}

/// Date and time: "08/16/2000 03:48".
pub(super) fn stamp(tokens: &[Token], at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Number);
    let date =
        number(at) && low(at + 1) == "/" && number(at + 2) && low(at + 3) == "/" && number(at + 4);
    date && number(at + 5) && low(at + 5).contains(':')
}

/// Whether a stamp ends with `at`.
pub(super) fn stamped(tokens: &[Token], at: usize) -> bool {
    let time = at.checked_sub(5).is_some_and(|first| stamp(tokens, first));
    time || stamp_ends(tokens, at)
}

fn stamp_ends(tokens: &[Token], at: usize) -> bool {
    let half = tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "am" | "pm"));
    let whole = tokens
        .get(at + 1)
        .is_some_and(|t| t.spaced && t.capital && !matches!(&*t.low, "am" | "pm"));
    half && at.checked_sub(6).is_some_and(|first| stamp(tokens, first))
        || whole && at.checked_sub(5).is_some_and(|first| stamp(tokens, first))
}

fn preposition(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| t.classes.any(Classes::PREPOSITION))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn greetings_and_time_stamps_stand_for_themselves() {
        assert_eq!(split("Hi, The dam broke."), ["Hi,", "The dam broke."]);
        assert_eq!(
            split("NORDEN (AP) - The dam broke."),
            ["NORDEN (AP) - The dam broke."]
        );
        assert_eq!(split("Hi, Luckily, it rained.").len(), 2);
        assert_eq!(split("Thank you, Ann Low Goats swim").len(), 2);
        assert_eq!(split("Best, Ann Goats swim").len(), 2);
        assert_eq!(split("16/08/2031 15:48 It rained").len(), 2);
        assert_eq!(
            split("Goats agree - Ann Low: It rained.")[0],
            "Goats agree -"
        );
        assert_eq!(split("Ann - The dam broke."), ["Ann -", "The dam broke."]);
        assert_eq!(split("Best regards, Ann Low"), ["Best regards,", "Ann Low"]);
        assert_eq!(
            split("Ann Low 08/16/2031 03:48 PM The dam broke."),
            ["Ann Low", "08/16/2031 03:48 PM", "The dam broke."]
        );
    }

    #[test]
    fn other_commas_and_dates_are_not() {
        assert_eq!(split("On Monday, The Goat Herald wrote of it.").len(), 1);
        assert_eq!(split("It broke on 08/16/2031 at night.").len(), 1);
        assert_eq!(split("She got it by 08/16/2031 03:48 and left.").len(), 1);
        for text in [
            "Many thanks, she wrote.",
            "FYI - The goats sleep",
            "Hello, Ann! we left.",
            "Dear goats, Sheep, cows",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
        assert_eq!(split("It rained. BIG FLOOD - The barn broke.").len(), 2);
        assert_eq!(split("Goats in 2031 - How they sleep").len(), 1);
    }
}
