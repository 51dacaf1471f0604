//! Money before and after the number.

use super::Unit;
use crate::figure::spelled;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// How many of the unit one of the word is: a hundred cents are a dollar.
pub(in crate::figure) fn factor(doc: &Doc<'_>, last: usize) -> f64 {
    match doc.low(last) {
        "cent" if doc.before(last, 1) == "per" => 1.0,
        "cents" | "cent" | "pence" | "¢" | "p" | "paise" | "kobo" => 0.01,
        _ => 1.0,
    }
}

/// A sign or code of money before the digits, and where these begin.
pub(in crate::figure) fn sign(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    // No sign is a word, and a code stands before digits.
    let rupees = doc.low(at) == "rs" && doc.low(at + 1) == "." && !doc.spaced(at + 1);
    let possible = !doc.is_word(at)
        || matches!(doc.low(at + 1), "$" | "¢" | "₵")
        || doc.is_number(at + 1)
        || rupees;
    possible.then_some(())?;
    if rupees && doc.is_number(at + 2) {
        return Some((Unit::new(Measure::Money, "INR"), at + 2));
    }
    let letters = usize::from(
        matches!(
            doc.low(at),
            "us" | "u.s." | "a" | "c" | "hk" | "nz" | "r" | "s" | "au" | "ca"
        ) && doc.low(at + 1) == "$"
            && !doc.spaced(at + 1)
            || cedis(doc, at),
    );
    let behind = usize::from(
        doc.low(at) == "$"
            && matches!(doc.low(at + 1), "us" | "a" | "nz" | "c" | "hk")
            && !doc.spaced(at + 1),
    );
    let named = if behind == 1 { at + 1 } else { at };
    if matches!(doc.low(at), "sh" | "shs") && doc.is_number(at + 1) && doc.capital(at) {
        return Some((Unit::new(Measure::Money, "shilling"), at + 1));
    }
    let code = match (doc.low(at + letters), doc.low(named)) {
        ("$", "a" | "au") => "AUD",
        ("$", "c" | "ca") => "CAD",
        ("$", "hk") => "HKD",
        ("$", "nz") => "NZD",
        ("$", "r") => "BRL",
        ("$", "s") => "SGD",
        ("$", _) => "USD",
        ("€", _) => "EUR",
        ("£", _) => "GBP",
        ("¥", _) => "JPY",
        ("₹", _) => "INR",
        ("₽", _) => "RUB",
        ("₱", _) => "PHP",
        ("₦", _) => "NGN",
        ("₺", _) => "TRY",
        ("₩", _) => "KRW",
        ("₪", _) => "ILS",
        ("฿", _) => "THB",
        ("¢" | "₵", "gh") => "GHS",
        ("usd" | "eur" | "gbp" | "jpy" | "chf" | "inr", code) if doc.is_number(at + 1) => code,
        (
            "nok" | "sek" | "dkk" | "pln" | "czk" | "huf" | "cny" | "rmb" | "rub" | "krw" | "zar"
            | "brl" | "mxn" | "aud" | "cad" | "nzd" | "sgd" | "hkd" | "aed" | "sar" | "kes" | "ngn"
            | "ils" | "php" | "egp" | "thb" | "myr" | "idr" | "ugx" | "tzs" | "rwf" | "ghs" | "zmw"
            | "pkr" | "lkr" | "bdt" | "npr" | "vnd" | "twd" | "try" | "xaf" | "xof" | "etb" | "ars"
            | "clp" | "qar" | "kwd",
            code,
        ) if doc.is_number(at + 1) && loud(doc, at) => code,
        ("rs" | "rs.", _) if doc.is_number(at + 1) => "INR",
        ("ksh" | "kshs", _) if doc.is_number(at + 1) => "KES",
        ("tk", _) if doc.is_number(at + 1) => "BDT",
        ("skr", _) if doc.is_number(at + 1) => "SEK",
        ("nkr", _) if doc.is_number(at + 1) => "NOK",
        ("dkr", _) if doc.is_number(at + 1) => "DKK",
        _ => return None,
    };
    let next = at + letters + behind + 1;
    let digits = doc.is_number(next) || spelled::spelled(doc, next).is_some();
    digits.then(|| (Unit::new(Measure::Money, &code.to_uppercase()), next))
}

/// "GH¢500".
fn cedis(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at) == "gh" && matches!(doc.low(at + 1), "¢" | "₵") && !doc.spaced(at + 1)
}

/// "NOK": a code stands in capitals.
fn loud(doc: &Doc<'_>, at: usize) -> bool {
    doc.exact(&(at..at + 1)).chars().all(char::is_uppercase)
}

pub(super) fn nation(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "american"
            | "canadian"
            | "australian"
            | "british"
            | "swiss"
            | "russian"
            | "mexican"
            | "danish"
            | "norwegian"
            | "swedish"
            | "singapore"
            | "indian"
            | "pakistani"
            | "philippine"
            | "usd"
            | "eur"
            | "gbp"
    )
}

pub(super) fn money(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> Option<(Unit, usize)> {
    // "£45m plus £7m": a sign belongs to the number behind it.
    let ahead = matches!(doc.low(at), "€" | "£") && doc.is_number(at + 1) && !doc.spaced(at + 1);
    (!ahead).then_some(())?;
    let nation = usize::from(matches!(doc.low(at), "us" | "u.s.") || nation(doc, at));
    let code = match (doc.low(at + nation), doc.low(at)) {
        ("dollars" | "dollar", "canadian") => "CAD",
        ("dollars" | "dollar", "australian") => "AUD",
        ("dollars" | "dollar", "singapore") => "SGD",
        ("dollars" | "dollar" | "cents" | "usd" | "bucks" | "cent" | "¢", _) => "USD",
        ("euros" | "euro" | "eur" | "€", _) => "EUR",
        ("pounds" | "pound", "british") => "GBP",
        ("pounds" | "pound", _) if !weighs(doc, at, sentence) => "GBP",
        ("gbp" | "£" | "sterling" | "pence" | "quid", _) => "GBP",
        ("p", _) if pence(doc, at) => "GBP",
        ("yen", _) => "JPY",
        ("yuan" | "renminbi", _) => "CNY",
        ("rubles" | "roubles" | "ruble" | "rouble", _) => "RUB",
        ("rupees" | "rupee", "pakistani") => "PKR",
        ("pesos" | "peso", "philippine") => "PHP",
        ("krone" | "kroner", "danish") => "DKK",
        ("rupees" | "rupee" | "paise", _) => "INR",
        ("francs" | "franc", _) => "CHF",
        ("pesos" | "peso", _) => "MXN",
        ("lira" | "liras", _) => "TRY",
        ("shekels", _) => "ILS",
        ("riyals", _) => "SAR",
        ("naira" | "kobo", _) => "NGN",
        ("centavos" | "centavo", _) => "centavo",
        ("hryvnia" | "hryvnias", _) => "UAH",
        ("krona" | "kronor", _) => "SEK",
        ("krone" | "kroner", _) => "NOK",
        ("zloty" | "zlotys", _) => "PLN",
        ("forint" | "forints", _) => "HUF",
        ("koruna" | "korunas", _) => "CZK",
        ("rand", _) => "ZAR",
        ("baht", _) => "THB",
        ("ringgit", _) => "MYR",
        ("rupiah", _) => "IDR",
        ("dong", _) => "VND",
        ("reais", _) => "BRL",
        ("dirhams" | "dirham", _) => "AED",
        ("taka", _) => "BDT",
        ("lei", _) => "RON",
        ("leva", _) => "BGN",
        ("cedis" | "cedi", _) => "GHS",
        ("birr", _) => "ETB",
        ("tenge", _) => "KZT",
        ("kwacha", _) => "kwacha",
        ("bitcoins" | "bitcoin", _) => "BTC",
        ("won", _) if scaled(doc, at) => "KRW",
        ("crowns" | "crown", _) => "crown",
        ("dinars" | "dinar", _) => "dinar",
        ("shillings" | "shilling", _) => "shilling",
        ("rials" | "rial", _) => "rial",
        _ => return None,
    };
    Some((Unit::new(Measure::Money, code), at + nation + 1))
}

/// "88p", but not the lines of a "1080p" screen.
fn pence(doc: &Doc<'_>, at: usize) -> bool {
    let lines = matches!(
        doc.before(at, 1),
        "144" | "240" | "360" | "480" | "720" | "1080" | "1440" | "2160" | "4320"
    );
    !doc.spaced(at) && !doc.capital(at) && doc.is_number(at.wrapping_sub(1)) && !lines
}

/// "won" is money only behind a million or more; else a verb.
fn scaled(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "million" | "billion" | "trillion")
}

/// Pounds are a weight unless the sentence speaks of paying.
fn weighs(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> bool {
    let near = sentence.run.start.max(at.saturating_sub(20))..sentence.run.end.min(at + 12);
    let pays = |w: &str| {
        matches!(
            w,
            "cost"
                | "costs"
                | "pay"
                | "paid"
                | "worth"
                | "price"
                | "fund"
                | "funding"
                | "budget"
                | "invest"
                | "spent"
                | "spending"
                | "sterling"
                | "£"
                | "debt"
                | "million"
                | "billion"
                | "salary"
                | "fine"
                | "fined"
                | "tax"
        )
    };
    let rate = matches!(doc.low(at + 1), "a" | "per" | "an" | "each")
        && matches!(
            doc.low(at + 2),
            "year" | "month" | "week" | "hour" | "day" | "head" | "person"
        );
    !rate && !near.into_iter().any(|i| pays(doc.low(i)))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, only, units};
    use factdesk_domain::Measure;

    /// Number, unit and value of the only figure, which has the measure.
    fn unit(text: &str, measure: Measure) -> (String, String, Option<f64>) {
        let found = only(text, counted(text));
        assert_eq!(found.1, measure, "{text}");
        only(text, units(text))
    }

    fn reads(text: &str, measure: Measure, exact: &str, name: &str, low: f64) {
        let found = unit(text, measure);
        assert_eq!(
            found,
            (exact.to_owned(), name.to_owned(), Some(low)),
            "{text}"
        );
    }

    #[test]
    fn a_sign_before_the_digits_names_the_currency() {
        for (text, exact, name, low) in [
            ("They paid $40 for it.", "$40", "USD", 40.0),
            ("They paid US$40 for it.", "US$40", "USD", 40.0),
            ("They paid A$40 for it.", "A$40", "AUD", 40.0),
            ("They paid $A 40 for it.", "$A 40", "AUD", 40.0),
            ("They paid C$40 for it.", "C$40", "CAD", 40.0),
            ("They paid HK$40 for it.", "HK$40", "HKD", 40.0),
            (
                "They paid €1.5 million for it.",
                "€1.5 million",
                "EUR",
                1.5e6,
            ),
            ("They paid £3bn for it.", "£3bn", "GBP", 3e9),
            ("They paid $5m for it.", "$5m", "USD", 5e6),
            ("They paid €5M for it.", "€5M", "EUR", 5e6),
            ("They paid $5B for it.", "$5B", "USD", 5e9),
            ("They paid ¥500 for it.", "¥500", "JPY", 500.0),
            ("They paid ₹2,000 for it.", "₹2,000", "INR", 2000.0),
            ("They paid EUR 40 for it.", "EUR 40", "EUR", 40.0),
            ("They paid Rs 40 for it.", "Rs 40", "INR", 40.0),
            ("They paid Rs 500 crore.", "Rs 500 crore", "INR", 5e9),
            ("They paid SKr 2.5bn for it.", "SKr 2.5bn", "SEK", 2.5e9),
            ("They paid ₱12 million.", "₱12 million", "PHP", 12e6),
            ("They paid ₦45bn for it.", "₦45bn", "NGN", 45e9),
            ("They paid GH¢500 for it.", "GH¢500", "GHS", 500.0),
            ("They paid UGX 5 billion.", "UGX 5 billion", "UGX", 5e9),
            ("They paid Tk 500 crore.", "Tk 500 crore", "BDT", 5e9),
            (
                "They paid Shs 300,000 for it.",
                "Shs 300,000",
                "shilling",
                3e5,
            ),
            ("They paid Rs.500 for it.", "Rs.500", "INR", 500.0),
            ("They paid Rs.5 crore for it.", "Rs.5 crore", "INR", 5e7),
        ] {
            reads(text, Measure::Money, exact, name, low);
        }
    }

    #[test]
    fn a_word_after_the_number_names_the_currency() {
        for (text, exact, name, low) in [
            ("They paid 40 dollars for it.", "40 dollars", "USD", 40.0),
            ("They paid forty quid for it.", "forty quid", "GBP", 40.0),
            (
                "They paid 12 crore rupees for it.",
                "12 crore rupees",
                "INR",
                1.2e8,
            ),
            ("They paid 2bn lei for it.", "2bn lei", "RON", 2e9),
            (
                "They paid 40 Canadian dollars for it.",
                "40 Canadian dollars",
                "CAD",
                40.0,
            ),
            (
                "They paid 4.5 million Danish kroner.",
                "4.5 million Danish kroner",
                "DKK",
                4.5e6,
            ),
            (
                "They paid 40 Philippine pesos for it.",
                "40 Philippine pesos",
                "PHP",
                40.0,
            ),
            (
                "They paid 40 Australian dollars for it.",
                "40 Australian dollars",
                "AUD",
                40.0,
            ),
            (
                "They paid twelve euros for it.",
                "twelve euros",
                "EUR",
                12.0,
            ),
            (
                "They paid 3 million yen for it.",
                "3 million yen",
                "JPY",
                3e6,
            ),
            ("They paid 90 yuan for it.", "90 yuan", "CNY", 90.0),
            ("They paid 70 rubles for it.", "70 rubles", "RUB", 70.0),
            ("They paid 70 kronor for it.", "70 kronor", "SEK", 70.0),
            (
                "They paid 40 billion crowns for it.",
                "40 billion crowns",
                "crown",
                4e10,
            ),
            (
                "They paid 5 billion won for it.",
                "5 billion won",
                "KRW",
                5e9,
            ),
            ("They paid 300 pesos for it.", "300 pesos", "MXN", 300.0),
        ] {
            reads(text, Measure::Money, exact, name, low);
        }
    }

    #[test]
    fn a_hundred_cents_are_a_dollar() {
        for (text, exact, name, low) in [
            ("They paid 87 cents for it.", "87 cents", "USD", 0.87),
            ("They paid 50 pence for it.", "50 pence", "GBP", 0.5),
            ("They paid 88p for it.", "88p", "GBP", 0.88),
            ("They paid 50 paise for it.", "50 paise", "INR", 0.5),
        ] {
            reads(text, Measure::Money, exact, name, low);
        }
    }

    #[test]
    fn pounds_are_paid_or_weighed() {
        reads(
            "The budget is 40 pounds.",
            Measure::Money,
            "40 pounds",
            "GBP",
            40.0,
        );
        reads(
            "They are 40 pounds a year apart.",
            Measure::Money,
            "40 pounds",
            "GBP",
            40.0,
        );
        reads(
            "It cost 6 million pounds.",
            Measure::Money,
            "6 million pounds",
            "GBP",
            6e6,
        );
        reads(
            "The stone has 40 pounds.",
            Measure::Weight,
            "40 pounds",
            "pounds",
            40.0,
        );
    }

    #[test]
    fn a_verb_or_a_lone_sign_is_no_money() {
        assert_eq!(unit("All 5 won on Sunday.", Measure::Other).1, "");
        assert_eq!(
            unit("Of 30 workers, none paid a $ fee.", Measure::People).2,
            Some(30.0)
        );
        assert!(units("He wrote a song about the $ sign.").is_empty());
        assert!(units("It has a 1080p screen.").is_empty());
    }
}
