//! Mentions that are stored.

use crate::Error;
use crate::word::read_opt;
use factdesk_domain::{ArticleId, EventId, Happening, NewsroomId, Occurrence};
use factdesk_ledger::{Mention, Story};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use uuid::Uuid;

/// A stored mention.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub id: Uuid,
    /// The event that it was put into.
    pub event: EventId,
    /// What that goes on as.
    pub lead: EventId,
    /// What it says.
    pub mention: Mention,
    /// Whether other articles' mentions are in its event.
    pub shared: bool,
}

/// Columns of mentions `m` in their events `e`.
pub(super) const COLUMNS: &str =
    "m.id, m.event, m.happening, m.places, m.earliest, m.latest, m.names,
    m.published, m.head, m.body, m.deaths, coalesce(e.merged_into, e.id) as lead";

/// Those of an article, in the order of their ids.
pub(super) async fn of_article(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Known>, Error> {
    let select = format!(
        "select {COLUMNS}, exists (
             select from mentions o
             where o.newsroom = $1 and o.event = m.event and o.article <> $2) as shared
         from mentions m join events e on e.newsroom = $1 and e.id = m.event
         where m.newsroom = $1 and m.article = $2 order by m.id"
    );
    all(tx, &select, [newsroom.0.into(), article.0.into()]).await
}

/// Those of an event, in the order of their ids, so many at most.
pub(super) async fn of_event(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    event: EventId,
    limit: usize,
) -> Result<Vec<Known>, Error> {
    let select = format!(
        "select {COLUMNS}, true as shared
         from mentions m join events e on e.newsroom = $1 and e.id = m.event
         where m.newsroom = $1 and m.event = $2 order by m.id limit {limit}"
    );
    all(tx, &select, [newsroom.0.into(), event.0.into()]).await
}

async fn all<const N: usize>(
    tx: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> Result<Vec<Known>, Error> {
    let select = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    tx.query_all_raw(select).await?.iter().map(known).collect()
}

/// One row with [`COLUMNS`] and `shared`.
pub(super) fn known(row: &QueryResult) -> Result<Known, Error> {
    let names: Vec<String> = row.try_get("", "names")?;
    Ok(Known {
        id: row.try_get("", "id")?,
        event: EventId(row.try_get("", "event")?),
        lead: EventId(row.try_get("", "lead")?),
        shared: row.try_get("", "shared")?,
        mention: Mention {
            occurrence: Occurrence {
                happening: happening(row)?,
                places: row.try_get("", "places")?,
                earliest: row.try_get("", "earliest")?,
                latest: row.try_get("", "latest")?,
            },
            names: names.into_iter().collect(),
            story: story(row)?,
        },
    })
}

/// The sort of happening in a row; an empty word where none was told.
pub(super) fn happening(row: &QueryResult) -> Result<Option<Happening>, Error> {
    let word: String = row.try_get("", "happening")?;
    read_opt(Some(&*word).filter(|w| !w.is_empty()), Happening::parse)
}

fn story(row: &QueryResult) -> Result<Option<Story>, Error> {
    let words = |column| -> Result<Option<Vec<String>>, Error> { Ok(row.try_get("", column)?) };
    let (Some(head), Some(body)) = (words("head")?, words("body")?) else {
        return Ok(None);
    };
    Ok(Some(Story {
        published: row.try_get("", "published")?,
        head: Story::unmarked(head),
        body: Story::unmarked(body),
        deaths: row.try_get("", "deaths")?,
    }))
}
