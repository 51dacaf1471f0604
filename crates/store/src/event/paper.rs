//! An article as it is joined.

use crate::Error;
use crate::claim::columns;
use crate::entity::{article, claim, revision};
use factdesk_domain::{ArticleId, Claim, ClaimState, NewsroomId, compose};
use factdesk_ledger::Paper;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// An article with its text.
pub(super) struct Held {
    /// What its figures share.
    pub paper: Paper,
    /// Its title and what follows.
    pub text: String,
}

/// The article, kept as it is until the transaction ends; none where it is being purged.
pub(super) async fn hold(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    id: ArticleId,
) -> Result<Option<Held>, Error> {
    let held = article::Entity::find_by_id((newsroom.0, id.0)).lock_shared();
    let Some(row) = held.one(tx).await? else {
        return Ok(None);
    };
    let latest = revision::Entity::find_by_id((newsroom.0, id.0, row.latest));
    let latest = latest
        .one(tx)
        .await?
        .filter(|_| row.purge_begin_time.is_none());
    Ok(latest.map(|latest| Held {
        paper: Paper {
            article: id,
            title: u32::try_from(latest.title.chars().count()).unwrap_or(u32::MAX),
            publish_time: latest.publish_time,
        },
        text: compose(&latest.title, &latest.body),
    }))
}

/// Its claims that stand, in the order of its text. What was set aside tells of nothing.
pub(super) async fn claims(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Claim>, Error> {
    use claim::Column;
    let gone = [ClaimState::Replaced, ClaimState::Dismissed].map(ClaimState::as_str);
    let select = claim::Entity::find()
        .filter(Column::Newsroom.eq(newsroom.0))
        .filter(Column::Article.eq(article.0))
        .filter(Column::State.is_not_in(gone))
        .order_by_asc(Column::SpanStart)
        .order_by_asc(Column::Id);
    columns::select(tx, select).await
}
