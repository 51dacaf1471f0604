//! The article's own doubt.

use crate::figure::words;
use crate::{Span, Verdict};

/// Words of the article, not of a claimant, that weaken its own commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// Which doubt.
    pub category: CautionCategory,
    /// The words.
    pub text: String,
    /// Where they stand; none on a claim entered by hand.
    pub span: Option<Span>,
}

words! {
    /// Which doubt the article voices.
    CautionCategory {
        /// "could not be verified".
        Unverified = "UNVERIFIED",
        /// "no evidence has been provided".
        NoEvidence = "NO_EVIDENCE",
        /// "remains unclear".
        Unclear = "UNCLEAR",
        /// "conflicting reports".
        Conflicting = "CONFLICTING",
        /// "reportedly".
        Reportedly = "REPORTEDLY",
        /// "allegedly".
        Allegedly = "ALLEGEDLY",
        /// "speculation".
        Speculation = "SPECULATION",
        /// "may", "could", "fears that".
        Possibly = "POSSIBLY",
    }
}

/// The verdict that a claim's cautions suggest to a reviewer, with a sentence
/// that says why. A suggestion is never a verdict.
///
/// Only doubt about whether it is so suggests one: "reportedly" tells where a
/// fact comes from, not that anybody failed to check it.
pub fn suggestion(cautions: &[Caution]) -> Option<(Verdict, String)> {
    let strong = cautions.iter().find(|c| {
        matches!(
            c.category,
            CautionCategory::Unverified | CautionCategory::NoEvidence
        )
    })?;
    let why = format!("The article itself says: “{}”.", strong.text.trim());
    Some((Verdict::Unverified, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caution(category: CautionCategory) -> Caution {
        Caution {
            category,
            text: "words".into(),
            span: None,
        }
    }

    #[test]
    fn only_doubt_about_the_fact_suggests_unverified() {
        use CautionCategory::*;
        for strong in [Unverified, NoEvidence] {
            let cautions = [caution(Reportedly), caution(strong)];
            assert_eq!(suggestion(&cautions).unwrap().0, Verdict::Unverified);
        }
        assert_eq!(suggestion(&[caution(Reportedly), caution(Possibly)]), None);
        assert_eq!(suggestion(&[]), None);
    }
}
