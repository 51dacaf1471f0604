//! Leases on all that belongs together, or none.

use super::terms::{DECIDED, numbered, terms};
use crate::Error;
use factdesk_domain::{ClaimId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::sync::LazyLock;
use std::time::Duration;

/// What became of it.
pub(super) enum Taken {
    /// So many copy keys are the caller's.
    All(i64),
    /// Somebody was quicker with one of them: the transaction must be rolled back.
    Raced,
}

/// The copy key of the claim, and those of what waits of its statement and is not for
/// somebody else, looked up before it is asked whether it waits, so that no plan can look
/// through all that waits. Taken in their order, so that two who want some of the same wait for
/// each other instead of dying in a deadlock. What is left to the caller of an earlier
/// lease goes over into this one.
static TAKE: LazyLock<String> = LazyLock::new(|| {
    let take = "
    with claim as (
        select copy_key, coalesce(within, id) as statement from claims
        where newsroom = $room and id = $claim
    ), family as materialized (
        select * from claims where newsroom = $room and within = (select statement from claim)
        union all
        select * from claims where newsroom = $room and id = (select statement from claim)
    ), cover (key) as (
        select copy_key from claim
        union
        (select c.copy_key from family c where c.WAITS and not ANOTHERS limit 500)
    ), earlier as (
        select l.claim from leases l
        where l.newsroom = $room and l.copy_key in (select key from cover) and l.person = $me
          and l.expire_time > now() and DECIDED
    ), taken as (
        insert into leases (newsroom, copy_key, claim, person, expire_time)
        select $room, key, $claim, $me, now() + make_interval(secs => $lease)
        from cover order by key
        on conflict (newsroom, copy_key) do update
        set claim = excluded.claim, person = excluded.person,
            expire_time = excluded.expire_time, create_time = now()
        where leases.expire_time <= now()
           or (leases.person = excluded.person and leases.claim in (select claim from earlier))
        returning 1
    )
    select (select count(*) from cover) as wanted, (select count(*) from taken) as taken";
    let take = terms(&take.replace("DECIDED", DECIDED));
    numbered(&take, 3, 1)
        .replace("$claim", "$2")
        .replace("$lease", "$4")
});

/// Takes the leases for a claim that is locked.
pub(super) async fn take(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
    lease: Duration,
) -> Result<Taken, Error> {
    let values: [Value; 4] = [
        by.newsroom.0.into(),
        claim.0.into(),
        by.person.0.into(),
        lease.as_secs_f64().into(),
    ];
    let take = Statement::from_sql_and_values(DbBackend::Postgres, &*TAKE, values);
    let row = tx.query_one_raw(take).await?;
    let row = row.ok_or_else(|| Error::Corrupt("a count returned nothing".into()))?;
    let (wanted, taken): (i64, i64) = (row.try_get("", "wanted")?, row.try_get("", "taken")?);
    Ok(match wanted == taken {
        true => Taken::All(taken),
        false => Taken::Raced,
    })
}
