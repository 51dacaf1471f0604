//! What central banks decide.

use super::{Entry, Rank::*, beside};
use crate::text::Doc;
use factdesk_domain::Happening::RateDecision;

pub(super) const ENTRIES: &[Entry] = &[
    (RateDecision, Noun, set, "rate rates"),
    (
        RateDecision,
        Noun,
        |doc, at| {
            let moved = matches!(
                doc.low(at + 1),
                "cut" | "cuts" | "rise" | "rises" | "hike" | "hikes" | "increase" | "decision"
            );
            moved && !other(doc.before(at, 1))
        },
        "rate",
    ),
];

/// "lowered its key rate", "raises interest rates".
fn set(doc: &Doc<'_>, at: usize) -> bool {
    let key = matches!(
        doc.before(at, 1),
        "key" | "policy" | "interest" | "benchmark" | "repo" | "refinancing"
    );
    let moves = |word: &str| {
        matches!(
            word,
            "cut"
                | "cuts"
                | "lowers"
                | "lowered"
                | "raises"
                | "raised"
                | "hikes"
                | "hiked"
                | "trims"
                | "trimmed"
                | "holds"
                | "held"
                | "kept"
                | "keeps"
                | "left"
                | "leaves"
        )
    };
    key && beside(doc, at, 5, moves)
}

/// "the birth rate rise", "a tax rate cut": of whom or what else it is one.
fn other(word: &str) -> bool {
    matches!(
        word,
        "birth" | "death" | "tax" | "crime" | "unemployment" | "jobless" | "exchange" | "mortgage"
    )
}
