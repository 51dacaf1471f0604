//! A piece of evidence on one line.

use factdesk_proto::v1::{Bearing, Evidence, EvidenceKind};

/// How a line reads.
pub const EXPECTED: &str = "kind, bearing, then an address or words or both: web supports https://… | interview refutes The mayor says 12.";

const KINDS: [(&str, EvidenceKind); 7] = [
    ("web", EvidenceKind::Web),
    ("document", EvidenceKind::Document),
    ("interview", EvidenceKind::Interview),
    ("eyewitness", EvidenceKind::Eyewitness),
    ("media", EvidenceKind::Media),
    ("dataset", EvidenceKind::Dataset),
    ("own_reporting", EvidenceKind::OwnReporting),
];

const BEARINGS: [(&str, Bearing); 3] = [
    ("supports", Bearing::Supports),
    ("refutes", Bearing::Refutes),
    ("context", Bearing::Context),
];

/// Says before the words that only editors may see it.
const CONFIDENTIAL: &str = "confidential";

/// The evidence of a line, `kind bearing [confidential] [address] [words]`, where
/// kind and bearing may be cut short.
///
/// # Errors
/// What is wrong with it.
pub fn evidence(line: &str) -> Result<Evidence, String> {
    let (kind, rest) = word(line);
    let kind = one_of(kind, &KINDS, "a kind")?;
    let (bearing, mut rest) = word(rest);
    let bearing = one_of(bearing, &BEARINGS, "a bearing")?;
    let confidential = word(rest).0 == CONFIDENTIAL;
    if confidential {
        rest = word(rest).1;
    }
    let (uri, quote) = match word(rest) {
        (first, behind) if is_address(first) => (first, behind),
        _ => ("", rest.trim()),
    };
    if uri.is_empty() && quote.is_empty() {
        return Err(format!("an address or words are missing: {EXPECTED}"));
    }
    Ok(Evidence {
        kind: kind.into(),
        bearing: bearing.into(),
        confidential,
        uri: uri.to_owned(),
        quote: quote.to_owned(),
        ..Evidence::default()
    })
}

/// The first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

/// The only one that begins so.
fn one_of<T: Copy>(typed: &str, all: &[(&str, T)], what: &str) -> Result<T, String> {
    let lower = typed.to_lowercase();
    let mut fits = all.iter().filter(|(name, _)| name.starts_with(&lower));
    match (fits.next(), fits.next()) {
        (Some((_, one)), None) if !lower.is_empty() => Ok(*one),
        _ => {
            let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
            Err(format!("{typed:?} is not {what}: {}", names.join(", ")))
        }
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("urn:")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kind_bearing_address_and_words() {
        let full = evidence("web supports https://example.org/list It names 62 people.").unwrap();
        assert_eq!(
            (full.kind(), full.bearing()),
            (EvidenceKind::Web, Bearing::Supports)
        );
        assert_eq!(&*full.uri, "https://example.org/list");
        assert_eq!(&*full.quote, "It names 62 people.");
        let short = evidence("  own r confidential Our reporter: 12. ").unwrap();
        assert_eq!(
            (short.kind(), short.bearing()),
            (EvidenceKind::OwnReporting, Bearing::Refutes)
        );
        assert!(short.confidential && short.uri.is_empty());
        assert_eq!(&*short.quote, "Our reporter: 12.");
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, words) in [
            ("", "\"\" is not a kind"),
            ("page supports x", "\"page\" is not a kind: web, document"),
            ("d supports x", "\"d\" is not a kind"),
            ("web", "\"\" is not a bearing"),
            ("web maybe x", "\"maybe\" is not a bearing: supports"),
            ("web supports", "an address or words are missing"),
            (
                "web supports confidential",
                "an address or words are missing",
            ),
        ] {
            let told = evidence(line).unwrap_err();
            assert!(told.contains(words), "{line}: {told}");
        }
    }

    proptest! {
        #[test]
        fn any_line_reads_or_is_told(line in "\\PC{0,60}|(web|int|own|x) (s|r|c|y) \\PC{0,20}") {
            if let Ok(evidence) = evidence(&line) {
                prop_assert!(!(evidence.uri.is_empty() && evidence.quote.is_empty()));
            }
        }
    }
}
