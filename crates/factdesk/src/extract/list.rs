//! Claims as a list for people.

use factdesk_domain::{CandidateClaim, Extraction};
use std::fmt::Write;

/// The claims of one file.
pub fn show(name: &str, found: &Extraction) -> String {
    let mut list = format!("{name}: {} claims", found.claims.len());
    if !found.language_supported {
        let language = found.language.as_deref().unwrap_or("unknown");
        list.push_str(&format!(
            " (there are no rules for its language, {language})"
        ));
    }
    list.push('\n');
    for claim in &found.claims {
        list.push_str(&entry(claim));
    }
    list
}

fn entry(claim: &CandidateClaim) -> String {
    let figure = claim.figure.as_ref().map(|f| {
        let vague = if f.vague { ", vague" } else { "" };
        format!(
            " {} {}{vague}: {}",
            f.measure.as_str(),
            f.bound.as_str(),
            f.text
        )
    });
    let mut entry = format!(
        "\n  {}{}\n",
        claim.kind.as_str(),
        figure.unwrap_or_default()
    );
    let mut line = |label: &str, text: String| {
        if !text.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(entry, "    {label:<10}{text}");
        }
    };
    line("text", one_line(&claim.text));
    let chain: Vec<_> = claim
        .attributions
        .iter()
        .map(|a| match &*a.full_name {
            "" => one_line(&a.claimant),
            name => format!("{} ({name})", one_line(&a.claimant)),
        })
        .collect();
    line("says", chain.join(" → "));
    line(
        "stance",
        claim
            .stance
            .map_or(String::new(), |s| s.as_str().to_lowercase()),
    );
    for caution in &claim.cautions {
        line(
            "caution",
            format!("{}: {}", caution.category.as_str(), one_line(&caution.text)),
        );
    }
    line(
        "place",
        format!("{} to {}", claim.span.start, claim.span.end),
    );
    entry
}

/// Line breaks inside a claim would break the list.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
