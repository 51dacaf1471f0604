//! Numbers in letters: "twenty-five", "a hundred and five".

use super::number::{ENOUGH, Number};
use super::unit::physical;
use crate::lexicon::{Word, WordMap};
use crate::text::Doc;
use std::sync::LazyLock;

/// Words at which it begins.
pub(super) const FIRST: [&str; 3] = ["zero half a an", WORDS, TENS];

/// From one on.
const WORDS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen \
    fourteen fifteen sixteen seventeen eighteen nineteen";

/// From twenty on.
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

/// The number in letters at `at`.
pub(super) fn spelled(doc: &Doc<'_>, at: usize) -> Option<Number> {
    let (mut value, mut end) = start(doc, at)?;
    if let Some((part, next)) = decimals(doc, end) {
        (value, end) = (value + part, next);
    }
    loop {
        if value < ENOUGH
            && let Some((factor, next)) = scale(doc, end)
        {
            value *= factor;
            end = next;
        } else if let Some((more, next)) = rest(doc, end, value) {
            value += more;
            end = next;
        } else {
            break;
        }
    }
    Some(Number {
        run: at..end,
        low: Some(value),
        high: None,
        vague: false,
        spelled: true,
        fraction: false,
    })
}

/// "seven point one million": decimals in letters, before a scale or a share.
fn decimals(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    (doc.low(at) == "point").then_some(())?;
    let tenths = digit(doc.word(at + 1)?).filter(|v| *v < 10.0)?;
    let hundredths = doc.word(at + 2).and_then(digit).filter(|v| *v < 10.0);
    let end = at + 2 + usize::from(hundredths.is_some());
    let share = matches!(doc.low(end), "percent" | "percentage" | "per");
    let part = (10.0 * tenths + hundredths.unwrap_or(0.0)) / 100.0;
    (share || scale(doc, end).is_some()).then_some((part, end))
}

/// "five", "twenty-five", "half a" or "a" before a scale word.
fn start(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    if doc.low(at) == "half" && matches!(doc.low(at + 1), "a" | "-") && scale(doc, at + 2).is_some()
    {
        return Some((0.5, at + 2));
    }
    if doc.phrase(at, "half - a -").is_some() && scale(doc, at + 4).is_some() {
        return Some((0.5, at + 4));
    }
    let article = matches!(doc.low(at + 1), "a" | "an");
    if doc.low(at) == "half"
        && article
        && (measures(doc, at + 2)
            || matches!(doc.low(at + 2), "percentage" | "percent" | "point")
            || doc.phrase(at + 2, "per cent").is_some())
    {
        return Some((0.5, at + 2));
    }
    if matches!(doc.low(at), "a" | "an") && scale(doc, at + 1).is_some() {
        return Some((1.0, at + 1));
    }
    small(doc, at)
}

/// "half an hour": a unit of measure.
fn measures(doc: &Doc<'_>, at: usize) -> bool {
    physical::plain(doc, at).is_some()
}

/// One to ninety-nine.
fn small(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let none = doc.low(at) == "zero"
        && matches!(
            doc.low(at + 1),
            "percent" | "per" | "%" | "degrees" | "votes" | "points"
        );
    if none {
        return Some((0.0, at + 1));
    }
    let value = digit(doc.word(at)?)?;
    if value < 20.0 {
        return Some((value, at + 1));
    }
    let hyphen = usize::from(doc.low(at + 1) == "-");
    match doc.word(at + 1 + hyphen).and_then(digit) {
        Some(unit) if unit < 10.0 && (hyphen == 1 || doc.spaced(at + 1)) => {
            Some((value + unit, at + 2 + hyphen))
        }
        _ => Some((value, at + 1)),
    }
}

fn scale(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    super::number::scale(doc, at).filter(|_| doc.low(at).len() > 3 || doc.low(at) == "-")
}

/// What goes on after a hundred or thousand: "and five", "twelve"; after a unit "and a half".
fn rest(doc: &Doc<'_>, at: usize, value: f64) -> Option<(f64, usize)> {
    let half = doc
        .phrase(at, "and a half")
        .or_else(|| doc.phrase(at, "- and - a - half"));
    if let Some(words) = half {
        return Some((0.5, at + words));
    }
    let big = value >= 100.0 && value % 100.0 == 0.0;
    let skip = usize::from(doc.low(at) == "and");
    let (more, next) = small(doc, at + skip).filter(|_| big)?;
    let (factor, end) = scale(doc, next).unwrap_or((1.0, next));
    let fits = more * factor < value && (skip == 0 || value < 1e4);
    fits.then_some((more * factor, end))
}

/// A single word up to ninety.
pub(super) fn digit<'w>(word: impl Into<Word<'w>>) -> Option<f64> {
    static DIGITS: LazyLock<WordMap<f64>> = LazyLock::new(|| {
        let ones = WORDS.split_whitespace().zip(1u32..);
        let tens = TENS.split_whitespace().zip((20u32..).step_by(10));
        let value = |(word, value)| (word, f64::from(value));
        ones.chain(tens).map(value).collect()
    });
    DIGITS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn low(text: &str) -> Option<f64> {
        super::super::number::number(&Doc::new(text, false), 0)?.low
    }

    #[test]
    fn spelled_numbers_compose() {
        let cases = [
            ("twenty-five goats", 25.0),
            ("seven point one million goats", 7.1e6),
            ("two point two five percent", 2.25),
            ("seven points", 7.0),
            ("seven point guards", 7.0),
            ("a hundred and five goats", 105.0),
            ("two hundred thousand goats", 2e5),
            ("one thousand two hundred goats", 1200.0),
            ("half a million goats", 5e5),
            ("a dozen goats", 12.0),
            ("two and a half goats", 2.5),
            ("six hours", 6.0),
        ];
        for (text, value) in cases {
            assert_eq!(low(text), Some(value), "{text}");
        }
    }

    #[test]
    fn no_number_is_without_end() {
        let text = format!("a {}goats", "million ".repeat(60));
        assert_eq!(low(&text), Some(1e18));
        assert_eq!(low("a thousand trillion goats"), Some(1e15));
    }

    #[test]
    fn shares_are_in_hundredths() {
        assert_eq!(low("half of the goats"), Some(50.0));
        assert_eq!(low("two-thirds of them"), Some(66.67));
        assert_eq!(low("a quarter of them"), Some(25.0));
        assert_eq!(low("half asleep"), None);
    }

    #[test]
    fn neighbours_do_not_melt_together() {
        assert_eq!(low("five twelve"), Some(5.0));
        assert_eq!(low("a goat"), None);
    }

    #[test]
    fn every_shape_of_a_number_in_letters() {
        for (text, value) in [
            ("nineteen goats", 19.0),
            ("twenty goats", 20.0),
            ("ninety-nine goats", 99.0),
            ("twenty five goats", 25.0),
            ("a hundred goats", 100.0),
            ("a hundred and five goats", 105.0),
            ("two hundred twelve goats", 212.0),
            ("three thousand goats", 3000.0),
            ("one million goats", 1e6),
            ("two and a half years", 2.5),
            ("two-and-a-half years", 2.5),
            ("half a million goats", 5e5),
            ("half-a-million goats", 5e5),
            ("half a dozen goats", 6.0),
            ("two dozen goats", 24.0),
            ("half an hour", 0.5),
        ] {
            assert_eq!(low(text), Some(value), "{text}");
        }
    }
}
