//! One article.

use super::row;
use crate::entity::{article, revision};
use crate::{Error, Resource, Store};
use factdesk_domain::{Article, ArticleId, ArticleState, Principal};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

impl Store {
    /// The article with its latest body.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn get_article(&self, by: &Principal, id: ArticleId) -> Result<Article, Error> {
        load(&self.db, by, id).await
    }

    /// Where extraction of the article stands: what a caller that waits asks again and again.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn article_state(
        &self,
        by: &Principal,
        id: ArticleId,
    ) -> Result<ArticleState, Error> {
        let word: Option<String> = article::Entity::find_by_id((by.newsroom.0, id.0))
            .select_only()
            .column(article::Column::State)
            .into_tuple()
            .one(&self.db)
            .await?;
        let word = word.ok_or(Error::NotFound(Resource::Article))?;
        crate::word::read(&word, ArticleState::parse)
    }
}

/// The article as a transaction sees it.
pub(crate) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: ArticleId,
) -> Result<Article, Error> {
    let row = article::Entity::find_by_id((by.newsroom.0, id.0))
        .one(tx)
        .await?;
    let row = row.ok_or(Error::NotFound(Resource::Article))?;
    let latest = revision::Entity::find_by_id((row.newsroom, row.id, row.latest));
    let latest = latest.one(tx).await?;
    row::article(row, latest.ok_or(Error::NotFound(Resource::Revision))?)
}
