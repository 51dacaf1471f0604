//! Days seen from the day of publication: "on Friday", "yesterday", "two days ago".

use super::{Dated, Stretch};
use crate::text::Doc;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The day that begins at `at`.
pub(super) fn date(doc: &Doc<'_>, at: usize, today: Option<NaiveDate>) -> Option<Dated> {
    let today = today?;
    named(doc, at, today).or_else(|| weekday(doc, at, today))
}

fn named(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let back = |days| today.checked_sub_days(Days::new(days));
    let (day, length) = match doc.low(at) {
        "today" | "tonight" => (today, 1),
        "yesterday" => (back(1)?, 1),
        "tomorrow" => (today.checked_add_days(Days::new(1))?, 1),
        "this" if part_of_day(doc, at + 1) => (today, 2),
        "last" if doc.low(at + 1) == "night" => (back(1)?, 2),
        "last" if doc.low(at + 1) == "year" => return last_year(at, today),
        word => {
            let days = count(word).filter(|_| {
                matches!(doc.low(at + 1), "day" | "days") && doc.low(at + 2) == "ago"
            })?;
            (back(days)?, 3)
        }
    };
    Some(Dated {
        run: at..at + length,
        stretch: Stretch::day(day)?,
    })
}

fn part_of_day(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "morning" | "afternoon" | "evening")
}

fn last_year(at: usize, today: NaiveDate) -> Option<Dated> {
    let first = NaiveDate::from_ymd_opt(today.year() - 1, 1, 1)?;
    let end = NaiveDate::from_ymd_opt(today.year(), 1, 1)?;
    Some(Dated {
        run: at..at + 2,
        stretch: Stretch { first, end },
    })
}

/// A weekday is the last one up to today: news looks back. "next Friday" and what
/// "will" be look ahead.
fn weekday(doc: &Doc<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let wanted = day_name(doc.low(at)).filter(|_| doc.capital(at))?;
    let since = i64::from(today.weekday().num_days_from_monday())
        - i64::from(wanted.num_days_from_monday());
    let back = since.rem_euclid(7);
    let back = match doc.before(at, 1) {
        "last" if back == 0 => 7,
        "next" => back - 7,
        _ if ahead(doc, at) && back > 0 => back - 7,
        // Nearer than the last one, where the words fit both.
        _ if awaited(doc, at) && back > 3 => back - 7,
        _ => back,
    };
    let day = today.checked_sub_signed(chrono::Duration::days(back))?;
    Some(Dated {
        run: at..at + 1,
        stretch: Stretch::day(day)?,
    })
}

/// Whether the words just before look ahead: "will meet on Friday".
fn ahead(doc: &Doc<'_>, at: usize) -> bool {
    let to_come = |word: &str| {
        matches!(
            word,
            "will" | "'ll" | "shall" | "expect" | "expects" | "scheduled" | "tomorrow"
        )
    };
    (1..=6).any(|n| to_come(doc.before(at, n)))
}

/// "heading into Tuesday's vote", "on the eve of Friday's", "in Tuesday's primary": what is
/// waited for, or has just been.
fn awaited(doc: &Doc<'_>, at: usize) -> bool {
    let before = |n| doc.before(at, n);
    let towards = matches!(before(1), "into" | "of" | "to")
        && matches!(
            before(2),
            "heading" | "going" | "leading" | "ahead" | "eve" | "advance" | "run-up"
        );
    let held = |i: usize| {
        matches!(
            doc.low(i),
            "primary"
                | "primaries"
                | "caucus"
                | "caucuses"
                | "election"
                | "elections"
                | "vote"
                | "runoff"
                | "referendum"
                | "debate"
                | "summit"
                | "hearing"
        )
    };
    let owns = doc.low(at + 1) == "'s";
    // "before the Harnow primary on Tuesday".
    let before_it = || {
        let from = at.saturating_sub(9);
        let noun = (from + 1..at - 1).rev().find(|i| held(*i));
        noun.is_some_and(|noun| (from..noun).any(|i| matches!(doc.low(i), "before" | "until")))
    };
    let on = before(1) == "on" && at > 9 && before_it();
    towards || on || owns && (at + 2..at + 7).take_while(|i| doc.is_word(*i)).any(held)
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

fn count(word: &str) -> Option<u64> {
    let words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let spelled = words.iter().position(|w| *w == word).map(|n| n as u64 + 1);
    spelled.or_else(|| word.parse().ok().filter(|n| (1..=60).contains(n)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::published;
    use super::*;

    /// The days named in a text published on Wednesday, 12 March 2031.
    fn days(text: &str) -> Vec<String> {
        let doc = Doc::new(text, false);
        let today = published().date_naive();
        let found = super::super::expressions(&doc, &(0..doc.tokens.len()), Some(today));
        found.iter().map(|d| d.stretch.first.to_string()).collect()
    }

    #[test]
    fn news_looks_back() {
        for (text, day) in [
            ("It rained on Friday.", "2031-03-07"),
            ("It rained on Wednesday.", "2031-03-12"),
            ("It rained last Wednesday.", "2031-03-05"),
            ("It rained yesterday.", "2031-03-11"),
            ("It rained last night.", "2031-03-11"),
            ("It rained this morning.", "2031-03-12"),
            ("It rained three days ago.", "2031-03-09"),
            ("It rained 10 days ago.", "2031-03-02"),
            ("It rained last year.", "2030-01-01"),
            ("He won in Tuesday’s Harnow primary.", "2031-03-11"),
            ("They mourn for Thursday’s dead.", "2031-03-06"),
            (
                "They spent more in the last weeks and in the Harnow primary on Thursday.",
                "2031-03-06",
            ),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
    }

    #[test]
    fn what_will_be_lies_ahead() {
        for (text, day) in [
            ("It will rain on Friday.", "2031-03-14"),
            ("They expect rain again on Friday.", "2031-03-14"),
            ("They meet next Wednesday.", "2031-03-19"),
            ("They meet tomorrow.", "2031-03-13"),
            ("Heading into Thursday, it rained.", "2031-03-13"),
            ("He leads in Thursday’s Harnow primary.", "2031-03-13"),
            (
                "They spent more in the last weeks before the Harnow primary on Thursday.",
                "2031-03-13",
            ),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_days_are_none() {
        for text in [
            "They sat down in the sun.",
            "It was seven days long.",
            "The days ago were long.",
            "It was last in line.",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }
}
