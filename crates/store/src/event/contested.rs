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

/// Of others that say the same number, the oldest is enough.
const NOT_MEETING: &str = "
    select distinct on (own.claim, s.low, s.high) own.claim as own, s.claim as other
    from sightings own
    join events l on l.newsroom = $1 and l.id = own.event
    join events e on e.newsroom = $1
        and (e.id = coalesce(l.merged_into, l.id) or e.merged_into = coalesce(l.merged_into, l.id))
    join sightings s on s.newsroom = $1 and s.event = e.id and s.series = own.series
        and s.claim <> own.claim and s.part_of is null
        and (s.low > own.high or s.high < own.low)
    join claims c on c.newsroom = $1 and c.id = s.claim
    where own.newsroom = $1 and own.article = $2 and own.part_of is null
      and split_part(own.series, '.', 1) = any ($3)
      and (own.contested is null or s.contested is null)
      and c.state not in ('DISMISSED', 'REPLACED')
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
