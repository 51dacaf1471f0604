//! From here on, nothing is added to the article.

use super::locked;
use crate::entity::{article, job};
use crate::request::{Known, remember};
use crate::{Error, Request, Resource, Store};
use factdesk_domain::{ArticleId, NewsroomId, Principal};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Who asks for a purge, and why.
pub(super) struct Asked<'r> {
    pub newsroom: NewsroomId,
    pub person: Option<Uuid>,
    pub delegate: Option<Uuid>,
    pub reason: &'r str,
}

impl Store {
    /// Notes who wants the article purged, unless it is being purged already.
    pub(super) async fn begin_purge(
        &self,
        by: &Principal,
        article: ArticleId,
        reason: &str,
        request: Option<&Request>,
    ) -> Result<(), Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, request, article.0).await? {
            let asked = Asked {
                newsroom: by.newsroom,
                person: Some(by.person.0),
                delegate: by.delegate.as_ref().map(|d| d.person.0),
                reason,
            };
            begin(&tx, &asked, article).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// As above, in a transaction; says whether it was this one that began.
pub(super) async fn begin(
    tx: &impl ConnectionTrait,
    asked: &Asked<'_>,
    id: ArticleId,
) -> Result<bool, Error> {
    let row = locked(tx, asked.newsroom, id).await?;
    let row = row.ok_or(Error::NotFound(Resource::Article))?;
    if row.purge_begin_time.is_some() {
        return Ok(false);
    }
    if row.legal_hold {
        return Err(Error::LegalHold(id));
    }
    // Without its address, the next text from there is another article.
    note(tx, asked, id).await?;
    job::Entity::delete_many()
        .filter(job::Column::Newsroom.eq(asked.newsroom.0))
        .filter(job::Column::Article.eq(id.0))
        .exec(tx)
        .await?;
    Ok(true)
}

async fn note(tx: &impl ConnectionTrait, asked: &Asked<'_>, id: ArticleId) -> Result<(), Error> {
    use article::Column;
    let id_or_null = |id: Option<Uuid>| -> SimpleExpr { Expr::val(id) };
    article::Entity::update_many()
        .col_expr(Column::PurgeBeginTime, Expr::cust("now()"))
        .col_expr(Column::PurgePerson, id_or_null(asked.person))
        .col_expr(Column::PurgeDelegate, id_or_null(asked.delegate))
        .col_expr(Column::PurgeReason, Expr::val(asked.reason))
        .col_expr(Column::Uri, Expr::val(None::<String>))
        .col_expr(Column::Error, Expr::val(""))
        .filter(Column::Newsroom.eq(asked.newsroom.0))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}
