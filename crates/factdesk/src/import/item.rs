//! What the input holds.

use factdesk_proto::v1::{SubmitArticleRequest, SubmitError};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};
use std::path::{Component, Path, PathBuf};
use tonic::Code;

/// Where something stands in the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's path as it was given; `-` is standard input.
    #[serde(rename = "source")]
    pub path: String,
    /// The line of JSON Lines, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
}

/// One article of the input, or what stands in its place.
#[derive(Debug)]
pub struct Item {
    /// Where it stands.
    pub source: Source,
    /// How much of the input it takes, for the progress bar.
    pub bytes: u64,
    /// Digest of the file's or line's bytes, where all of them were read.
    pub sha256: Option<[u8; 32]>,
    /// What it is.
    pub content: Content,
}

/// What an item is.
#[derive(Debug)]
pub enum Content {
    /// An article to send.
    Article(Box<SubmitArticleRequest>),
    /// It stands in the report with these very bytes.
    Done,
    /// No kind of file that is read.
    PassedOver,
    /// It cannot be sent.
    Refused(Refusal),
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The server's code, such as `INVALID_ARGUMENT`; nothing where it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A word to group by: the contract's reason, or our own.
    pub reason: String,
    /// A sentence.
    pub message: String,
    /// Every bad field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub field_violations: Vec<BadField>,
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadField {
    /// Its path, such as `article.body`.
    pub field: String,
    /// What is wrong, and what would be right.
    pub description: String,
}

impl Source {
    /// A file as a whole. Parts of a path that say nothing are left out, so that
    /// `./a` and `a` are the same.
    pub fn file(path: &Path) -> Source {
        let parts = path.components().filter(|part| *part != Component::CurDir);
        let path: PathBuf = parts.collect();
        Source {
            path: path.to_string_lossy().into_owned(),
            line: None,
        }
    }

    /// A line of it.
    pub fn line(&self, line: u64) -> Source {
        Source {
            path: self.path.clone(),
            line: Some(line),
        }
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

impl Item {
    /// What is to be sent for it.
    pub fn request(&self) -> Option<&SubmitArticleRequest> {
        match &self.content {
            Content::Article(request) => Some(request),
            _ => None,
        }
    }
}

impl Refusal {
    /// One of our own, before the server was asked.
    pub fn new(reason: &str, message: impl Into<String>) -> Refusal {
        Refusal {
            code: None,
            reason: reason.to_owned(),
            message: message.into(),
            field_violations: Vec::new(),
        }
    }
}

impl From<SubmitError> for Refusal {
    fn from(error: SubmitError) -> Refusal {
        let name = error.reason().as_str_name();
        let reason = name.strip_prefix("ERROR_REASON_").unwrap_or(name);
        let bad = error.field_violations.into_iter().map(|v| BadField {
            field: v.field,
            description: v.description,
        });
        Refusal {
            code: Some(code_name(Code::from(error.code))),
            reason: reason.to_owned(),
            message: error.message,
            field_violations: bad.collect(),
        }
    }
}

/// `INVALID_ARGUMENT` for `InvalidArgument`.
fn code_name(code: Code) -> String {
    let mut name = String::new();
    for letter in format!("{code:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::{ErrorReason, FieldViolation};

    #[test]
    fn a_source_is_named_shortly() {
        let source = Source::file(Path::new("./news//a.jsonl"));
        assert_eq!(source.to_string(), "news/a.jsonl");
        assert_eq!(source.line(7).to_string(), "news/a.jsonl:7");
    }

    #[test]
    fn the_servers_refusal_is_kept_whole() {
        let refusal = Refusal::from(SubmitError {
            code: Code::InvalidArgument.into(),
            message: "article.body: must not be empty".into(),
            reason: ErrorReason::InvalidFields.into(),
            field_violations: vec![FieldViolation {
                field: "article.body".into(),
                description: "must not be empty".into(),
            }],
        });
        assert_eq!(refusal.code.as_deref(), Some("INVALID_ARGUMENT"));
        assert_eq!(refusal.reason, "INVALID_FIELDS");
        assert_eq!(refusal.field_violations[0].field, "article.body");
    }
}
