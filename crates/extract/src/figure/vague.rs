//! Words for a quantity that nobody counted: "dozens", "several", "a few".

use super::number::{ENOUGH, Number};
use crate::text::Doc;

/// Words at which it begins.
pub(super) const FIRST: &str = "tens dozens scores hundreds thousands millions billions trillions \
    several few a couple";

pub(super) fn vague(doc: &Doc<'_>, at: usize) -> Option<Number> {
    let (low, end) = plural(doc, at).or_else(|| few(doc, at))?;
    Some(Number {
        run: at..end,
        low,
        high: None,
        vague: true,
        spelled: true,
        fraction: false,
    })
}

/// "hundreds", "tens of thousands": the least the words can mean.
fn plural(doc: &Doc<'_>, at: usize) -> Option<(Option<f64>, usize)> {
    let value = many(doc.low(at))?;
    if doc.low(at) == "tens" && doc.low(at + 1) != "of" {
        return None;
    }
    if doc.low(at) == "scores" && !counts(doc, at) {
        return None;
    }
    let outer = many(doc.low(at + 2)).filter(|_| doc.low(at + 1) == "of");
    match outer {
        Some(outer) => Some((Some(value / 2.0 * outer), at + 3)),
        None if doc.low(at) == "tens" => None,
        None => Some((Some(value), at + 1)),
    }
}

fn many(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 20.0,
        "dozens" => 24.0,
        "scores" => 40.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "millions" => 2e6,
        "billions" => 2e9,
        "trillions" => 2e12,
        _ => return None,
    })
}

/// "scores of", "scores were hurt", "leaves scores dead"; not "test scores" or "he scores".
fn counts(doc: &Doc<'_>, at: usize) -> bool {
    let next = doc.low(at + 1);
    let people = matches!(
        next,
        "of" | "more"
            | "were"
            | "are"
            | "have"
            | "dead"
            | "killed"
            | "injured"
            | "wounded"
            | "missing"
            | "hurt"
            | "arrested"
            | "others"
            | "abducted"
            | "kidnapped"
            | "displaced"
            | "trapped"
            | "stranded"
            | "homeless"
            | "feared"
    );
    let noun = matches!(
        doc.before(at, 1),
        "test"
            | "their"
            | "his"
            | "her"
            | "the"
            | "he"
            | "she"
            | "its"
            | "high"
            | "low"
            | "average"
            | "approval"
    );
    // "injuring scores and", "killed scores": those whom an act befell.
    let act = super::event::act(doc.before(at, 1)).is_some() || taken(doc.before(at, 1));
    act || people && !noun
}

/// "abduct scores", "displacing scores".
fn taken(word: &str) -> bool {
    matches!(
        word,
        "abduct"
            | "abducted"
            | "abducting"
            | "kidnap"
            | "kidnapped"
            | "kidnapping"
            | "displace"
            | "displaced"
            | "displacing"
    )
}

/// "several", "a few", "a handful of", with or without a scale.
fn few(doc: &Doc<'_>, at: usize) -> Option<(Option<f64>, usize)> {
    let end = match doc.low(at) {
        "few" if doc.low(at + 1) == "as" => return None,
        "several" => at + 1,
        "few" if !matches!(doc.before(at, 1), "very" | "the" | "too" | "quite") => at + 1,
        "a" if doc.low(at + 1) == "few" => at + 2,
        "a" if doc.phrase(at + 1, "handful of").is_some() => at + 2,
        "a" if doc.phrase(at + 1, "couple of").is_some() => return Some((Some(2.0), at + 2)),
        "couple"
            if doc.low(at + 1) == "of"
                && matches!(doc.before(at, 1), "last" | "past" | "next" | "first") =>
        {
            return Some((Some(2.0), at + 1));
        }
        _ => return None,
    };
    let (mut low, mut end) = (None, end);
    while low.is_none_or(|low| low < ENOUGH)
        && let Some((factor, next)) = super::number::scale(doc, end)
    {
        low = Some(low.unwrap_or(2.0) * factor);
        end = next;
    }
    Some((low, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Option<f64>, usize)> {
        vague(&Doc::new(text, false), 0).map(|n| (n.low, n.run.end))
    }

    #[test]
    fn scores_of_people_are_counted_and_those_of_a_match_are_not() {
        for (text, at) in [("and scores abducted", 1), ("abducting scores", 1)] {
            assert!(vague(&Doc::new(text, false), at).is_some(), "{text}");
        }
        for (text, at) in [("and scores settled", 1), ("settling scores", 1)] {
            assert!(vague(&Doc::new(text, false), at).is_none(), "{text}");
        }
    }

    #[test]
    fn plural_scales_and_their_products() {
        assert_eq!(found("dozens of goats"), Some((Some(24.0), 1)));
        assert_eq!(
            found("hundreds of thousands of goats"),
            Some((Some(2e5), 3))
        );
        assert_eq!(found("tens of thousands fled"), Some((Some(2e4), 3)));
        assert_eq!(found("scores were hurt"), Some((Some(40.0), 1)));
    }

    #[test]
    fn several_has_no_number_but_with_a_scale() {
        assert_eq!(found("several goats"), Some((None, 1)));
        assert_eq!(found("a few hundred goats"), Some((Some(200.0), 3)));
        assert_eq!(found("several hundred million goats"), Some((Some(2e8), 3)));
        let endless = format!("several {}goats", "million ".repeat(60));
        assert_eq!(found(&endless), Some((Some(2e18), 4)));
    }

    #[test]
    fn scores_of_a_match_are_none() {
        assert_eq!(found("scores improved in May"), None);
        assert_eq!(found("many goats"), None);
    }

    #[test]
    fn every_vague_word_and_its_look_alikes() {
        use crate::figure::tests::numbers;
        for (text, number) in [
            ("They own dozens of goats.", "dozens"),
            (
                "They own hundreds of thousands of goats.",
                "hundreds of thousands",
            ),
            ("They own tens of thousands of goats.", "tens of thousands"),
            ("Scores were hurt there.", "Scores"),
            ("They own several goats.", "several"),
            ("They own a few goats.", "a few"),
            ("They own a handful of goats.", "a handful"),
            ("They own a couple of goats.", "a couple"),
            ("It rained in the last couple of weeks.", "couple of weeks"),
            ("They own several hundred goats.", "several hundred"),
            ("They have few goats.", "few"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
        for text in [
            "They own many goats.",
            "Most of the goats slept.",
            "They own no goats.",
            "Her test scores rose.",
            "He scores at will.",
            "The very few slept.",
            "They own multiple goats.",
            "The couple of goats slept.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }
}
