//! One key for wire copy: the same sentence of the same claimant in forty articles.

use crate::CandidateClaim;
use sha2::{Digest, Sha256};

/// The key that copies share: a digest of kind, normalised sentence, place of
/// the claim's own words in it, and claimant.
///
/// Normalised: lower case, runs of anything but letters and digits as one
/// blank, so that curly quotes and line breaks make no difference.
pub fn copy_key(claim: &CandidateClaim) -> String {
    let claimant = claim.attributions.first().map_or("", |a| &a.claimant);
    let own = claim.figure.as_ref().map_or(&claim.text, |f| &f.text);
    let parts = [
        claim.kind.as_str().to_owned(),
        normalise(&claim.context),
        normalise(&claim.text),
        normalise(own),
        normalise(claimant),
    ];
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    digest.iter().take(16).map(|b| format!("{b:02x}")).collect()
}

fn normalise(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Attribution, Kind, Span};

    fn claim(context: &str, claimant: &str) -> CandidateClaim {
        CandidateClaim {
            kind: Kind::Statement,
            span: Span {
                start: 0,
                end: 1,
                utf16_start: 0,
                utf16_end: 1,
            },
            text: "the dam held".into(),
            context: context.into(),
            proposition: String::new(),
            within: None,
            attributions: vec![Attribution {
                claimant: claimant.into(),
                role: String::new(),
                cue: "said".into(),
                relay: false,
                anonymous: false,
                span: None,
            }],
            stance: None,
            cautions: vec![],
            figure: None,
            check_worthiness: 0.0,
            worthiness_reasons: vec![],
        }
    }

    #[test]
    fn typography_and_place_do_not_matter_but_words_and_claimant_do() {
        let key = |c, w| copy_key(&claim(c, w));
        let plain = key("\"The dam held,\" the mayor said.", "the mayor");
        assert_eq!(plain, key("“The dam held,” the\nmayor said.", "The mayor"));
        assert_ne!(
            plain,
            key("\"The dam held,\" the mayor said.", "the engineer")
        );
        assert_ne!(
            plain,
            key("\"The dam broke,\" the mayor said.", "the mayor")
        );
        assert_eq!(plain.len(), 32);
    }
}
