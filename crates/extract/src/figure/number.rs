//! The number itself: digits or letters, with its scale.

pub(super) mod grouped;

use super::{article, fraction, spelled, vague};
use crate::lexicon::Classes;
use crate::text::{Doc, Run};

/// A number as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) run: Run,
    /// None for "several".
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) vague: bool,
    pub(super) spelled: bool,
    /// A share such as "half", in hundredths.
    pub(super) fraction: bool,
}

impl Number {
    /// Below zero, where a sign says so.
    pub(super) fn negated(self, minus: bool) -> Number {
        match minus {
            true => Number {
                low: self.low.map(|v| -v),
                ..self
            },
            false => self,
        }
    }
}

/// From here on nothing is multiplied: nobody counts a million million million millions,
/// and no number is without end.
pub(super) const ENOUGH: f64 = 1e15;

/// The number that begins at `at`.
pub(super) fn number(doc: &Doc<'_>, at: usize) -> Option<Number> {
    (doc.is_number(at) || doc.is(at, Classes::NUMERAL)).then_some(())?;
    let found = vague::vague(doc, at)
        .or_else(|| article::article(doc, at))
        .or_else(|| fraction::fraction(doc, at))
        .or_else(|| digits(doc, at))
        .or_else(|| spelled::spelled(doc, at))?;
    Some(found)
}

/// Words at which the rules for numbers in letters begin: all others are asked no more.
pub(crate) fn numerals() -> impl Iterator<Item = &'static str> {
    let lists = [vague::FIRST, article::FIRST, fraction::FIRST];
    let all = lists.into_iter().chain(spelled::FIRST);
    all.flat_map(str::split_whitespace)
}

fn digits(doc: &Doc<'_>, at: usize) -> Option<Number> {
    doc.is_number(at).then_some(())?;
    let (whole, next) = grouped::digits(doc, at)?;
    let (part, next) = vulgar(doc, next).unwrap_or((0.0, next));
    let value = whole + part;
    let (factor, end) = scale(doc, next).unwrap_or((1.0, next));
    Some(Number {
        run: at..end,
        low: Some(exact(value * factor)),
        high: None,
        vague: false,
        spelled: false,
        fraction: false,
    })
}

/// "5½", "5 ½".
fn vulgar(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let value = match doc.low(at) {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅛" => 0.125,
        _ => return None,
    };
    Some((value, at + 1))
}

/// "6,200" and "2.4"; a comma must part groups of three, or of two as in "4,80,399".
pub(super) fn value(word: &str) -> Option<f64> {
    let (whole, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let parted = whole.contains(',');
    let right = groups.all(|g| g.len() == 3) && (!parted || first.len() <= 3);
    let right = right || grouped::indian(whole);
    let plain = right && word.len() <= 24 && decimals.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| {
        format!("{}.{decimals}", whole.replace(',', ""))
            .parse()
            .ok()
    })?
}

/// "$5m", "5M" and "5m voters" are millions, "5m" are meters.
fn millions(doc: &Doc<'_>, word: usize) -> bool {
    doc.is_number(word.wrapping_sub(1))
        && (many(doc, word + 1)
            || doc.capital(word)
            || matches!(doc.before(word, 2), "$" | "€" | "£" | "¥"))
}

/// People and what is made for them, behind a number; not "100m sprinters".
fn many(doc: &Doc<'_>, at: usize) -> bool {
    let athlete = matches!(
        doc.low(at),
        "swimmers"
            | "sprinters"
            | "runners"
            | "hurdlers"
            | "athletes"
            | "champions"
            | "finalists"
            | "champion"
            | "runner"
    );
    let made = matches!(
        doc.low(at),
        "homes" | "jobs" | "tonnes" | "barrels" | "copies" | "doses"
    );
    let people =
        doc.is(at, Classes::PERSON | Classes::COUNTED) && doc.low(at).ends_with(['s', 'e', 'n']);
    doc.spaced(at) && !doc.capital(at) && !athlete && (people || made)
}

/// "million" after a blank or hyphen; "m", "bn" attached to the digits.
pub(super) fn scale(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let hyphen = doc.low(at) == "-" && !doc.spaced(at) && !doc.spaced(at + 1);
    let word = if hyphen { at + 1 } else { at };
    let factor = match doc.low(word) {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "lakh" | "lakhs" if matches!(doc.low(word + 1), "crore" | "crores") => {
            return Some((1e12, word + 2));
        }
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        "dozen" => 12.0,
        "mn" | "mln" => 1e6,
        "bn" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        "k" if !doc.spaced(word) => 1e3,
        "m" if !doc.spaced(word) && millions(doc, word) => 1e6,
        "b" if !doc.spaced(word) && millions(doc, word) => 1e9,
        _ => return None,
    };
    Some((factor, word + 1))
}

/// 4.1 billion are 4100000000, not 4099999999.9999995.
pub(super) fn exact(value: f64) -> f64 {
    match value.abs() {
        v if (1e3..1e9).contains(&v) => (value * 1e3).round() / 1e3,
        v if (1e9..1e15).contains(&v) => value.round(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn low(text: &str) -> Option<f64> {
        number(&Doc::new(text, false), 0)?.low
    }

    #[test]
    fn digits_groups_decimals_and_scales() {
        assert_eq!(low("6,200 fans"), Some(6200.0));
        assert_eq!(low("1.5 million trees"), Some(1.5e6));
        assert_eq!(low("3bn trees"), Some(3e9));
        assert_eq!(low("4.6m voters"), Some(4.6e6));
        assert_eq!(low("2m homes"), Some(2e6));
        assert_eq!(low("2m fences"), Some(2.0));
        assert_eq!(low("100m swimmers"), Some(100.0));
        assert_eq!(low("12 dozen eggs"), Some(144.0));
        assert_eq!(low("16.4 billion trees"), Some(16.4e9));
        assert_eq!(low("1.1 trillion trees"), Some(1.1e12));
        assert_eq!(low("1.2 lakh voters"), Some(120_000.0));
        assert_eq!(low("500 crore"), Some(5e9));
        assert_eq!(low("2.5 lakh crore"), Some(2.5e12));
        assert_eq!(low("5½ years"), Some(5.5));
        assert_eq!(low("5 ½ years"), Some(5.5));
        assert_eq!(low("5 ° of it"), Some(5.0));
    }

    #[test]
    fn clock_times_dotted_dates_and_odd_groups_are_no_numbers() {
        assert_eq!(low("07:43 in the morning"), None);
        assert_eq!(low("12.05.2031 was a Monday"), None);
        assert_eq!(low("1,2 and then more"), None);
    }
}
