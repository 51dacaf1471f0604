//! "Was this checked before?": claims found by their words.
//!
//! A row of `search_documents` holds the numbers of a claim's terms, once for all copies.
//! A search asks `search_counts` how common its terms are, looks up the rare ones and
//! common ones together ([`Plan`](factdesk_search::Plan)), ranks what it finds roughly by
//! the numbers alone, and the best of these by the claims' texts. Each step reads a number
//! of rows that is bounded by a constant, however many claims there are.
//!
//! The rows are written in the transaction that stores the claim, last of all: writers of
//! the same wire copy wait for each other there, in the order of the keys.

mod backlog;
mod candidates;
mod counts;
mod find;
mod fitting;
mod forget;
mod index;

pub(crate) use forget::{forget, keys};
pub(crate) use index::index;

use factdesk_domain::{Claim, ClaimFilter};

/// What to search for.
#[derive(Clone, Debug)]
pub struct Search {
    /// A text: a sentence, a post, a claim.
    pub text: String,
    /// Which claims may come.
    pub filter: ClaimFilter,
    /// How many at the most.
    pub limit: usize,
}

/// A claim that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The claim; of copies one with a verdict, else the newest.
    pub claim: Claim,
    /// How much of the text it has, 0 to 1: see [`Scorer::share`](factdesk_search::Scorer::share).
    pub score: f64,
    /// The text's words that stand in it, those that count most first.
    pub words: Vec<String>,
    /// How many claims it stands for, with itself: its copies that the filter lets come,
    /// counted among some 50.
    pub copies: u32,
}
