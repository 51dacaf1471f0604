//! Money before and after the number.

use super::Unit;
use crate::figure::spelled;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// How many of the unit one of the word is: a hundred cents are a dollar.
pub(in crate::figure) fn factor(doc: &Doc<'_>, last: usize) -> f64 {
    match doc.low(last) {
        "cents" | "cent" | "pence" | "¢" => 0.01,
        _ => 1.0,
    }
}

/// A sign or code of money before the digits, and where these begin.
pub(in crate::figure) fn sign(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let letters = usize::from(
        matches!(
            doc.low(at),
            "us" | "u.s." | "a" | "c" | "hk" | "nz" | "r" | "s" | "au" | "ca"
        ) && doc.low(at + 1) == "$"
            && !doc.spaced(at + 1),
    );
    let code = match (doc.low(at + letters), doc.low(at)) {
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
        ("usd" | "eur" | "gbp" | "jpy" | "chf" | "inr", code) if doc.is_number(at + 1) => code,
        ("rs", _) if doc.is_number(at + 1) => "INR",
        _ => return None,
    };
    let next = at + letters + 1;
    let digits = doc.is_number(next) || spelled::spelled(doc, next).is_some();
    digits.then(|| (Unit::new(Measure::Money, &code.to_uppercase()), next))
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
            | "usd"
            | "eur"
            | "gbp"
    )
}

pub(super) fn money(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> Option<(Unit, usize)> {
    let nation = usize::from(matches!(doc.low(at), "us" | "u.s.") || nation(doc, at));
    let code = match (doc.low(at + nation), doc.low(at)) {
        ("dollars" | "dollar", "canadian") => "CAD",
        ("dollars" | "dollar", "australian") => "AUD",
        ("dollars" | "dollar" | "cents" | "usd" | "bucks" | "cent" | "¢", _) => "USD",
        ("euros" | "euro" | "eur" | "€", _) => "EUR",
        ("pounds" | "pound", "british") => "GBP",
        ("pounds" | "pound", _) if !weighs(doc, at, sentence) => "GBP",
        ("gbp" | "£" | "sterling" | "pence", _) => "GBP",
        ("yen", _) => "JPY",
        ("yuan" | "renminbi", _) => "CNY",
        ("rubles" | "roubles" | "ruble" | "rouble", _) => "RUB",
        ("rupees" | "rupee", _) => "INR",
        ("francs" | "franc", _) => "CHF",
        ("pesos" | "peso", _) => "MXN",
        ("lira" | "liras", _) => "TRY",
        ("shekels", _) => "ILS",
        ("riyals", _) => "SAR",
        ("naira", _) => "NGN",
        ("hryvnia" | "hryvnias", _) => "UAH",
        _ => return None,
    };
    Some((Unit::new(Measure::Money, code), at + nation + 1))
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
    !near.into_iter().any(|i| pays(doc.low(i)))
}
