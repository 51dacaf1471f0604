//! Weeks, months and years seen from the day of publication: "last week", "next month".

use super::{Dated, Stretch};
use crate::text::Doc;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The week, weekend, month or year that begins at `at`.
pub(super) fn date(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let step = match doc.low(at) {
        "last" => -1,
        "next" => 1,
        // "this week" is any of its days up to now.
        "earlier" if doc.low(at + 1) == "this" => return so_far(doc, at, today),
        _ => return weekend(doc, at, today),
    };
    let stretch = match doc.low(at + 1) {
        "week" => week(today, step)?,
        "weekend" => days_of_weekend(week(today, step)?)?,
        "month" => month(today, step)?,
        "year" => year(today.year() + step)?,
        _ => return None,
    };
    Some(Dated {
        run: at..at + 2,
        stretch,
    })
}

/// "earlier this week", "earlier this month", up to today.
fn so_far(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let whole = match doc.low(at + 2) {
        "week" => week(today, 0)?,
        "month" => month(today, 0)?,
        _ => return None,
    };
    let end = today.checked_add_days(Days::new(1))?;
    Some(Dated {
        run: at..at + 3,
        stretch: Stretch {
            first: whole.first,
            end: whole.end.min(end),
        },
    })
}

/// "at the weekend", "over the weekend": the last one.
fn weekend(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let led = matches!(doc.before(at, 1), "at" | "over");
    (led && doc.phrase(at, "the weekend").is_some()).then_some(())?;
    let own = days_of_weekend(week(today, 0)?)?;
    let stretch = match own.first <= today {
        true => own,
        false => days_of_weekend(week(today, -1)?)?,
    };
    Some(Dated {
        run: at..at + 2,
        stretch,
    })
}

/// From Monday to Sunday.
fn week(today: NaiveDate, step: i32) -> Option<Stretch> {
    let since = i64::from(today.weekday().num_days_from_monday());
    let back = chrono::Duration::days(since - 7 * i64::from(step));
    let first = today.checked_sub_signed(back)?;
    let end = first.checked_add_days(Days::new(7))?;
    Some(Stretch { first, end })
}

fn days_of_weekend(week: Stretch) -> Option<Stretch> {
    let first = week.end.checked_sub_days(Days::new(2))?;
    Some(Stretch { first, ..week })
}

fn month(today: NaiveDate, step: i32) -> Option<Stretch> {
    let own = today.with_day(1)?;
    let first = match step {
        1 => own.checked_add_months(Months::new(1))?,
        -1 => own.checked_sub_months(Months::new(1))?,
        _ => own,
    };
    let end = first.checked_add_months(Months::new(1))?;
    Some(Stretch { first, end })
}

fn year(year: i32) -> Option<Stretch> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let end = NaiveDate::from_ymd_opt(year + 1, 1, 1)?;
    Some(Stretch { first, end })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, stretches};

    #[test]
    fn weeks_months_and_years_are_whole() {
        for (text, first, end) in [
            ("It rained last week.", "2031-03-03", "2031-03-10"),
            ("They meet next week.", "2031-03-17", "2031-03-24"),
            ("It rained last weekend.", "2031-03-08", "2031-03-10"),
            ("It rained over the weekend.", "2031-03-08", "2031-03-10"),
            ("It rained earlier this week.", "2031-03-10", "2031-03-13"),
            ("It rained earlier this month.", "2031-03-01", "2031-03-13"),
            ("It rained last month.", "2031-02-01", "2031-03-01"),
            ("They meet next month.", "2031-04-01", "2031-05-01"),
            ("It rained last year.", "2030-01-01", "2031-01-01"),
            ("They meet next year.", "2032-01-01", "2033-01-01"),
        ] {
            let whole = (first.to_owned(), end.to_owned());
            assert_eq!(stretches(text), [whole], "{text}");
        }
    }

    #[test]
    fn without_a_direction_they_say_nothing() {
        for text in [
            "It rained for a week.",
            "The weekend was wet.",
            "It was the last of the months.",
            "They met the next morning.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
