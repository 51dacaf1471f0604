//! Jobs, in the transaction of their article.

use crate::{Error, Lane};
use factdesk_domain::{ArticleId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Queues a revision for extraction. Jobs of earlier revisions that nobody
/// works on are dropped: their claims would be replaced at once.
pub(crate) async fn enqueue(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    revision: i32,
    lane: Lane,
) -> Result<(), Error> {
    // Locked in the order of their keys, as a worker locks those that it renews.
    let drop = "
        with earlier as materialized (
            select revision from jobs
            where newsroom = $1 and article = $2 and state <> 'LEASED'
            order by revision for update
        )
        delete from jobs using earlier
        where newsroom = $1 and article = $2 and jobs.revision = earlier.revision
          and state <> 'LEASED'";
    let insert = "insert into jobs (newsroom, article, revision, lane) values ($1, $2, $3, $4)";
    let key = [by.newsroom.0.into(), article.0.into()];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        drop,
        key,
    ))
    .await?;
    let row = [
        by.newsroom.0.into(),
        article.0.into(),
        revision.into(),
        lane.number().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        insert,
        row,
    ))
    .await?;
    Ok(())
}

/// Queues a revision that was extracted, or could not be; says whether nobody works on it
/// already.
pub(crate) async fn again_later(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    revision: i32,
) -> Result<bool, Error> {
    let insert = "insert into jobs (newsroom, article, revision, lane) values ($1, $2, $3, $4)
        on conflict (newsroom, article, revision) do update
        set state = 'READY', attempts = 0, run_time = now(), error = '',
            lane = least(jobs.lane, excluded.lane)
        where jobs.state <> 'LEASED'";
    let row = [
        by.newsroom.0.into(),
        article.0.into(),
        revision.into(),
        Lane::Interactive.number().into(),
    ];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, insert, row);
    Ok(tx.execute_raw(insert).await?.rows_affected() == 1)
}
