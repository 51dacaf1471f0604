//! Numbers that count nothing: dates, clock times, ages, names, results.

mod age;
mod birthday;
mod clock;
mod date;
mod denominator;
mod dialled;
mod glued;
mod index;
mod innings;
mod name;
mod pronoun;
mod result;

use super::Quantity;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// Whether the quantity is no figure.
pub(super) fn excluded(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let measured = quantity
        .unit
        .as_ref()
        .is_some_and(|u| u.measure != Measure::Duration);
    age::age(doc, quantity)
        || index::index(doc, quantity)
        || denominator::denominator(doc, quantity)
        || pronoun::at_one_point(doc, quantity)
        || glued::glued(doc, quantity)
        || (!measured && any_of_the_bare(doc, sentence, quantity))
}

fn any_of_the_bare(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    date::date(doc, quantity)
        || birthday::birthday(doc, quantity)
        || dialled::dialled(doc, quantity)
        || clock::clock(doc, quantity)
        || name::name(doc, sentence, quantity)
        || pronoun::pronoun(doc, sentence, quantity)
        || result::result(doc, sentence, quantity)
        || innings::innings(doc, sentence, quantity)
}
