//! What lies on a claim's table.

use super::{bare, person, review, spoken, time};
use crate::desk::app::Held;
use crate::desk::line::{Line, Tone};
use factdesk_proto::v1::claim::State;
use factdesk_proto::v1::{Comment, CommentKind, Evidence};
use std::collections::BTreeMap;

/// Copies, evidence, comments and reviews.
pub fn lines(held: &Held) -> Vec<Line> {
    let table = &held.table;
    let mut lines = Vec::new();
    if !table.copies.is_empty() {
        let mut states = BTreeMap::<_, usize>::new();
        for copy in &table.copies {
            *states.entry(state(copy.state())).or_default() += 1;
        }
        let all: Vec<_> = states
            .iter()
            .map(|(state, n)| format!("{n} {state}"))
            .collect();
        lines.push(Line::labelled("Copies", all.join(", ")));
    }
    let evidence = table.evidence.iter().map(self::evidence);
    lines.extend(evidence.map(|text| Line::labelled("Evidence", text)));
    // The handover note stands above.
    let handover = held.handover.as_ref().map(|note| &note.name);
    let comments = table.comments.iter().filter(|c| Some(&c.name) != handover);
    lines.extend(comments.map(|c| Line::labelled("Comment", comment(c))));
    let reviews = table.reviews.iter();
    lines.extend(
        reviews.map(|r| Line::labelled("Review", review(r)).and(Tone::Faint, said(&r.reason))),
    );
    lines
}

fn state(state: State) -> &'static str {
    bare(state.as_str_name(), "STATE_")
}

fn said(reason: &str) -> String {
    match reason {
        "" => String::new(),
        reason => format!(": {reason}"),
    }
}

/// `WEB supports https://… “words” (anna)`
pub fn evidence(evidence: &Evidence) -> String {
    let kind = spoken(evidence.kind().as_str_name(), "EVIDENCE_KIND_");
    let bearing = spoken(evidence.bearing().as_str_name(), "BEARING_");
    let mut parts = vec![format!("{kind}, {bearing}:")];
    if evidence.redact_time.is_some() {
        parts.push("redacted".to_owned());
    }
    if !evidence.uri.is_empty() {
        parts.push(evidence.uri.clone());
    }
    if !evidence.quote.is_empty() {
        parts.push(format!("“{}”", evidence.quote));
    }
    let confidential = if evidence.confidential {
        ", confidential"
    } else {
        ""
    };
    parts.push(format!("({}{confidential})", person(&evidence.person)));
    parts.join(" ")
}

fn comment(comment: &Comment) -> String {
    let kind = match comment.kind() {
        CommentKind::Comment | CommentKind::Unspecified => String::new(),
        kind => format!(" ({})", spoken(kind.as_str_name(), "COMMENT_KIND_")),
    };
    let (who, when) = (person(&comment.person), time(comment.create_time.as_ref()));
    format!("{who}{kind}, {when}: {}", comment.text)
}
