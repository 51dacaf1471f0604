//! Degrees: "30 degrees Celsius", "30°C", and "48.1C" in a sentence about heat.

use super::Unit;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

pub(super) fn degrees(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    matches!(doc.low(at), "degree" | "degrees" | "°" | "º").then_some(())?;
    let skip = usize::from(doc.low(at + 1) == "-");
    let (name, end) = match doc.low(at + 1 + skip) {
        "celsius" | "c" | "centigrade" => ("°C", at + 2 + skip),
        "fahrenheit" | "f" => ("°F", at + 2 + skip),
        _ => ("°", at + 1),
    };
    Some((Unit::new(Measure::Temperature, name), end))
}

/// "48.1C", "110 F", "40 Celsius": the letter alone, where the sentence speaks of heat.
pub(super) fn letter(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> Option<(Unit, usize)> {
    let name = match doc.low(at) {
        "celsius" => "°C",
        "fahrenheit" => "°F",
        "c" if doc.capital(at) && warm(doc, at, sentence) => "°C",
        "f" if doc.capital(at) && warm(doc, at, sentence) => "°F",
        _ => return None,
    };
    Some((Unit::new(Measure::Temperature, name), at + 1))
}

fn warm(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> bool {
    const HEAT: &[&str] = &[
        "temperature",
        "temperatures",
        "degrees",
        "hot",
        "hotter",
        "hottest",
        "heat",
        "cold",
        "colder",
        "coldest",
        "warm",
        "warmer",
        "warmest",
        "warming",
        "cool",
        "cooler",
        "coolest",
        "low",
        "lows",
        "high",
        "highs",
        "frost",
        "freezing",
        "thermometer",
        "thermometers",
        "mercury",
        "weather",
        "heatwave",
        "heated",
        "oven",
        "fever",
        "boiled",
        "boils",
        "melts",
        "averages",
        "snow",
        "summer",
        "winter",
        "celsius",
        "climate",
    ];
    let near = sentence.run.start.max(at.saturating_sub(20))..sentence.run.end.min(at + 12);
    near.into_iter().any(|i| HEAT.contains(&doc.low(i))) || spans(doc, at) || attached(doc, at)
}

/// "at 25C", "below 25C": the letter without a blank behind a level.
fn attached(doc: &Doc<'_>, at: usize) -> bool {
    let level = matches!(
        doc.before(at, 2),
        "at" | "below" | "above" | "reached" | "reach" | "exceeded" | "hit"
    );
    let mean = doc.before(at, 2) == "of"
        && matches!(
            doc.before(at, 3),
            "mean" | "average" | "maximum" | "minimum" | "peak" | "rise" | "anomaly"
        );
    let level = level || mean;
    // "-70C": below zero there is nothing else.
    let sign = at
        .checked_sub(2)
        .filter(|i| matches!(doc.low(*i), "-" | "−" | "–" | "minus"));
    let below = sign.is_some_and(|i| doc.spaced(i) && doc.is_number(at - 1));
    (level || below) && !doc.spaced(at) && doc.low(at) == "c"
}

/// "24C to 26C": the same letter at both ends of a range.
fn spans(doc: &Doc<'_>, at: usize) -> bool {
    let joint = |i: usize| matches!(doc.low(i), "to" | "and" | "-" | "–");
    let glued = |i: usize| doc.low(i) == doc.low(at) && !doc.spaced(i) && doc.capital(i);
    let before = at.checked_sub(3).filter(|i| glued(*i) && joint(at - 2));
    !doc.spaced(at) && before.is_some_and(|i| doc.is_number(i.wrapping_sub(1)))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, units};
    use factdesk_domain::Measure::Temperature;

    #[test]
    fn a_letter_is_a_degree_where_it_is_hot_or_cold() {
        for (text, exact, low) in [
            ("Temperatures hit 48.1C in the shade.", "48.1C", 48.1),
            ("The low of -11.4C froze it.", "-11.4C", -11.4),
            ("They keep it at -70C there.", "-70C", -70.0),
            ("It is a mean of 1.3C there.", "1.3C", 1.3),
            ("It fell to minus 12C there.", "minus 12C", -12.0),
            ("The heat rose to 110 F there.", "110 F", 110.0),
            ("Water was at 40 Celsius.", "40 Celsius", 40.0),
            ("It was 30°C.", "30°C", 30.0),
            ("It was tried at 25C only.", "25C", 25.0),
            ("The highs were near 102 F.", "102 F", 102.0),
            ("It is kept at 24C to 26C.", "24C to 26C", 24.0),
            (
                "It is kept between 24C and 26C there.",
                "between 24C and 26C",
                24.0,
            ),
        ] {
            assert_eq!(counted(text)[0].1, Temperature, "{text}");
            let found = &units(text)[0];
            assert_eq!((found.0.as_str(), found.2), (exact, Some(low)), "{text}");
        }
    }

    #[test]
    fn elsewhere_the_letter_is_none() {
        let hot = |text: &str| counted(text).iter().any(|f| f.1 == Temperature);
        for text in [
            "She sat in seat 12C there.",
            "He got a 5 C on it.",
            "They sat in 12C and 13 there.",
        ] {
            assert!(!hot(text), "{text}: {:?}", counted(text));
        }
    }
}
