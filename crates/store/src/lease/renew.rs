//! A lease held longer.

use super::held::own;
use crate::claim::get;
use crate::outbox::{self, Event};
use crate::request::{Known, remember};
use crate::{Error, Request, Store};
use factdesk_domain::{Act, Claim, ClaimId, IdSource, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde_json::json;
use std::time::Duration;

impl Store {
    /// Holds a claim of the caller's, with all that its lease covers, for so long from
    /// now on.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`], [`Error::NotFound`], [`Error::LeaseNotHeld`].
    pub async fn renew_lease(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        claim: ClaimId,
        lease: Duration,
        request: Option<&Request>,
    ) -> Result<Claim, Error> {
        let tx = self.db.begin().await?;
        if let Known::No = remember(&tx, by, request, claim.0).await? {
            renew(&tx, by, ids, claim, lease).await?;
        }
        let answer = get::load(&tx, by, claim).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn renew(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    claim: ClaimId,
    lease: Duration,
) -> Result<(), Error> {
    let held = own(tx, by, claim).await?;
    let renew = "
        update leases set expire_time = now() + make_interval(secs => $4)
        where newsroom = $1 and claim = $2 and person = $3";
    let values: [Value; 4] = [
        by.newsroom.0.into(),
        held.first.into(),
        by.person.0.into(),
        lease.as_secs_f64().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        renew,
        values,
    ))
    .await?;
    let event = Event::claim(Act::ClaimLeased, claim, json!({ "renewed": true }));
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(())
}
