//! Two numbers that are one: "3 to 5", "between 3 and 5", "10–15".

use super::number::{self, Number};
use super::unit::{self, physical};
use crate::lexicon::Classes;
use crate::text::Doc;

/// The number with its upper end where one follows.
pub(super) fn extend(doc: &Doc<'_>, first: &Number, start: usize, floor: usize) -> Number {
    upper(doc, first, start, floor).unwrap_or_else(|| first.clone())
}

fn upper(doc: &Doc<'_>, first: &Number, start: usize, floor: usize) -> Option<Number> {
    if first.vague || first.fraction {
        return None;
    }
    let dated = start
        .checked_sub(1)
        .is_some_and(|i| doc.is(i, Classes::MONTH) && doc.capital(i));
    if dated && doc.spaced(first.run.end) {
        return None;
    }
    let join = past_unit(doc, first);
    let joined = joint(doc, join, first.run.end, start, floor)?;
    let second_at = unit::sign(doc, joined).map_or(joined, |(_, next)| next);
    let coded = unit::coded(doc, joined).map(|(_, number)| number);
    let second = coded
        .or_else(|| number::number(doc, second_at))
        .filter(|n| !n.vague && !n.fraction)?;
    let scaled = first.run.len() > 1 && second.run.len() > 1 && doc.low(joined - 1) == "to";
    let twice = join != first.run.end || !doc.is_number(joined) || scaled;
    if twice && doc.before(start, 1) != "between" && changes(doc, start) {
        return None;
    }
    let same = doc.low(second.run.end) == doc.low(first.run.end);
    let percent = matches!(doc.low(second.run.end), "%" | "percent");
    if join != first.run.end && !same && !percent {
        return None;
    }
    let (low, high) = rescaled(first.low?, second.low?, doc, first, &second);
    let either = doc.low(joined - 1) != "or" || alternatives(low, high);
    (low < high && either).then(|| Number {
        run: first.run.start..second.run.end,
        low: Some(low),
        high: Some(high),
        ..first.clone()
    })
}

/// "two or three", "200 or 300" are one guess; "1,250 or 3,912" are two counts.
fn alternatives(low: f64, high: f64) -> bool {
    let round = |v: f64| v % 10.0 == 0.0;
    high - low <= 10.0 || (round(low) && round(high))
}

/// "5% to 7%", "88p to 92p", "5 km to 7 km": the unit may stand after the lower end as well.
fn past_unit(doc: &Doc<'_>, first: &Number) -> usize {
    let end = first.run.end;
    let per_cent = doc.phrase(end, "per cent");
    let unit = matches!(
        doc.low(end),
        "%" | "percent" | "pct" | "dollars" | "euros" | "cents" | "pence" | "rupees" | "pounds"
    ) || physical::plain(doc, end).is_some()
        || (matches!(doc.low(end), "p" | "c" | "f") && !doc.spaced(end));
    per_cent.map_or(end + usize::from(unit), |words| end + words)
}

/// Where the upper end begins, behind "to", a dash, "or", or the "and" of "between".
fn joint(doc: &Doc<'_>, at: usize, first_end: usize, start: usize, floor: usize) -> Option<usize> {
    let back = start > floor;
    match doc.low(at) {
        "-" if doc.phrase(at, "- to -").is_some() && measured(doc, at + 3) => Some(at + 3),
        "to" if !(back && from(doc, start) && !spreads(doc, start)) => Some(at + 1),
        "-" | "–" | "—" if !doc.spaced(at) && !doc.spaced(at + 1) => Some(at + 1),
        "or" if at == first_end => Some(at + 1),
        "and" if back && doc.before(start, 1) == "between" => Some(at + 1),
        _ => None,
    }
}

/// "from 3", "from a magnitude 3": where a change begins.
fn from(doc: &Doc<'_>, start: usize) -> bool {
    let article = matches!(doc.before(start, 2), "a" | "an" | "the" | "its");
    doc.before(start, 1) == "from" || article && doc.before(start, 3) == "from"
}

/// Whether a unit follows the number at `at`: "three-to-six percent" is no result of a vote.
fn measured(doc: &Doc<'_>, at: usize) -> bool {
    number::number(doc, at).is_some_and(|n| {
        let end = n.run.end;
        matches!(doc.low(end), "%" | "percent" | "per") || physical::plain(doc, end).is_some()
    })
}

/// "rose one percent to 12.1 percent", "jumped $2 to $68": by how much, and where to.
fn changes(doc: &Doc<'_>, start: usize) -> bool {
    const CHANGES: &[&str] = &[
        "rose",
        "rise",
        "rises",
        "fell",
        "fall",
        "falls",
        "up",
        "down",
        "gained",
        "lost",
        "added",
        "climbed",
        "dropped",
        "slipped",
        "shed",
        "jumped",
        "surged",
        "tumbled",
        "sank",
        "edged",
        "advanced",
        "declined",
        "increased",
        "decreased",
        "by",
        "soared",
        "slid",
        "eased",
    ];
    (1..=3).any(|n| CHANGES.contains(&doc.before(start, n)))
}

/// "ranging from 3 to 5", "anything from 3 to 5": no change, but a span.
fn spreads(doc: &Doc<'_>, start: usize) -> bool {
    matches!(
        doc.before(start, 2),
        "anything"
            | "anywhere"
            | "range"
            | "ranges"
            | "ranged"
            | "ranging"
            | "vary"
            | "varies"
            | "varied"
            | "varying"
            | "lasts"
            | "lasting"
            | "lasted"
    )
}

/// "3 to 5 million": the scale of the upper end holds for both.
fn rescaled(low: f64, high: f64, doc: &Doc<'_>, first: &Number, second: &Number) -> (f64, f64) {
    let scaled = |n: &Number| n.run.len() > 1;
    let factor = (second.run.start + 1..second.run.end).find_map(|i| number::scale(doc, i));
    match factor {
        Some((factor, _)) if !scaled(first) && low * factor < high => {
            (number::exact(low * factor), high)
        }
        None if thousands(doc, first, second) && low * 1e3 < high => (low * 1e3, high),
        _ => (low, high),
    }
}

/// "13 to 14,000 feet": the thousands of the upper end hold for both.
fn thousands(doc: &Doc<'_>, first: &Number, second: &Number) -> bool {
    let word = doc.low(first.run.start);
    let round = doc.low(second.run.start).ends_with(",000");
    round && doc.is_number(first.run.start) && word.len() <= 2 && first.run.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(text: &str, at: usize) -> Option<(f64, f64)> {
        let doc = Doc::new(text, false);
        let first = number::number(&doc, at).unwrap();
        let both = extend(&doc, &first, at, 0);
        both.low.zip(both.high)
    }

    #[test]
    fn ranges_in_words_and_with_dashes() {
        assert_eq!(between("3 to 5 goats", 0), Some((3.0, 5.0)));
        assert_eq!(between("3-5 goats", 0), Some((3.0, 5.0)));
        assert_eq!(between("between 3 and 5 goats", 1), Some((3.0, 5.0)));
        assert_eq!(between("3 to 5 million goats", 0), Some((3e6, 5e6)));
        assert_eq!(between("two or three goats", 0), Some((2.0, 3.0)));
        assert_eq!(between("13 to 14,000 feet", 0), Some((13e3, 14e3)));
        assert_eq!(between("500 to 14,000 feet", 0), Some((500.0, 14e3)));
    }

    #[test]
    fn money_on_both_ends_is_one_range() {
        use crate::figure::tests::numbers;
        for (text, range) in [
            (
                "It was talked down to between $4 million and $5 million.",
                "between $4 million and $5 million",
            ),
            ("Between N150m and N200m went.", "Between N150m and N200m"),
        ] {
            assert_eq!(numbers(text), [range], "{text}");
        }
        assert_eq!(numbers("It fell R5m to R20m."), ["R5m", "R20m"]);
    }

    #[test]
    fn a_change_a_pair_and_a_result_are_no_ranges() {
        assert_eq!(between("from 3 to 5 goats", 1), None);
        assert_eq!(between("3 and 5 goats", 0), None);
        assert_eq!(between("3-1 to the goats", 0), None);
    }

    #[test]
    fn both_ends_and_the_words_between_are_one_figure() {
        use crate::figure::tests::numbers;
        for (text, expected) in [
            ("They own 3 to 5 goats.", vec!["3 to 5"]),
            ("They own between 3 and 5 goats.", vec!["between 3 and 5"]),
            ("They own two or three goats.", vec!["two or three"]),
            ("It grew 5% to 7%.", vec!["5% to 7%"]),
            ("It grew between 3.5% and 4%.", vec!["between 3.5% and 4%"]),
            ("It cost $120 to $180 each.", vec!["$120 to $180"]),
            (
                "It cost 3 to 5 million euros.",
                vec!["3 to 5 million euros"],
            ),
            ("It grew from 3 to 5 percent.", vec!["3", "5 percent"]),
            ("They own 3 and 5 goats.", vec!["3", "5"]),
            ("They own anything from 3 to 5 goats.", vec!["3 to 5"]),
            ("Prices ranged from $3 to $5.", vec!["$3 to $5"]),
            ("It cost 88p to 92p.", vec!["88p to 92p"]),
            (
                "It earned 56 cents to 59 cents.",
                vec!["56 cents to 59 cents"],
            ),
            ("It rose 2 cents to 59 cents.", vec!["2 cents", "59 cents"]),
            ("They own 1,250 or 3,912 goats.", vec!["1,250", "3,912"]),
            ("They own 200 or 300 goats.", vec!["200 or 300"]),
            (
                "It rose by 2.2 million to 6.5 million.",
                vec!["2.2 million", "6.5 million"],
            ),
            (
                "It owns 2 million to 3 million goats.",
                vec!["2 million to 3 million"],
            ),
            (
                "It rose one percent to 12.1 percent.",
                vec!["one percent", "12.1 percent"],
            ),
            ("It jumped $2 to $68.", vec!["$2", "$68"]),
            (
                "They aim at three-to-six percent.",
                vec!["three-to-six percent"],
            ),
            ("It is 5 km to 7 km long.", vec!["5 km to 7 km"]),
            (
                "It grew 5 per cent to 7 per cent.",
                vec!["5 per cent to 7 per cent"],
            ),
            ("It took 3 days to 5 weeks.", vec!["3 days", "5 weeks"]),
            ("It took 3 days or 5 days.", vec!["3 days", "5 days"]),
            ("It fell from 5 to 3.", vec!["5", "3"]),
            (
                "They raised it from a magnitude 6.9 to 7.2.",
                vec!["6.9", "7.2"],
            ),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
