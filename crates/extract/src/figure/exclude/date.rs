//! Calendar dates, years and decades.

use crate::figure::{Quantity, noun};
use crate::lexicon::Classes;
use crate::text::Doc;

pub(super) fn date(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let core = &quantity.core;
    if quantity.vague {
        return false;
    }
    doc.is_number(core.start)
        && (day(doc, quantity) || year(doc, quantity) || years(doc, quantity) || era(doc, quantity))
}

/// A number up to 31 beside a month, also at the end of "March 7 and 8".
fn day(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.core.start, quantity.run.end);
    let small = quantity.low.is_some_and(|v| (1.0..=31.0).contains(&v));
    let month = |i: usize| doc.is(i, Classes::MONTH) && doc.capital(i);
    let before = |n: usize| start.checked_sub(n).is_some_and(month);
    let after = month(end) || (matches!(doc.low(end), "of" | "-" | "/") && month(end + 1));
    small
        && (listed(doc, end)
            || before(1)
            || after
            || ((before(3) || before(4))
                && matches!(doc.before(start, 1), "and" | "-" | "–" | "to" | ",")))
}

/// "on 4, 5 and 11 December": days in a row before their month.
fn listed(doc: &Doc<'_>, end: usize) -> bool {
    let between = |i: usize| {
        matches!(doc.low(i), "," | "and" | "or" | "–" | "-")
            || (doc.is_number(i) && doc.low(i).len() <= 2)
    };
    let month = (end..end + 7).find(|i| !between(*i)).unwrap_or(end);
    month > end && doc.is(month, Classes::MONTH) && doc.capital(month) && doc.is_number(month - 1)
}

/// Four digits without a comma that no counted noun follows.
fn year(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let word = doc.low(quantity.core.start);
    let end = quantity.core.end;
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let likely = four
        && quantity.low.is_some_and(|v| (1000.0..2101.0).contains(&v))
        && quantity.core.len() == 1;
    let bounded = quantity.core.start != quantity.run.start
        && !matches!(
            doc.low(quantity.run.start),
            "over" | "around" | "about" | "under" | "above" | "below"
        );
    let counted = (doc.is(end, Classes::PERSON) && !doc.capital(end))
        || (doc.is_word(end)
            && !doc.capital(end)
            && doc.low(end).ends_with('s')
            && !doc.low(end).ends_with("ss")
            && !followed_by_event(doc, end));
    let dated = dated(doc, quantity.core.start);
    let count = bounded && !dated || counted && (bounded || !dated);
    likely && !count
}

/// "between 2003 and 2012", "2003-2012": two years that no noun follows.
fn years(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let likely =
        |v: Option<f64>| v.is_some_and(|v| (1500.0..2101.0).contains(&v) && v.fract() == 0.0);
    let plain = doc.low(quantity.core.start).len() == 4;
    likely(quantity.low)
        && likely(quantity.high)
        && plain
        && quantity.unit.is_none()
        && !(doc.is_word(quantity.run.end) && noun::plural(doc, quantity.run.end))
}

/// "648 BC", "AD 79".
fn era(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let of = |word: &str| matches!(word, "bc" | "bce" | "ad" | "ce" | "b.c." | "a.d.");
    let (start, end) = (quantity.core.start, quantity.core.end);
    (of(doc.low(end)) && doc.capital(end))
        || start
            .checked_sub(1)
            .is_some_and(|i| doc.capital(i) && matches!(doc.low(i), "ad" | "a.d."))
}

fn followed_by_event(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "was"
            | "is"
            | "has"
            | "as"
            | "elections"
            | "games"
            | "olympics"
            | "primaries"
            | "does"
            | "'s"
            | "this"
            | "presidential"
            | "unless"
            | "levels"
            | "baseline"
            | "prices"
    )
}

/// Words that a year follows.
fn dated(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.before(at, 1),
        "in" | "since"
            | "by"
            | "of"
            | "a"
            | "until"
            | "from"
            | "during"
            | "before"
            | "after"
            | "the"
            | "early"
            | "late"
            | "mid"
            | "and"
            | "this"
            | "year"
            | ","
            | "to"
            | "for"
            | "his"
            | "her"
            | "its"
            | "'s"
            | "-"
            | "–"
            | "("
            | "/"
    ) || at.checked_sub(1).is_some_and(|i| doc.is(i, Classes::MONTH))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn dates_years_and_clock_times_are_no_figures() {
        for text in [
            "It began on March 7.",
            "It began on 7 March 2031.",
            "It began on March 7 and 8.",
            "It ended in 1987.",
            "The 2031 games were quiet.",
            "It was a 2031 address.",
            "The 1990s were loud.",
            "They met at 7 p.m. and at ten o'clock.",
            "They met at 07:43 again.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_large_count_of_people_is_one() {
        assert_eq!(numbers("The flood drowned 2000 people."), ["2000"]);
        assert_eq!(
            numbers("Support grew from 40 percent on May 3 to 46 percent."),
            ["40 percent", "46 percent"]
        );
    }

    #[test]
    fn further_dates_are_no_figures() {
        for text in [
            "It rained on March 7 and 8.",
            "It rained on 7 March.",
            "It rained on 4, 5 and 11 December.",
            "It rained on 7-May-2031.",
            "It rained on the 7 of May.",
            "It rained in 1998.",
            "It rained between 2003 and 2012.",
            "It rained from 2019 to 2021.",
            "The 2019 floods ended.",
            "It rained on Dec. 12 there.",
            "By 2050, it rains.",
            "2016 Democrats call for it.",
            "It rained more between 2009 and 2018 than before.",
            "It rained in 648 BC there.",
            "Emissions fell below 2005 levels.",
            "It was cut from 1990 levels.",
            "It rained in AD 79 there.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn numbers_that_look_like_years_are_figures() {
        for (text, number) in [
            ("More than 2000 goats slept.", "More than 2000"),
            ("There were 1,998 of them.", "1,998"),
            ("At least 1500 men slept.", "At least 1500"),
            ("About 2019 voters slept.", "About 2019"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
