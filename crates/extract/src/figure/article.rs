//! "a" and "an" as one: "more than a decade", "an hour and a half", "a quarter-century".

use super::number::Number;
use super::unit::physical;
use crate::text::{Doc, Run};

/// Words at which it begins.
pub(super) const FIRST: &str = "a an half quarter";

/// The number that an article before a unit stands for.
pub(super) fn article(doc: &Doc<'_>, at: usize) -> Option<Number> {
    part(doc, at).or_else(|| whole(doc, at))
}

/// "more than a decade", "nearly a mile", "an hour and a half": one, where a bound or
/// a half says that it is counted.
fn whole(doc: &Doc<'_>, at: usize) -> Option<Number> {
    let article = matches!(doc.low(at), "a" | "an") && measured(doc, at + 1);
    let half = doc.phrase(at + 2, "and a half").is_some();
    let value = if half { 1.5 } else { 1.0 };
    let worth = doc.low(at + 2) == "'s";
    let bound = bounded(doc, at) && !moment(doc, at);
    (article && !worth && (half || bound)).then(|| one(at..at + 1, value))
}

/// "37,000 fewer than a year ago", "5% more than a year earlier": a moment, no length of time.
fn moment(doc: &Doc<'_>, at: usize) -> bool {
    let ago = matches!(doc.low(at + 2), "ago" | "earlier" | "before");
    let amount = at.checked_sub(3).is_some_and(|i| {
        doc.is_number(i) || matches!(doc.low(i), "%" | "percent" | "million" | "billion")
    });
    let never = matches!(doc.before(at, 2), "fewer" | "higher" | "greater");
    ago && doc.before(at, 1) == "than" && (amount || never)
}

/// "half a century" is spelled; "a half-century", "a quarter mile", "half-mile" are parts of one.
fn part(doc: &Doc<'_>, at: usize) -> Option<Number> {
    let first = at + usize::from(matches!(doc.low(at), "a" | "an"));
    let value = match doc.low(first) {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return None,
    };
    let of = ["of a", "of an"]
        .iter()
        .find_map(|words| doc.phrase(first + 1, words))
        .filter(|_| first > at);
    let hyphen = usize::from(doc.low(first + 1) == "-" && !doc.spaced(first + 1));
    let next = first + 1 + of.unwrap_or(hyphen);
    let lone = first > at || hyphen == 1;
    let percent = matches!(doc.low(next), "percentage" | "percent" | "point") && of.is_some();
    let unit = percent || (doc.low(next) != "second" && physical::plain(doc, next).is_some());
    let account = hyphen == 1 && doc.low(next) == "year" && reported(doc, next + 1);
    let step = hyphen == 1 && doc.low(next) == "point" && stepped(doc, next + 1);
    (lone && (unit && !account || step)).then(|| one(at..next, value))
}

/// "half-year profit": the name of a period of accounts.
fn reported(doc: &Doc<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|i| doc.is_word(*i)).any(|i| {
        matches!(
            doc.low(i),
            "profit"
                | "profits"
                | "loss"
                | "losses"
                | "results"
                | "earnings"
                | "revenue"
                | "revenues"
                | "sales"
                | "report"
                | "figures"
                | "accounts"
                | "dividend"
                | "turnover"
        )
    })
}

/// "a quarter-point cut": of interest.
fn stepped(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "cut"
            | "cuts"
            | "rise"
            | "rises"
            | "increase"
            | "increases"
            | "hike"
            | "hikes"
            | "reduction"
            | "reductions"
            | "move"
            | "moves"
            | "step"
            | "steps"
    )
}

fn one(run: Run, value: f64) -> Number {
    Number {
        run,
        low: Some(value),
        high: None,
        vague: false,
        spelled: true,
        fraction: false,
    }
}

/// "a decade", "a percentage point", "a square mile", "a nautical mile".
fn measured(doc: &Doc<'_>, at: usize) -> bool {
    let skip = usize::from(matches!(
        doc.low(at),
        "full" | "whole" | "square" | "nautical" | "percentage"
    ));
    physical::plain(doc, at + skip).is_some_and(|u| u.name != "seconds")
        || (skip == 1 && doc.low(at + 1) == "point")
}

/// Whether a bound stands right before the article.
fn bounded(doc: &Doc<'_>, at: usize) -> bool {
    match doc.before(at, 1) {
        "than" => matches!(
            doc.before(at, 2),
            "more" | "less" | "longer" | "shorter" | "fewer" | "greater" | "higher"
        ),
        "nearly" | "almost" | "roughly" | "approximately" | "barely" => true,
        "over" | "under" | "about" | "around" => matches!(
            doc.before(at, 2),
            "just"
                | "well"
                | "for"
                | "in"
                | "little"
                | "slightly"
                | "after"
                | "took"
                | "takes"
                | "lasted"
                | "of"
                | "is"
                | "was"
                | "within"
        ),
        "least" | "most" => doc.before(at, 2) == "at",
        "to" => doc.before(at, 2) == "up" || doc.before(at, 2) == "close",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{numbers, only, units};

    #[test]
    fn a_bounded_article_and_a_part_of_a_unit_are_numbers() {
        for (text, exact, name, low) in [
            (
                "It took more than a decade.",
                "more than a decade",
                "decades",
                1.0,
            ),
            ("It is nearly a mile off.", "nearly a mile", "miles", 1.0),
            (
                "It lies less than a kilometre off.",
                "less than a kilometre",
                "km",
                1.0,
            ),
            (
                "It took just over a year.",
                "just over a year",
                "years",
                1.0,
            ),
            (
                "It took at least an hour.",
                "at least an hour",
                "hours",
                1.0,
            ),
            (
                "They met a quarter-century ago.",
                "a quarter-century",
                "centuries",
                0.25,
            ),
            (
                "They met a half century ago.",
                "a half century",
                "centuries",
                0.5,
            ),
            (
                "It took a quarter of an hour.",
                "a quarter of an hour",
                "hours",
                0.25,
            ),
            (
                "It took an hour and a half there.",
                "an hour and a half",
                "hours",
                1.5,
            ),
            (
                "They raised the interest rate by a quarter of a point.",
                "a quarter of a point",
                "percentage points",
                0.25,
            ),
            (
                "It fell a quarter of a percentage point.",
                "a quarter of a percentage point",
                "percentage points",
                0.25,
            ),
            ("A half-mile walk began.", "A half-mile", "miles", 0.5),
        ] {
            let found = only(text, units(text));
            assert_eq!(
                found,
                (exact.to_owned(), name.to_owned(), Some(low)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_moment_compared_with_is_none() {
        assert_eq!(numbers("They sold 5 fewer than a year ago."), ["5"]);
        assert_eq!(
            numbers("They met more than a year ago."),
            ["more than a year"]
        );
    }

    #[test]
    fn an_article_alone_is_none() {
        for text in [
            "They met a year ago.",
            "A day later it rained.",
            "They came for a mile race.",
            "More than a friend, he sang.",
            "The second half ended.",
            "Its half-year pretax profit rose.",
            "It was a half-point victory for him.",
            "He wrote about a decade of rain.",
            "They got well over a month’s worth.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }
}
