//! Verdicts that a newly joined figure speaks against.

use super::seen::Seen;
use crate::Error;
use crate::recheck::Recheck;
use factdesk_domain::{ArticleId, ClaimId, Measure, NewsroomId, RecheckReason};
use factdesk_ledger::{Course, SeriesKey, course};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What to ask about verdicts on figures that cannot be right beside those of the article,
/// and about verdicts of the article's own. Of figures that say the same, the oldest gives
/// the cause, so that nobody is asked twice about one number.
pub(super) async fn of(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Recheck>, Error> {
    let pairs = pairs(tx, newsroom, article).await?;
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let both = pairs.iter().flat_map(|p| [p.own, p.other]);
    let seen = Seen::read(tx, newsroom, both.collect()).await?;
    let mut asked: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for pair in &pairs {
        if seen.conflict(pair.own, pair.other) {
            asked.entry(pair.own_first).or_default().insert(pair.other);
            asked.entry(pair.other_first).or_default().insert(pair.own);
        }
    }
    let recheck = |(cause, claims): (ClaimId, BTreeSet<ClaimId>)| Recheck {
        reason: RecheckReason::Conflict,
        claims: claims.into_iter().filter(|c| *c != cause).collect(),
        cause: Some(cause),
    };
    Ok(asked.into_iter().map(recheck).collect())
}

/// Two figures of one series whose numbers do not meet, one of them with a verdict.
struct Pair {
    own: ClaimId,
    other: ClaimId,
    /// The oldest claims that say what these say.
    own_first: ClaimId,
    other_first: ClaimId,
}

/// So many pairs of an article are looked at, the oldest first.
pub(super) const PAIRS: i64 = 200;

/// Numbers that do not meet, of measures that can conflict. Only verdicts are asked about.
///
/// `offset 0` keeps the order of the steps: plans are made while tables are empty, too, and
/// stay for the first thousands of claims, when whatever order looks alike.
const NOT_MEETING: &str = "
    with own as materialized (
        select claim, low, high, series, event
        from sightings
        where newsroom = $1 and article = $2 and part_of is null
          and split_part(series, '.', 1) = any ($3)
          and (low is not null or high is not null)
    ), told as materialized (
        select own.*, c.state, e.lead
        from own
        cross join lateral (
            select state from claims where newsroom = $1 and id = own.claim offset 0
        ) c
        cross join lateral (
            select coalesce(merged_into, id) as lead from events
            where newsroom = $1 and id = own.event offset 0
        ) e
    ), pairs as (
        select own.claim as own, own.low, own.high, s.claim as other, s.low as other_low,
            s.high as other_high, own.lead, own.series
        from told own
        cross join lateral (
            select id from events where newsroom = $1 and id = own.lead
            union all
            select id from events where newsroom = $1 and merged_into = own.lead
        ) e
        cross join lateral (
            select claim, low, high from sightings
            where newsroom = $1 and event = e.id and series = own.series
              and claim <> own.claim and part_of is null
              and (low > own.high or high < own.low)
            offset 0
        ) s
        cross join lateral (
            select state from claims
            where newsroom = $1 and id = s.claim and state not in ('DISMISSED', 'REPLACED')
            offset 0
        ) c
        where 'REVIEWED' in (own.state, c.state)
        order by s.claim, own.claim
        limit $4
    )
    select own, other,
        (select min(s.claim::text) from events e
         join sightings s on s.newsroom = $1 and s.event = e.id and s.series = p.series
         where e.newsroom = $1 and (e.id = p.lead or e.merged_into = p.lead)
           and s.part_of is null and s.low is not distinct from p.low
           and s.high is not distinct from p.high) as own_first,
        (select min(s.claim::text) from events e
         join sightings s on s.newsroom = $1 and s.event = e.id and s.series = p.series
         where e.newsroom = $1 and (e.id = p.lead or e.merged_into = p.lead)
           and s.part_of is null and s.low is not distinct from p.other_low
           and s.high is not distinct from p.other_high) as other_first
    from pairs p";

async fn pairs(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Pair>, Error> {
    let values = vec![article.0.into(), can_conflict().into(), PAIRS.into()];
    let rows = run(tx, NOT_MEETING, newsroom, values).await?;
    let id = |row: &QueryResult, column| -> Result<ClaimId, Error> {
        Ok(ClaimId(row.try_get("", column)?))
    };
    let first = |row: &QueryResult, column| -> Result<ClaimId, Error> {
        let text: String = row.try_get("", column)?;
        let id = text.parse().map_err(|_| Error::Corrupt(text))?;
        Ok(ClaimId(id))
    };
    let pair = |row: &QueryResult| {
        Ok(Pair {
            own: id(row, "own")?,
            other: id(row, "other")?,
            own_first: first(row, "own_first")?,
            other_first: first(row, "other_first")?,
        })
    };
    rows.iter().map(pair).collect()
}

/// The measures of which two numbers of one event can contradict each other, as the words
/// that their series begin with.
pub(super) fn can_conflict() -> Vec<String> {
    let measures = Measure::ALL.iter().copied();
    let measures = measures.filter(|m| course(*m) != Course::Many);
    measures.map(SeriesKey::word).collect()
}

async fn run(
    tx: &impl ConnectionTrait,
    sql: &str,
    newsroom: NewsroomId,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, Error> {
    let values: Vec<Value> = [newsroom.0.into()].into_iter().chain(values).collect();
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(tx.query_all_raw(statement).await?)
}
