//! Reading an article again.

use super::difference;
use super::get::load;
use crate::entity::{article, revision};
use crate::outbox::{self, Event};
use crate::queue::{again_later, save};
use crate::request::{Known, remember};
use crate::{Error, Job, Request, Resource, Store};
use factdesk_domain::{
    Act, Article, ArticleId, ArticleState, Difference, Extraction, IdSource, NewsroomId, Principal,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Queues the latest revision of an article for extraction once more, also where
    /// extraction had failed. One that waits for it already is not queued twice.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Purged`], [`Error::RequestIdReused`].
    pub async fn reextract_article(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        id: ArticleId,
        request: Option<&Request>,
    ) -> Result<Article, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, request, id.0).await? {
            let row = locked(&tx, by.newsroom, id).await?;
            if again_later(&tx, by, id, row.latest).await? {
                await_extraction(&tx, &row).await?;
                let detail = json!({ "revision": row.latest });
                let event = Event::article(Act::ArticleReextractionAsked, id, detail);
                outbox::append(&tx, ids, by.into(), &[event]).await?;
            }
        }
        let answer = load(&tx, by, id).await?;
        tx.commit().await?;
        Ok(answer)
    }

    /// What storing an extraction of the article's latest revision would change, as the
    /// first `limit` differences: it is stored, looked at and rolled back. Nothing where
    /// `revision` is not the latest any more.
    ///
    /// The article and its claims are locked meanwhile.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Purged`].
    pub async fn preview_extraction(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        (id, revision): (ArticleId, i32),
        extraction: &Extraction,
        limit: u64,
    ) -> Result<Option<Difference>, Error> {
        let tx = self.db.begin().await?;
        let row = locked(&tx, by.newsroom, id).await?;
        let difference = match row.latest == revision {
            true => {
                let job = job(&tx, &row).await?;
                save(&tx, ids, &job, extraction, &row).await?;
                difference::read(&tx, by, id, None, limit).await?
            }
            false => None,
        };
        tx.rollback().await?;
        Ok(difference)
    }
}

/// The article, which still has its texts.
async fn locked(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    id: ArticleId,
) -> Result<article::Model, Error> {
    let row = article::Entity::find_by_id((newsroom.0, id.0)).lock_exclusive();
    let row = row
        .one(tx)
        .await?
        .ok_or(Error::NotFound(Resource::Article))?;
    match row.purge_begin_time {
        Some(_) => Err(Error::Purged(id)),
        None => Ok(row),
    }
}

async fn await_extraction(tx: &impl ConnectionTrait, row: &article::Model) -> Result<(), Error> {
    use article::Column;
    let awaiting = ArticleState::AwaitingExtraction.as_str();
    article::Entity::update_many()
        .col_expr(Column::State, Expr::val(awaiting))
        .col_expr(Column::Error, Expr::val(""))
        .filter(Column::Newsroom.eq(row.newsroom))
        .filter(Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The latest revision as a worker would have it, under no lease.
async fn job(tx: &impl ConnectionTrait, row: &article::Model) -> Result<Job, Error> {
    let latest = revision::Entity::find_by_id((row.newsroom, row.id, row.latest));
    let latest = latest.one(tx).await?;
    let latest = latest.ok_or(Error::NotFound(Resource::Revision))?;
    Ok(Job {
        newsroom: NewsroomId(row.newsroom),
        article: ArticleId(row.id),
        revision: row.latest,
        attempt: 0,
        token: Uuid::nil(),
        title: latest.title,
        body: latest.body,
        language_code: latest.language_code,
        publish_time: latest.publish_time,
    })
}
