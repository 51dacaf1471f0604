//! One claim.

use super::columns;
use crate::{Error, Resource, Store};
use factdesk_domain::{Claim, ClaimId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::sync::LazyLock;

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
    let mut one = columns::told(tx, one).await?;
    one.pop().ok_or(Error::NotFound(Resource::Claim))
}

static ONE: LazyLock<String> = LazyLock::new(|| {
    let list = &*columns::TOLD;
    format!("select {list} from claims where newsroom = $1 and id = $2")
});
