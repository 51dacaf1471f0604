//! "Sat. May 3 - Norden Sun. May 4 - Low": the days of a calendar.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether the entry of another day begins behind `at`.
pub(super) fn begins(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).filter(|t| t.spaced && t.capital);
    next.is_some_and(day) && dated(tokens, at + 2) && !leads(tokens, at)
}

fn day(token: &Token) -> bool {
    let short = matches!(
        token.low.trim_end_matches('.'),
        "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
    );
    short || token.classes.any(Classes::WEEKDAY)
}

/// "May 3 -", ". Sept. 5 -", ", May 3:"
fn dated(tokens: &[Token], at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let from = at + usize::from(matches!(low(at), "." | ","));
    let month = tokens
        .get(from)
        .is_some_and(|t| t.capital && t.classes.any(Classes::MONTH));
    let number = from + 1 + usize::from(low(from + 1) == ".");
    let count = tokens
        .get(number)
        .is_some_and(|t| t.kind == Kind::Number && t.low.len() < 3);
    let dash = tokens
        .get(number + 1)
        .is_some_and(|t| matches!(&*t.low, "-" | "–" | "—") && t.spaced || &*t.low == ":");
    month && count && dash
}

/// "on Sunday", "or Sunday".
fn leads(tokens: &[Token], at: usize) -> bool {
    let leads = Classes::PREPOSITION | Classes::DETERMINER | Classes::CONJUNCTION;
    tokens.get(at).is_none_or(|t| {
        t.classes.any(leads) || t.kind == Kind::Mark && !matches!(&*t.low, ")" | "." | "?" | "!")
    })
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn each_day_begins_an_entry() {
        for text in [
            "Sat. May 3 - Norden Sun. May 4 - Low and Ray (all day) Monday, Sept. 5 - Norden",
            "Saturday, May 3: Norden Sunday, May 4: Low Monday, May 5: Ray",
        ] {
            assert_eq!(split(text).len(), 3, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn days_in_a_sentence_do_not() {
        for text in [
            "It rained on Sunday, May 4 - all day.",
            "It rained Sunday, May 4 and snowed.",
            "It rained Saturday, Sunday, May 4 - all the time.",
            "The goats of Sun Norden 4 - Ann and Ray - left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
