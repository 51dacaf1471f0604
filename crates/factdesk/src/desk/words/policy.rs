//! What the house rules ask for.

use super::{bare, count, person, spoken, verdict};
use crate::desk::line::{Line, Tone};
use factdesk_proto::v1::{Policy, SecondReviewRule, Verdict, VerdictRule};

/// What a verdict needs, in a sentence.
pub fn asks(policy: Option<&Policy>, of: Verdict) -> String {
    let Some(policy) = policy else {
        return "What the policy asks could not be read.".to_owned();
    };
    let rule = policy
        .verdict_rules
        .iter()
        .find(|rule| rule.verdict() == of);
    let rule = rule.copied().unwrap_or_else(|| built_in(of));
    let needs = needs(&rule);
    let needs = if needs.is_empty() {
        "nothing more".to_owned()
    } else {
        needs.join(", ")
    };
    format!("{} needs {needs}.", verdict(of))
}

/// What holds for a verdict without a rule.
fn built_in(of: Verdict) -> VerdictRule {
    let mut rule = VerdictRule::default();
    match of {
        Verdict::Verified => (rule.min_evidence, rule.min_independent_evidence) = (1, 1),
        Verdict::Disputed => rule.min_evidence = 1,
        _ => rule.min_rationale_length = 1,
    }
    rule
}

fn needs(rule: &VerdictRule) -> Vec<String> {
    let characters = |what: &str, n: i32| match n {
        1 => format!("a {what}"),
        n => format!("a {what} of {n} characters"),
    };
    let pieces = |n: i32| count(usize::try_from(n).unwrap_or(0), "piece", "pieces");
    [
        (
            rule.min_evidence,
            format!("{} of evidence", pieces(rule.min_evidence)),
        ),
        (
            rule.min_independent_evidence,
            format!(
                "{} other than the article itself",
                pieces(rule.min_independent_evidence)
            ),
        ),
        (
            rule.min_rationale_length,
            characters("rationale", rule.min_rationale_length),
        ),
        (
            rule.min_reason_length,
            characters("public reason", rule.min_reason_length),
        ),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(_, need)| need)
    .collect()
}

/// The whole policy.
pub fn lines(policy: Option<&Policy>) -> Vec<Line> {
    let Some(policy) = policy else {
        return vec![Line::of(Tone::Warning, asks(None, Verdict::Verified))];
    };
    let title = match policy.version {
        0 => "The built-in policy".to_owned(),
        version => format!("Policy, version {version}, by {}", person(&policy.person)),
    };
    let mut lines = vec![Line::of(Tone::Strong, title)];
    let verdicts = [Verdict::Verified, Verdict::Disputed, Verdict::Unverified];
    lines.extend(verdicts.map(|of| Line::of(Tone::Plain, asks(Some(policy), of))));
    let second = policy.second_review_rules.iter().map(second);
    lines.extend(second.map(|rule| Line::labelled("Second", rule)));
    if !policy.adjudicators.is_empty() {
        let all: Vec<_> = policy.adjudicators.iter().map(|p| person(p)).collect();
        lines.push(Line::labelled("Adjudicate", all.join(", ")));
    }
    if policy.corrections_only {
        let text = "A verdict that stands is changed by a correction only.";
        lines.push(Line::of(Tone::Plain, text));
    }
    lines
}

fn second(rule: &SecondReviewRule) -> String {
    let mut all = Vec::new();
    let kinds: Vec<_> = rule
        .kinds()
        .map(|k| bare(k.as_str_name(), "KIND_"))
        .collect();
    let measures: Vec<_> = rule
        .measures()
        .map(|m| spoken(m.as_str_name(), "MEASURE_"))
        .collect();
    all.extend((!kinds.is_empty()).then(|| kinds.join(" or ")));
    all.extend((!measures.is_empty()).then(|| format!("counting {}", measures.join(" or "))));
    let worth = rule.min_check_worthiness;
    all.extend((worth > 0.0).then(|| format!("worth a check by {worth} or more")));
    all.extend((!rule.labels.is_empty()).then(|| format!("labelled {}", rule.labels.join(" or "))));
    match all.is_empty() {
        true => "every claim gets a second, blind review".to_owned(),
        false => format!("claims {} get a second, blind review", all.join(", ")),
    }
}
