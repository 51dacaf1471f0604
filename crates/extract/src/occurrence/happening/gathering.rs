//! Protests and strikes.

use super::{Entry, Rank::*, always, beside};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Happening::{Protest, Strike};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Protest,
        Noun,
        // "He resigned in protest."
        |doc, at| doc.low(at) != "protest" || doc.before(at, 1) != "in",
        "protest protests protester protesters protestors demonstrators riot riots rioters \
         marchers barricades",
    ),
    (
        Protest,
        Noun,
        |doc, at| doc.low(at + 1) == "-" && doc.low(at + 2) == "in",
        "sit",
    ),
    (Protest, Noun, |doc, at| doc.before(at, 1) == "tear", "gas"),
    (Protest, Noun, by_people, "blockade blockades"),
    (Protest, LooseNoun, always, "unrest clashes"),
    (Protest, Verb, no_object, "protested demonstrated"),
    (
        Protest,
        Verb,
        |doc, at| matches!(doc.low(at + 1), "on" | "through" | "against"),
        "marched",
    ),
    (Strike, Noun, of_work, "strike strikes"),
    (
        Strike,
        Noun,
        always,
        "walkout walkouts stoppage stoppages strikers pickets",
    ),
    (
        Strike,
        Noun,
        |doc, at| doc.before(at, 1) == "industrial",
        "action",
    ),
    (
        Strike,
        Noun,
        |doc, at| matches!(doc.before(at, 1), "downed" | "down"),
        "tools",
    ),
    (Strike, Verb, walked, "out"),
    (Strike, Verb, |doc, at| worker(doc.low(at + 1)), "striking"),
];

/// "demonstrated that" shows, "protested a" is of lawyers.
fn no_object(doc: &Doc<'_>, at: usize) -> bool {
    !doc.is(at + 1, Classes::DETERMINER) && doc.low(at + 1) != "that"
}

/// No blockade by ships.
fn by_people(doc: &Doc<'_>, at: usize) -> bool {
    !matches!(
        doc.before(at, 1),
        "naval" | "trade" | "economic" | "sea" | "u.s." | "us"
    )
}

fn of_work(doc: &Doc<'_>, at: usize) -> bool {
    let before = doc.before(at, 1);
    let named = matches!(
        before,
        "on" | "general"
            | "hunger"
            | "rail"
            | "bus"
            | "transit"
            | "port"
            | "hour"
            | "day"
            | "full"
            | "indefinite"
            | "wildcat"
            | "student"
    );
    named || worker(before) || (before == "'" && worker(doc.before(at, 2)))
}

fn worker(word: &str) -> bool {
    matches!(
        word,
        "workers"
            | "dockers"
            | "teachers"
            | "nurses"
            | "doctors"
            | "drivers"
            | "pilots"
            | "miners"
            | "staff"
            | "crews"
            | "cleaners"
            | "guards"
            | "dockworkers"
            | "employees"
    )
}

fn walked(doc: &Doc<'_>, at: usize) -> bool {
    let walk = matches!(doc.before(at, 1), "walk" | "walks" | "walked" | "walking");
    walk && beside(doc, at, 5, worker)
}
