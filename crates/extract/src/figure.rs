//! Figures: every expression that says how many or how much.

mod article;
mod comparator;
mod echo;
mod event;
mod exclude;
mod fraction;
mod measure;
mod noun;
mod number;
mod partial;
mod range;
mod spelled;
mod together;
mod unit;
mod vague;

use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence, clause};
use factdesk_domain::{Bound, Measure};
use number::Number;
pub(crate) use number::numerals;
use unit::Unit;

/// A number in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    /// With comparator, scale and unit.
    pub(crate) run: Run,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) bound: Bound,
    pub(crate) vague: bool,
    /// The number itself.
    core: Run,
    /// Written in letters.
    spelled: bool,
    unit: Option<Unit>,
}

/// A figure: a quantity that counts something.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) quantity: Quantity,
    pub(crate) measure: Measure,
    /// `people`, a code, a unit sign or the noun in the singular.
    pub(crate) unit: String,
    /// The counted noun as it stands.
    pub(crate) noun: Option<Run>,
    /// The clause around it.
    pub(crate) clause: Run,
    /// The words that show the measure.
    evidence: Run,
}

/// More numbers than prose ever has in a sentence, and few words around them: a table,
/// whose cells say nothing alone.
const TABLE: usize = 40;

/// The figures of a sentence, in order; `earlier` is the last of the sentence before.
pub(crate) fn figures(doc: &Doc<'_>, sentence: &Sentence, earlier: Option<&Found>) -> Vec<Found> {
    let quantities = quantities(doc, sentence);
    if quantities.len() > TABLE && quantities.len() * 5 > sentence.run.len() {
        return vec![];
    }
    let mut out: Vec<Found> = Vec::new();
    for (n, quantity) in quantities.iter().enumerate() {
        let begins = |n: usize| quantities.get(n).map_or(sentence.run.end, |q| q.run.start);
        let after = quantities.get(n + 1);
        let before = n.checked_sub(1).and_then(|b| quantities.get(b));
        let part = after.filter(|next| partial::of(doc, quantity, next));
        let next = begins(n + 1 + usize::from(part.is_some()));
        let noun = noun::counted(doc, part.unwrap_or(quantity), next);
        let shared = partial::shared(doc, quantity, before, after, noun.as_ref());
        let quantity = shared.unwrap_or_else(|| quantity.clone());
        let place = measure::Place {
            doc,
            sentence,
            quantity: &quantity,
            noun: noun.as_ref(),
            last: out.last(),
            earlier,
            next,
        };
        out.push(found(&place));
    }
    together::together(doc, &mut out);
    out
}

fn found(place: &measure::Place<'_>) -> Found {
    let (doc, noun) = (place.doc, place.noun);
    let reading = measure::measure(place);
    let mut unit = unit_name(doc, place.quantity, reading.measure, noun);
    if unit.is_empty() && reading.measure == Measure::Money {
        let last = place.last.filter(|l| l.measure == Measure::Money);
        unit = last.map_or(unit, |l| l.unit.clone());
    }
    if unit.is_empty() && reading.measure == Measure::Other {
        let other = measure::compared(place).filter(|f| f.measure == Measure::Other);
        unit = other.map_or(unit, |f| f.unit.clone());
    }
    Found {
        unit,
        clause: clause::around(doc, place.sentence, &reading.evidence),
        measure: reading.measure,
        evidence: reading.evidence,
        noun: noun.cloned(),
        quantity: place.quantity.clone(),
    }
}

fn quantities(doc: &Doc<'_>, sentence: &Sentence) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = sentence.run.start;
    while at < sentence.run.end {
        let floor = out.last().map_or(sentence.run.start, |q| q.run.end);
        match quantity(doc, at, floor, sentence) {
            Some((quantity, keep)) => {
                at = quantity.run.end.max(at + 1);
                if keep {
                    out.push(quantity);
                }
            }
            None => at += 1,
        }
    }
    out
}

/// The quantity at `at`, and whether it is a figure rather than a date or a name.
fn quantity(
    doc: &Doc<'_>,
    at: usize,
    floor: usize,
    sentence: &Sentence,
) -> Option<(Quantity, bool)> {
    begins(doc, at).then_some(())?;
    let minus = usize::from(negative(doc, at));
    let (sign, first) = match unit::coded(doc, at) {
        Some((unit, number)) => (Some(unit), number),
        None => signed(doc, at + minus)?,
    };
    let from = first.run.start;
    let first = first.negated(minus == 1);
    let number = range::extend(doc, &first, at, floor);
    let after = unit::after(doc, &number, sentence);
    let quantity = build(doc, at..number.run.end, &number, sign, after, floor);
    let core = from..first.run.end;
    let quantity = Quantity { core, ..quantity };
    (quantity.run.end <= sentence.run.end).then_some(())?;
    let keep = !exclude::excluded(doc, sentence, &quantity);
    Some((quantity, keep))
}

/// Whether the token can begin a quantity, as most words cannot.
fn begins(doc: &Doc<'_>, at: usize) -> bool {
    let digits = || doc.low(at).bytes().any(|b| b.is_ascii_digit());
    let signed = || {
        let rupees = doc.low(at) == "rs" && doc.low(at + 1) == ".";
        doc.is_number(at + 1) || matches!(doc.low(at + 1), "$" | "¢" | "₵") || rupees
    };
    !doc.is_word(at) || doc.is(at, Classes::NUMERAL) || signed() || digits()
}

/// The number at `at` with a sign of money before it.
fn signed(doc: &Doc<'_>, at: usize) -> Option<(Option<Unit>, Number)> {
    let (sign, from) = unit::sign(doc, at).map_or((None, at), |(unit, next)| (Some(unit), next));
    Some((sign, number::number(doc, from)?))
}

/// "minus 5 degrees", "−5"; not "plus or minus 5".
fn negative(doc: &Doc<'_>, at: usize) -> bool {
    let sign = matches!(doc.low(at), "−" | "-" | "–")
        && doc.spaced(at)
        && !doc.spaced(at + 1)
        && doc.is_number(at + 1)
        && !doc.is_number(at.wrapping_sub(1));
    let word = doc.low(at) == "minus" && doc.before(at, 1) != "or" && doc.is_number(at + 1);
    sign || word
}

/// 41 cents are 0.41, not 0.41000000000000003.
fn scaled(value: f64, factor: f64) -> f64 {
    match factor < 1.0 {
        true => (value * 1e6 / (1.0 / factor).round()).round() / 1e6,
        false => value * factor,
    }
}

fn build(
    doc: &Doc<'_>,
    run: Run,
    number: &Number,
    sign: Option<Unit>,
    after: Option<(Unit, usize)>,
    floor: usize,
) -> Quantity {
    let end = after.as_ref().map_or(run.end, |(_, end)| *end);
    let factor = if after.is_some() {
        unit::factor(doc, end.saturating_sub(1))
    } else {
        1.0
    };
    let unit = sign.or(after.map(|(unit, _)| unit));
    let floor = if number.vague {
        vague_floor(doc, run.start, floor)
    } else {
        floor
    };
    let worded = comparator::comparator(doc, run.start..end, floor);
    let inner = comparator::inner(doc, number.run.end).filter(|_| worded.bound == Bound::Exactly);
    let bound = match (number.high, number.vague) {
        (Some(_), _) => Bound::Between,
        (None, true) => Bound::About,
        (None, false) => inner.unwrap_or(worded.bound),
    };
    Quantity {
        run: worded.run,
        low: number.low.map(|v| scaled(v, factor)),
        high: number.high.map(|v| scaled(v, factor)),
        bound,
        vague: number.vague,
        core: number.run.clone(),
        spelled: number.spelled,
        unit,
    }
}

/// "asked about several": before a vague word such a preposition compares nothing.
fn vague_floor(doc: &Doc<'_>, start: usize, floor: usize) -> usize {
    match doc.before(start, 1) {
        "about" | "around" | "over" | "under" | "above" | "below" | "to" => start.max(floor),
        _ => floor,
    }
}

fn unit_name(doc: &Doc<'_>, quantity: &Quantity, measure: Measure, noun: Option<&Run>) -> String {
    use Measure::*;
    if let Some(unit) = &quantity.unit {
        return unit.name.clone();
    }
    match measure {
        _ if noun.is_some_and(|n| noun::animals(doc, n)) => {
            noun.map_or(String::new(), |n| noun::singular(doc, n))
        }
        Deaths | Injuries | Casualties | Hospitalizations | Missing | Arrests | Evacuations
        | Attackers | People => "people".into(),
        Votes if noun.is_none() => "vote".into(),
        _ => noun.map_or(String::new(), |n| noun::singular(doc, n)),
    }
}

/// Whether a number or a sign of money begins at `at`.
pub(crate) fn starts_amount(doc: &Doc<'_>, at: usize) -> bool {
    unit::sign(doc, at).is_some() || starts_number(doc, at)
}

/// Whether a number begins at `at`.
pub(crate) fn starts_number(doc: &Doc<'_>, at: usize) -> bool {
    number::number(doc, at).is_some()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The figures of a text.
    pub(crate) fn every(doc: &Doc<'_>) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut earlier: Option<Found> = None;
        for sentence in &doc.sentences {
            let found = figures(doc, sentence, earlier.as_ref());
            earlier = found.last().cloned();
            all.extend(found);
        }
        all
    }

    /// Number, measure and clause of each figure of a text.
    pub(crate) fn counted(text: &str) -> Vec<(String, Measure, String)> {
        let doc = Doc::new(text, false);
        let all = every(&doc);
        let exact = |run: &Run| doc.exact(run).to_owned();
        all.iter()
            .map(|f| (exact(&f.quantity.run), f.measure, exact(&f.clause)))
            .collect()
    }

    /// The numbers alone.
    pub(crate) fn numbers(text: &str) -> Vec<String> {
        counted(text).into_iter().map(|f| f.0).collect()
    }

    /// Number, unit and value of each figure of a text.
    pub(crate) fn units(text: &str) -> Vec<(String, String, Option<f64>)> {
        let doc = Doc::new(text, false);
        let read = |f: Found| {
            let exact = doc.exact(&f.quantity.run).to_owned();
            (exact, f.unit, f.quantity.low)
        };
        every(&doc).into_iter().map(read).collect()
    }

    /// The only figure of a text that must have one.
    pub(crate) fn only<T: std::fmt::Debug>(text: &str, mut found: Vec<T>) -> T {
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    fn values(text: &str) -> Vec<(Option<f64>, Bound)> {
        let doc = Doc::new(text, false);
        every(&doc)
            .iter()
            .map(|f| (f.quantity.low, f.quantity.bound))
            .collect()
    }

    #[test]
    fn several_numbers_of_a_sentence_are_told_apart() {
        let found = counted("At least 7 goats died and over 30 were hurt in two barns.");
        assert_eq!(
            found.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(),
            ["At least 7", "over 30", "two"]
        );
        assert_eq!(found[1].2, "over 30 were hurt in two barns");
    }

    #[test]
    fn values_are_in_plain_units() {
        assert_eq!(values("It rose 87 cents."), [(Some(0.87), Bound::Exactly)]);
        assert_eq!(values("It rose to 83.2p."), [(Some(0.832), Bound::Exactly)]);
        assert_eq!(
            values("It was minus 12 degrees."),
            [(Some(-12.0), Bound::Exactly)]
        );
        assert_eq!(
            values("The margin is plus or minus 3 percent."),
            [(Some(3.0), Bound::Exactly)]
        );
        assert_eq!(
            values("Nobody asked about several goats."),
            [(None, Bound::About)]
        );
    }

    #[test]
    fn a_table_of_numbers_is_no_prose() {
        assert!(numbers(&"12 ".repeat(200)).is_empty());
        let list = "they saw 12 old goats in May there, ".repeat(50);
        assert_eq!(numbers(&list).len(), 50);
    }
}
