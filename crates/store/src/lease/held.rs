//! The lease on a claim.

use crate::Error;
use crate::claim::lock::lock;
use factdesk_domain::{ClaimId, PersonId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// A lease that lives, locked until the transaction ends.
pub(super) struct Held {
    /// The claim that it was taken for: its rows share it.
    pub first: Uuid,
    /// Who holds it.
    pub person: PersonId,
    /// The copy key of the claim that was asked about.
    pub copy_key: String,
}

/// Locks a claim and the lease on it, if there is one that lives. The lease's rows are
/// locked in the order in which they are taken.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) async fn held(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
) -> Result<Option<Held>, Error> {
    let locked = lock(tx, by, &[claim]).await?;
    let copy_key = locked.row(claim)?.copy_key.clone();
    let select = "
        select copy_key, claim, person from leases
        where newsroom = $1 and expire_time > now()
          and claim = (select claim from leases where newsroom = $1 and copy_key = $2)
        order by copy_key for update";
    let values: [Value; 2] = [by.newsroom.0.into(), copy_key.as_str().into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    for row in tx.query_all_raw(select).await? {
        if row.try_get::<String>("", "copy_key")? == copy_key {
            return Ok(Some(Held {
                first: row.try_get("", "claim")?,
                person: PersonId(row.try_get("", "person")?),
                copy_key,
            }));
        }
    }
    Ok(None)
}

/// The lease on a claim that is the caller's own.
///
/// # Errors
/// [`Error::NotFound`], [`Error::LeaseNotHeld`].
pub(super) async fn own(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claim: ClaimId,
) -> Result<Held, Error> {
    let held = held(tx, by, claim).await?;
    held.filter(|lease| lease.person == by.person)
        .ok_or(Error::LeaseNotHeld { claim })
}

/// Ends a lease with all that it covers.
pub(super) async fn end(
    tx: &impl ConnectionTrait,
    by: &Principal,
    held: &Held,
) -> Result<(), Error> {
    let end = "delete from leases where newsroom = $1 and claim = $2 and person = $3";
    let values: [Value; 3] = [
        by.newsroom.0.into(),
        held.first.into(),
        held.person.0.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        end,
        values,
    ))
    .await?;
    Ok(())
}
