//! Units of measure: money, shares, time, length, weight, area, temperature.

mod coded;
mod heat;
mod money;
pub(super) mod physical;
mod power;
mod share;
mod strength;

use super::number::Number;
use crate::text::{Doc, Sentence};
pub(super) use coded::coded;
use factdesk_domain::Measure;
pub(super) use money::{factor, sign};
use money::{money, nation};
use physical::{area, behind_word, double, plain, rate};
use share::share;

/// A unit that belongs to the number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) measure: Measure,
    pub(super) name: String,
}

impl Unit {
    fn new(measure: Measure, name: &str) -> Unit {
        Unit {
            measure,
            name: name.to_owned(),
        }
    }
}

/// The unit after a number, and where it ends.
pub(super) fn after(doc: &Doc<'_>, number: &Number, sentence: &Sentence) -> Option<(Unit, usize)> {
    if number.fraction {
        return Some((Unit::new(Measure::Percent, "%"), number.run.end));
    }
    let end = behind(doc, number);
    let hyphen = matches!(doc.low(end), "-" | "‑") && !doc.spaced(end) && !doc.spaced(end + 1);
    let at = if hyphen { end + 1 } else { end };
    if doc.capital(at)
        && !sentence.headline
        && !hyphen
        && doc.spaced(at)
        && doc.is_word(at)
        && doc.low(at) != "u.s."
        && doc.low(at).len() > 2
        && !matches!(
            doc.low(at),
            "celsius" | "fahrenheit" | "kwh" | "mwh" | "gwh" | "twh"
        )
        && !nation(doc, at)
    {
        return None;
    }
    let found = share(doc, at, sentence)
        .or_else(|| rate(doc, at))
        .or_else(|| strength::strength(doc, at))
        .or_else(|| area(doc, at))
        .or_else(|| money(doc, at, sentence))
        .or_else(|| heat::letter(doc, at, sentence))
        .or_else(|| power::power(doc, at))
        .or_else(|| double(doc, at))
        .or_else(|| plain(doc, at).map(|unit| (unit, at + 1)))
        .or_else(|| behind_word(doc, at))
        .or_else(|| heat::degrees(doc, at))?;
    let half = doc
        .phrase(found.1, "and a half")
        .filter(|_| number.low == Some(1.5));
    let end = found.1 + half.unwrap_or(0);
    (end <= sentence.run.end).then_some((found.0, end))
}

/// Where a unit may begin: also behind the "of" of "millions of dollars" and the
/// bound of "two or more years", "35-plus hours".
fn behind(doc: &Doc<'_>, number: &Number) -> usize {
    let end = number.run.end;
    if number.vague && doc.low(end) == "of" {
        return end + 1;
    }
    let bound = [
        "or more", "or so", "or fewer", "or less", "- plus", "plus", "+",
    ];
    bound
        .iter()
        .find_map(|words| doc.phrase(end, words))
        .map_or(end, |words| end + words)
}

#[cfg(test)]
mod tests {
    use crate::figure::figures;
    use crate::text::Doc;
    use factdesk_domain::Measure;

    fn read(text: &str) -> Vec<(String, Measure, String)> {
        let doc = Doc::new(text, false);
        let all = doc.sentences.iter().flat_map(|s| figures(&doc, s, None));
        all.map(|f| (doc.exact(&f.quantity.run).to_owned(), f.measure, f.unit))
            .collect()
    }

    fn one(text: &str) -> (String, Measure, String) {
        let all = read(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all[0].clone()
    }

    #[test]
    fn money_before_and_after() {
        assert_eq!(
            one("It cost $1.5 million."),
            ("$1.5 million".into(), Measure::Money, "USD".into())
        );
        assert_eq!(
            crate::figure::tests::units("It cost $4.1 billion.")[0].2,
            Some(4_100_000_000.0)
        );
        assert_eq!(
            crate::figure::tests::units("It cost 41 cents.")[0].2,
            Some(0.41)
        );
        assert_eq!(
            one("It cost 20 euros."),
            ("20 euros".into(), Measure::Money, "EUR".into())
        );
        assert_eq!(
            one("It weighs 20 pounds."),
            ("20 pounds".into(), Measure::Weight, "pounds".into())
        );
        assert_eq!(
            one("It cost NOK 4.2 billion."),
            ("NOK 4.2 billion".into(), Measure::Money, "NOK".into())
        );
        let both = read("They paid £45m plus £7m.");
        let both: Vec<&str> = both.iter().map(|f| f.0.as_str()).collect();
        assert_eq!(both, ["£45m", "£7m"]);
        assert_eq!(
            one("It cost US$5bn."),
            ("US$5bn".into(), Measure::Money, "USD".into())
        );
    }

    #[test]
    fn shares_lengths_areas_and_degrees() {
        assert_eq!(one("Prices rose 2.4%.").2, "%");
        assert_eq!(
            one("The lead shrank by three percentage points."),
            (
                "three percentage points".into(),
                Measure::Percent,
                "percentage points".into()
            )
        );
        assert_eq!(one("They walked 20 kilometers.").1, Measure::Distance);
        assert_eq!(one("It burned 20 square miles.").1, Measure::Area);
        assert_eq!(one("It was 30 degrees Celsius.").0, "30 degrees Celsius");
        assert_eq!(one("A 20-year lease began.").0, "20-year");
        assert_eq!(one("Wind of 60 miles per hour came.").1, Measure::Other);
    }
}
