//! What finds the claims of texts, wherever it runs.

use crate::Extraction;
use chrono::{DateTime, Utc};
use std::pin::Pin;
use std::sync::Arc;

/// A text as an extractor gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Title, blank line and body, exactly as submitted: what spans count in.
    pub text: String,
    /// The text starts with a title and a blank line.
    pub has_title: bool,
    /// The language as BCP 47, where the sender said it.
    pub language: Option<String>,
    /// When it was published.
    pub publish_time: Option<DateTime<Utc>>,
}

/// An extraction under way: the claims, or a sentence on why there are none.
pub type Extracting = Pin<Box<dyn Future<Output = Result<Extraction, String>> + Send>>;

/// From a text to the claims in it. Dropping what it returns ends its work, or leaves
/// it without effect.
pub trait Extractor: Send + Sync {
    /// Reads a text.
    fn extract(&self, reading: Arc<Reading>) -> Extracting;
}
