//! Money whose code is attached to the digits: "$US1,000", "$A8,800", "CHF500", "R9,850".

use super::Unit;
use crate::figure::number::{self, Number, grouped};
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
    let (factor, end) = number::scale(doc, next)
        .or_else(|| attached(doc, next))
        .or_else(|| initial(doc, next).filter(|_| matches!(letters, "p" | "php")))
        .unwrap_or((suffix, next));
    let amount = written.contains([',', '.']) || factor > 1.0 || next > at + dollar + 1;
    let sure = !matches!(letters, "r" | "n" | "p") || amount;
    let value = number::value(&written)
        .or_else(|| grouped::decimal(&written).filter(|_| factor >= 1e6))
        .filter(|_| sure)?;
    let low = number::exact(value * factor);
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
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
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
    let blanks = parted(doc, &written, next);
    let groups = next..blanks.unwrap_or(next);
    let digits = groups.clone().flat_map(|i| doc.low(i).chars());
    written.extend(digits.filter(|c| *c != ','));
    (written, groups.end)
}

/// "R21 000", "N172, 408, 320": where groups of three behind blanks end. One group may be
/// another number unless it is round: "the N1 500 metres on".
fn parted(doc: &Doc<'_>, written: &str, at: usize) -> Option<usize> {
    let short = (1..=3).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_digit());
    let group = |n: &usize| doc.low(at + 2 * n) == "," && threes(doc.low(at + 2 * n + 1));
    let commas = (0..4).take_while(group).count();
    let end = match commas {
        0 => grouped::groups(doc, at)?,
        count => at + 2 * count,
    };
    let round = doc.low(end - 1).starts_with("000");
    let sure = commas > 1 || (commas == 0 && (written.len() > 1 || end > at + 1));
    (short && (sure || round)).then_some(end)
}

/// "408", "320.49", "000,000": a group of three, and what may be attached to it.
fn threes(word: &str) -> bool {
    let (whole, _) = word.split_once('.').unwrap_or((word, ""));
    let digits = |g: &str| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit());
    whole.split(',').all(digits)
}

/// "N12.5m": behind a code of money no meters.
fn attached(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let factor = match doc.low(at) {
        "m" => 1e6,
        "b" => 1e9,
        _ => return None,
    };
    (!doc.spaced(at)).then_some((factor, at + 1))
}

/// "P12-B", "P1.2-M": the first letter of the scale, as Philippine headlines have it.
fn initial(doc: &Doc<'_>, at: usize) -> Option<(f64, usize)> {
    let joined =
        doc.low(at) == "-" && !doc.spaced(at) && !doc.spaced(at + 1) && doc.capital(at + 1);
    let factor = match doc.low(at + 1) {
        "m" => 1e6,
        "b" => 1e9,
        "t" => 1e12,
        _ => return None,
    };
    joined.then_some((factor, at + 2))
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
        ("ush" | "ugx", false) => "UGX",
        ("sh" | "shs", false) => "shilling",
        ("tk", false) => "BDT",
        ("ghs", false) => "GHS",
        ("pkr", false) => "PKR",
        ("lkr", false) => "LKR",
        ("idr" | "rp", false) => "IDR",
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
            ("They paid R12.5m for it.", "R12.5m", "ZAR", 12.5e6),
            ("They paid R16.4 billion.", "R16.4 billion", "ZAR", 16.4e9),
            ("A dollar is R18.20 now.", "R18.20", "ZAR", 18.2),
            ("They paid N12 billion.", "N12 billion", "NGN", 12e9),
            ("They paid P2,000 for it.", "P2,000", "PHP", 2000.0),
            ("They paid DKr428 a share.", "DKr428", "DKK", 428.0),
            ("They paid NKr3bn for it.", "NKr3bn", "NOK", 3e9),
            ("They paid N362million for it.", "N362million", "NGN", 362e6),
            ("They paid R21 000 for it.", "R21 000", "ZAR", 21e3),
            ("They paid R2,4bn for it.", "R2,4bn", "ZAR", 2.4e9),
            (
                "They paid N172, 408, 320.49 for it.",
                "N172, 408, 320.49",
                "NGN",
                172_408_320.49,
            ),
            (
                "They paid N12, 000,000 for it.",
                "N12, 000,000",
                "NGN",
                12e6,
            ),
            ("They paid P1.2-B for it.", "P1.2-B", "PHP", 1.2e9),
            (
                "They paid Sh2.5 billion.",
                "Sh2.5 billion",
                "shilling",
                2.5e9,
            ),
            ("They paid Tk10,000 for it.", "Tk10,000", "BDT", 10e3),
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
            "The R12-B bus left.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
        assert_eq!(numbers("The N1 500 metres on fell."), ["500 metres"]);
        assert_eq!(numbers("It cost R12, 300 goats fled."), ["300"]);
    }
}
