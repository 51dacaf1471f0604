//! Money whose code is attached to the digits: "$US1,000", "$A8,800", "CHF500", "R9,850".

use super::Unit;
use crate::figure::number::{self, Number};
use crate::text::Doc;
use factdesk_domain::Measure;

/// The code and the number at `at`.
pub(in crate::figure) fn coded(doc: &Doc<'_>, at: usize) -> Option<(Unit, Number)> {
    let dollar = usize::from(doc.low(at) == "$" && !doc.spaced(at + 1));
    doc.is_word(at + dollar).then_some(())?;
    let word = doc.low(at + dollar);
    let digits = word.bytes().position(|b| b.is_ascii_digit())?;
    let (letters, tail) = word.split_at_checked(digits)?;
    let code = code(letters, dollar == 1)?;
    let (tail, suffix) = suffixed(tail);
    let (written, next) = written(doc, at + dollar + 1, tail);
    let (factor, end) = number::scale(doc, next).unwrap_or((suffix, next));
    let amount = written.contains([',', '.']) || factor > 1.0;
    let sure = !matches!(letters, "r" | "n" | "p") || amount;
    let low = number::exact(number::value(&written).filter(|_| sure)? * factor);
    let number = Number {
        run: at..end,
        low: Some(low),
        high: None,
        vague: false,
        spelled: false,
        fraction: false,
    };
    Some((Unit::new(Measure::Money, code), number))
}

/// "2bn": the digits and what they are multiplied by.
fn suffixed(tail: &str) -> (&str, f64) {
    const SUFFIXES: &[(&str, f64)] = &[
        ("bn", 1e9),
        ("tn", 1e12),
        ("m", 1e6),
        ("k", 1e3),
        ("b", 1e9),
    ];
    let found = SUFFIXES
        .iter()
        .find_map(|(suffix, factor)| Some((tail.strip_suffix(suffix)?, *factor)));
    found.unwrap_or((tail, 1.0))
}

/// The digits with the groups and decimals behind them, which are tokens of their own.
fn written(doc: &Doc<'_>, at: usize, tail: &str) -> (String, usize) {
    let mut written = tail.to_owned();
    let mut next = at;
    while matches!(doc.low(next), "," | ".")
        && !doc.spaced(next)
        && !doc.spaced(next + 1)
        && doc.is_number(next + 1)
        && written.len() < 24
    {
        written.push_str(doc.low(next));
        written.push_str(doc.low(next + 1));
        next += 2;
    }
    (written, next)
}

fn code(letters: &str, dollar: bool) -> Option<&'static str> {
    Some(match (letters, dollar) {
        ("us" | "usd", true) | ("usd", false) => "USD",
        ("a" | "au" | "aud", true) | ("aud", false) => "AUD",
        ("nz" | "nzd", true) | ("nzd", false) => "NZD",
        ("c" | "can" | "cad", true) | ("cad", false) => "CAD",
        ("hk", true) => "HKD",
        ("s", true) => "SGD",
        ("eur", false) => "EUR",
        ("gbp", false) => "GBP",
        ("chf" | "sfr", false) => "CHF",
        ("rs" | "inr", false) => "INR",
        ("r" | "zar", false) => "ZAR",
        ("sek" | "skr", false) => "SEK",
        ("nok" | "nkr", false) => "NOK",
        ("dkk" | "dkr", false) => "DKK",
        ("ksh" | "kes", false) => "KES",
        ("tsh", false) => "TZS",
        ("ush", false) => "UGX",
        ("n" | "ngn", false) => "NGN",
        ("p" | "php", false) => "PHP",
        ("rm", false) => "MYR",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{numbers, only, units};

    #[test]
    fn a_code_attached_to_the_digits_names_the_currency() {
        for (text, exact, name, low) in [
            ("They paid $US1,000 for it.", "$US1,000", "USD", 1000.0),
            ("They paid $A8,800 for it.", "$A8,800", "AUD", 8800.0),
            (
                "They paid $AUD1.102 billion.",
                "$AUD1.102 billion",
                "AUD",
                1.102e9,
            ),
            ("They paid CHF500 for it.", "CHF500", "CHF", 500.0),
            ("They paid Rs500 for it.", "Rs500", "INR", 500.0),
            ("They paid R9,850 for it.", "R9,850", "ZAR", 9850.0),
            ("They paid R2bn for it.", "R2bn", "ZAR", 2e9),
            ("They paid R16.4 billion.", "R16.4 billion", "ZAR", 16.4e9),
            ("A dollar is R18.20 now.", "R18.20", "ZAR", 18.2),
            ("They paid N12 billion.", "N12 billion", "NGN", 12e9),
            ("They paid P2,000 for it.", "P2,000", "PHP", 2000.0),
            ("They paid DKr428 a share.", "DKr428", "DKK", 428.0),
            ("They paid NKr3bn for it.", "NKr3bn", "NOK", 3e9),
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
    fn other_letters_before_digits_are_a_name() {
        for text in [
            "The R2 unit fell.",
            "The N1 road and the P5 bus closed.",
            "They met at the G20.",
            "Flight US1 left.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }
}
