//! Evidence both ways.

use super::enums::{Word, number};
use super::{merge, name, time};
use factdesk_domain::{Evidence, EvidenceDraft, NewEvidence, Violations};
use factdesk_proto::v1;

pub(crate) fn evidence_to_proto(evidence: Evidence) -> v1::Evidence {
    let content = evidence.content;
    v1::Evidence {
        name: name::evidence(evidence.claim, evidence.id),
        kind: content.kind.number(),
        uri: content.uri,
        quote: content.quote,
        bearing: content.bearing.number(),
        archive_uri: content.archive_uri,
        sha256: content.sha256,
        access_time: content.access_time.map(time::to_proto),
        source_reliability: number(content.source_reliability),
        information_credibility: content.information_credibility.unwrap_or(0),
        confidential: content.confidential,
        person: name::person(&evidence.person),
        create_time: Some(time::to_proto(evidence.create_time)),
        redact_time: evidence.redact_time.map(time::to_proto),
    }
}

/// Evidence as sent, with the rules applied; output-only fields are ignored.
///
/// # Errors
/// Every bad field, below `field`.
pub(crate) fn evidence_from_proto(
    field: &str,
    evidence: v1::Evidence,
) -> Result<NewEvidence, Violations> {
    let mut bad = Violations::new();
    let access_time = evidence.access_time.map(time::from_proto).transpose();
    let draft = EvidenceDraft {
        kind: bad.keep("kind", Word::read(evidence.kind)).flatten(),
        uri: evidence.uri,
        quote: evidence.quote,
        bearing: bad.keep("bearing", Word::read(evidence.bearing)).flatten(),
        archive_uri: evidence.archive_uri,
        sha256: evidence.sha256,
        access_time: bad.keep("access_time", access_time).flatten(),
        source_reliability: bad
            .keep(
                "source_reliability",
                Word::read(evidence.source_reliability),
            )
            .flatten(),
        information_credibility: evidence.information_credibility,
        confidential: evidence.confidential,
    };
    let checked = merge(&mut bad, NewEvidence::check(draft));
    let mut below = Violations::new();
    below.nest(field, bad);
    below.into_result(checked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> v1::Evidence {
        v1::Evidence {
            kind: v1::EvidenceKind::Web.into(),
            bearing: v1::Bearing::Refutes.into(),
            uri: "https://example.org/list".into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_page_is_evidence() {
        let read = evidence_from_proto("evidence", page()).unwrap();
        assert_eq!(read.uri, "https://example.org/list");
        assert_eq!(read.source_reliability, None);
    }

    #[test]
    fn every_bad_field_is_named_once_and_below_its_parent() {
        let bad = v1::Evidence {
            kind: 77,
            bearing: 0,
            source_reliability: -1,
            ..page()
        };
        let bad = evidence_from_proto("evidence[2]", bad).unwrap_err();
        let bad = crate::failure::gathered(&bad);
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        let all = [
            "evidence[2].kind",
            "evidence[2].source_reliability",
            "evidence[2].bearing",
        ];
        assert_eq!(fields, all);
        assert!(
            bad.as_slice()[0].description.contains("77"),
            "the unknown number is told"
        );
    }
}
