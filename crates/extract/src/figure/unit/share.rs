//! Percentages and points.

use super::Unit;
use crate::figure::number;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// Points of a poll are shares, those of an index are not.
fn polled(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> bool {
    // "207 points or 0.5 percent": what has a share of its own is none.
    let many = doc.is_number(at.wrapping_sub(1))
        && doc.before(at, 1).len() > 2
        && number::value(doc.before(at, 1)).is_some_and(|v| v > 100.0);
    let gauged = matches!(doc.low(at + 1), "or" | "," | "(")
        && (at + 2..at + 4)
            .any(|i| doc.is_number(i) && matches!(doc.low(i + 1), "%" | "percent" | "per"));
    if many || gauged {
        return false;
    }
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
                | "rates"
                | "inflation"
                | "interest"
                | "turnout"
                | "primary"
                | "election"
                | "elections"
                | "candidate"
                | "candidates"
                | "incumbent"
                | "nominee"
                | "electorate"
                | "ballot"
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
                | "sensex"
                | "nifty"
                | "kospi"
                | "midcap"
                | "stocks"
                | "shares"
                | "basis"
                | "scored"
                | "game"
                | "season"
                | "league"
                | "match"
                | "quarterback"
                | "playoff"
                | "closed"
        )
    };
    near.clone().any(|i| poll(doc.low(i))) && !near.into_iter().any(|i| index(doc.low(i)))
}

/// "a quarter-point cut": of a rate of interest.
fn eased(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 1) == "-"
        && matches!(doc.before(at, 2), "quarter" | "half")
        && matches!(doc.low(at + 1), "cut" | "cuts" | "hike" | "hikes")
}

pub(super) fn share(doc: &Doc<'_>, at: usize, sentence: &Sentence) -> Option<(Unit, usize)> {
    let percent = |end| Some((Unit::new(Measure::Percent, "%"), end));
    let points = |name, end| Some((Unit::new(Measure::Percent, name), end));
    let of = ["of a", "of one", "of 1"]
        .iter()
        .find_map(|words| doc.phrase(at, words))
        .filter(|words| matches!(doc.low(at + words), "per" | "percent" | "percentage" | "%"));
    let at = at + of.unwrap_or(0);
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
        ("bps" | "bp", _) => points("basis points", at + 1),
        ("point", _) if eased(doc, at) => points("percentage points", at + 1),
        ("points" | "point" | "pts", _) if polled(doc, at, sentence) => {
            points("percentage points", at + 1)
        }
        ("points" | "point" | "pts", _) => Some((Unit::new(Measure::Other, "point"), at + 1)),
        _ => None,
    }
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
    fn shares_in_hundredths() {
        for (text, exact, name, low) in [
            ("It grew 2.4%.", "2.4%", "%", 2.4),
            ("It grew 2.4 percent.", "2.4 percent", "%", 2.4),
            ("It grew 2.4 per cent.", "2.4 per cent", "%", 2.4),
            ("It grew 3 pct.", "3 pct", "%", 3.0),
            (
                "It grew 0.25 of a per cent.",
                "0.25 of a per cent",
                "%",
                0.25,
            ),
            ("It grew by half.", "half", "%", 50.0),
            ("It grew half a percent.", "half a percent", "%", 0.5),
            ("It grew zero per cent.", "zero per cent", "%", 0.0),
            ("It grew by nearly a third.", "nearly a third", "%", 33.33),
        ] {
            reads(text, Measure::Percent, exact, name, low);
        }
    }

    #[test]
    fn points_of_a_share() {
        for (text, exact, name, low) in [
            (
                "It fell 4 percentage points.",
                "4 percentage points",
                "percentage points",
                4.0,
            ),
            (
                "It fell 15 basis points.",
                "15 basis points",
                "basis points",
                15.0,
            ),
            (
                "The poll gave her a lead of 3 points.",
                "3 points",
                "percentage points",
                3.0,
            ),
            ("It fell 15 bps.", "15 bps", "basis points", 15.0),
            (
                "She lost the primary by 54 points.",
                "54 points",
                "percentage points",
                54.0,
            ),
            (
                "They foresaw a quarter-point cut.",
                "a quarter-point",
                "percentage points",
                0.25,
            ),
            (
                "They raised rates by half a point.",
                "half a point",
                "percentage points",
                0.5,
            ),
            (
                "Unemployment fell two points.",
                "two points",
                "percentage points",
                2.0,
            ),
            (
                "It fell half a percentage point.",
                "half a percentage point",
                "percentage points",
                0.5,
            ),
        ] {
            reads(text, Measure::Percent, exact, name, low);
        }
    }

    #[test]
    fn points_of_an_index_are_no_share() {
        for (text, exact, name, low) in [
            (
                "The Dow closed 112 points higher.",
                "112 points",
                "point",
                112.0,
            ),
            ("The index fell 30 points.", "30 points", "point", 30.0),
            (
                "It lost 440.38 points in the election week.",
                "440.38 points",
                "point",
                440.38,
            ),
            ("She made 30 points.", "30 points", "point", 30.0),
            (
                "They won the game after the election by 30 points.",
                "30 points",
                "point",
                30.0,
            ),
        ] {
            reads(text, Measure::Other, exact, name, low);
        }
    }

    #[test]
    fn an_index_in_a_sentence_about_polls_stays_an_index() {
        reads(
            "The index fell 30 points after the poll.",
            Measure::Other,
            "30 points",
            "point",
            30.0,
        );
    }
}
