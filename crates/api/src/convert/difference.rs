//! What an extraction changes, to the wire.

use super::claim_to_proto;
use super::enums::Word;
use factdesk_domain::{ClaimDifference, ExtractionSummary};
use factdesk_proto::v1;

pub(crate) fn summary_to_proto(summary: ExtractionSummary) -> v1::ExtractionSummary {
    v1::ExtractionSummary {
        revision: summary.revision,
        extractor: summary.extractor,
        previous_extractors: summary.previous_extractors,
        new_count: summary.new,
        gone_count: summary.gone,
        changed_count: summary.changed,
        kept_count: summary.kept,
        unchanged_count: summary.unchanged,
    }
}

pub(crate) fn to_proto(difference: ClaimDifference) -> v1::ClaimDifference {
    let mut fields: Vec<_> = difference.columns.iter().map(|name| path(name)).collect();
    fields.sort();
    fields.dedup();
    v1::ClaimDifference {
        kind: difference.kind.number(),
        before: difference.before.map(claim_to_proto),
        after: difference.after.map(claim_to_proto),
        fields,
    }
}

/// The field that a column is read from.
fn path(column: &str) -> String {
    match column {
        "measure" | "unit_noun" | "bound" | "low" | "high" | "unit" | "vague" => {
            format!("figure.{column}")
        }
        "figure_text" => "figure.text".to_owned(),
        "as_of_earliest" | "as_of_latest" | "as_of_basis" => "figure.as_of".to_owned(),
        "happening" | "places" => format!("occurrence.{column}"),
        "occurred_earliest" => "occurrence.earliest".to_owned(),
        "occurred_latest" => "occurrence.latest".to_owned(),
        own => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::DifferenceKind;

    #[test]
    fn fields_are_paths_of_the_claim_and_come_once() {
        let columns = ["unit", "as_of_latest", "as_of_basis", "cautions", "places"];
        let found = to_proto(ClaimDifference {
            kind: DifferenceKind::Changed,
            before: None,
            after: None,
            columns: columns.map(str::to_owned).to_vec(),
        });
        let paths = [
            "cautions",
            "figure.as_of",
            "figure.unit",
            "occurrence.places",
        ];
        assert_eq!(found.fields, paths);
        assert_eq!(found.kind(), v1::claim_difference::Kind::Changed);
    }

    /// What is not one of the claim's own fields has a path.
    #[test]
    fn every_column_of_a_claim_that_may_differ_is_a_field_of_its_message() {
        let pool = prost_reflect::DescriptorPool::decode(factdesk_proto::DESCRIPTORS).unwrap();
        for column in [
            "kind",
            "text",
            "proposition",
            "context",
            "within",
            "attributions",
            "stance",
            "cautions",
            "measure",
            "unit_noun",
            "bound",
            "low",
            "high",
            "unit",
            "vague",
            "as_of_earliest",
            "as_of_latest",
            "as_of_basis",
            "figure_text",
            "check_worthiness",
            "worthiness_reasons",
            "labels",
            "state",
            "suggested_verdict",
            "suggestion_reason",
            "offered_verdict",
            "recheck_reason",
            "happening",
            "places",
            "occurred_earliest",
            "occurred_latest",
            "rules",
            "escalated",
            "recheck_time",
        ] {
            let mut message = pool.get_message_by_name("factdesk.v1.Claim").unwrap();
            let path = path(column);
            for (i, part) in path.split('.').enumerate() {
                let field = message.get_field_by_name(part);
                let field = field.unwrap_or_else(|| panic!("{path} is no path"));
                if i + 1 < path.split('.').count() {
                    message = field.kind().as_message().unwrap().clone();
                }
            }
        }
    }
}
