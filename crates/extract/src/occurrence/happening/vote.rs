//! Elections.

use super::{Entry, Rank::*, always};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Happening::Election;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Election,
        Noun,
        always,
        "election elections referendum runoff caucuses",
    ),
    (
        Election,
        Noun,
        |doc, at| doc.before(at, 1) == "-" && doc.before(at, 2) == "run",
        "off",
    ),
    (Election, Noun, primary, "primary"),
    (
        Election,
        Noun,
        |doc, at| doc.before(at, 1) == "exit",
        "polls poll",
    ),
    (
        Election,
        Noun,
        |doc, at| {
            matches!(
                doc.before(at, 1),
                "presidential" | "snap" | "parliamentary" | "legislative"
            )
        },
        "ballot vote poll",
    ),
    (
        Election,
        Noun,
        |doc, at| matches!(doc.low(at + 1), "stations" | "station" | "places"),
        "polling",
    ),
    (
        Election,
        Noun,
        |doc, at| matches!(doc.low(at + 1), "commission" | "court"),
        "electoral",
    ),
    (
        Election,
        Verb,
        |doc, at| doc.before(at, 1) == "-" && doc.before(at, 2) == "re",
        "elected",
    ),
];

/// What a vote is called: one that is called something else is another.
pub(in super::super) fn kind(word: &str) -> Option<&'static str> {
    let kinds = ["primary", "caucuses", "referendum", "runoff"];
    kinds.into_iter().find(|kind| *kind == word)
}

/// "the primary in", not "his primary concern".
fn primary(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at + 1, Classes::PREPOSITION) || !doc.is_word(at + 1)
}
