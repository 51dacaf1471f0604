//! Statements under their sentences, with who says them and the words of saying.

use super::{claims, place};
use factdesk_domain::{CandidateClaim, Kind, Stance};
use factdesk_extract::caret::{Mark, carets};
use serde_json::{Value, json};

/// Each sentence with a statement, and carets for each claimant and the content.
pub fn drawn(text: &str) -> String {
    let marks: Vec<Mark> = statements(text).iter().flat_map(marks).collect();
    carets(text, &marks, false)
}

fn marks(claim: &CandidateClaim) -> Vec<Mark> {
    let link = |a: &factdesk_domain::Attribution| {
        let kind = if a.relay { "relay" } else { "claimant" };
        let label = format!("{kind}, cue “{}”", a.cue);
        Some(Mark {
            span: a.span?,
            label,
        })
    };
    let mut marks: Vec<Mark> = claim.attributions.iter().filter_map(link).collect();
    let label = format!("content, {}", stance(claim).to_lowercase());
    marks.push(Mark {
        span: claim.span,
        label,
    });
    marks
}

/// Each statement with its chain, the claimant first.
pub fn json(text: &str) -> Vec<Value> {
    let one = |c: CandidateClaim| {
        let links: Vec<Value> = c.attributions.iter().map(|a| json!({
            "claimant": a.claimant, "cue": a.cue, "relay": a.relay, "anonymous": a.anonymous, "span": a.span.map(place),
        })).collect();
        json!({ "content": c.text, "span": place(c.span), "stance": stance(&c), "attributions": links })
    };
    statements(text).into_iter().map(one).collect()
}

fn stance(claim: &CandidateClaim) -> &'static str {
    claim.stance.map_or("", Stance::as_str)
}

fn statements(text: &str) -> Vec<CandidateClaim> {
    let all = claims(text).into_iter();
    all.filter(|c| c.kind == Kind::Statement).collect()
}
