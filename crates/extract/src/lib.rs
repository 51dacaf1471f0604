//! Text to candidate claims: pure, deterministic, offline.

#![warn(missing_docs)]

pub mod caret;
mod caution;
mod claim;
mod figure;
mod language;
mod lexicon;
mod occurrence;
mod proposition;
mod source;
mod statement;
mod text;
mod time;
pub mod worthiness;

use chrono::{DateTime, Utc};
use factdesk_domain::{CandidateClaim, Extraction};
use std::ops::Range;

/// The name and version of these rules, as stored with every claim.
pub const EXTRACTOR: &str = "rules/4";

/// A revision as the extractor sees it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The revision's text, exactly as submitted.
    pub text: &'a str,
    /// The text starts with a title and a blank line; otherwise a headline is guessed.
    pub has_title: bool,
    /// The language as BCP 47, where the sender said it.
    pub language: Option<&'a str>,
    /// When the article was published.
    pub publish_time: Option<DateTime<Utc>>,
}

/// The bytes of each sentence of a text, in order; only white space lies between them.
///
/// The cost grows with the length of the text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    text::sentences(text)
}

/// Finds the candidate claims of a text, in the order of the text.
///
/// The cost grows with the length of the text; the same input always gives the
/// same claims. A language without rules gives none.
pub fn extract(input: &Input<'_>) -> Extraction {
    let (language, supported) = language::language(input.text, input.language);
    Extraction {
        extractor: EXTRACTOR.to_owned(),
        language,
        language_supported: supported,
        claims: found(input, supported),
        ..Extraction::default()
    }
}

fn found(input: &Input<'_>, supported: bool) -> Vec<CandidateClaim> {
    match supported {
        true => claim::claims(
            &text::Doc::new(input.text, input.has_title),
            input.publish_time,
        ),
        false => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Vec<Vec<String>> {
        let input = Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        };
        let claims = extract(&input).claims.into_iter();
        claims.map(|claim| claim.rules).collect()
    }

    #[test]
    fn each_claim_names_its_rules() {
        for (text, expected) in [
            ("The mayor said the dam was old.", vec!["verb of saying"]),
            ("“It was old,” the mayor said.", vec!["quotation"]),
            (
                "“The dam,” the mayor said, “was old.”",
                vec!["quotation", "interrupted quotation"],
            ),
            (
                "The dam was “old,” the mayor said.",
                vec!["quotation", "mixed quotation"],
            ),
            (
                "While the mayor said the dam was old, he left.",
                vec!["verb of saying", "dependent clause"],
            ),
            ("According to the mayor, it was old.", vec!["according to"]),
            ("The dam reportedly broke.", vec!["caution"]),
        ] {
            assert_eq!(rules(text), [expected], "{text}");
        }
        let found = rules("The mayor said 7 goats died.");
        assert_eq!(found, [vec!["verb of saying"], vec!["figure"]]);
        assert!(rules("It rained all night.").is_empty());
    }
}
