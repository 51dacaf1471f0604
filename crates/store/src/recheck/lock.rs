//! Claims that something was found about, kept from others until it is written down.

use crate::Error;
use factdesk_domain::{ClaimId, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

/// Whoever writes to claims for several causes locks all of them first: in the order of
/// their ids, as everybody locks claims, where cause by cause would be another order. Only
/// those with a verdict, or that wait for one.
pub(crate) async fn lock(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    claims: impl Iterator<Item = &ClaimId>,
) -> Result<(), Error> {
    let claims: Vec<Uuid> = claims.map(|claim| claim.0).collect();
    if claims.is_empty() {
        return Ok(());
    }
    let values = [newsroom.0.into(), claims.into()];
    let lock = Statement::from_sql_and_values(DbBackend::Postgres, LOCK, values);
    tx.query_all_raw(lock).await?;
    Ok(())
}

const LOCK: &str = "
    select id from claims where newsroom = $1 and id = any ($2) and state in ('PENDING', 'REVIEWED')
    order by id for update";
