//! Filters and orders of list requests: a subset of AIP-160, from text to
//! typed conditions. Text and depth are bounded before anything is built.

mod articles;
mod ast;
mod claims;
mod events;
mod lexer;
mod order_by;
mod parser;
mod value;

pub(crate) use articles::article_filter;
pub(crate) use claims::claim_filter;
pub(crate) use events::event_filter;
pub(crate) use order_by::claim_order;

use std::fmt;

/// The most characters of a filter.
const LONGEST: usize = 2_000;

/// Why a filter does not read.
#[derive(Debug, PartialEq)]
struct Unreadable {
    /// The character at which, from 1.
    at: usize,
    /// What is wrong, and what would be right.
    why: String,
}

impl Unreadable {
    fn new(at: usize, why: impl Into<String>) -> Self {
        Unreadable {
            at,
            why: why.into(),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: {}", self.at, self.why)
    }
}

/// A filter's expression; nothing for an empty one.
fn parse(text: &str) -> Result<Option<ast::Expr>, Unreadable> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Unreadable::new(
            LONGEST + 1,
            "a filter has at most 2,000 characters",
        ));
    }
    parser::parse(lexer::Lexer::new(text))
}
