//! House rules both ways.

use super::enums::{Word, required};
use super::{merge, name, text, time};
use chrono::TimeDelta;
use factdesk_domain::{
    NewPolicy, Policy, PolicyDraft, PolicyVersion, SecondReviewDraft, SecondReviewRule,
    VerdictDraft, Violations,
};
use factdesk_proto::v1;

pub(crate) fn policy_to_proto(told: PolicyVersion) -> v1::Policy {
    let rules = told.policy.rules;
    let verdicts = rules
        .verdicts
        .iter()
        .map(|(verdict, needs)| v1::VerdictRule {
            verdict: verdict.number(),
            min_evidence: wire(needs.evidence),
            min_independent_evidence: wire(needs.independent_evidence),
            min_rationale_length: wire(needs.rationale_length),
            min_reason_length: wire(needs.reason_length),
        });
    let second_reviews = rules.second_reviews.into_iter().map(second_review_to_proto);
    v1::Policy {
        name: name::policy(told.policy.version),
        version: told.policy.version,
        verdict_rules: verdicts.collect(),
        second_review_rules: second_reviews.collect(),
        adjudicators: told.adjudicators.iter().map(|h| name::person(h)).collect(),
        corrections_only: rules.corrections_only,
        person_stats: rules.person_stats,
        retention: rules.retention.map(|r| prost_types::Duration {
            seconds: r.num_seconds(),
            nanos: 0,
        }),
        etag: told.etag,
        person: told.person.as_deref().map(name::person).unwrap_or_default(),
        create_time: told.create_time.map(time::to_proto),
    }
}

/// Numbers that were read from the wire fit it.
fn wire(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn second_review_to_proto(rule: SecondReviewRule) -> v1::SecondReviewRule {
    v1::SecondReviewRule {
        kinds: rule.kinds.into_iter().map(Word::number).collect(),
        measures: rule.measures.into_iter().map(Word::number).collect(),
        min_check_worthiness: rule.min_check_worthiness,
        labels: rule.labels,
    }
}

/// A policy as sent, with the etag of the version that it follows; output-only fields
/// are ignored.
///
/// # Errors
/// Every bad field.
pub(crate) fn policy_from_proto(sent: v1::Policy) -> Result<(NewPolicy, String), Violations> {
    let mut bad = Violations::new();
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let draft = PolicyDraft {
        verdict_rules: verdict_rules(&sent.verdict_rules, &mut bad),
        second_review_rules: second_review_rules(sent.second_review_rules, &mut bad),
        adjudicators: adjudicators(&sent.adjudicators, &mut bad),
        corrections_only: sent.corrections_only,
        person_stats: sent.person_stats,
        retention: bad.keep("retention", retention(sent.retention)).flatten(),
    };
    let policy = merge(&mut bad, Policy::check(draft));
    bad.into_result(policy.zip(etag))
}

/// One more than is allowed of each, so that the rules see that it is too many.
const SOME: usize = 51;

fn verdict_rules(sent: &[v1::VerdictRule], bad: &mut Violations) -> Vec<VerdictDraft> {
    let read = sent.iter().take(SOME).enumerate();
    read.map(|(i, rule)| VerdictDraft {
        verdict: bad
            .keep(
                &format!("verdict_rules[{i}].verdict"),
                Word::read(rule.verdict),
            )
            .flatten(),
        min_evidence: rule.min_evidence,
        min_independent_evidence: rule.min_independent_evidence,
        min_rationale_length: rule.min_rationale_length,
        min_reason_length: rule.min_reason_length,
    })
    .collect()
}

fn second_review_rules(
    sent: Vec<v1::SecondReviewRule>,
    bad: &mut Violations,
) -> Vec<SecondReviewDraft> {
    let read = sent.into_iter().take(SOME).enumerate();
    read.map(|(i, rule)| {
        let field = format!("second_review_rules[{i}]");
        SecondReviewDraft {
            kinds: words(&format!("{field}.kinds"), &rule.kinds, bad),
            measures: words(&format!("{field}.measures"), &rule.measures, bad),
            min_check_worthiness: rule.min_check_worthiness,
            labels: rule.labels,
        }
    })
    .collect()
}

fn words<W: Word>(field: &str, sent: &[i32], bad: &mut Violations) -> Vec<W> {
    let read = sent.iter().take(SOME).enumerate();
    let read = read.filter_map(|(i, n)| bad.keep(&format!("{field}[{i}]"), required(*n)));
    read.collect()
}

fn adjudicators(sent: &[String], bad: &mut Violations) -> Vec<String> {
    let read = sent.iter().take(SOME).enumerate();
    let read = read.filter_map(|(i, person)| {
        bad.keep(&format!("adjudicators[{i}]"), name::read_person(person))
    });
    read.collect()
}

fn retention(sent: Option<prost_types::Duration>) -> Result<Option<TimeDelta>, String> {
    let Some(sent) = sent else { return Ok(None) };
    let read = Some(sent.seconds).filter(|_| sent.nanos == 0);
    let read = read.and_then(TimeDelta::try_seconds);
    read.map(Some)
        .ok_or_else(|| "must be 1 to 36,500 days in whole seconds".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(sent: v1::Policy) -> Vec<String> {
        let bad = policy_from_proto(sent).unwrap_err();
        let bad = crate::failure::gathered(&bad);
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn every_bad_field_of_every_part_is_named() {
        let sent = v1::Policy {
            verdict_rules: vec![v1::VerdictRule {
                verdict: 9,
                min_evidence: -1,
                ..Default::default()
            }],
            second_review_rules: vec![v1::SecondReviewRule {
                kinds: vec![1, 0],
                measures: vec![99],
                min_check_worthiness: 2.0,
                labels: vec![String::new()],
            }],
            adjudicators: vec!["anna".into()],
            retention: Some(prost_types::Duration {
                seconds: 100_000,
                nanos: 1,
            }),
            ..Default::default()
        };
        let mut fields = fields(sent);
        fields.sort();
        let all = [
            "adjudicators[0]",
            "etag",
            "retention",
            "second_review_rules[0].kinds[1]",
            "second_review_rules[0].labels[0]",
            "second_review_rules[0].measures[0]",
            "second_review_rules[0].min_check_worthiness",
            "verdict_rules[0].min_evidence",
            "verdict_rules[0].verdict",
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn no_list_is_read_without_end() {
        let sent = v1::Policy {
            verdict_rules: vec![v1::VerdictRule::default(); 100_000],
            second_review_rules: vec![v1::SecondReviewRule::default(); 100_000],
            adjudicators: vec!["people/a".into(); 100_000],
            ..Default::default()
        };
        assert!(policy_from_proto(sent).unwrap_err().as_slice().len() < 300);
    }
}
