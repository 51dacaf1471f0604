//! Policies as callers send them, and what is well formed.

use super::{Needs, Policy, Rules, SecondReviewRule};
use crate::{Kind, Measure, Verdict, Violations};
use chrono::TimeDelta;

/// A policy as a caller sends it; what did not read is left out of it.
#[derive(Clone, Debug, Default)]
pub struct PolicyDraft {
    /// What verdicts need.
    pub verdict_rules: Vec<VerdictDraft>,
    /// Which claims need a second review.
    pub second_review_rules: Vec<SecondReviewDraft>,
    /// Handles.
    pub adjudicators: Vec<String>,
    /// A verdict that stands is changed by a correction only.
    pub corrections_only: bool,
    /// Numbers are counted by person, too.
    pub person_stats: bool,
    /// Articles older than this are purged.
    pub retention: Option<TimeDelta>,
}

/// What a verdict needs, as sent.
#[derive(Clone, Debug, Default)]
pub struct VerdictDraft {
    /// None where the caller's number is unknown or unset.
    pub verdict: Option<Verdict>,
    /// So many pieces of evidence.
    pub min_evidence: i32,
    /// So many of them other than the article itself.
    pub min_independent_evidence: i32,
    /// A rationale of so many characters.
    pub min_rationale_length: i32,
    /// A reason of so many characters.
    pub min_reason_length: i32,
}

/// Which claims need a second review, as sent.
#[derive(Clone, Debug, Default)]
pub struct SecondReviewDraft {
    /// One of these kinds.
    pub kinds: Vec<Kind>,
    /// One of these measures.
    pub measures: Vec<Measure>,
    /// At least so worthy of a check.
    pub min_check_worthiness: f64,
    /// With one of these labels.
    pub labels: Vec<String>,
}

/// A policy that is well formed; whether its people are there, the store knows.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPolicy {
    /// What it says.
    pub rules: Rules,
    /// Handles, each once.
    pub adjudicators: Vec<String>,
}

/// The most evidence that a verdict may need: what one review may add.
const MOST_EVIDENCE: i32 = 20;
/// The most characters of a rationale and of a reason.
const LONGEST: (i32, i32) = (10_000, 1_000);
/// The most rules, people, and labels of a rule.
const MOST: usize = 50;

impl Policy {
    /// Checks a draft's form.
    ///
    /// # Errors
    /// Every bad field.
    pub fn check(draft: PolicyDraft) -> Result<NewPolicy, Violations> {
        let mut bad = Violations::new();
        let verdicts = verdicts(&draft.verdict_rules, &mut bad);
        let second_reviews = second_reviews(draft.second_review_rules, &mut bad);
        adjudicators(&draft.adjudicators, &mut bad);
        let days = draft.retention.is_none_or(|r| RETENTION.contains(&r));
        if !days {
            bad.add("retention", "must be 1 to 36,500 days, or unset for ever");
        }
        bad.into_result(Some(NewPolicy {
            rules: Rules {
                verdicts,
                second_reviews,
                corrections_only: draft.corrections_only,
                person_stats: draft.person_stats,
                retention: draft.retention,
            },
            adjudicators: draft.adjudicators,
        }))
    }
}

const RETENTION: std::ops::RangeInclusive<TimeDelta> = TimeDelta::days(1)..=TimeDelta::days(36_500);

fn verdicts(rules: &[VerdictDraft], bad: &mut Violations) -> Vec<(Verdict, Needs)> {
    let mut read: Vec<(Verdict, Needs)> = Vec::new();
    // One more than there are verdicts is one too many already.
    for (i, rule) in rules.iter().take(Verdict::ALL.len() + 1).enumerate() {
        let field = format!("verdict_rules[{i}]");
        let needs = needs(&field, rule, bad);
        match rule.verdict {
            None => bad.add(format!("{field}.verdict"), "is required"),
            Some(verdict) if read.iter().any(|(other, _)| *other == verdict) => {
                bad.add(format!("{field}.verdict"), "has a rule already");
            }
            Some(verdict) => read.push((verdict, needs)),
        }
    }
    read
}

fn needs(field: &str, rule: &VerdictDraft, bad: &mut Violations) -> Needs {
    let mut number = |name: &str, sent: i32, most: i32| {
        if !(0..=most).contains(&sent) {
            bad.add(format!("{field}.{name}"), format!("must be 0 to {most}"));
        }
        u32::try_from(sent).unwrap_or_default()
    };
    Needs {
        evidence: number("min_evidence", rule.min_evidence, MOST_EVIDENCE),
        independent_evidence: number(
            "min_independent_evidence",
            rule.min_independent_evidence,
            MOST_EVIDENCE,
        ),
        rationale_length: number("min_rationale_length", rule.min_rationale_length, LONGEST.0),
        reason_length: number("min_reason_length", rule.min_reason_length, LONGEST.1),
    }
}

fn second_reviews(rules: Vec<SecondReviewDraft>, bad: &mut Violations) -> Vec<SecondReviewRule> {
    if rules.len() > MOST {
        bad.add("second_review_rules", format!("at most {MOST} are allowed"));
    }
    let read = rules.into_iter().take(MOST).enumerate();
    read.map(|(i, rule)| second_review(&format!("second_review_rules[{i}]"), rule, bad))
        .collect()
}

fn second_review(field: &str, rule: SecondReviewDraft, bad: &mut Violations) -> SecondReviewRule {
    if !(0.0..=1.0).contains(&rule.min_check_worthiness) {
        bad.add(format!("{field}.min_check_worthiness"), "must be 0 to 1");
    }
    if rule.labels.len() > MOST {
        bad.add(
            format!("{field}.labels"),
            format!("at most {MOST} are allowed"),
        );
    }
    for (i, label) in rule.labels.iter().take(MOST).enumerate() {
        let fits = !label.trim().is_empty() && label.chars().count() <= 64;
        if !fits || label.contains('\0') {
            let field = format!("{field}.labels[{i}]");
            bad.add(field, "must have 1 to 64 characters, no NUL");
        }
    }
    SecondReviewRule {
        kinds: each_once(rule.kinds),
        measures: each_once(rule.measures),
        min_check_worthiness: rule.min_check_worthiness,
        labels: rule.labels,
    }
}

fn each_once<T: Ord>(mut words: Vec<T>) -> Vec<T> {
    words.sort();
    words.dedup();
    words
}

fn adjudicators(handles: &[String], bad: &mut Violations) {
    if handles.len() > MOST {
        bad.add("adjudicators", format!("at most {MOST} are allowed"));
    }
    let mut seen = std::collections::HashSet::new();
    for (i, handle) in handles.iter().take(MOST).enumerate() {
        if !seen.insert(handle) {
            bad.add(format!("adjudicators[{i}]"), "is named twice");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(draft: PolicyDraft) -> Vec<String> {
        let bad = Policy::check(draft).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    fn rule(verdict: Verdict) -> VerdictDraft {
        VerdictDraft {
            verdict: Some(verdict),
            ..Default::default()
        }
    }

    #[test]
    fn nothing_at_all_is_the_built_in_policy() {
        let policy = Policy::check(PolicyDraft::default()).unwrap();
        assert_eq!(policy.rules, Policy::default().rules);
    }

    #[test]
    fn every_bad_field_is_named() {
        let draft = PolicyDraft {
            verdict_rules: vec![
                VerdictDraft {
                    min_evidence: 21,
                    min_independent_evidence: -1,
                    min_rationale_length: 10_001,
                    min_reason_length: 1_001,
                    ..rule(Verdict::Verified)
                },
                rule(Verdict::Verified),
                VerdictDraft::default(),
            ],
            second_review_rules: vec![SecondReviewDraft {
                min_check_worthiness: f64::NAN,
                labels: vec!["ok".into(), " ".into()],
                ..Default::default()
            }],
            adjudicators: vec!["anna".into(), "ben".into(), "anna".into()],
            retention: Some(TimeDelta::hours(23)),
            ..Default::default()
        };
        let all = [
            "verdict_rules[0].min_evidence",
            "verdict_rules[0].min_independent_evidence",
            "verdict_rules[0].min_rationale_length",
            "verdict_rules[0].min_reason_length",
            "verdict_rules[1].verdict",
            "verdict_rules[2].verdict",
            "second_review_rules[0].min_check_worthiness",
            "second_review_rules[0].labels[1]",
            "adjudicators[2]",
            "retention",
        ];
        assert_eq!(fields(draft), all);
    }

    #[test]
    fn lists_are_bounded() {
        let second_review_rules = vec![SecondReviewDraft::default(); 51];
        let adjudicators = (0..51).map(|n| format!("p{n}")).collect();
        let draft = PolicyDraft {
            second_review_rules,
            adjudicators,
            ..Default::default()
        };
        assert_eq!(fields(draft), ["second_review_rules", "adjudicators"]);
        let labels = vec!["l".to_owned(); 51];
        let draft = PolicyDraft {
            second_review_rules: vec![SecondReviewDraft {
                labels,
                ..Default::default()
            }],
            ..Default::default()
        };
        assert_eq!(fields(draft), ["second_review_rules[0].labels"]);
    }

    proptest! {
        /// Whatever numbers are sent: what passes is within its bounds, and what
        /// is within its bounds passes.
        #[test]
        fn numbers_pass_where_they_are_bounded(evidence: i32, small in -2..25i32, rationale in -10..10_010i32, reason in -10..1_010i32, worth: f64) {
            for evidence in [evidence, small] {
                let draft = PolicyDraft {
                    verdict_rules: vec![VerdictDraft {
                        min_evidence: evidence, min_rationale_length: rationale, min_reason_length: reason,
                        ..rule(Verdict::Disputed)
                    }],
                    second_review_rules: vec![SecondReviewDraft { min_check_worthiness: worth, ..Default::default() }],
                    ..Default::default()
                };
                let good = (0..=20).contains(&evidence) && (0..=10_000).contains(&rationale)
                    && (0..=1_000).contains(&reason) && (0.0..=1.0).contains(&worth);
                let checked = Policy::check(draft);
                prop_assert_eq!(checked.is_ok(), good);
                if let Ok(new) = checked {
                    prop_assert_eq!(new.rules.verdicts[0].1.evidence, evidence as u32);
                }
            }
        }
    }
}
