//! Which events are one, as the links that are left say.

use super::{heads, summary};
use crate::Error;
use factdesk_domain::{EventId, NewsroomId};
use factdesk_ledger::{Link, unite};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::collections::BTreeSet;
use uuid::Uuid;

#[cfg(test)]
mod tests;

/// Merges and parts the events around these, as [`unite`] says of the links that reach
/// them: whoever adds or deletes rows of `event_links` or `events_apart`, or moves claims
/// from event to event, names the events concerned here afterwards, in the same
/// transaction and in the newsroom's [`turn`](super::turn). Renews what is told of them
/// and the heads of their series. Says which events now go on.
pub(crate) async fn settle(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    events: &[EventId],
) -> Result<BTreeSet<EventId>, Error> {
    if events.is_empty() {
        return Ok(BTreeSet::new());
    }
    let around = around(tx, newsroom, events).await?;
    let links = links(tx, newsroom, &around).await?;
    let apart = apart(tx, newsroom, &around).await?;
    let leads = unite(&around, &links, &apart);
    write(tx, newsroom, &leads.iter().collect::<Vec<_>>()).await?;
    summary::renew(tx, newsroom, &around).await?;
    heads::renew(tx, newsroom, &around).await?;
    Ok(leads.into_values().collect())
}

/// Every event that links reach from these, and all that are merged with any of them now.
async fn around(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    events: &[EventId],
) -> Result<Vec<EventId>, Error> {
    let walk = "
        with recursive around (id) as (
            select unnest($2::uuid[])
            union
            select next.id from around a, lateral (
                select other as id from event_links where newsroom = $1 and one = a.id
                union all
                select one from event_links where newsroom = $1 and other = a.id
                union all
                select merged_into from events
                where newsroom = $1 and id = a.id and merged_into is not null
                union all
                select id from events where newsroom = $1 and merged_into = a.id
            ) next
        )
        select id from around order by id";
    let rows = rows(tx, newsroom, walk, events).await?;
    rows.iter().map(|row| event(row, "id")).collect()
}

/// Of several links of two events, the surest.
async fn links(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<Vec<Link>, Error> {
    let select = "
        select one, other, max(score) as score from event_links
        where newsroom = $1 and one = any ($2) group by one, other";
    let rows = rows(tx, newsroom, select, around).await?;
    let link = |row: &QueryResult| {
        Ok(Link {
            one: event(row, "one")?,
            other: event(row, "other")?,
            score: row.try_get("", "score")?,
        })
    };
    rows.iter().map(link).collect()
}

async fn apart(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<Vec<(EventId, EventId)>, Error> {
    let select = "
        select distinct one, other from events_apart
        where newsroom = $1 and one = any ($2) and other = any ($2)";
    let rows = rows(tx, newsroom, select, around).await?;
    let pair = |row: &QueryResult| Ok((event(row, "one")?, event(row, "other")?));
    rows.iter().map(pair).collect()
}

/// Writes down who goes on as whom.
async fn write(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    leads: &[(&EventId, &EventId)],
) -> Result<(), Error> {
    let update = "
        update events set merged_into = nullif(l.lead, l.id)
        from unnest($2::uuid[], $3::uuid[]) l(id, lead)
        where events.newsroom = $1 and events.id = l.id
          and events.merged_into is distinct from nullif(l.lead, l.id)";
    let values: [Value; 3] = [
        newsroom.0.into(),
        leads.iter().map(|(e, _)| e.0).collect::<Vec<_>>().into(),
        leads.iter().map(|(_, l)| l.0).collect::<Vec<_>>().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        update,
        values,
    ))
    .await?;
    Ok(())
}

/// Runs a statement on a newsroom (`$1`) and some of its events (`$2`).
pub(super) async fn rows(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    sql: &str,
    events: &[EventId],
) -> Result<Vec<QueryResult>, Error> {
    let events: Vec<Uuid> = events.iter().map(|e| e.0).collect();
    let values = [newsroom.0.into(), events.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(tx.query_all_raw(select).await?)
}

/// The event in a column.
pub(super) fn event(row: &QueryResult, column: &str) -> Result<EventId, Error> {
    Ok(EventId(row.try_get("", column)?))
}
