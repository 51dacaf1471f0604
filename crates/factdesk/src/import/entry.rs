//! A line of the report.

use super::item::{Refusal, Source};
use serde::{Deserialize, Serialize};

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// It is a new article.
    New,
    /// It is another text of an article that was there.
    NewRevision,
    /// It was there.
    Known,
    /// It was refused.
    Refused,
    /// It is of no kind that is read.
    PassedOver,
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it stands.
    #[serde(flatten)]
    pub source: Source,
    /// What became of it.
    pub outcome: Outcome,
    /// Digest of the file's or line's bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The article's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The article's latest revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i32>,
    /// The request that imported it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

impl Entry {
    /// One that tells only what became of it.
    pub fn new(source: &Source, outcome: Outcome) -> Entry {
        Entry {
            source: source.clone(),
            outcome,
            sha256: None,
            article: None,
            revision: None,
            request_id: None,
            refusal: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_line_reads_as_it_is_written() {
        let source = Source::file(Path::new("a.jsonl")).line(7);
        let refused = Entry {
            refusal: Some(Refusal::new("BAD_JSON", "no")),
            ..Entry::new(&source, Outcome::Refused)
        };
        let line = serde_json::to_string(&refused).unwrap();
        let begin =
            r#"{"source":"a.jsonl","line":7,"outcome":"REFUSED","refusal":{"reason":"BAD_JSON""#;
        assert!(line.starts_with(begin), "{line}");
        assert_eq!(serde_json::from_str::<Entry>(&line).unwrap(), refused);
    }
}
