//! Watching: what the log tells from a place on.

mod changes;
mod cursor;
mod positions;
mod start;
mod subjects;

use chrono::{DateTime, Utc};
use factdesk_domain::{Act, Article, ArticleId, ChangeKind, Claim, ClaimFilter, Review};

pub use cursor::{CursorLost, WatchCursor};

/// What a watcher wants to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchScope {
    /// Of one article only.
    pub article: Option<ArticleId>,
    /// Of these claims only; says nothing about articles.
    pub filter: ClaimFilter,
    /// Which changes.
    pub kinds: Vec<ChangeKind>,
}

/// A stretch of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// What is in the scope, in the log's order.
    pub items: Vec<Change>,
    /// How far the stretch goes.
    pub end: WatchCursor,
    /// Whether the log has more already.
    pub more: bool,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The place behind it.
    pub cursor: WatchCursor,
    /// What happened.
    pub act: Act,
    /// When it was logged.
    pub log_time: DateTime<Utc>,
    /// The handle of who did it; none for the service itself.
    pub person: Option<String>,
    /// The handle of who passed it on.
    pub delegate: Option<String>,
    /// What it happened to, as it stands at the time of reading.
    pub subject: Subject,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// An article, without its body.
    Article(Box<Article>),
    /// A claim.
    Claim(Box<Claim>),
    /// A review without its evidence, and its claim.
    Review(Box<Review>, Box<Claim>),
}
