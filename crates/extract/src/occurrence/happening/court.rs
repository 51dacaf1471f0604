//! Trials, verdicts and rulings.

use super::{Entry, Rank::*, always, beside};
use crate::text::Doc;
use factdesk_domain::Happening::Trial;

pub(super) const ENTRIES: &[Entry] = &[
    (Trial, Noun, of_court, "trial"),
    (Trial, Noun, always, "sentencing acquittal"),
    (
        Trial,
        Noun,
        |doc, at| matches!(doc.before(at, 1), "found" | "pleaded" | "pleads" | "not"),
        "guilty",
    ),
    (Trial, Noun, by_judge, "verdict ruling conviction tribunal"),
    (
        Trial,
        Noun,
        rules,
        "judge judges court jury jurors tribunal",
    ),
    (Trial, Noun, lodged, "appeal appeals"),
    (
        Trial,
        Noun,
        |doc, at| matches!(doc.before(at, 1), "prison" | "jail" | "life"),
        "term sentence",
    ),
    (Trial, Verb, always, "sentenced convicted acquitted jailed"),
    (Trial, Verb, by_judge, "ruled convict"),
    (
        Trial,
        Noun,
        |doc, at| matches!(doc.low(at + 1), "filed" | "against" | "over" | "by"),
        "lawsuit lawsuits suit",
    ),
    (Trial, Noun, paid, "settlement damages compensation"),
    (Trial, Verb, always, "sues sued arraigned"),
];

fn of_court(doc: &Doc<'_>, at: usize) -> bool {
    !matches!(
        doc.before(at, 1),
        "clinical" | "drug" | "field" | "free" | "a" | "human" | "vaccine" | "pilot" | "phase"
    )
}

/// A court stands near.
fn by_judge(doc: &Doc<'_>, at: usize) -> bool {
    beside(doc, at, 10, |word| {
        matches!(
            word,
            "judge"
                | "judges"
                | "justice"
                | "court"
                | "jury"
                | "jurors"
                | "tribunal"
                | "guilty"
                | "appeal"
                | "prosecutors"
                | "crimes"
                | "defendant"
        )
    })
}

/// "a judge orders", not "the court said it was shut".
fn rules(doc: &Doc<'_>, at: usize) -> bool {
    let rules = |n| {
        matches!(
            doc.low(at + n),
            "orders"
                | "ordered"
                | "ruled"
                | "rules"
                | "upheld"
                | "upholds"
                | "convicted"
                | "convicts"
                | "sentenced"
                | "sentences"
                | "cleared"
                | "found"
                | "finds"
                | "rejected"
                | "rejects"
                | "overturned"
                | "overturns"
                | "blocks"
                | "blocked"
                | "acquitted"
                | "jailed"
        )
    };
    rules(1)
}

fn paid(doc: &Doc<'_>, at: usize) -> bool {
    beside(doc, at, 12, |word| {
        matches!(
            word,
            "million" | "billion" | "lawsuit" | "court" | "plaintiffs" | "claims" | "judge"
        )
    })
}

/// "lodge an appeal", "notice of appeal".
fn lodged(doc: &Doc<'_>, at: usize) -> bool {
    let filed = |n| {
        matches!(
            doc.before(at, n),
            "lodge" | "lodged" | "file" | "filed" | "files" | "notice" | "lost" | "won"
        )
    };
    filed(2) || filed(1)
}
