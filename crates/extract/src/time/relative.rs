//! Days seen from the day of publication: "yesterday", "two days ago", "overnight".

use super::{Dated, Stretch, span, weekday};
use crate::lexicon::Classes as C;
use crate::text::Doc;
use chrono::{Days, NaiveDate};

/// The day that begins at `at`.
pub(super) fn date(doc: &Doc<'_>, at: usize, today: Option<NaiveDate>) -> Option<Dated> {
    let today = today?;
    named(doc, at, today)
        .or_else(|| ago(doc, at, today))
        .or_else(|| overnight(doc, at, today))
        .or_else(|| span::date(doc, at, today))
        .or_else(|| weekday::date(doc, at, today))
}

fn named(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (days, length) = match doc.low(at) {
        "today" | "tonight" => (0, 1),
        "yesterday" => (-1, 1),
        "tomorrow" => (1, 1),
        "this" if part_of_day(doc, at + 1) => (0, 2),
        "last" if doc.low(at + 1) == "night" => (-1, 2),
        "day" if doc.phrase(at, "day before yesterday").is_some() => (-2, 3),
        "day" if doc.phrase(at, "day after tomorrow").is_some() => (2, 3),
        _ => return None,
    };
    let day = today.checked_add_signed(chrono::Duration::days(days))?;
    Some(Dated {
        run: at..at + length,
        stretch: Stretch::day(day)?,
    })
}

fn part_of_day(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "morning" | "afternoon" | "evening")
}

/// "three days ago", "a week ago"; "Nine days after the quake, …" opens a report of today.
fn ago(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let days = match doc.low(at + 1) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    let opens = !doc.is_word(at.wrapping_sub(1)) && !doc.is_number(at.wrapping_sub(1));
    let before = doc.low(at + 2) == "ago" || opens && doc.capital(at) && doc.low(at + 2) == "after";
    let many = count(doc.low(at)).filter(|_| before)?;
    // "a week ago on Monday" is another day.
    let other = doc.low(at + 3) == "on" && doc.is(at + 4, C::WEEKDAY);
    let day = today.checked_sub_days(Days::new(days * many))?;
    Some(Dated {
        run: at..at + 3 + 2 * usize::from(other),
        stretch: Stretch::day(day)?,
    })
}

/// "died overnight": yesterday or today; not "an overnight train".
fn overnight(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let noun = doc.is_word(at + 1) && !doc.is(at + 1, C::PREPOSITION | C::CONJUNCTION | C::ADVERB);
    let led = doc.is(at.wrapping_sub(1), C::DETERMINER);
    (doc.low(at) == "overnight" && !noun && !led).then_some(())?;
    Some(Dated {
        run: at..at + 1,
        stretch: Stretch {
            first: today.checked_sub_days(Days::new(1))?,
            end: today.checked_add_days(Days::new(1))?,
        },
    })
}

fn count(word: &str) -> Option<u64> {
    let words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let spelled = words.iter().position(|w| *w == word).map(|n| n as u64 + 1);
    let spelled = spelled.or((word == "a").then_some(1));
    spelled.or_else(|| word.parse().ok().filter(|n| (1..=60).contains(n)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, stretches};

    #[test]
    fn days_before_and_behind_today() {
        for (text, day) in [
            ("It rained today.", "2031-03-12"),
            ("It rained yesterday.", "2031-03-11"),
            ("It rained the day before yesterday.", "2031-03-10"),
            ("It rained last night.", "2031-03-11"),
            ("It rained this morning.", "2031-03-12"),
            ("It rained three days ago.", "2031-03-09"),
            ("It rained 10 days ago.", "2031-03-02"),
            ("It rained a week ago.", "2031-03-05"),
            ("Nine days after the quake, they stopped.", "2031-03-03"),
            ("It rained two weeks ago.", "2031-02-26"),
            ("They meet tomorrow.", "2031-03-13"),
            ("They meet the day after tomorrow.", "2031-03-14"),
        ] {
            assert_eq!(read(text), [day], "{text}");
        }
    }

    #[test]
    fn a_night_has_two_days_and_a_train_none() {
        let night = ("2031-03-11".to_owned(), "2031-03-13".to_owned());
        assert_eq!(stretches("Seven died overnight."), [night]);
        assert!(read("They took an overnight train.").is_empty());
        assert!(read("Overnight stays are free.").is_empty());
    }

    #[test]
    fn words_that_only_look_like_days_are_none() {
        for text in [
            "They sat down in the sun.",
            "It was seven days long.",
            "The days ago were long.",
            "It was last in line.",
            "A week passed.",
            "They stopped nine days after the quake.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
