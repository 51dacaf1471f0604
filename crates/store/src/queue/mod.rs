//! The fenced job queue: which texts are to be extracted.

mod again;
mod before;
pub(crate) mod by_hand;
mod displaced;
mod enqueue;
mod extracted;
mod fail;
mod failed;
mod finish;
mod heirs;
mod lease;
mod reap;
mod renew;
mod save;

use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, NewsroomId};
use uuid::Uuid;

pub(crate) use enqueue::{again_later, enqueue};
pub(crate) use save::save;

/// How often a text is tried before its extraction has failed.
const ATTEMPTS: i32 = 5;

/// Which queue a job waits in: interactive goes before bulk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Somebody waits: SubmitArticle.
    Interactive,
    /// Nobody does: batches and imports.
    Bulk,
}

impl Lane {
    /// As it stands in a job.
    pub(crate) fn number(self) -> i16 {
        match self {
            Lane::Interactive => 0,
            Lane::Bulk => 1,
        }
    }
}

/// A leased job with the text to extract.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Whose it is.
    pub newsroom: NewsroomId,
    /// Which article.
    pub article: ArticleId,
    /// Which revision of it.
    pub revision: i32,
    /// Counted at the lease, from 1.
    pub attempt: i32,
    /// The fence: what is written under another token is refused.
    pub token: Uuid,
    /// The title; may be empty.
    pub title: String,
    /// The body.
    pub body: String,
    /// BCP 47, where the submitter said so.
    pub language_code: Option<String>,
    /// When it was published.
    pub publish_time: Option<DateTime<Utc>>,
}

/// What became of a finished job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// Its claims are stored.
    Saved,
    /// The lease was no longer its own; nothing was written.
    LeaseLost,
}
