//! Percentages and points.

use super::Unit;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// Points of a poll are shares, those of an index are not.
fn polled(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> bool {
    let near = sentence.run.start.max(at.saturating_sub(40))..sentence.run.end.min(at + 20);
    let poll = |w: &str| {
        matches!(
            w,
            "poll"
                | "polls"
                | "polling"
                | "survey"
                | "voters"
                | "lead"
                | "leads"
                | "leading"
                | "led"
                | "ahead"
                | "behind"
                | "margin"
                | "percent"
                | "approval"
                | "popularity"
                | "trails"
                | "trailing"
                | "%"
                | "unemployment"
                | "rating"
        )
    };
    let index = |w: &str| {
        matches!(
            w,
            "index"
                | "dow"
                | "nasdaq"
                | "s&p"
                | "ftse"
                | "dax"
                | "nikkei"
                | "stocks"
                | "shares"
                | "basis"
                | "scored"
                | "closed"
        )
    };
    near.clone().any(|i| poll(doc.low(i))) && !near.into_iter().any(|i| index(doc.low(i)))
}

pub(super) fn share(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> Option<(Unit, usize)> {
    let percent = |end| Some((Unit::new(Measure::Percent, "%"), end));
    let points = |name, end| Some((Unit::new(Measure::Percent, name), end));
    match (doc.low(at), doc.low(at + 1)) {
        ("%" | "percent" | "pct", "-") if doc.low(at + 2) == "points" => {
            points("percentage points", at + 3)
        }
        ("percentage", "-" | "point" | "points") => points(
            "percentage points",
            if doc.low(at + 1) == "-" {
                at + 3
            } else {
                at + 2
            },
        ),
        ("per", "cent") => percent(at + 2),
        ("%" | "percent" | "pct", _) => percent(at + 1),
        ("basis", "points" | "point") => points("basis points", at + 2),
        ("points" | "point" | "pts", _) if polled(doc, at, sentence) => {
            points("percentage points", at + 1)
        }
        ("points" | "point" | "pts", _) => Some((Unit::new(Measure::Other, "point"), at + 1)),
        _ => None,
    }
}
