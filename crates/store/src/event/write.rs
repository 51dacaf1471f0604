//! What a join writes.

use super::known::Known;
use super::placing::Placed;
use crate::Error;
use factdesk_domain::{ArticleId, Claim, ClaimId, EventId, Happening, NewsroomId};
use factdesk_ledger::{SeriesKey, Sighting, Story, holds, keys, reading};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A join.
pub(super) struct Page<'a> {
    pub newsroom: NewsroomId,
    pub article: ArticleId,
    /// The article's mentions as they were.
    pub before: &'a [Known],
    /// Its sightings as they were.
    pub seen_before: &'a SeenBefore,
    /// Its mentions in their events.
    pub placed: &'a [Placed],
    /// Its claims that stand.
    pub claims: &'a [Claim],
    /// Its figures as they are compared.
    pub seen: &'a [Sighting],
}

/// An article's sightings before it is joined again.
#[derive(Default)]
pub(super) struct SeenBefore {
    /// The claims of each mention.
    pub by_mention: HashMap<Uuid, Vec<ClaimId>>,
    /// The claims that people moved, with the event that they moved them to.
    pub moved: BTreeMap<ClaimId, EventId>,
    /// Every event that any of them is in.
    pub events: Vec<EventId>,
}

/// Reads them.
pub(super) async fn seen_before(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<SeenBefore, Error> {
    let select = "
        select claim, mention, event, decision is not null as moved
        from sightings where newsroom = $1 and article = $2 order by claim";
    let values = [newsroom.0.into(), article.0.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let mut seen = SeenBefore::default();
    for row in tx.query_all_raw(select).await? {
        let (claim, event) = (row.try_get("", "claim")?, row.try_get("", "event")?);
        let mention: Option<Uuid> = row.try_get("", "mention")?;
        seen.events.push(EventId(event));
        if row.try_get("", "moved")? {
            seen.moved.insert(ClaimId(claim), EventId(event));
        }
        if let Some(mention) = mention {
            seen.by_mention
                .entry(mention)
                .or_default()
                .push(ClaimId(claim));
        }
    }
    Ok(seen)
}

/// Writes events, mentions with their keys, links and sightings; what the article says
/// no more goes. Links that an older join of it made go with them.
pub(super) async fn write(tx: &impl ConnectionTrait, page: &Page<'_>) -> Result<(), Error> {
    let (newsroom, article) = (page.newsroom.0, page.article.0);
    let run = async |sql: &str, values: Vec<Value>| -> Result<(), Error> {
        let first = [newsroom.into(), article.into()];
        let values: Vec<Value> = first.into_iter().chain(values).collect();
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        tx.execute_raw(statement).await?;
        Ok(())
    };
    let rows = |rows: Vec<Json>| vec![Json::Array(rows).to_string().into()];
    let stays: Vec<Uuid> = page.placed.iter().map(|p| p.id).collect();
    if !page.before.is_empty() {
        run(UNLINK, vec![]).await?;
        run(UNKEY, vec![]).await?;
    }
    run(EVENTS, rows(events(page))).await?;
    run(MENTIONS, rows(page.placed.iter().map(mention).collect())).await?;
    run(
        KEYS,
        rows(page.placed.iter().flat_map(mention_keys).collect()),
    )
    .await?;
    run(LINKS, rows(page.placed.iter().flat_map(links).collect())).await?;
    run(SIGHTINGS, rows(sightings(page))).await?;
    if !page.seen_before.events.is_empty() || !page.before.is_empty() {
        let seen: Vec<Uuid> = sighted(page).map(|(claim, ..)| claim.id.0).collect();
        run(UNSEE, vec![seen.into()]).await?;
        run(UNMENTION, vec![stays.into()]).await?;
    }
    Ok(())
}

const UNLINK: &str = "
    delete from event_links l using mentions m
    where l.newsroom = $1 and m.newsroom = $1 and m.article = $2 and l.cause = m.id";
const UNKEY: &str = "
    delete from mention_keys k using mentions m
    where k.newsroom = $1 and m.newsroom = $1 and m.article = $2 and k.mention = m.id";
const EVENTS: &str = "
    insert into events (newsroom, id, happening, place)
    select $1, id, happening, place
    from jsonb_to_recordset($3::jsonb) r(id uuid, happening text, place text)
    where $2::uuid is not null";
const MENTIONS: &str = "
    insert into mentions
        (newsroom, id, article, event, happening, places, earliest, latest, names, rank,
         published, head, body, deaths)
    select $1, id, $2, event, happening, places, earliest, latest, names, rank,
        published, head, body, deaths
    from jsonb_populate_recordset(null::mentions, $3::jsonb)
    on conflict (newsroom, id) do update
    set event = excluded.event, happening = excluded.happening, places = excluded.places,
        earliest = excluded.earliest, latest = excluded.latest, names = excluded.names,
        rank = excluded.rank, published = excluded.published, head = excluded.head,
        body = excluded.body, deaths = excluded.deaths";
const KEYS: &str = "
    insert into mention_keys (newsroom, key, event, rank, mention)
    select $1, key, event, rank, mention
    from jsonb_populate_recordset(null::mention_keys, $3::jsonb)
    where $2::uuid is not null";
/// So many mentions are enough to say that two events are one.
const LINKS: &str = "
    insert into event_links (newsroom, one, other, cause, score, reasons)
    select $1, one, other, cause, score, reasons
    from jsonb_populate_recordset(null::event_links, $3::jsonb) r
    where $2::uuid is not null and (
        select count(*) from (
            select from event_links l
            where l.newsroom = $1 and l.one = r.one and l.other = r.other limit 16
        ) known) < 16";
/// What a person moved stays where they moved it.
const SIGHTINGS: &str = "
    insert into sightings
        (newsroom, claim, article, mention, event, series, population, part_of, headline,
         origin, low, high, earliest, latest)
    select $1, claim, $2, mention, event, series, population, part_of, headline,
        origin, low, high, earliest, latest
    from jsonb_populate_recordset(null::sightings, $3::jsonb)
    on conflict (newsroom, claim) do update
    set mention = excluded.mention, series = excluded.series, population = excluded.population,
        part_of = excluded.part_of, headline = excluded.headline, origin = excluded.origin,
        low = excluded.low, high = excluded.high, earliest = excluded.earliest,
        latest = excluded.latest,
        event = case when sightings.decision is null then excluded.event
                     else sightings.event end";
const UNSEE: &str = "
    delete from sightings where newsroom = $1 and article = $2 and claim <> all ($3)";
const UNMENTION: &str = "
    delete from mentions where newsroom = $1 and article = $2 and id <> all ($3)";

fn events(page: &Page<'_>) -> Vec<Json> {
    let founds = page.placed.iter().filter(|p| p.founds);
    let row = |p: &Placed| {
        let about = &p.mention.occurrence;
        json!({
            "id": p.event.0,
            "happening": about.happening.map_or("", Happening::as_str),
            "place": about.places.first().map_or("", |place| place.as_str()),
        })
    };
    founds.map(row).collect()
}

fn mention(placed: &Placed) -> Json {
    let about = &placed.mention.occurrence;
    let story = placed.mention.story.as_ref();
    json!({
        "published": story.and_then(|s| s.published),
        "head": story.map(|s| Story::marked(&s.head)),
        "body": story.map(|s| Story::marked(&s.body)),
        "deaths": story.and_then(|s| s.deaths),
        "id": placed.id,
        "event": placed.event.0,
        "happening": about.happening.map_or("", Happening::as_str),
        "places": about.places,
        "earliest": about.earliest,
        "latest": about.latest,
        "names": placed.mention.names,
        "rank": placed.mention.rank(),
    })
}

fn mention_keys(placed: &Placed) -> Vec<Json> {
    let rank = placed.mention.rank();
    let row = |key: String| json!({ "key": key, "event": placed.event.0, "rank": rank, "mention": placed.id });
    keys(&placed.mention).into_iter().map(row).collect()
}

fn links(placed: &Placed) -> impl Iterator<Item = Json> + '_ {
    placed.also.iter().map(|(other, (_, edge))| {
        json!({
            "one": placed.event.min(*other).0,
            "other": placed.event.max(*other).0,
            "cause": placed.id,
            "score": edge.score,
            "reasons": edge.reasons,
        })
    })
}

/// The claims that have an event, with their mention and where they go.
fn sighted<'a>(page: &'a Page<'_>) -> impl Iterator<Item = (&'a Claim, Option<Uuid>, EventId)> {
    let places: HashMap<ClaimId, &Placed> = page
        .placed
        .iter()
        .flat_map(|p| p.claims.iter().map(move |c| (*c, p)))
        .collect();
    page.claims.iter().filter_map(move |claim| {
        let placed = places.get(&claim.id);
        let moved = page.seen_before.moved.get(&claim.id).copied();
        let event = moved.or(placed.map(|p| p.event))?;
        Some((claim, placed.map(|p| p.id), event))
    })
}

fn sightings(page: &Page<'_>) -> Vec<Json> {
    let seen: HashMap<ClaimId, &Sighting> = page.seen.iter().map(|s| (s.claim, s)).collect();
    let row = |(claim, mention, event): (&Claim, Option<Uuid>, EventId)| {
        let figure = seen.get(&claim.id).copied();
        let numbers = figure.and_then(reading);
        let finite = |n: f64| Some(n).filter(|n| n.is_finite());
        let (earliest, latest) = figure.map(holds).unwrap_or_default();
        json!({
            "claim": claim.id.0,
            "mention": mention,
            "event": event.0,
            "series": figure.map(|s| SeriesKey::of(s).id()),
            "population": figure.map_or("", |s| s.population.as_str()),
            "part_of": figure.and_then(|s| s.part_of).map(|c| c.0),
            "headline": figure.is_some_and(|s| s.headline),
            "origin": figure.and_then(|s| s.origin.as_deref()).unwrap_or_default(),
            "low": numbers.and_then(|n| finite(n.low())),
            "high": numbers.and_then(|n| finite(n.high())),
            "earliest": earliest,
            "latest": latest,
        })
    };
    sighted(page).map(row).collect()
}
