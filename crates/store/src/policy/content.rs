//! House rules as they lie in their row.

use crate::Error;
use crate::word::read;
use chrono::TimeDelta;
use factdesk_domain::{
    Kind, Measure, Needs, NewPolicy, PersonId, Policy, Rules, SecondReviewRule, Verdict,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

/// What a new version says, with its people's ids.
pub(super) fn to_json(new: &NewPolicy, adjudicators: Vec<Uuid>) -> Json {
    let rules = &new.rules;
    let content = Content {
        verdict_rules: rules.verdicts.iter().map(verdict_row).collect(),
        second_review_rules: rules.second_reviews.iter().map(second_row).collect(),
        adjudicators,
        corrections_only: rules.corrections_only,
        person_stats: rules.person_stats,
        retention_seconds: rules.retention.map(|r| r.num_seconds()),
    };
    // Words, numbers and lists always have a JSON form.
    serde_json::to_value(content).unwrap_or_default()
}

/// What a version says.
pub(super) fn from_json(version: i32, content: Json) -> Result<Policy, Error> {
    let content: Content =
        serde_json::from_value(content).map_err(|e| Error::Corrupt(e.to_string()))?;
    let verdicts = content.verdict_rules.into_iter().map(verdict_rule);
    let second_reviews = content.second_review_rules.into_iter().map(second_rule);
    Ok(Policy {
        version,
        rules: Rules {
            verdicts: verdicts.collect::<Result<_, _>>()?,
            second_reviews: second_reviews.collect::<Result<_, _>>()?,
            corrections_only: content.corrections_only,
            person_stats: content.person_stats,
            retention: content.retention_seconds.and_then(TimeDelta::try_seconds),
        },
        adjudicators: content.adjudicators.into_iter().map(PersonId).collect(),
    })
}

#[derive(Serialize, Deserialize)]
struct Content {
    verdict_rules: Vec<VerdictRow>,
    second_review_rules: Vec<SecondReviewRow>,
    adjudicators: Vec<Uuid>,
    corrections_only: bool,
    person_stats: bool,
    retention_seconds: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct VerdictRow {
    verdict: String,
    min_evidence: u32,
    min_independent_evidence: u32,
    min_rationale_length: u32,
    min_reason_length: u32,
}

#[derive(Serialize, Deserialize)]
struct SecondReviewRow {
    kinds: Vec<String>,
    measures: Vec<String>,
    min_check_worthiness: f64,
    labels: Vec<String>,
}

fn verdict_row((verdict, needs): &(Verdict, Needs)) -> VerdictRow {
    VerdictRow {
        verdict: verdict.as_str().to_owned(),
        min_evidence: needs.evidence,
        min_independent_evidence: needs.independent_evidence,
        min_rationale_length: needs.rationale_length,
        min_reason_length: needs.reason_length,
    }
}

fn verdict_rule(row: VerdictRow) -> Result<(Verdict, Needs), Error> {
    let needs = Needs {
        evidence: row.min_evidence,
        independent_evidence: row.min_independent_evidence,
        rationale_length: row.min_rationale_length,
        reason_length: row.min_reason_length,
    };
    Ok((read(&row.verdict, Verdict::parse)?, needs))
}

fn second_row(rule: &SecondReviewRule) -> SecondReviewRow {
    SecondReviewRow {
        kinds: rule.kinds.iter().map(|k| k.as_str().to_owned()).collect(),
        measures: rule
            .measures
            .iter()
            .map(|m| m.as_str().to_owned())
            .collect(),
        min_check_worthiness: rule.min_check_worthiness,
        labels: rule.labels.clone(),
    }
}

fn second_rule(row: SecondReviewRow) -> Result<SecondReviewRule, Error> {
    let kinds = row.kinds.iter().map(|w| read(w, Kind::parse));
    let measures = row.measures.iter().map(|w| read(w, Measure::parse));
    Ok(SecondReviewRule {
        kinds: kinds.collect::<Result<_, _>>()?,
        measures: measures.collect::<Result<_, _>>()?,
        min_check_worthiness: row.min_check_worthiness,
        labels: row.labels,
    })
}
