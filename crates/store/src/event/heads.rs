//! The figure that the others of a growing measure were superseded by.

use super::settle::rows;
use crate::Error;
use factdesk_domain::{ArticleId, EventId, Measure, NewsroomId};
use factdesk_ledger::{Course, Population, SeriesKey, course};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// Sets the heads of events, of which every merged one stands among them beside the
/// one that it goes on as: of each series of a growing measure the highest lower bound
/// of a whole, of equal ones the oldest claim's. It is the head of all that are merged.
pub(super) async fn renew(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    around: &[EventId],
) -> Result<(), Error> {
    rows(tx, newsroom, FORGET, around).await?;
    let values: [Value; 4] = [
        newsroom.0.into(),
        around.iter().map(|e| e.0).collect::<Vec<Uuid>>().into(),
        growing().into(),
        Population::some().as_str().into(),
    ];
    let set = Statement::from_sql_and_values(DbBackend::Postgres, SET, values);
    tx.execute_raw(set).await?;
    Ok(())
}

const FORGET: &str = "
    delete from series_heads where newsroom = $1 and event = any ($2) returning event";

/// Nobody says which of them "some of them" are, so two such numbers are of two things.
const SET: &str = "
    insert into series_heads (newsroom, event, series, claim, article, low, earliest, latest)
    select distinct on (lead, s.series)
        $1, lead, s.series, s.claim, s.article, s.low, s.earliest, s.latest
    from (select id, coalesce(merged_into, id) as lead from events
          where newsroom = $1 and id = any ($2)) e
    join sightings s on s.newsroom = $1 and s.event = e.id
    where s.low is not null and s.part_of is null and s.population <> $4
      and split_part(s.series, '.', 1) = any ($3)
    order by lead, s.series, s.low desc, s.claim";

/// The figures of an article that is new to its events become heads where they are
/// higher.
pub(super) async fn add(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let values: [Value; 4] = [
        newsroom.0.into(),
        article.0.into(),
        growing().into(),
        Population::some().as_str().into(),
    ];
    let add = Statement::from_sql_and_values(DbBackend::Postgres, ADD, values);
    tx.execute_raw(add).await?;
    Ok(())
}

const ADD: &str = "
    insert into series_heads as h (newsroom, event, series, claim, article, low, earliest, latest)
    select distinct on (lead, s.series)
        $1, coalesce(e.merged_into, e.id) as lead, s.series, s.claim, s.article, s.low,
        s.earliest, s.latest
    from sightings s join events e on e.newsroom = $1 and e.id = s.event
    where s.newsroom = $1 and s.article = $2
      and s.low is not null and s.part_of is null and s.population <> $4
      and split_part(s.series, '.', 1) = any ($3)
    order by lead, s.series, s.low desc, s.claim
    on conflict (newsroom, event, series) do update
    set claim = excluded.claim, article = excluded.article, low = excluded.low,
        earliest = excluded.earliest, latest = excluded.latest
    where excluded.low > h.low or (excluded.low = h.low and excluded.claim < h.claim)";

/// How the series of growing measures begin.
fn growing() -> Vec<String> {
    let all = Measure::ALL.iter().copied();
    let grow = all.filter(|m| course(*m) == Course::Cumulative);
    grow.map(SeriesKey::word).collect()
}
