//! Weekdays seen from the day of publication: "on Friday", "next Tuesday", "Monday's vote".

use super::ahead::{Ahead, ahead};
use super::{Dated, Stretch, calendar};
use crate::lexicon::Classes as C;
use crate::text::Doc;
use chrono::{Datelike, NaiveDate, Weekday};

/// A weekday is the last one up to today: news looks back. "next Friday" and what "will"
/// be look ahead.
pub(super) fn date(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let wanted = day_name(doc.low(at)).filter(|_| doc.capital(at))?;
    (!name(doc, at) && !dated(doc, at, today)).then_some(())?;
    let since = i64::from(today.weekday().num_days_from_monday())
        - i64::from(wanted.num_days_from_monday());
    let back = match doc.before(at, 1) {
        // "this Friday" is the one of this week, unless something looks ahead.
        "this" if ahead(doc, at) != Ahead::Surely => since,
        _ => days_back(doc, at, since.rem_euclid(7))?,
    };
    let before_last = doc.phrase(at + 1, "before last").unwrap_or(0);
    let back = back + 7 * i64::from(before_last > 0);
    let day = today.checked_sub_signed(chrono::Duration::days(back))?;
    Some(Dated {
        run: at..at + 1 + before_last,
        stretch: Stretch::day(day)?,
    })
}

/// How long ago the day was that is the last of its name `back` days ago; negative where
/// it is still to come. Nothing where the words count from another day.
fn days_back(doc: &Doc<'_>, at: usize, back: i64) -> Option<i64> {
    let to_come = if back > 0 { back - 7 } else { 0 };
    Some(match doc.before(at, 1) {
        "previous" | "following" => return None,
        _ if doc.low(at + 1) == "week" => return None,
        // Yesterday and tomorrow are called so.
        "last" if back < 2 => back + 7,
        "last" | "past" => back,
        "next" if back == 6 => -8,
        "next" => back - 7,
        "this" | "coming" | "upcoming" => to_come,
        _ => match ahead(doc, at) {
            Ahead::Surely => to_come,
            // The nearer of both.
            Ahead::Maybe if back > 3 => to_come,
            _ => back,
        },
    })
}

/// "the Sunday Ledger", "Black Friday", "Bloody Sunday".
fn name(doc: &Doc<'_>, at: usize) -> bool {
    let title = doc.is(at.wrapping_sub(1), C::DETERMINER)
        && doc.capital(at + 1)
        && !doc.is(at + 1, C::MONTH | C::WEEKDAY);
    title || matches!(doc.before(at, 1), "black" | "bloody") && doc.capital(at.wrapping_sub(1))
}

/// "Monday, March 3", "Monday 3 March": the date says which.
fn dated(doc: &Doc<'_>, at: usize, today: NaiveDate) -> bool {
    let next = at + 1 + usize::from(matches!(doc.low(at + 1), "," | "."));
    let next = next + usize::from(doc.low(next) == "the");
    let date = calendar::date(doc, next, Some(today));
    date.is_some_and(|d| d.stretch.days() == 1)
}

fn day_name(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Mon,
        "tuesday" => Weekday::Tue,
        "wednesday" => Weekday::Wed,
        "thursday" => Weekday::Thu,
        "friday" => Weekday::Fri,
        "saturday" => Weekday::Sat,
        "sunday" => Weekday::Sun,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn news_looks_back() {
        for (text, day) in [
            ("It rained on Friday.", "2031-03-07"),
            ("It rained on Wednesday.", "2031-03-12"),
            ("It rained last Wednesday.", "2031-03-05"),
            ("It rained last Friday.", "2031-03-07"),
            ("It rained last Tuesday.", "2031-03-04"),
            ("It rained this past Friday.", "2031-03-07"),
            ("It rained this Monday.", "2031-03-10"),
            ("It rained late on Tuesday.", "2031-03-11"),
            ("It rained on the Friday before last.", "2031-02-28"),
            ("Tuesday’s rain was cold.", "2031-03-11"),
            ("Friday’s fire killed seven.", "2031-03-07"),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }

    #[test]
    fn words_may_name_a_day_to_come() {
        for (text, day) in [
            ("They meet next Wednesday.", "2031-03-19"),
            ("They meet next Tuesday.", "2031-03-18"),
            ("They meet next Thursday.", "2031-03-20"),
            ("They meet this Friday.", "2031-03-14"),
            ("They will meet this Monday.", "2031-03-17"),
            ("They meet this coming Monday.", "2031-03-17"),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }

    #[test]
    fn the_date_beside_a_weekday_decides() {
        for text in [
            "It rained on Monday, March 3.",
            "It rained on Monday 3 March.",
        ] {
            assert_eq!(read(text), ["2031-03-03"], "{text}");
        }
    }

    #[test]
    fn names_and_days_of_another_week_are_none() {
        for text in [
            "The Sunday Ledger told of rain.",
            "Sales fell on Black Friday.",
            "It had rained the previous Friday.",
            "They meet on Sunday week.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
        assert_eq!(read("On Tuesday Ann Low left."), ["2031-03-11"]);
    }
}
