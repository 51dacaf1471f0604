//! One key for wire copy: the same sentence of the same claimant in forty articles.

use crate::CandidateClaim;
use sha2::{Digest, Sha256};

/// The key that copies share: a digest of kind, normalised sentence, place of
/// the claim's own words in it, and claimant.
///
/// Normalised is typography only: case, runs of white space, curly quotes and
/// the lengths of dashes. Signs stay, since `$5` is not `5%` and -5 is not 5.
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
    let words: Vec<_> = lower.split_whitespace().collect();
    words.join(" ").chars().map(plain).collect()
}

/// The typewriter's form of a quotation mark or dash.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Attribution, Kind, Span};
    use proptest::prelude::*;

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
                full_name: String::new(),
                role: String::new(),
                cue: "said".into(),
                relay: false,
                anonymous: false,
                span: None,
            }],
            stance: None,
            cautions: vec![],
            figure: None,
            occurrence: Default::default(),
            check_worthiness: 0.0,
            worthiness_reasons: vec![],
            rules: vec![],
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

    #[test]
    fn signs_make_another_claim() {
        let key = |text| copy_key(&claim(text, "the mayor"));
        let pairs = [
            ("It cost $5.", "It cost €5."),
            ("It fell to -5.", "It fell to 5."),
            ("It spent 5% of it.", "It spent $5 of it."),
            ("Some 3-5 died.", "Some 3.5 died."),
            ("The 1.5 left.", "The 1,5 left."),
        ];
        for (one, other) in pairs {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
        assert_eq!(key("Some 3–5 died."), key("Some  3-5\u{a0}DIED."));
    }

    proptest! {
        #[test]
        fn white_space_and_case_never_matter(words in prop::collection::vec("[a-z$%€0-9.,-]{1,6}", 1..8)) {
            let plain = copy_key(&claim(&words.join(" "), "a"));
            let loud = words.join("\n\t ").to_uppercase();
            prop_assert_eq!(&plain, &copy_key(&claim(&loud, "A")));
            let more = format!("{} 7", words.join(" "));
            prop_assert_ne!(&plain, &copy_key(&claim(&more, "a")));
        }
    }
}
