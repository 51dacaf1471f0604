//! Claims without a verdict that something speaks against.

use super::conflicts::{PAIRS, can_conflict};
use super::seen::Seen;
use crate::Error;
use factdesk_domain::{ArticleId, CONTESTED, ClaimId, NewsroomId, RecheckReason};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The figures of the article, and others of their events, that cannot be right beside
/// each other.
pub(super) async fn figures(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<BTreeSet<ClaimId>, Error> {
    let pairs = pairs(tx, newsroom, article).await?;
    if pairs.is_empty() {
        return Ok(BTreeSet::new());
    }
    let both = pairs.iter().copied().flatten().collect();
    let seen = Seen::read(tx, newsroom, both).await?;
    let conflict = pairs.into_iter().filter(|[a, b]| seen.conflict(*a, *b));
    Ok(conflict.flatten().collect())
}

/// Of others that say the same number, the oldest is enough. In steps that no plan can turn
/// around, as in [`conflicts`](super::conflicts).
const NOT_MEETING: &str = "
    with own as materialized (
        select claim, low, high, series, event, contested
        from sightings
        where newsroom = $1 and article = $2 and part_of is null
          and split_part(series, '.', 1) = any ($3)
          and (low is not null or high is not null)
    ), told as materialized (
        select own.*, e.lead
        from own
        cross join lateral (
            select coalesce(merged_into, id) as lead from events
            where newsroom = $1 and id = own.event offset 0
        ) e
    )
    select distinct on (own.claim, s.low, s.high) own.claim as own, s.claim as other
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
          and (own.contested is null or contested is null)
        offset 0
    ) s
    cross join lateral (
        select from claims
        where newsroom = $1 and id = s.claim and state not in ('DISMISSED', 'REPLACED')
        offset 0
    ) c
    order by own.claim, s.low, s.high, s.claim
    limit $4";

async fn pairs(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<[ClaimId; 2]>, Error> {
    let values: [Value; 4] = [
        newsroom.0.into(),
        article.0.into(),
        can_conflict().into(),
        PAIRS.into(),
    ];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, NOT_MEETING, values);
    let id = |row: &QueryResult, column| row.try_get("", column).map(ClaimId);
    let pair = |row: &QueryResult| Ok([id(row, "own")?, id(row, "other")?]);
    tx.query_all_raw(select).await?.iter().map(pair).collect()
}

/// Says what speaks against the claims, and brings those that wait forward in the queue:
/// once, whatever else speaks against them later. A copy of one that was brought forward
/// has its place already. Whoever marks holds them, see
/// [`crate::recheck::lock`].
pub(super) async fn mark(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    why: RecheckReason,
    claims: &BTreeSet<ClaimId>,
) -> Result<(), Error> {
    let claims: Vec<Uuid> = claims.iter().map(|claim| claim.0).collect();
    if claims.is_empty() {
        return Ok(());
    }
    let values: [Value; 4] = [
        newsroom.0.into(),
        claims.into(),
        why.as_str().into(),
        CONTESTED.into(),
    ];
    let mark = Statement::from_sql_and_values(DbBackend::Postgres, MARK, values);
    tx.execute_raw(mark).await?;
    Ok(())
}

const MARK: &str = "
    with fresh as (
        update sightings set contested = $3
        where newsroom = $1 and claim = any ($2) and contested is null
        returning claim
    )
    update claims set due_time = create_time + (due_time - create_time) * $4::float8
    where newsroom = $1 and id in (select claim from fresh)
      and state = 'PENDING' and due_time > create_time
      and not exists (
          select from claims o join sightings s on (s.newsroom, s.claim) = (o.newsroom, o.id)
          where o.newsroom = $1 and o.copy_key = claims.copy_key and s.contested is not null)";
