//! Claims: found, listed, entered by hand, set aside.

mod anchor;
pub(crate) mod change;
pub(crate) mod columns;
pub(crate) mod condition;
mod create;
mod dismiss;
pub(crate) mod etag;
pub(crate) mod facets;
pub(crate) mod found;
pub(crate) mod get;
pub(crate) mod insert;
mod list;
pub(crate) mod lock;
pub(crate) mod reading;
mod replace;
mod replaced;
pub(crate) mod row;
pub(crate) mod urgency;

use crate::{Request, WatchCursor};
use chrono::{DateTime, Utc};
use factdesk_domain::{
    ArticleId, Claim, ClaimId, ClaimOrder, DismissReason, SortField, Substitute,
};

/// The place of a claim in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimKey {
    /// The value it is sorted by.
    pub sort: SortValue,
    /// Its identity, which breaks ties.
    pub id: ClaimId,
}

/// A value that claims are sorted by.
#[derive(Clone, Debug, PartialEq)]
pub enum SortValue {
    /// With [`SortField::CreateTime`], [`SortField::UpdateTime`] and [`SortField::DueTime`].
    Time(DateTime<Utc>),
    /// With [`SortField::CheckWorthiness`].
    Worthiness(f64),
    /// With [`SortField::Span`]; claims without a span sort as `i32::MAX`.
    Place(ArticleId, i32),
}

impl ClaimKey {
    /// The place of `claim` in that order.
    pub fn of(claim: &Claim, order: ClaimOrder) -> ClaimKey {
        let start = claim.quote.as_ref().map(|q| q.span.start);
        let place = start
            .and_then(|s| i32::try_from(s).ok())
            .unwrap_or(i32::MAX);
        let sort = match order.field {
            SortField::CreateTime => SortValue::Time(claim.create_time),
            SortField::UpdateTime => SortValue::Time(claim.update_time),
            SortField::DueTime => SortValue::Time(claim.due_time),
            SortField::CheckWorthiness => SortValue::Worthiness(claim.check_worthiness),
            SortField::Span => SortValue::Place(claim.article, place),
        };
        ClaimKey { sort, id: claim.id }
    }
}

/// A page of claims and the cursor from which watching misses nothing after it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimPage {
    /// The claims.
    pub items: Vec<Claim>,
    /// Whether there are more.
    pub more: bool,
    /// Where the log ended before the page was read.
    pub watch_cursor: WatchCursor,
}

/// A claim to set aside.
#[derive(Clone, Debug)]
pub struct Dismissal {
    /// Which.
    pub claim: ClaimId,
    /// Its etag as last seen.
    pub etag: String,
    /// Why.
    pub reason: DismissReason,
    /// What the reviewer adds; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// Claims to put in the place of others.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The claims to replace, each once, each with its etag as last seen; not none.
    pub replaced: Vec<(ClaimId, String)>,
    /// The claims in their place; not none.
    pub claims: Vec<Substitute>,
    /// Why; may be empty.
    pub comment: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}
