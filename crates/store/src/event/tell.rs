//! What is told of the events that a join touched.

use super::regroup::regroup;
use super::settle::{event, rows, settle};
use super::write::Page;
use super::{heads, join::brought_together, summary};
use crate::Error;
use factdesk_domain::{ArticleId, EventId, IdSource, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Renews it. An article that is joined for the first time adds to its events, at a
/// cost that does not grow with them; where links bring events together, or an article
/// says something else than before, they are settled.
pub(super) async fn tell(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    page: &Page<'_>,
) -> Result<(), Error> {
    let first = page.before.is_empty() && page.seen_before.events.is_empty();
    match first && !brought_together(page.placed) && !kept_apart(tx, page).await? {
        true => add(tx, page).await,
        false => {
            let mut events: Vec<EventId> = touched(page).into_iter().collect();
            let before: Vec<EventId> = page.before.iter().map(|k| k.event).collect();
            events.extend(regroup(tx, ids, page.newsroom, &distinct(before)).await?);
            settle(tx, page.newsroom, &events).await?;
            Ok(())
        }
    }
}

fn distinct(events: Vec<EventId>) -> Vec<EventId> {
    let distinct: BTreeSet<EventId> = events.into_iter().collect();
    distinct.into_iter().collect()
}

fn touched(page: &Page<'_>) -> BTreeSet<EventId> {
    let before = page.before.iter().map(|k| k.event);
    let seen = page.seen_before.events.iter().copied();
    let now = page.placed.iter();
    let now = now.flat_map(|p| p.also.keys().copied().chain([p.event]));
    before.chain(seen).chain(now).collect()
}

/// Whether people keep any of the linked events apart from another: which link counts
/// may be another then.
async fn kept_apart(tx: &impl ConnectionTrait, page: &Page<'_>) -> Result<bool, Error> {
    let linked = page.placed.iter().filter(|p| !p.also.is_empty());
    let linked: Vec<EventId> = linked
        .flat_map(|p| p.also.keys().copied().chain([p.event]))
        .collect();
    let select = "
        select one from events_apart where newsroom = $1 and (one = any ($2) or other = any ($2))
        limit 1";
    Ok(!linked.is_empty() && !rows(tx, page.newsroom, select, &linked).await?.is_empty())
}

/// What an article adds to an event.
#[derive(Default)]
struct Added {
    claims: usize,
    earliest: Option<chrono::DateTime<chrono::Utc>>,
    latest: Option<chrono::DateTime<chrono::Utc>>,
}

async fn add(tx: &impl ConnectionTrait, page: &Page<'_>) -> Result<(), Error> {
    let mut added: BTreeMap<EventId, Added> = BTreeMap::new();
    for placed in page.placed {
        let to = added.entry(placed.lead).or_default();
        let about = &placed.mention.occurrence;
        to.claims += placed.claims.len();
        to.earliest = to.earliest.into_iter().chain(about.earliest).min();
        to.latest = to.latest.into_iter().chain(about.latest).max();
    }
    if added.is_empty() {
        return Ok(());
    }
    let row = |(event, added): (&EventId, &Added)| {
        json!({
            "id": event.0, "claims": added.claims,
            "earliest": added.earliest, "latest": added.latest,
        })
    };
    let list: Vec<_> = added.iter().map(row).collect();
    let values = [page.newsroom.0.into(), json!(list).to_string().into()];
    let add = Statement::from_sql_and_values(DbBackend::Postgres, ADD, values);
    tx.execute_raw(add).await?;
    let leads: Vec<EventId> = added.into_keys().collect();
    let around = rows(tx, page.newsroom, WITH_ALIASES, &leads).await?;
    let around: Result<Vec<_>, _> = around.iter().map(|row| event(row, "id")).collect();
    summary::name(tx, page.newsroom, &around?).await?;
    heads::add(tx, page.newsroom, page.article).await
}

const ADD: &str = "
    update events e
    set claim_count = e.claim_count + r.claims, article_count = e.article_count + 1,
        earliest = least(e.earliest, r.earliest), latest = greatest(e.latest, r.latest),
        update_time = now()
    from jsonb_to_recordset($2::jsonb)
        r(id uuid, claims integer, earliest timestamptz, latest timestamptz)
    where e.newsroom = $1 and e.id = r.id";

const WITH_ALIASES: &str = "
    select id from events where newsroom = $1 and id = any ($2)
    union all
    select id from events where newsroom = $1 and merged_into = any ($2)";

/// Takes an article out of the ledger, before its words are erased: its mentions with
/// their names and keys, its sightings, links and matches. The events are settled anew.
pub(crate) async fn forget(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let key = || [newsroom.0.into(), article.0.into()];
    let run = |sql: &'static str| Statement::from_sql_and_values(DbBackend::Postgres, sql, key());
    let events = tx.query_all_raw(run(IN_EVENTS)).await?;
    let events: Result<Vec<EventId>, _> = events.iter().map(|row| event(row, "event")).collect();
    for sql in FORGET {
        tx.execute_raw(run(sql)).await?;
    }
    let mut events = events?;
    events.extend(regroup(tx, ids, newsroom, &distinct(events.clone())).await?);
    settle(tx, newsroom, &events).await?;
    Ok(())
}

const IN_EVENTS: &str = "
    select event from mentions where newsroom = $1 and article = $2
    union select event from sightings where newsroom = $1 and article = $2
    union select l.one from event_links l join mentions m on m.newsroom = $1 and m.id = l.cause
          where l.newsroom = $1 and m.article = $2
    union select l.other from event_links l join mentions m on m.newsroom = $1 and m.id = l.cause
          where l.newsroom = $1 and m.article = $2";

const FORGET: [&str; 6] = [
    "delete from joins_due where newsroom = $1 and article = $2",
    "delete from matches where newsroom = $1 and (
         one in (select id from claims where newsroom = $1 and article = $2)
         or other in (select id from claims where newsroom = $1 and article = $2))",
    "delete from event_links l using mentions m
     where l.newsroom = $1 and m.newsroom = $1 and m.article = $2 and l.cause = m.id",
    "delete from series_heads where newsroom = $1 and article = $2",
    "delete from sightings where newsroom = $1 and article = $2",
    "delete from mentions where newsroom = $1 and article = $2",
];
