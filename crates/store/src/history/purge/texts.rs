//! The texts of the article, last.

use crate::Error;
use crate::entity::{article, revision};
use crate::history::record::Text;
use crate::outbox::{self, Actor, Event};
use factdesk_domain::{Act, ArticleId, IdSource};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Statement,
};
use serde_json::json;

/// Erases them, and says that the article is purged.
pub(super) async fn erase(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    actor: Actor,
    article: &article::Model,
) -> Result<(), Error> {
    let erase = "
        update revisions set title = '', body = '', sha256 = '', salt = gen_random_uuid()
        where newsroom = $1 and article = $2 returning *";
    let key = [article.newsroom.into(), article.id.into()];
    let erase = Statement::from_sql_and_values(DbBackend::Postgres, erase, key);
    let erased = revision::Model::find_by_statement(erase).all(tx).await?;
    finish(tx, article).await?;
    let detail = json!({ "reason": article.purge_reason });
    let event = Event::article(Act::ArticlePurged, ArticleId(article.id), detail);
    let cover = |event: Event, row: &revision::Model| event.covering(&Text::from(row));
    outbox::append(tx, ids, actor, &[erased.iter().fold(event, cover)]).await?;
    Ok(())
}

async fn finish(tx: &impl ConnectionTrait, article: &article::Model) -> Result<(), Error> {
    use article::Column;
    article::Entity::update_many()
        .col_expr(Column::PurgeTime, Expr::cust("now()"))
        .col_expr(Column::ClaimCount, Expr::val(0))
        .filter(Column::Newsroom.eq(article.newsroom))
        .filter(Column::Id.eq(article.id))
        .exec(tx)
        .await?;
    Ok(())
}
