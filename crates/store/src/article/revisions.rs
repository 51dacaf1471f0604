//! The texts of an article.

use super::row;
use crate::entity::{article, revision};
use crate::{Error, Resource, Store};
use factdesk_domain::{ArticleId, Page, Principal, Revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Store {
    /// One revision with its body.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the article or the revision.
    pub async fn get_revision(
        &self,
        by: &Principal,
        article: ArticleId,
        number: i32,
    ) -> Result<Revision, Error> {
        let key = (by.newsroom.0, article.0, number);
        match revision::Entity::find_by_id(key).one(&self.db).await? {
            Some(found) => Ok(row::revision(found)),
            None => {
                self.article_exists(by, article).await?;
                Err(Error::NotFound(Resource::Revision))
            }
        }
    }

    /// Revisions without bodies, newest first, below number `before`.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_revisions(
        &self,
        by: &Principal,
        article: ArticleId,
        before: Option<i32>,
        limit: u64,
    ) -> Result<Page<Revision>, Error> {
        self.article_exists(by, article).await?;
        let rows = revision::Entity::find()
            .select_only()
            .columns(<revision::Column as sea_orm::Iterable>::iter().filter(|c| !is_body(c)))
            // The body can be megabytes, and no list returns it.
            .column_as(Expr::val(""), revision::Column::Body)
            .filter(revision::Column::Newsroom.eq(by.newsroom.0))
            .filter(revision::Column::Article.eq(article.0))
            .filter(revision::Column::Number.lt(before.unwrap_or(i32::MAX)))
            .order_by_desc(revision::Column::Number)
            .limit(limit + 1)
            .all(&self.db)
            .await?;
        let more = rows.len() as u64 > limit;
        let without_body = |r| Revision {
            body: None,
            ..row::revision(r)
        };
        let items = rows
            .into_iter()
            .take(limit as usize)
            .map(without_body)
            .collect();
        Ok(Page { items, more })
    }

    /// Refuses what does not exist in the caller's newsroom.
    pub(crate) async fn article_exists(&self, by: &Principal, id: ArticleId) -> Result<(), Error> {
        let found = article::Entity::find_by_id((by.newsroom.0, id.0)).one(&self.db);
        found
            .await?
            .map(drop)
            .ok_or(Error::NotFound(Resource::Article))
    }
}

fn is_body(column: &revision::Column) -> bool {
    matches!(column, revision::Column::Body)
}
