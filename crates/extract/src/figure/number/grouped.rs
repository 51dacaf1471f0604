//! Digits in the groups of other lands: "21 000", "4,80,399", "2,09 million".

use super::{scale, value};
use crate::lexicon::Classes;
use crate::text::Doc;

/// The value of the digits at `at`, and where they end.
pub(super) fn digits(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(end) = spaced(doc, at) {
        let whole: String = (at..end).map(|i| doc.low(i)).collect();
        return Some((value(&whole)?, end));
    }
    let word = doc.low(at);
    let found = value(word).or_else(|| decimal(word).filter(|_| measured(doc, at + 1)))?;
    Some((found, at + 1))
}

/// "21 000 people": up to three digits, and groups of three behind single blanks. A name,
/// a month or another number before them makes them a number each.
fn spaced(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let first = plain(doc.low(at)) && doc.low(at).len() <= 3 && !doc.low(at).starts_with('0');
    let end = groups(doc, at + 1).filter(|_| first)?;
    let before = at.checked_sub(1);
    let function = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::DETERMINER
        | Classes::AUXILIARY
        | Classes::ADVERB
        | Classes::VERB
        | Classes::PRONOUN;
    // "Low Town 200 000 people": nobody writes "000" alone.
    let round = doc.low(end - 1) == "000";
    let named = !round && before.is_some_and(|i| doc.capital(i) && !doc.is(i, function));
    let parted =
        before.is_some_and(|i| doc.is_number(i) || doc.is(i, Classes::DESIGNATOR | Classes::MONTH));
    let attached = !doc.spaced(at) && at > 0;
    let sign = matches!(
        doc.before(at, 1),
        "(" | "$" | "€" | "£" | "₹" | "“" | "\"" | "["
    );
    let joined = doc.is_number(end) || matches!(doc.low(end), "-" | "/") && !doc.spaced(end);
    (!named && !parted && !joined && (sign || !attached)).then_some(end)
}

/// Where the groups of three that begin at `at` end.
pub(in crate::figure) fn groups(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let group = |i: usize| doc.low(i).len() == 3 && plain(doc.low(i)) && blank_before(doc, i);
    let count = (at..at + 4).take_while(|i| group(*i)).count();
    (count > 0).then_some(at + count)
}

/// Whether a single blank, of whatever width, stands before the token.
fn blank_before(doc: &Doc<'_>, at: usize) -> bool {
    let both = doc.exact(&(at.saturating_sub(1)..at + 1));
    let mut blanks = both.chars().filter(|c| c.is_whitespace());
    blanks.next().is_some_and(|c| c != '\n') && blanks.next().is_none()
}

fn plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// "2,09": a comma before the decimals.
pub(in crate::figure) fn decimal(word: &str) -> Option<f64> {
    let (whole, part) = word.split_once(',')?;
    let short = whole.len() <= 3 && part.len() <= 2 && plain(whole) && plain(part);
    short.then(|| format!("{whole}.{part}").parse().ok())?
}

/// Whether a word of scale or a share follows, as behind no list of digits.
fn measured(doc: &Doc<'_>, at: usize) -> bool {
    let share = matches!(doc.low(at), "%" | "percent") || doc.phrase(at, "per cent").is_some();
    share || scale(doc, at).is_some_and(|(factor, _)| factor >= 1e6)
}

/// "4,80,399": the thousands, and groups of two before them.
pub(super) fn indian(whole: &str) -> bool {
    let mut groups = whole.rsplit(',');
    let thousands = groups.next().is_some_and(|g| g.len() == 3);
    let mut rest: Vec<usize> = groups.map(str::len).collect();
    let first = rest.pop();
    thousands
        && !rest.is_empty()
        && rest.iter().all(|len| *len == 2)
        && first.is_some_and(|len| (1..=2).contains(&len))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{numbers, units};

    fn low(text: &str) -> Option<f64> {
        units(text).first().and_then(|f| f.2)
    }

    #[test]
    fn groups_behind_blanks_are_one_number() {
        for (text, exact, value) in [
            ("More than 21 000 goats fled.", "More than 21 000", 21e3),
            ("They own 1 250 300 goats.", "1 250 300", 1_250_300.0),
            ("It sold 10\u{a0}500 goats.", "10\u{a0}500", 10_500.0),
            ("It cost $21 000 then.", "$21 000", 21e3),
            ("Some 433 966 goats fled.", "Some 433 966", 433_966.0),
            ("In Harl 200 000 goats fled.", "200 000", 200e3),
        ] {
            assert_eq!(numbers(text), [exact], "{text}");
            assert_eq!(low(text), Some(value), "{text}");
        }
    }

    #[test]
    fn numbers_side_by_side_stay_apart() {
        for text in [
            "In 2019 250 goats fled.",
            "On May 21 300 goats fled.",
            "At 7 40 goats fled.",
            "Of 12 000 000 1 goats fled.",
            "The Falcon 21 300 goats fled.",
        ] {
            assert!(
                low(text) != Some(21_300.0) && low(text) != Some(2_019_250.0),
                "{text}"
            );
        }
        assert!(numbers("Call 021 300 400 now.").is_empty());
    }

    #[test]
    fn lakhs_and_crores_are_grouped_by_two() {
        assert_eq!(low("They own 4,80,399 goats."), Some(480_399.0));
        assert_eq!(low("They own 12,34,56,789 goats."), Some(123_456_789.0));
        assert_eq!(low("They own 4,80,39 goats."), None);
        assert_eq!(low("They own 480,39,999 goats."), None);
    }

    #[test]
    fn a_comma_before_decimals_needs_a_scale_or_a_share() {
        assert_eq!(low("They own 2,09-million goats."), Some(2.09e6));
        assert_eq!(low("They own 1,5 million goats."), Some(1.5e6));
        assert_eq!(low("It rose 3,5% then."), Some(3.5));
        assert_eq!(low("They own 1,5 goats."), None);
    }
}
