//! When a figure holds, as far as its words say.

mod ahead;
mod calendar;
mod relative;
mod span;
mod told;
mod weekday;

use crate::text::{Doc, Run, Sentence};
use chrono::{DateTime, Days, NaiveDate, Utc};
use factdesk_domain::AsOf;
pub(crate) use told::told;

/// Days, the second one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    first: NaiveDate,
    end: NaiveDate,
}

/// A time expression in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dated {
    run: Run,
    stretch: Stretch,
}

/// The time that the figures of a sentence are said to hold for: "as of Monday", "by
/// Monday"; else, where the article says when it was published, any time up to then.
///
/// Other times in the sentence say when something happened ("93 people died in Friday's
/// attack, the office said on Sunday") and not when it was counted. Days are UTC's: an
/// article seldom says whose they are.
pub(crate) fn as_of(
    doc: &Doc<'_>,
    sentence: &Sentence,
    published: Option<DateTime<Utc>>,
) -> Option<AsOf> {
    let said = expressions(doc, &sentence.run, published.map(|t| t.date_naive()));
    match said.iter().find(|d| states_time(doc, d.run.start)) {
        Some(dated) => Some(by_words(dated.stretch)),
        None => published.map(until),
    }
}

/// "as of Monday", "by Monday".
fn states_time(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "by" || (doc.before(at, 1) == "of" && doc.before(at, 2) == "as")
}

fn by_words(stretch: Stretch) -> AsOf {
    let (earliest, latest) = stretch.ends();
    AsOf {
        earliest,
        latest,
        basis: "text".to_owned(),
    }
}

fn until(published: DateTime<Utc>) -> AsOf {
    AsOf {
        earliest: None,
        latest: Some(published),
        basis: "publish_time".to_owned(),
    }
}

/// The time expressions of a run, in order, those that can be resolved.
fn expressions(doc: &Doc<'_>, run: &Run, today: Option<NaiveDate>) -> Vec<Dated> {
    let mut out = Vec::new();
    let mut at = run.start;
    while at < run.end {
        let found = calendar::date(doc, at, today).or_else(|| relative::date(doc, at, today));
        match found.filter(|d| d.run.end <= run.end) {
            Some(dated) => {
                at = dated.run.end.max(at + 1);
                out.push(dated);
            }
            None => at += 1,
        }
    }
    out
}

impl Stretch {
    /// One day.
    pub(crate) fn day(first: NaiveDate) -> Option<Stretch> {
        let end = first.checked_add_days(Days::new(1))?;
        Some(Stretch { first, end })
    }

    /// Whether all of it lies behind that day.
    pub(crate) fn is_behind(self, day: NaiveDate) -> bool {
        self.first > day
    }

    /// Both ends as times.
    pub(crate) fn ends(self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let midnight = |day: NaiveDate| day.and_hms_opt(0, 0, 0).map(|t| t.and_utc());
        (midnight(self.first), midnight(self.end))
    }

    /// Whether it is a day or a few, and no week.
    pub(crate) fn is_short(self) -> bool {
        self.days() < 7
    }

    /// How many days it has.
    fn days(self) -> i64 {
        (self.end - self.first).num_days()
    }

    /// From its end to the start of a later one; negative where that is the earlier;
    /// 0 where they meet.
    pub(crate) fn days_to(self, other: Stretch) -> i64 {
        let after = (other.first - self.end).num_days();
        let before = (self.first - other.end).num_days();
        if after > 0 { after } else { -before.max(0) }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Doc;
    use crate::{Input, extract};
    use chrono::{DateTime, Utc};
    use factdesk_domain::AsOf;

    /// A Wednesday, at noon.
    pub(super) fn published() -> DateTime<Utc> {
        "2031-03-12T12:00:00Z".parse().unwrap()
    }

    /// First day and end of each time expression of a text.
    pub(super) fn stretches(text: &str) -> Vec<(String, String)> {
        let doc = Doc::new(text, false);
        let today = published().date_naive();
        let found = super::expressions(&doc, &(0..doc.tokens.len()), Some(today));
        let ends = |d: &super::Dated| (d.stretch.first.to_string(), d.stretch.end.to_string());
        found.iter().map(ends).collect()
    }

    /// The first day of each.
    pub(super) fn read(text: &str) -> Vec<String> {
        stretches(text).into_iter().map(|s| s.0).collect()
    }

    fn as_ofs(text: &str, publish_time: Option<DateTime<Utc>>) -> Vec<Option<AsOf>> {
        let found = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time,
        });
        let figures = found.claims.into_iter().filter_map(|c| c.figure);
        figures.map(|f| f.as_of).collect()
    }

    /// The first figure's days, first and last.
    fn days(text: &str) -> Option<(String, String)> {
        let as_of = as_ofs(text, Some(published())).remove(0)?;
        let earliest = as_of.earliest.filter(|_| as_of.basis == "text")?;
        let day = |t: DateTime<Utc>| t.date_naive().to_string();
        Some((day(earliest), day(as_of.latest?)))
    }

    fn from_to(first: &str, end: &str) -> Option<(String, String)> {
        Some((first.to_owned(), end.to_owned()))
    }

    #[test]
    fn when_it_happened_is_not_when_it_was_counted() {
        for text in [
            "On Sunday the dam broke, and 7 goats drowned on Monday.",
            "7 goats died in Friday's flood, the guild said on Sunday.",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn as_of_counts_wherever_it_stands() {
        for text in [
            "As of Monday, after the storm of Sunday, 7 goats were missing.",
            "7 goats were missing on Sunday, the guild said, and by Monday nobody saw more.",
        ] {
            let got = days(text);
            assert_eq!(got, from_to("2031-03-10", "2031-03-11"), "{text}");
        }
    }

    #[test]
    fn without_words_it_holds_until_publication_and_without_that_nobody_knows() {
        let text = "7 goats drowned.";
        let until = as_ofs(text, Some(published())).remove(0).unwrap();
        assert_eq!((until.earliest, until.latest), (None, Some(published())));
        assert_eq!(until.basis, "publish_time");
        assert_eq!(as_ofs(text, None), [None]);
    }

    #[test]
    fn without_publication_only_whole_dates_say_something() {
        assert_eq!(as_ofs("By Monday 7 goats had drowned.", None), [None]);
        let whole = as_ofs("By March 3, 2029, 7 goats had drowned.", None);
        assert_eq!(whole.len(), 1);
        assert!(whole[0].as_ref().is_some_and(|a| a.basis == "text"));
    }
}
