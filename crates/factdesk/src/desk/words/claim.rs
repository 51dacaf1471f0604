//! A claim for a reviewer, from what matters most downwards.

use super::parts::{caution, chain, figure};
use super::{bare, context, count, person, spoken, table, time, verdict};
use crate::desk::app::Held;
use crate::desk::line::{Line, Tone};
use factdesk_proto::v1::claim::{Kind, State};
use factdesk_proto::v1::{Article, Claim, Stance, Verdict};

/// All that a reviewer should see of the claim at hand.
pub fn lines(held: &Held) -> Vec<Line> {
    let table = &held.table;
    let claim = &table.claim;
    let mut lines = vec![title(claim), context::line(claim, table.article.as_ref())];
    lines.extend(who(claim));
    lines.extend(
        claim
            .figure
            .as_ref()
            .map(|f| Line::labelled("Figure", figure(f))),
    );
    let cautions = claim.cautions.iter();
    lines.extend(cautions.map(|c| Line::labelled("Caution", "").and(Tone::Warning, caution(c))));
    lines.extend(
        table
            .article
            .as_ref()
            .map(|a| Line::labelled("Article", article(a))),
    );
    lines.extend(verdicts(claim));
    lines.extend(given(held));
    lines.extend(table::lines(held));
    let missing = table.missing.iter();
    lines.extend(missing.map(|what| Line::labelled("Missing", "").and(Tone::Warning, what)));
    lines.push(Line::labelled("Name", "").and(Tone::Faint, &claim.name));
    lines
}

/// What sort of claim it is and where the desk stands with it, on one line.
pub fn title(claim: &Claim) -> Line {
    let kind = bare(claim.kind().as_str_name(), "KIND_");
    let measure = match &claim.figure {
        Some(figure) => format!(" of {}", spoken(figure.measure().as_str_name(), "MEASURE_")),
        None => String::new(),
    };
    let state = bare(claim.state().as_str_name(), "STATE_");
    let why = match claim.state() {
        State::NeedsRecheck => {
            format!(
                " ({})",
                spoken(claim.recheck_reason().as_str_name(), "RECHECK_REASON_")
            )
        }
        _ => String::new(),
    };
    Line::of(Tone::Strong, format!("{kind}{measure}")).and(Tone::Plain, format!(", {state}{why}"))
}

fn who(claim: &Claim) -> Vec<Line> {
    if claim.kind() == Kind::Assertion || claim.attributions.is_empty() {
        return vec![Line::labelled("Says who", "the article itself")];
    }
    let stance = match claim.stance() {
        Stance::Unspecified => String::new(),
        stance => format!(" ({})", spoken(stance.as_str_name(), "STANCE_")),
    };
    let said = format!("{}{stance}", chain(&claim.attributions));
    vec![Line::labelled("Says who", said)]
}

fn article(article: &Article) -> String {
    let publisher = match &*article.publisher {
        "" => "unknown publisher",
        publisher => publisher,
    };
    let when = time(
        article
            .publish_time
            .as_ref()
            .or(article.create_time.as_ref()),
    );
    let address = match &*article.uri {
        "" => String::new(),
        uri => format!(" {uri}"),
    };
    format!("{publisher}, {when}: {}{address}", article.title)
}

fn verdicts(claim: &Claim) -> Vec<Line> {
    let because = |verdict_: Verdict, reason: &str| match reason {
        "" => verdict(verdict_).to_owned(),
        reason => format!("{}: {reason}", verdict(verdict_)),
    };
    let offered = because(claim.offered_verdict(), "a copy of it got that");
    [
        (
            "Verdict",
            claim.verdict(),
            because(claim.verdict(), &claim.reason),
        ),
        (
            "Was said",
            claim.attribution_verdict(),
            because(claim.attribution_verdict(), ""),
        ),
        (
            "Suggested",
            claim.suggested_verdict(),
            because(claim.suggested_verdict(), &claim.suggestion_reason),
        ),
        ("Offered", claim.offered_verdict(), offered),
    ]
    .into_iter()
    .filter(|(_, verdict, _)| *verdict != Verdict::Unspecified)
    .map(|(label, _, text)| Line::labelled(label, text))
    .collect()
}

/// What was said when it was given.
fn given(held: &Held) -> Vec<Line> {
    let claim = &held.table.claim;
    let mut lines = Vec::new();
    if !held.reasons.is_empty() {
        lines.push(Line::labelled("Why this", held.reasons.join("; ")));
    } else if !claim.worthiness_reasons.is_empty() {
        lines.push(Line::labelled(
            "Worth it",
            claim.worthiness_reasons.join("; "),
        ));
    }
    if let Some(note) = &held.handover {
        let text = format!(
            "{}, {}: {}",
            person(&note.person),
            time(note.create_time.as_ref()),
            note.text
        );
        lines.push(Line::labelled("Handover", "").and(Tone::Warning, text));
    }
    if let Some(to) = &claim.assignment {
        let text = format!(
            "to {}, by {}",
            person(&to.person),
            time(to.due_time.as_ref())
        );
        lines.push(Line::labelled("Assigned", text));
    }
    if claim.escalated {
        lines.push(Line::labelled("Escalated", "every reviewer skipped it"));
    }
    if !held.covered.is_empty() {
        let covered = count(held.covered.len(), "more claim", "more claims");
        lines.push(Line::labelled(
            "Held, too",
            format!("{covered}: copies, and those of the same statement"),
        ));
    }
    lines
}
