//! An article as joining reads it, beside its claims.

use chrono::{DateTime, Utc};

/// The text that an article's claims stand in.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Its headline, where it has one, and what follows.
    pub text: &'a str,
    /// When it was published, where it said.
    pub publish_time: Option<DateTime<Utc>>,
}
