//! What a job that failed for good leaves on its article.

use crate::Error;
use crate::outbox::{self, Actor, Event};
use factdesk_domain::{Act, ArticleId, ArticleState, IdSource, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::json;

/// Locks an article. Whoever changes an article and its job locks the article
/// first: two who take them in different order would wait for each other.
pub(super) async fn lock_article(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let lock = "select from articles where newsroom = $1 and id = $2 for update";
    let key = [newsroom.0.into(), article.0.into()];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        lock,
        key,
    ))
    .await?;
    Ok(())
}

/// Shows the failure of a revision on its article, where that revision is the
/// latest; that of an older one concerns nobody any more.
pub(super) async fn show_on_article(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    article: ArticleId,
    revision: i32,
    error: &str,
) -> Result<(), Error> {
    let show = "update articles set state = $4, error = $5
        where newsroom = $1 and id = $2 and latest = $3";
    let values: [Value; 5] = [
        newsroom.0.into(),
        article.0.into(),
        revision.into(),
        ArticleState::ExtractionFailed.as_str().into(),
        error.into(),
    ];
    let shown = tx
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            show,
            values,
        ))
        .await?;
    if shown.rows_affected() == 1 {
        let detail = json!({ "revision": revision });
        let event = Event::article(Act::ArticleExtractionFailed, article, detail);
        outbox::append(tx, ids, Actor::service(newsroom), &[event]).await?;
    }
    Ok(())
}
