//! The review rules: which verdict is allowed on what, and where it leads.

mod draft;
mod refusal;
mod rules;
mod situation;
mod stored;
mod verdict;

pub use draft::{Correction, CorrectionDraft, NewReview, ReviewDraft, adjudication};
pub use refusal::{Refusal, Unmet};
pub use rules::{Facts, adjudicate, correct, dismiss, review};
pub use situation::{Given, Move, Opinion, Situation};
pub use stored::Review;
pub use verdict::{CorrectionKind, ReviewKind, Verdict};
