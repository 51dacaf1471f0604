//! What an extraction changes among the claims of an article.

use crate::Claim;
use crate::figure::words;

/// How an extraction went, against what stood before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtractionSummary {
    /// The number of the revision that was read.
    pub revision: i32,
    /// The extractor and its version.
    pub extractor: String,
    /// Those that had found the claims that stood before, in the order of their names.
    pub previous_extractors: Vec<String>,
    /// Claims that it found for the first time.
    pub new: i32,
    /// Claims that it did not find any more.
    pub gone: i32,
    /// Claims that it describes otherwise.
    pub changed: i32,
    /// Claims that somebody worked on, which it does not find, or describes otherwise.
    pub kept: i32,
    /// Claims that are as they were.
    pub unchanged: i32,
}

/// A claim that an extraction did not leave as it was, or would have.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimDifference {
    /// What became of it.
    pub kind: DifferenceKind,
    /// As it stood; none on a new one.
    pub before: Option<Claim>,
    /// As it stands; none on one that is gone.
    pub after: Option<Claim>,
    /// The names of the columns that differ; on a kept one, of those that the extractor
    /// would have filled otherwise.
    pub columns: Vec<String>,
}

/// An extraction's summary and some of its differences, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// How it went.
    pub summary: ExtractionSummary,
    /// Claims, those that are as they were left out.
    pub claims: Vec<ClaimDifference>,
    /// There are more of them.
    pub more: bool,
}

words! {
    /// What became of a claim.
    DifferenceKind {
        /// It was found for the first time.
        New = "NEW",
        /// It was not found any more.
        Gone = "GONE",
        /// It is described otherwise.
        Changed = "CHANGED",
        /// Somebody worked on it, so it stays as it is.
        Kept = "KEPT",
    }
}
