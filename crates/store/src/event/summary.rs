//! What is told of an event: what, where, when, how many tell of it.

use super::known::happening;
use super::settle::{event, rows};
use crate::Error;
use factdesk_domain::{EventId, Happening, NewsroomId};
use factdesk_ledger::{Summary, summary};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many mentions say what an event is called by: those of the lowest rank.
const TELLERS: usize = 64;

/// Renews it for events, of which every merged one stands among them beside the one
/// that it goes on as. Nothing is told of one that goes on as another, nor of what
/// nobody tells of any more.
pub(super) async fn renew(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<(), Error> {
    name(tx, newsroom, around).await?;
    rows(tx, newsroom, COUNT, around).await?;
    Ok(())
}

/// Names events by what their mentions say.
pub(super) async fn name(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<(), Error> {
    let found = summaries(tx, newsroom, around).await?;
    let what = |e: &EventId| found.get(e).and_then(|s| s.happening);
    let word = |e: &EventId| what(e).map_or("", Happening::as_str).to_owned();
    let place = |e: &EventId| found.get(e).map_or("", |s| &s.place).to_owned();
    let update = "
        update events set happening = coalesce(nullif(s.happening, ''), events.happening),
            place = case
                when not s.told and merged_into is null and exists (
                    select from sightings o where o.newsroom = $1 and o.event = events.id
                ) then events.place else s.place end
        from unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[])
            s(id, happening, place, told)
        where events.newsroom = $1 and events.id = s.id";
    let told = |e: &EventId| found.contains_key(e);
    let values: [Value; 5] = [
        newsroom.0.into(),
        around.iter().map(|e| e.0).collect::<Vec<Uuid>>().into(),
        around.iter().map(word).collect::<Vec<_>>().into(),
        around.iter().map(place).collect::<Vec<_>>().into(),
        around.iter().map(told).collect::<Vec<_>>().into(),
    ];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, update, values);
    tx.execute_raw(update).await?;
    Ok(())
}

/// What a mention tells of, and where.
type Said = (Option<Happening>, Vec<String>);

/// The summaries of those that somebody tells of: its own mentions, or those of claims
/// that people moved there.
async fn summaries(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<BTreeMap<EventId, Summary>, Error> {
    let mut said: BTreeMap<EventId, Vec<Said>> = BTreeMap::new();
    for row in rows(tx, newsroom, &tellers(), around).await? {
        let told = (happening(&row)?, row.try_get("", "places")?);
        let said = said.entry(event(&row, "event")?).or_default();
        if said.len() < TELLERS {
            said.push(told);
        }
    }
    let summaries = said.into_iter();
    Ok(summaries
        .filter_map(|(event, said)| Some((event, summary(&said)?)))
        .collect())
}

fn tellers() -> String {
    format!(
        "select coalesce(e.merged_into, e.id) as event, m.happening, m.places
         from events e cross join lateral (
             (select * from mentions m where m.newsroom = $1 and m.event = e.id
              order by m.rank, m.id limit {TELLERS})
             union all
             (select m.* from sightings s join mentions m on m.newsroom = $1 and m.id = s.mention
              where s.newsroom = $1 and s.event = e.id
                and not exists (select from mentions where newsroom = $1 and event = e.id)
              order by s.claim limit {TELLERS})
         ) m
         where e.newsroom = $1 and e.id = any ($2)
         order by m.rank, m.id"
    )
}

/// Counts anew, and sets the times. An event of claims that say no time keeps those that
/// it was made with.
const COUNT: &str = "
    with around as (
        select id, coalesce(merged_into, id) as lead from events
        where newsroom = $1 and id = any ($2)
    ), counted as (
        select a.lead, count(*)::int as claims, count(distinct s.article)::int as articles
        from around a join sightings s on s.newsroom = $1 and s.event = a.id
        group by a.lead
    ), mentioned as (
        select a.lead, m.earliest, m.latest
        from around a join mentions m on m.newsroom = $1 and m.event = a.id
        union all
        select a.lead, m.earliest, m.latest
        from around a join sightings s on s.newsroom = $1 and s.event = a.id
        join mentions m on m.newsroom = $1 and m.id = s.mention
        where s.decision is not null
    ), timed as (
        select lead, min(earliest) as earliest, max(latest) as latest
        from mentioned group by lead
    ), told as (
        select a.id, coalesce(c.claims, 0) as claims, coalesce(c.articles, 0) as articles,
               t.lead is not null or c.lead is null as timed, t.earliest, t.latest
        from around a left join counted c on c.lead = a.id left join timed t on t.lead = a.id
    )
    update events e
    set claim_count = told.claims, article_count = told.articles,
        earliest = case when told.timed then told.earliest else e.earliest end,
        latest = case when told.timed then told.latest else e.latest end,
        update_time = now()
    from told
    where e.newsroom = $1 and e.id = told.id
      and ((e.claim_count, e.article_count) is distinct from (told.claims, told.articles)
           or told.timed and (e.earliest, e.latest)
              is distinct from (told.earliest, told.latest))
    returning e.id";
