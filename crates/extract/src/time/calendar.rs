//! Dates by month and year: "March 3, 2029", "3 March", "in March 2029", "in 2029".

use super::{Dated, Stretch};
use crate::lexicon::Classes;
use crate::text::Doc;
use chrono::{Datelike, NaiveDate};

/// The date that begins at `at`.
pub(super) fn date(doc: &Doc<'_>, at: usize, today: Option<NaiveDate>) -> Option<Dated> {
    month_first(doc, at, today)
        .or_else(|| day_first(doc, at, today))
        .or_else(|| year_alone(doc, at))
}

/// "March 3, 2029", "March 3", "March 2029", "March".
fn month_first(doc: &Doc<'_>, at: usize, today: Option<NaiveDate>) -> Option<Dated> {
    let month = month(doc, at)?;
    if let Some(day) = day_of_month(doc, at + 1) {
        let comma = usize::from(doc.low(at + 2) == ",");
        return match year(doc, at + 2 + comma) {
            Some(year) => one_day(at..at + 3 + comma, year, month, day),
            None => {
                let year = year_of(month, Some(day), today?)?;
                one_day(at..at + 2, year, month, day)
            }
        };
    }
    if let Some(year) = year(doc, at + 1) {
        return whole_month(at..at + 2, year, month);
    }
    // "May" and "March" alone are words, too.
    let named = matches!(doc.before(at, 1), "in" | "since" | "of" | "last");
    let today = today.filter(|_| named)?;
    let ahead = doc.before(at, 1) == "last" && month > today.month();
    let year = match ahead {
        true => today.year() - 1,
        false => year_of(month, None, today)?,
    };
    whole_month(at..at + 1, year, month)
}

/// "3 March 2029", "3 March", "the 3rd of March".
fn day_first(doc: &Doc<'_>, at: usize, today: Option<NaiveDate>) -> Option<Dated> {
    let day = day_of_month(doc, at)?;
    let ending = usize::from(matches!(doc.low(at + 1), "st" | "nd" | "rd" | "th"));
    let of = ending + usize::from(doc.low(at + 1 + ending) == "of");
    let month = month(doc, at + 1 + of)?;
    match year(doc, at + 2 + of) {
        Some(year) => one_day(at..at + 3 + of, year, month, day),
        None => {
            let year = year_of(month, Some(day), today?)?;
            one_day(at..at + 2 + of, year, month, day)
        }
    }
}

/// "in 2029", "since 2029".
fn year_alone(doc: &Doc<'_>, at: usize) -> Option<Dated> {
    let year = year(doc, at)?;
    let announced = matches!(
        doc.before(at, 1),
        "in" | "since" | "during" | "by" | "of" | "until"
    );
    announced.then_some(())?;
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let end = NaiveDate::from_ymd_opt(year + 1, 1, 1)?;
    let stretch = Stretch { first, end };
    Some(Dated {
        run: at..at + 1,
        stretch,
    })
}

fn one_day(run: std::ops::Range<usize>, year: i32, month: u32, day: u32) -> Option<Dated> {
    let stretch = Stretch::day(NaiveDate::from_ymd_opt(year, month, day)?)?;
    Some(Dated { run, stretch })
}

fn whole_month(run: std::ops::Range<usize>, year: i32, month: u32) -> Option<Dated> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let end = NaiveDate::from_ymd_opt(next.0, next.1, 1)?;
    Some(Dated {
        run,
        stretch: Stretch { first, end },
    })
}

/// The year of a date that names none: the one that puts it nearest before today,
/// or up to two months behind it, since papers announce.
fn year_of(month: u32, day: Option<u32>, today: NaiveDate) -> Option<i32> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day.unwrap_or(1))
        .or_else(|| NaiveDate::from_ymd_opt(today.year(), month, 1))?;
    let ahead = (this - today).num_days();
    Some(match ahead {
        61.. => today.year() - 1,
        ..-304 => today.year() + 1,
        _ => today.year(),
    })
}

fn month(doc: &Doc<'_>, at: usize) -> Option<u32> {
    (doc.capital(at) && doc.is(at, Classes::MONTH)).then_some(())?;
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let place = names.iter().position(|n| doc.low(at).starts_with(n));
    place.map(|n| n as u32 + 1)
}

fn day_of_month(doc: &Doc<'_>, at: usize) -> Option<u32> {
    let word = Some(doc.low(at)).filter(|w| doc.is_number(at) && w.len() <= 2)?;
    let day: u32 = word.parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

fn year(doc: &Doc<'_>, at: usize) -> Option<i32> {
    let word = Some(doc.low(at)).filter(|w| doc.is_number(at) && w.len() == 4)?;
    let year: i32 = word.parse().ok()?;
    (1900..2101).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::super::tests::published;
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let doc = Doc::new(text, false);
        let today = published().date_naive();
        let found = super::super::expressions(&doc, &(0..doc.tokens.len()), Some(today));
        let days = |d: &Dated| (d.stretch.first.to_string(), d.stretch.end.to_string());
        found.iter().map(days).collect()
    }

    fn one(text: &str) -> (String, String) {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].clone()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn every_form_of_a_day() {
        for text in [
            "It rained on March 3, 2029.",
            "It rained on March 3 2029.",
            "It rained on 3 March 2029.",
            "It rained on the 3rd of March 2029.",
            "It rained on Mar. 3, 2029.",
        ] {
            assert_eq!(one(text), pair("2029-03-03", "2029-03-04"), "{text}");
        }
    }

    #[test]
    fn months_and_years_are_whole() {
        assert_eq!(
            one("It rained in December 2029."),
            pair("2029-12-01", "2030-01-01")
        );
        assert_eq!(one("It rained in 2029."), pair("2029-01-01", "2030-01-01"));
        assert_eq!(
            one("It rained in February."),
            pair("2031-02-01", "2031-03-01")
        );
    }

    #[test]
    fn a_date_without_a_year_is_the_nearest_one() {
        assert_eq!(
            one("It rained on March 3."),
            pair("2031-03-03", "2031-03-04")
        );
        assert_eq!(
            one("It rained on December 3."),
            pair("2030-12-03", "2030-12-04")
        );
        assert_eq!(
            one("They meet on April 30."),
            pair("2031-04-30", "2031-05-01")
        );
    }

    #[test]
    fn words_and_numbers_that_are_no_dates() {
        for text in [
            "It may rain.",
            "May he rest.",
            "They march on.",
            "They own 2029 goats.",
            "It rained on March 32, they said.",
            "It rained on February 30, 2029.",
        ] {
            let found = read(text);
            assert!(
                found.iter().all(|d| !d.0.contains("-32")) && found.len() <= 1,
                "{text}: {found:?}"
            );
        }
        assert!(read("It may rain. May he rest. They march on.").is_empty());
        assert!(read("They own 2029 goats.").is_empty());
    }
}
