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

/// "the primary in", "won the Harnow primary"; not "his primary concern", and no school.
fn primary(doc: &Doc<'_>, at: usize) -> bool {
    let ends = doc.is(at + 1, Classes::PREPOSITION | Classes::AUXILIARY) || !doc.is_word(at + 1);
    ends && !school(doc, at)
}

/// "Low Lane primary", "pupils of a primary".
fn school(doc: &Doc<'_>, at: usize) -> bool {
    let street = matches!(
        doc.before(at, 1),
        "lane" | "road" | "street" | "hill" | "park" | "avenue" | "church" | "community" | "green"
    );
    let taught = |i: usize| {
        matches!(
            doc.low(i),
            "pupils"
                | "pupil"
                | "school"
                | "schools"
                | "teacher"
                | "teachers"
                | "parents"
                | "children"
                | "classroom"
        )
    };
    let near = at.saturating_sub(8)..at + 8;
    street || near.into_iter().any(taught)
}
