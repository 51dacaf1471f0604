//! Which articles are to be joined.

use crate::Error;
use crate::db::Db;
use factdesk_domain::{ArticleId, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// Notes that an article's claims changed, in the transaction that changes them.
pub(crate) async fn put(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let insert = "insert into joins_due (newsroom, article) values ($1, $2)";
    run(tx, insert, newsroom, article).await
}

/// So many articles at most are looked at anew after a decision, the newest.
const AGAIN: i64 = 200;

/// Notes that events are about to become one, or claims to come to others: the articles of
/// all but the fullest are joined anew, and those of the claims, which finds what cannot be
/// right beside each other.
pub(super) async fn again(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    events: &[Uuid],
    claims: &[Uuid],
) -> Result<(), Error> {
    let values: [Value; 4] = [
        newsroom.0.into(),
        events.to_vec().into(),
        claims.to_vec().into(),
        AGAIN.into(),
    ];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, JOIN_AGAIN, values);
    tx.execute_raw(insert).await?;
    Ok(())
}

const JOIN_AGAIN: &str = "
    with leads as (
        select distinct coalesce(merged_into, id) as id from events
        where newsroom = $1 and id = any ($2)
    ), fewer as (
        select l.id from leads l join events e on e.newsroom = $1 and e.id = l.id
        order by e.claim_count desc, l.id offset 1
    )
    insert into joins_due (newsroom, article)
    select $1, article from (
        select s.article, s.claim
        from fewer f
        join events e on e.newsroom = $1 and (e.id = f.id or e.merged_into = f.id)
        join sightings s on s.newsroom = $1 and s.event = e.id
        union all
        select article, id from claims where newsroom = $1 and id = any ($3)
    ) a
    group by article
    order by max(claim::text) desc
    limit $4";

/// Newsrooms with articles to join. Jumps along the key from newsroom to newsroom: it
/// costs as many steps as there are such newsrooms, however many articles wait.
pub(super) async fn newsrooms(db: &Db) -> Result<Vec<NewsroomId>, Error> {
    let select = "
        with recursive due as (
            (select newsroom from joins_due order by newsroom limit 1)
            union all
            select next.newsroom from due d, lateral (
                select newsroom from joins_due where newsroom > d.newsroom
                order by newsroom limit 1
            ) next
        )
        select newsroom from due";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, select));
    let rows = rows.await?;
    let ids: Result<Vec<Uuid>, _> = rows.iter().map(|r| r.try_get("", "newsroom")).collect();
    Ok(ids?.into_iter().map(NewsroomId).collect())
}

/// The article that has waited longest.
pub(super) async fn next(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
) -> Result<Option<ArticleId>, Error> {
    let select = "
        select article from joins_due
        where newsroom = $1 and create_time <= clock_timestamp()
        order by create_time, article limit 1";
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, [newsroom.0.into()]);
    let row = tx.query_one_raw(select).await?;
    row.map(|row| Ok(ArticleId(row.try_get("", "article")?)))
        .transpose()
}

/// It is being joined.
pub(super) async fn done(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let delete = "delete from joins_due where newsroom = $1 and article = $2";
    run(tx, delete, newsroom, article).await
}

/// It cannot be joined now: the others of its newsroom go first.
pub(super) async fn later(db: &Db, newsroom: NewsroomId, article: ArticleId) -> Result<(), Error> {
    let update = "
        update joins_due set create_time = clock_timestamp() + interval '10 s'
        where newsroom = $1 and article = $2";
    run(db, update, newsroom, article).await
}

async fn run(
    db: &impl ConnectionTrait,
    sql: &str,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let values: [Value; 2] = [newsroom.0.into(), article.0.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    db.execute_raw(statement).await?;
    Ok(())
}
