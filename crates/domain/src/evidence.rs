//! What a verdict rests on.

use crate::article::check_uri;
use crate::figure::words;
use crate::{EvidenceId, Violations};
use chrono::{DateTime, Utc};

/// Evidence as a caller sends it.
#[derive(Clone, Debug, Default)]
pub struct EvidenceDraft {
    /// What sort of thing it is; none where the caller's number is unknown or unset.
    pub kind: Option<EvidenceKind>,
    /// Where it is; may be empty.
    pub uri: String,
    /// The words or the finding that matter; may be empty.
    pub quote: String,
    /// Which way it points.
    pub bearing: Option<Bearing>,
    /// Where a copy is kept; may be empty.
    pub archive_uri: String,
    /// Digest of the material; may be empty.
    pub sha256: String,
    /// When it was looked at.
    pub access_time: Option<DateTime<Utc>>,
    /// How reliable the source has been.
    pub source_reliability: Option<SourceReliability>,
    /// 1 to 6; 0 not rated.
    pub information_credibility: i32,
    /// Seen by editors and by whoever added it.
    pub confidential: bool,
}

/// Evidence that passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvidence {
    /// What sort of thing it is.
    pub kind: EvidenceKind,
    /// Where it is; may be empty.
    pub uri: String,
    /// The words or the finding that matter; may be empty.
    pub quote: String,
    /// Which way it points.
    pub bearing: Bearing,
    /// Where a copy is kept; may be empty.
    pub archive_uri: String,
    /// Digest of the material, lower-case hexadecimal; may be empty.
    pub sha256: String,
    /// When it was looked at.
    pub access_time: Option<DateTime<Utc>>,
    /// How reliable the source has been.
    pub source_reliability: Option<SourceReliability>,
    /// 1 to 6; none where not rated.
    pub information_credibility: Option<i32>,
    /// Seen by editors and by whoever added it.
    pub confidential: bool,
}

/// Evidence on a claim's table.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Its identity.
    pub id: EvidenceId,
    /// The claim whose table it lies on.
    pub claim: crate::ClaimId,
    /// What it is.
    pub content: NewEvidence,
    /// The handle of who added it.
    pub person: String,
    /// When it was added.
    pub create_time: DateTime<Utc>,
    /// When what it is was erased.
    pub redact_time: Option<DateTime<Utc>>,
}

impl NewEvidence {
    /// Applies the rules to a draft.
    ///
    /// # Errors
    /// Every bad field.
    pub fn check(draft: EvidenceDraft) -> Result<NewEvidence, Violations> {
        let mut bad = Violations::new();
        check_uris(&draft, &mut bad);
        check_rest(&draft, &mut bad);
        let kind = draft.kind.ok_or("is required".to_owned());
        let bearing = draft.bearing.ok_or("is required".to_owned());
        let (kind, bearing) = (bad.keep("kind", kind), bad.keep("bearing", bearing));
        let checked = kind.zip(bearing).map(|(kind, bearing)| NewEvidence {
            kind,
            uri: draft.uri,
            quote: draft.quote,
            bearing,
            archive_uri: draft.archive_uri,
            sha256: draft.sha256.to_lowercase(),
            access_time: draft.access_time,
            source_reliability: draft.source_reliability,
            information_credibility: Some(draft.information_credibility).filter(|c| *c != 0),
            confidential: draft.confidential,
        });
        bad.into_result(checked)
    }
}

fn check_uris(draft: &EvidenceDraft, bad: &mut Violations) {
    bad.keep("uri", check_uri(&draft.uri));
    bad.keep("archive_uri", check_uri(&draft.archive_uri));
    if draft.kind == Some(EvidenceKind::Web) && draft.uri.is_empty() {
        bad.add("uri", "is required for evidence of kind WEB");
    } else if draft.uri.is_empty() && draft.quote.trim().is_empty() {
        bad.add("quote", "is required where there is no uri");
    }
}

fn check_rest(draft: &EvidenceDraft, bad: &mut Violations) {
    if draft.quote.chars().count() > 10_000 || draft.quote.contains('\0') {
        bad.add("quote", "must be at most 10,000 characters without NUL");
    }
    let hex = draft.sha256.bytes().all(|b| b.is_ascii_hexdigit());
    if !(draft.sha256.is_empty() || draft.sha256.len() == 64 && hex) {
        bad.add("sha256", "must be 64 hexadecimal digits");
    }
    if !(0..=6).contains(&draft.information_credibility) {
        bad.add(
            "information_credibility",
            "must be 1 to 6, or 0 for not rated",
        );
    }
}

words! {
    /// What sort of thing the evidence is.
    EvidenceKind {
        /// A page on the web.
        Web = "WEB",
        /// A document.
        Document = "DOCUMENT",
        /// Somebody was asked.
        Interview = "INTERVIEW",
        /// Somebody saw it.
        Eyewitness = "EYEWITNESS",
        /// A photo, a video, a recording.
        Media = "MEDIA",
        /// Data.
        Dataset = "DATASET",
        /// The newsroom's own reporter.
        OwnReporting = "OWN_REPORTING",
    }
}

words! {
    /// Which way the evidence points.
    Bearing {
        /// For the claim.
        Supports = "SUPPORTS",
        /// Against it.
        Refutes = "REFUTES",
        /// Neither, but it helps to understand.
        Context = "CONTEXT",
    }
}

words! {
    /// How reliable a source has been: the letters of the Admiralty code.
    SourceReliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web() -> EvidenceDraft {
        EvidenceDraft {
            kind: Some(EvidenceKind::Web),
            bearing: Some(Bearing::Supports),
            uri: "https://example.org/list".into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_page_with_its_address_is_evidence() {
        let evidence = NewEvidence::check(web()).unwrap();
        assert_eq!(evidence.information_credibility, None);
    }

    #[test]
    fn every_bad_field_is_named() {
        let draft = EvidenceDraft {
            sha256: "xyz".into(),
            information_credibility: 7,
            archive_uri: "not a uri".into(),
            ..Default::default()
        };
        let bad = NewEvidence::check(draft).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        let all = [
            "archive_uri",
            "quote",
            "sha256",
            "information_credibility",
            "kind",
            "bearing",
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn a_web_page_without_address_is_refused_even_with_a_quote() {
        let draft = EvidenceDraft {
            uri: String::new(),
            quote: "q".into(),
            ..web()
        };
        assert_eq!(
            NewEvidence::check(draft).unwrap_err().as_slice()[0].field,
            "uri"
        );
    }
}
