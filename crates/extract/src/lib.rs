//! Text to candidate claims: pure, deterministic, offline.

#![warn(missing_docs)]

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
mod worthiness;

use chrono::{DateTime, Utc};
use factdesk_domain::Extraction;

/// The name and version of these rules, as stored with every claim.
pub const EXTRACTOR: &str = "rules/1";

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

/// Finds the candidate claims of a text, in the order of the text.
///
/// The cost grows with the length of the text; the same input always gives the
/// same claims. A language without rules gives none.
pub fn extract(input: &Input<'_>) -> Extraction {
    let (language, supported) = language::language(input.text, input.language);
    let claims = match supported {
        true => {
            let doc = text::Doc::new(input.text, input.has_title);
            claim::claims(&doc, input.publish_time)
        }
        false => vec![],
    };
    Extraction {
        extractor: EXTRACTOR.to_owned(),
        language,
        language_supported: supported,
        claims,
    }
}
