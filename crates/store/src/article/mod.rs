//! Articles and their revisions.

mod difference;
pub(crate) mod get;
mod insert_new;
pub(crate) mod list;
mod reextract;
mod revisions;
mod row;
mod submit;

use crate::{Lane, Request};
use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, NewArticle};

/// One article to store.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The article.
    pub article: NewArticle,
    /// The caller's name for the request.
    pub request: Option<Request>,
    /// Which queue its extraction waits in.
    pub lane: Lane,
}

/// The place of an article in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleKey {
    /// When it was first submitted.
    pub create_time: DateTime<Utc>,
    /// Its identity.
    pub id: ArticleId,
}
