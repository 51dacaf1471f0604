//! A bare number that is measured like the one before: "182 billion yen, from 139 billion",
//! "19 minutes, against a target of seven", "4.4 percent from 4.3".

use super::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Measure::{self, *};

/// Whether the quantity takes the unit of `last`, which stands before it.
pub(super) fn echoes(doc: &Doc<'_>, quantity: &Quantity, last: &Quantity) -> bool {
    let near = quantity.run.start <= last.run.end + 12;
    let Some(measure) = last.unit.as_ref().map(|u| u.measure) else {
        return false;
    };
    near && !quantity.vague
        && kind(doc, quantity, measure)
        && led(doc, quantity, last, measure)
        && ends(doc, quantity.run.end)
}

/// Whether a number written so can be of the measure.
fn kind(doc: &Doc<'_>, quantity: &Quantity, measure: Measure) -> bool {
    let digits = doc.low(quantity.core.start);
    match measure {
        Money => quantity.core.len() > 1 && !quantity.spelled,
        // A bare number with decimals counts nothing.
        Percent => quantity.core.len() == 1 && digits.contains('.') && !digits.contains(','),
        Duration => quantity.low.is_some_and(|v| v < 1000.0),
        _ => false,
    }
}

/// Whether the words before compare it. What a percentage that changed something is
/// followed by is no percentage: "fell 0.6% from 10.9", "3% lower at 2,114.5".
fn led(doc: &Doc<'_>, quantity: &Quantity, last: &Quantity, measure: Measure) -> bool {
    let start = quantity.run.start;
    let before = doc.before(last.run.start, 1);
    let level = matches!(
        before,
        "to" | "at" | "was" | "is" | "of" | "were" | "are" | "reached" | "hit"
    );
    let first = if goal(doc, start) { 6 } else { 1 };
    let near = start.saturating_sub(first)..start;
    let compared = near.into_iter().any(|i| compares(doc, i));
    match measure {
        Percent => level && compared || before == "at" && doc.before(start, 1) == "at",
        _ => compared,
    }
}

fn compares(doc: &Doc<'_>, at: usize) -> bool {
    match doc.low(at) {
        "from" | "against" | "versus" | "than" | "below" | "above" | "exceeding" => true,
        "with" | "to" => doc.before(at, 1) == "compared",
        _ => false,
    }
}

/// "a target of seven".
fn goal(doc: &Doc<'_>, start: usize) -> bool {
    let noun = matches!(
        doc.before(start, 2),
        "target" | "average" | "forecast" | "estimate" | "record" | "goal" | "limit"
    );
    noun && doc.before(start, 1) == "of"
}

/// No noun of its own follows.
fn ends(doc: &Doc<'_>, end: usize) -> bool {
    let small = Classes::PREPOSITION | Classes::DETERMINER | Classes::CONJUNCTION;
    !doc.is_word(end)
        || doc.is(end, small)
        || matches!(doc.low(end), "last" | "previously" | "earlier" | "before")
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    #[test]
    fn a_number_compared_with_money_time_or_a_rate_is_measured_like_it() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "It made 182 billion yen, from 139 billion a year earlier.",
                &[Money, Money],
            ),
            (
                "It took 19 minutes, against a target of seven.",
                &[Duration, Duration],
            ),
            (
                "It reached 14.6 percent, up from 11.9 in April.",
                &[Percent, Percent],
            ),
            (
                "The rate rose to 4.4 percent from 4.3.",
                &[Percent, Percent],
            ),
            (
                "It puts Low at 22.8 per cent, its worst, and Hill at 30.1.",
                &[Percent, Percent],
            ),
        ];
        for (text, expected) in cases {
            let measures: Vec<Measure> = counted(text).into_iter().map(|f| f.1).collect();
            assert_eq!(measures, *expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_behind_it_are_not() {
        let cases: &[(&str, &[Measure])] = &[
            ("It made $2 billion, from 12 shops.", &[Money, Other]),
            ("It made $2 billion from 12.", &[Money, Other]),
            ("It took 19 minutes from 12 barns.", &[Duration, Other]),
            ("It fell 5 percent from 1,200.", &[Percent, Other]),
            ("It fell 0.6 percent to 10.9 there.", &[Percent, Other]),
            ("It fell 0.6 percent from 10.9 there.", &[Percent, Other]),
            ("It rose to 5 percent with 4.3 goats.", &[Percent, Other]),
        ];
        for (text, expected) in cases {
            let measures: Vec<Measure> = counted(text).into_iter().map(|f| f.1).collect();
            assert_eq!(measures, *expected, "{text}");
        }
    }
}
