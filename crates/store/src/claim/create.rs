//! A claim entered by hand.

use super::{anchor, found, get, insert};
use crate::entity::{article, revision};
use crate::event::due;
use crate::outbox::{self, Event};
use crate::queue::by_hand::HAND;
use crate::request::{Known, remember};
use crate::search;
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{Act, ArticleId, Claim, ClaimId, IdSource, NewClaim, Principal, Violations};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Store {
    /// Enters a claim into the article's latest revision.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Purged`]; [`Error::Invalid`] with fields below `claim` where
    /// the span does not reproduce the text; [`Error::RequestIdReused`].
    pub async fn create_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        article: ArticleId,
        claim: &NewClaim,
        request: Option<&Request>,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let fresh = ClaimId::new(ids);
        let id = match remember(&tx, by, request, fresh.0).await? {
            Known::Answered(id) => ClaimId(id),
            Known::No => enter(&tx, by, ids, article, claim, fresh).await?,
        };
        let answer = get::load(&tx, by, id).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn enter(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    article: ArticleId,
    claim: &NewClaim,
    id: ClaimId,
) -> Result<ClaimId, Error> {
    // Locked, so that the latest revision stays the latest until the claim is in.
    let row = lock_article(tx, by, article).await?;
    let latest = revision(tx, by, article, row.latest).await?;
    let anchor = anchor::named(claim, &latest).map_err(below_claim)?;
    let place = found::Place {
        newsroom: by.newsroom,
        article,
        revision: anchor.revision,
        labels: &claim.labels,
        extractor: HAND,
    };
    let reasons = vec!["entered by hand".to_owned()];
    let candidate = anchor::candidate(claim, &anchor, 1.0, reasons);
    let mut row = found::row(&place, id, &candidate, anchor.quote.as_ref(), None);
    insert::insert(tx, std::slice::from_mut(&mut row)).await?;
    count(tx, by, article, 1).await?;
    let event = Event::claim(Act::ClaimEntered, id, json!({ "article": article.0 })).covering(&row);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    due::put(tx, by.newsroom, article).await?;
    search::index(tx, by.newsroom, [&row]).await?;
    Ok(id)
}

/// The article, locked until the transaction ends. Nothing is said any more about one that
/// is being purged.
pub(super) async fn lock_article(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
) -> Result<article::Model, Error> {
    let row = article::Entity::find_by_id((by.newsroom.0, article.0)).lock_exclusive();
    let row = row.one(tx).await?;
    let row = row.ok_or(Error::NotFound(Resource::Article))?;
    match row.purge_begin_time {
        Some(_) => Err(Error::Purged(article)),
        None => Ok(row),
    }
}

fn below_claim(bad: Violations) -> Error {
    let mut below = Violations::new();
    below.nest("claim", bad);
    below.into()
}

/// A revision of an article.
pub(super) async fn revision(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    number: i32,
) -> Result<revision::Model, Error> {
    let key = (by.newsroom.0, article.0, number);
    let found = revision::Entity::find_by_id(key).one(tx).await?;
    found.ok_or(Error::NotFound(Resource::Revision))
}

/// Counts so many claims more on the article, which is locked.
pub(super) async fn count(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: ArticleId,
    more: i32,
) -> Result<(), Error> {
    use article::Column;
    article::Entity::update_many()
        .col_expr(Column::ClaimCount, Expr::col(Column::ClaimCount).add(more))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}
