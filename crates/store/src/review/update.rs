//! What a decision changes on claims.

use super::case::Decided;
use super::mark::Act;
use crate::Error;
use crate::claim::columns::{self, Found};
use crate::claim::lock::ONE_OF;
use factdesk_domain::Principal;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::sync::LazyLock;
use uuid::Uuid;

/// The state that a claim comes to. Without a join, whose plan, made while there were
/// few claims, could read all of them for each.
const NEXT: &str = "($4::text[])[array_position($2::uuid[], claims.id)]";

/// One update for all: whoever is marked in one act gets one verdict where it comes to
/// stand, and with it the lease on it and its assignment end. Where it is sealed, or
/// another is against it, what stood before stands on.
///
/// Other copies are offered a verdict that stands, but not those on which somebody has
/// a verdict that waits: whoever gives the second shall not be led. Those that somebody
/// is changing at this moment are skipped: waiting for them out of order could end in a
/// deadlock, and an offer is only a hint. An offer that stands is not made again:
/// reviewing the copies of a wire report one by one would write all of them each time.
/// Each part is read once, whatever the plan.
///
/// Of two reviews that agree the second's reason and recheck time count, or the first's
/// where the second gives none.
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let list = &*columns::LIST;
    let sealed = "from sealed_reviews s where s.newsroom = $1 and s.claim = claims.id";
    let stands = format!("case when {NEXT} = 'REVIEWED' then");
    format!(
        "with freed as (
             delete from leases using claims
             where claims.newsroom = $1 and claims.id = {ONE_OF}
               and leases.newsroom = $1 and leases.copy_key = claims.copy_key
         ), offered as (
             update claims set offered_verdict = $5
             where 'REVIEWED' = any ($4::text[]) and ctid = any (array(
                 select ctid from claims
                 where newsroom = $1 and verdict is null and offered_verdict is distinct from $5
                   and state not in ('AWAITING_SECOND_REVIEW', 'IN_ADJUDICATION')
                   and copy_key = (select copy_key from claims where newsroom = $1 and id = $3)
                   and id <> all ($2)
                 for update skip locked))
             returning id
         )
         update claims
         set state = {NEXT},
             verdict = {stands} $5 else verdict end,
             attribution_verdict = {stands} $6 else attribution_verdict end,
             reason = {stands} coalesce(nullif($7, ''), (select s.reason {sealed}), '')
                 else reason end,
             recheck_time = {stands} coalesce($8, (select s.recheck_time {sealed}))
                 else recheck_time end,
             offered_verdict = {stands} null else offered_verdict end,
             recheck_reason = null, assignee = null, assign_due_time = null,
             escalated = false, version = version + 1, update_time = now()
         where newsroom = $1 and id = {ONE_OF}
         returning {list}, array(select id from offered) as offered"
    )
});

/// The marked claims, and those that are offered the verdict.
pub(super) async fn update(
    tx: &impl ConnectionTrait,
    by: &Principal,
    act: &Act<'_>,
    decided: &[Decided],
) -> Result<(Vec<Found>, Vec<Uuid>), Error> {
    let ids: Vec<Uuid> = decided.iter().map(|d| d.claim.0).collect();
    let states = decided.iter().map(|d| d.after.state().as_str().to_owned());
    let values: [Value; 8] = [
        by.newsroom.0.into(),
        ids.into(),
        act.claim.0.into(),
        states.collect::<Vec<_>>().into(),
        act.review.verdict.as_str().into(),
        act.review.attribution_verdict.map(|v| v.as_str()).into(),
        act.review.reason.as_str().into(),
        act.review.recheck_time.into(),
    ];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, &*UPDATE, values);
    let rows = tx.query_all_raw(update).await?;
    let mut marked = rows
        .iter()
        .map(columns::read)
        .collect::<Result<Vec<_>, _>>()?;
    // With the verdict the lease goes.
    marked.iter_mut().for_each(|found| found.claim.lease = None);
    let offered = rows.first().map(|row| row.try_get("", "offered"));
    Ok((marked, offered.transpose()?.unwrap_or_default()))
}
