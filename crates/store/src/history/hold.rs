//! Legal hold: nothing of an article is erased.

use crate::article::get::load;
use crate::entity::article;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{Act, Article, ArticleId, IdSource, Principal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Store {
    /// Holds an article or releases it, and says so where that changes anything. A purge
    /// that was begun is not stopped.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::RequestIdReused`].
    pub async fn set_legal_hold(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        article: ArticleId,
        (hold, reason): (bool, &str),
        request: Option<&Request>,
    ) -> Result<Article, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, request, article.0).await?
            && set(&tx, by, article, hold).await?
        {
            let detail = json!({ "hold": hold, "reason": reason });
            let event = Event::article(Act::ArticleHeld, article, detail);
            outbox::append(&tx, ids, by.into(), &[event]).await?;
        }
        let answer = load(&tx, by, article).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

/// Says whether it was otherwise.
async fn set(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: ArticleId,
    hold: bool,
) -> Result<bool, Error> {
    use article::Column;
    let row = article::Entity::find_by_id((by.newsroom.0, id.0)).lock_exclusive();
    let row = row
        .one(tx)
        .await?
        .ok_or(Error::NotFound(Resource::Article))?;
    if row.legal_hold == hold {
        return Ok(false);
    }
    article::Entity::update_many()
        .col_expr(Column::LegalHold, Expr::val(hold))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(true)
}
