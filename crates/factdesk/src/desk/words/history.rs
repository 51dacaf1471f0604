//! What happened to a claim, and its reviews at length.

use super::{person, review, spoken, table, time, verdict};
use crate::desk::app::Held;
use crate::desk::line::{Line, Tone};
use factdesk_proto::v1::{HistoryEntry, Review, Verdict};

/// The newest first.
pub fn lines(held: &Held) -> Vec<Line> {
    let mut lines = vec![Line::of(Tone::Strong, "What happened, the newest first")];
    lines.extend(held.history.iter().map(entry));
    if held.history.is_empty() {
        lines.push(Line::of(Tone::Faint, "nothing yet"));
    }
    lines.push(Line::of(Tone::Plain, ""));
    lines.push(Line::of(Tone::Strong, "Reviews, the newest first"));
    lines.extend(held.table.reviews.iter().flat_map(at_length));
    if held.table.reviews.is_empty() {
        lines.push(Line::of(Tone::Faint, "none that you may see"));
    }
    lines
}

fn entry(entry: &HistoryEntry) -> Line {
    let act = spoken(entry.act().as_str_name(), "ACT_");
    let delegate = match &*entry.delegate {
        "" => String::new(),
        delegate => format!(" through {}", person(delegate)),
    };
    let (when, who) = (time(entry.write_time.as_ref()), person(&entry.person));
    Line::of(Tone::Plain, format!("{when}  {act}, by {who}{delegate}"))
        .and(Tone::Faint, format!("  #{}", entry.position))
}

fn at_length(given: &Review) -> Vec<Line> {
    let mut lines = vec![Line::of(Tone::Strong, review(given))];
    let said = match given.attribution_verdict() {
        Verdict::Unspecified => String::new(),
        said => verdict(said).to_owned(),
    };
    let corrected = match &*given.corrects {
        "" => String::new(),
        _ => spoken(given.correction_kind().as_str_name(), "CORRECTION_KIND_"),
    };
    let again = time(given.recheck_time.as_ref());
    let parts = [
        ("Sort", &corrected),
        ("Was said", &said),
        ("Reason", &given.reason),
        ("Rationale", &given.rationale),
        ("Waiver", &given.waiver_reason),
        ("Again", &again),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    lines.extend(parts.map(|(label, text)| Line::labelled(label, text)));
    let evidence = given.evidence.iter().map(table::evidence);
    lines.extend(evidence.map(|text| Line::labelled("Evidence", text)));
    lines
}
