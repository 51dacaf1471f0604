//! What is another since a claim was read.

use super::{bare, parts, verdict};
use factdesk_proto::v1::Claim;

/// A phrase for everything that a reviewer decides on and that is another now.
/// Leases and comments are none of it.
pub fn changed(before: &Claim, now: &Claim) -> Vec<String> {
    let state = |c: &Claim| bare(c.state().as_str_name(), "STATE_").to_owned();
    let doubts = |c: &Claim| {
        c.cautions
            .iter()
            .map(parts::caution)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let chain = |c: &Claim| parts::chain(&c.attributions);
    let figure = |c: &Claim| c.figure.as_ref().map_or(String::new(), parts::figure);
    let parts = [
        ("the state", state(before), state(now)),
        (
            "the verdict",
            verdict(before.verdict()).into(),
            verdict(now.verdict()).into(),
        ),
        (
            "whether it was said",
            verdict(before.attribution_verdict()).into(),
            verdict(now.attribution_verdict()).into(),
        ),
        ("the reason", before.reason.clone(), now.reason.clone()),
        ("the words", before.text.clone(), now.text.clone()),
        ("the sentence", before.context.clone(), now.context.clone()),
        ("the claimant", chain(before), chain(now)),
        ("the figure", figure(before), figure(now)),
        ("the cautions", doubts(before), doubts(now)),
    ];
    // A lease that comes or goes is no change of the claim.
    let lease = |word: &str| matches!(word, "PENDING" | "IN_REVIEW");
    let other = parts
        .into_iter()
        .filter(|(what, a, b)| a != b && !(*what == "the state" && lease(a) && lease(b)));
    let mut all: Vec<_> = other.map(|(what, a, b)| phrase(what, &a, &b)).collect();
    if all.is_empty() && before.etag != now.etag {
        all.push("the claim was written anew".to_owned());
    }
    all
}

fn phrase(what: &str, before: &str, now: &str) -> String {
    let or_none = |word: &str| match word {
        "" => "nothing".to_owned(),
        word => word.to_owned(),
    };
    format!("{what} was {}, is {}", or_none(before), or_none(now))
}
