//! Asking for another look, once.

use super::Recheck;
use crate::claim::change::{self, Change, returning};
use crate::outbox::{self, Actor, Event};
use crate::{Error, Store};
use factdesk_domain::{Act, ClaimId, IdSource, NewsroomId, RecheckReason};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::json;
use std::sync::LazyLock;
use uuid::Uuid;

impl Store {
    /// Asks to look again at verdicts that stand, for a reason that the service found.
    /// Says at which: a claim without a verdict, one that is to be looked at already,
    /// and one that was asked about for this reason and cause before are left alone.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn ask_recheck(
        &self,
        ids: &dyn IdSource,
        newsroom: NewsroomId,
        recheck: &Recheck,
    ) -> Result<Vec<ClaimId>, Error> {
        let tx = self.db.begin().await?;
        let asked = ask(&tx, ids, newsroom, recheck).await?;
        tx.commit().await?;
        Ok(asked)
    }
}

/// What was asked lies in the log, or on its way there. The claims are locked in the
/// order of their ids, as everybody does.
static ASK: LazyLock<String> = LazyLock::new(|| {
    let returning = returning(COLUMNS.into_iter());
    format!(
        "with asked as (
        select id from claims
        where newsroom = $1 and id = any ($2) and state = 'REVIEWED'
          and not exists (
              select from log l
              where l.newsroom = $1 and l.subject = claims.id and l.act = 'claim.recheck_asked'
                and l.detail->>'reason' = $3 and l.detail->>'cause' is not distinct from $4::text)
          and not exists (
              select from outbox o
              where o.newsroom = $1 and o.subject = claims.id and o.act = 'claim.recheck_asked'
                and o.detail->>'reason' = $3 and o.detail->>'cause' is not distinct from $4::text)
        order by id
        for update
    )
    update claims
    set state = 'NEEDS_RECHECK', recheck_reason = $3, due_time = now(),
        version = version + 1, update_time = now()
    where newsroom = $1 and id in (select id from asked)
    returning {returning}"
    )
});

/// What asking changes on a claim, of what its digest covers.
pub(super) const COLUMNS: [&str; 4] = ["state", "recheck_reason", "version", "update_time"];

/// As [`Store::ask_recheck`], in a transaction of the caller's.
pub(crate) async fn ask(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    recheck: &Recheck,
) -> Result<Vec<ClaimId>, Error> {
    let claims: Vec<Uuid> = recheck.claims.iter().map(|id| id.0).collect();
    let values: [Value; 4] = [
        newsroom.0.into(),
        claims.into(),
        recheck.reason.as_str().into(),
        recheck.cause.map(|id| id.to_string()).into(),
    ];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, &*ASK, values);
    let asked = change::run(tx, update).await?;
    tell(tx, ids, newsroom, recheck.reason, recheck.cause, &asked).await?;
    Ok(asked.into_iter().map(|change| change.claim).collect())
}

/// Says that it was asked.
pub(super) async fn tell(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    reason: RecheckReason,
    cause: Option<ClaimId>,
    claims: &[Change],
) -> Result<(), Error> {
    let detail = json!({ "reason": reason.as_str(), "cause": cause.map(|c| c.0) });
    let asked = |change: &Change| {
        Event::claim(Act::ClaimRecheckAsked, change.claim, detail.clone()).changing(change)
    };
    let events: Vec<_> = claims.iter().map(asked).collect();
    outbox::append(tx, ids, Actor::service(newsroom), &events).await?;
    Ok(())
}
