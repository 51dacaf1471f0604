//! Job cuts, failures and mergers of firms.

use super::{Entry, Rank::*, always, beside};
use crate::text::Doc;
use factdesk_domain::Happening::{Failure, Finding, Layoffs, Merger};

pub(super) const ENTRIES: &[Entry] = &[
    (Layoffs, Noun, always, "layoffs redundancies"),
    (Layoffs, Noun, cut, "jobs posts positions workers"),
    (
        Layoffs,
        Noun,
        |doc, at| matches!(doc.low(at + 1), "cuts" | "losses"),
        "job",
    ),
    (
        Layoffs,
        Noun,
        |doc, at| doc.before(at, 1) == "-" && doc.before(at, 2) == "cost",
        "cutting",
    ),
    (
        Layoffs,
        Verb,
        |doc, at| doc.low(at + 1) == "off",
        "lays laid laying",
    ),
    (Failure, Noun, always, "bankruptcy insolvency receivership"),
    (Failure, Noun, on_bank, "run"),
    (
        Failure,
        Verb,
        |doc, at| lender(doc.low(at + 1)) || lender(doc.low(at + 2)),
        "failed collapsed bankrupt",
    ),
    (
        Failure,
        Verb,
        |doc, at| beside(doc, at, 4, lender),
        "fail fails seized",
    ),
    (
        Failure,
        Verb,
        |doc, at| matches!(doc.before(at, 1), "goes" | "went" | "gone"),
        "bust bankrupt",
    ),
    (Merger, Noun, of_firms, "merger takeover buyout"),
    (
        Merger,
        Verb,
        dear,
        "buy buys buying bought acquire acquires acquired acquiring merge",
    ),
    (
        Finding,
        Noun,
        always,
        "fossil fossils palaeontologists paleontologists astronomers placebo skeleton",
    ),
    (
        Finding,
        Noun,
        |doc, at| matches!(doc.before(at, 1), "new" | "unknown"),
        "species",
    ),
    (
        Finding,
        Noun,
        |doc, at| {
            beside(doc, at, 8, |w| {
                matches!(
                    w,
                    "patients" | "results" | "drug" | "vaccine" | "participants"
                )
            })
        },
        "trial trials",
    ),
];

/// "to cut 6,000 jobs", "shed posts".
fn cut(doc: &Doc<'_>, at: usize) -> bool {
    let cut = |n| {
        matches!(
            doc.before(at, n),
            "cut"
                | "cuts"
                | "cutting"
                | "shed"
                | "sheds"
                | "shedding"
                | "axe"
                | "axes"
                | "axed"
                | "slash"
                | "slashes"
                | "eliminate"
                | "lay"
                | "sack"
        )
    };
    (1..=3).any(cut) && (1..=3).any(|n| at >= n && doc.is_number(at - n))
}

fn on_bank(doc: &Doc<'_>, at: usize) -> bool {
    let on = doc.low(at + 1) == "on";
    on && (at + 2..at + 5).any(|i| lender(doc.low(i)) || doc.low(i) == "deposits")
}

fn lender(word: &str) -> bool {
    matches!(
        word,
        "bank" | "lender" | "retailer" | "airline" | "brokerage" | "insurer" | "builder"
    )
}

/// A hostile takeover may be of a party.
fn of_firms(doc: &Doc<'_>, at: usize) -> bool {
    beside(doc, at, 12, |word| {
        matches!(
            word,
            "billion"
                | "shareholders"
                | "shares"
                | "company"
                | "firm"
                | "companies"
                | "rival"
                | "bid"
                | "regulators"
                | "antitrust"
                | "stock"
        )
    })
}

/// Who buys a firm pays a billion.
fn dear(doc: &Doc<'_>, at: usize) -> bool {
    let billion = |word: &str| word == "billion";
    beside(doc, at, 12, billion) && doc.is_word(at + 1)
}
