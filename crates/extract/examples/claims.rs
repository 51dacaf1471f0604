//! Prints the claims of each FILE, one JSON object a line, as the protobuf
//! JSON mapping of `factdesk.v1.Claim` has them, with `rules`: what made each claim.

use factdesk_domain::{CandidateClaim, Span};
use factdesk_extract::{Input, extract};
use serde_json::{Value, json};
use std::path::Path;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let name = Path::new(&path)
            .file_name()
            .map_or(path.clone(), |n| n.to_string_lossy().into_owned());
        let input = Input {
            text: &text,
            has_title: false,
            language: None,
            publish_time: None,
        };
        for claim in &extract(&input).claims {
            println!("{}", line(&name, claim));
        }
    }
    Ok(())
}

fn line(article: &str, claim: &CandidateClaim) -> Value {
    let attributions: Vec<Value> = claim.attributions.iter().map(|a| json!({
        "claimant": a.claimant, "role": a.role, "cue": a.cue, "relay": a.relay, "anonymous": a.anonymous, "span": a.span.map(span),
    })).collect();
    let cautions: Vec<Value> = claim.cautions.iter().map(|c| json!({
        "category": format!("CAUTION_CATEGORY_{}", c.category.as_str()), "text": c.text, "span": c.span.map(span),
    })).collect();
    let figure = claim.figure.as_ref().map(|f| json!({
        "measure": format!("MEASURE_{}", f.measure.as_str()), "unitNoun": f.unit_noun, "bound": format!("BOUND_{}", f.bound.as_str()),
        "low": f.low, "high": f.high, "unit": f.unit, "vague": f.vague, "text": f.text, "span": f.span.map(span),
    }));
    let about = &claim.occurrence;
    let occurrence = json!({
        "happening": about.happening.map(|h| h.as_str()), "places": about.places,
        "earliest": about.earliest.map(|t| t.to_rfc3339()), "latest": about.latest.map(|t| t.to_rfc3339()),
    });
    json!({
        "article": article, "occurrence": occurrence, "kind": format!("KIND_{}", claim.kind.as_str()), "text": claim.text, "proposition": claim.proposition,
        "span": span(claim.span), "within": claim.within, "attributions": attributions,
        "stance": claim.stance.map(|s| format!("STANCE_{}", s.as_str())), "cautions": cautions, "figure": figure,
        "checkWorthiness": claim.check_worthiness, "worthinessReasons": claim.worthiness_reasons, "rules": claim.rules,
    })
}

fn span(span: Span) -> Value {
    json!({ "start": span.start, "end": span.end })
}
