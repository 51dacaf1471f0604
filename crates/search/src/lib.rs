//! "Was this checked before?": what a text and a claim have in common.
//!
//! Pure functions: no I/O, no clock. A text is read as [`Word`]s (case, accents and
//! endings do not matter; hashtags come apart; links are nothing). A claim becomes a
//! [`Document`], a text that is looked for a [`Query`]; [`Plan`] says which few words to
//! look up so that the work is bounded however much is stored, and [`Scorer`] how well a
//! document fits. [`weights`] says where each number comes from.

#![warn(missing_docs)]

mod document;
mod fold;
mod number;
mod plan;
mod query;
mod score;
mod stem;
mod stop_words;
mod term_id;
pub mod weights;
mod word;

pub use document::{Document, Fields};
pub use fold::fold;
pub use plan::{Plan, Seen};
pub use query::{Query, QueryTerm};
pub use score::Scorer;
pub use term_id::TermId;
pub use word::{Word, words};
