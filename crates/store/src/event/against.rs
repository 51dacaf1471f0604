//! What speaks against a claim now.

use super::utterances::{COLUMNS, statement};
use crate::Error;
use crate::word::read_opt;
use factdesk_domain::{Claim, NewsroomId, RecheckReason};
use factdesk_ledger::denies;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::sync::LazyLock;

/// What speaks against a claim that was marked as contested once, where that stands still:
/// a figure or a denial that somebody set aside since says nothing.
pub(crate) async fn against(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    claim: &Claim,
) -> Result<Option<RecheckReason>, Error> {
    let key = [newsroom.0.into(), claim.id.0.into()];
    let rows = rows(tx, MARK, &key).await?;
    let mark = rows
        .first()
        .map(|row| row.try_get::<String>("", "contested"));
    let mark = read_opt(mark.transpose()?.as_deref(), RecheckReason::parse)?;
    let stands = match mark {
        Some(RecheckReason::Conflict) => !self::rows(tx, CONTRADICTED, &key).await?.is_empty(),
        Some(RecheckReason::Denial) => denied(tx, &key, claim).await?,
        Some(RecheckReason::TextChanged | RecheckReason::Time) | None => false,
    };
    Ok(mark.filter(|_| stands))
}

const MARK: &str = "
    select contested from sightings
    where newsroom = $1 and claim = $2 and contested is not null";

/// Others of its series, in its event and the merged ones, that do not meet it.
const CONTRADICTED: &str = "
    select from sightings s
    join events l on l.newsroom = $1 and l.id = s.event
    join events e on e.newsroom = $1
        and (e.id = coalesce(l.merged_into, l.id) or e.merged_into = coalesce(l.merged_into, l.id))
    join sightings o on o.newsroom = $1 and o.event = e.id and o.series = s.series
        and o.part_of is null and (o.low > s.high or o.high < s.low)
    join claims c on c.newsroom = $1 and c.id = o.claim
        and c.state not in ('DISMISSED', 'REPLACED')
    where s.newsroom = $1 and s.claim = $2
    limit 1";

/// So many denials of an event are looked through, the newest.
const DENIALS: usize = 200;

/// The claim, and the denials of its event that stand.
static SAID: LazyLock<String> = LazyLock::new(|| {
    format!(
        "select {COLUMNS}
        where s.newsroom = $1 and s.claim = $2
        union all
        (select {COLUMNS}
        where s.newsroom = $1 and s.claim in (
              select o.claim from sightings own
              join events l on l.newsroom = $1 and l.id = own.event
              join events e on e.newsroom = $1 and (e.id = coalesce(l.merged_into, l.id)
                  or e.merged_into = coalesce(l.merged_into, l.id))
              join sightings o on o.newsroom = $1 and o.event = e.id and o.series is null
              where own.newsroom = $1 and own.claim = $2)
          and claims.kind = 'STATEMENT' and claims.stance = 'DENIES'
          and claims.state not in ('DISMISSED', 'REPLACED')
        order by s.claim desc
        limit {DENIALS})"
    )
});

async fn denied(tx: &impl ConnectionTrait, key: &[Value; 2], claim: &Claim) -> Result<bool, Error> {
    let said = rows(tx, &SAID, key).await?;
    let said: Vec<_> = said.iter().map(statement).collect::<Result<_, _>>()?;
    let own = said.iter().find(|s| s.claim == claim.id);
    Ok(own.is_some_and(|own| said.iter().any(|other| denies(other, own).is_some())))
}

async fn rows(
    tx: &impl ConnectionTrait,
    sql: &str,
    key: &[Value; 2],
) -> Result<Vec<QueryResult>, Error> {
    let select = Statement::from_sql_and_values(DbBackend::Postgres, sql, key.clone());
    Ok(tx.query_all_raw(select).await?)
}
