//! One claim.

use super::{columns, row};
use crate::entity::{claim, person};
use crate::{Error, Resource, Store};
use factdesk_domain::{Claim, ClaimId, ClaimLease, ClaimState, PersonId, Principal};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, Statement,
    sea_query::Expr,
};
use std::collections::HashMap;
use std::sync::LazyLock;
use uuid::Uuid;

impl Store {
    /// The claim.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn get_claim(&self, by: &Principal, id: ClaimId) -> Result<Claim, Error> {
        load(&self.db, by, id).await
    }
}

/// The claim as a transaction sees it.
pub(crate) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: ClaimId,
) -> Result<Claim, Error> {
    let key = [by.newsroom.0.into(), id.0.into()];
    let one = Statement::from_sql_and_values(DbBackend::Postgres, &*ONE, key);
    let found = columns::all(tx, one).await?;
    let mut one = read(tx, by, found).await?;
    one.pop().ok_or(Error::NotFound(Resource::Claim))
}

static ONE: LazyLock<String> = LazyLock::new(|| {
    let list = &*columns::LIST;
    format!("select {list} from claims where newsroom = $1 and id = $2")
});

/// Claims from rows, with their live leases.
pub(crate) async fn read(
    tx: &impl ConnectionTrait,
    by: &Principal,
    rows: Vec<claim::Model>,
) -> Result<Vec<Claim>, Error> {
    let held: Vec<Uuid> = rows
        .iter()
        .filter(|r| r.lease_person.is_some())
        .map(|r| r.id)
        .collect();
    let mut leases = leases(tx, by, held).await?;
    rows.into_iter()
        .map(|r| {
            let lease = leases.remove(&r.id);
            let claim = row::claim(r)?;
            Ok(match lease {
                Some(lease) => Claim {
                    state: shown(claim.state),
                    lease: Some(lease),
                    ..claim
                },
                None => claim,
            })
        })
        .collect()
}

/// A pending claim that somebody holds is in review; when the lease runs out it
/// is pending again, without anybody writing so.
fn shown(stored: ClaimState) -> ClaimState {
    match stored {
        ClaimState::Pending => ClaimState::InReview,
        other => other,
    }
}

async fn leases(
    tx: &impl ConnectionTrait,
    by: &Principal,
    held: Vec<Uuid>,
) -> Result<HashMap<Uuid, ClaimLease>, Error> {
    if held.is_empty() {
        return Ok(HashMap::new());
    }
    type Row = (Uuid, Uuid, String, chrono::DateTime<chrono::Utc>);
    let live: Vec<Row> = claim::Entity::find()
        .select_only()
        .columns([claim::Column::Id, claim::Column::LeasePerson])
        .column_as(
            Expr::cust("(select handle from people p where p.newsroom = claims.newsroom and p.id = claims.lease_person)"),
            person::Column::Handle,
        )
        .column(claim::Column::LeaseExpireTime)
        .filter(claim::Column::Newsroom.eq(by.newsroom.0))
        .filter(claim::Column::Id.is_in(held))
        .filter(Expr::cust("lease_expire_time > now()"))
        .into_tuple()
        .all(tx)
        .await?;
    let lease = |(id, person, handle, expire_time)| {
        (
            id,
            ClaimLease {
                person: PersonId(person),
                handle,
                expire_time,
            },
        )
    };
    Ok(live.into_iter().map(lease).collect())
}
