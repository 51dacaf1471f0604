//! A claim as it was known at some time.

use crate::claim::columns;
use crate::{Error, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{Claim, ClaimId, Principal};
use sea_orm::{DbBackend, FromQueryResult, Statement};
use std::sync::LazyLock;

/// No logger is at work while this waits for its lock on the head, so whatever is not
/// logged by then is logged later than now. What waits in the outbox was known to
/// nobody who reads the log: up to where it began to wait, the answer stands.
const HORIZON: &str = "
    select case when exists (select from outbox where newsroom = $1) then h.log_time
                else clock_timestamp() end as horizon
    from log_heads h where newsroom = $1 for share";

/// The claim with each change undone that was logged later or is not logged yet: the
/// latest first, so that of two values before, the older one stays.
static AT: LazyLock<String> = LazyLock::new(|| {
    let names: Vec<_> = columns::NAMES
        .iter()
        .map(|n| format!("claims.{n}"))
        .collect();
    format!(
        "select {}, null::text[] as holder,
                (select p.handle from people p
                 where p.newsroom = claims.newsroom and p.id = claims.assignee) as assignee_handle,
                null::text[] as joined
         from claims now
         cross join lateral (
             select coalesce(jsonb_object_agg(b.key, b.value order by v.seq desc), '{{}}') as undone
             from claim_versions v cross join lateral jsonb_each(v.before) b
             where v.newsroom = now.newsroom and v.claim = now.id and not exists (
                 select from log l
                 where l.newsroom = now.newsroom and l.subject = now.id and l.id = v.event
                   and l.log_time <= $3)
         ) before
         cross join lateral jsonb_populate_record(now, before.undone) as claims
         where now.newsroom = $1 and now.id = $2 and exists (
             select from log l
             where l.newsroom = now.newsroom and l.subject = now.id and l.log_time <= $3)",
        names.join(", ")
    )
});

#[derive(FromQueryResult)]
struct Horizon {
    horizon: Option<DateTime<Utc>>,
}

impl Store {
    /// The claim as whoever read the log up to `time` knew it. The same time always gets
    /// the same answer. Leases, offers and events are not looked back at.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where it was not known then;
    /// [`Error::ReadTimeOutOfRange`].
    pub async fn get_claim_at(
        &self,
        by: &Principal,
        id: ClaimId,
        time: DateTime<Utc>,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        let horizon = [by.newsroom.0.into()];
        let horizon = Statement::from_sql_and_values(DbBackend::Postgres, HORIZON, horizon);
        let horizon = Horizon::find_by_statement(horizon).one(&tx).await?;
        let horizon = horizon.and_then(|h| h.horizon).unwrap_or_default();
        if time > horizon {
            // Not left to whoever drops it: the logger passes by a head that is locked.
            tx.rollback().await?;
            return Err(Error::ReadTimeOutOfRange { horizon });
        }
        let values = [by.newsroom.0.into(), id.0.into(), time.into()];
        let at = Statement::from_sql_and_values(DbBackend::Postgres, &*AT, values);
        let mut one = columns::all(&tx, at).await?;
        tx.rollback().await?;
        one.pop().ok_or(Error::NotFound(Resource::Claim))
    }
}
