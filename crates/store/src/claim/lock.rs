//! Claims held for a change.

use super::columns::{self, Found};
use super::etag::etag;
use crate::entity::claim;
use crate::{Error, Resource};
use factdesk_domain::{ClaimId, PersonId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::HashMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// Claims locked until the transaction ends.
#[derive(Default)]
pub(crate) struct Locked {
    found: HashMap<Uuid, Found>,
    uris: HashMap<Uuid, Option<String>>,
    policy: i32,
}

/// Locks claims in the order of their ids, so that two acts on the same claims
/// wait for each other instead of dying in a deadlock.
pub(crate) async fn lock(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &[ClaimId],
) -> Result<Locked, Error> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let values = [by.newsroom.0.into(), ids.into()];
    let lock = Statement::from_sql_and_values(DbBackend::Postgres, &*LOCK, values);
    let mut locked = Locked::default();
    for found in tx.query_all_raw(lock).await? {
        let uri = found.try_get("", "article_uri")?;
        locked.policy = found.try_get("", "policy")?;
        let found = columns::read(&found)?;
        locked.uris.insert(found.row.article, uri);
        locked.found.insert(found.row.id, found);
    }
    Ok(locked)
}

/// One of the ids in `$2`, to `= any`. PostgreSQL takes an array that it does not know for
/// ten ids; where it came to know that there is one, it would plan the statement anew for
/// each, which takes longer than to run it. What a subselect gives it never knows.
pub(crate) const ONE_OF: &str = "any (array(select unnest($2::uuid[])))";

/// The claims and the addresses of their articles. The policy's version comes along,
/// read once and from an index: a review needs it each time.
static LOCK: LazyLock<String> = LazyLock::new(|| {
    let list = &*columns::LIST;
    format!(
        "select {list}, articles.uri as article_uri,
             coalesce((select max(version) from policies where newsroom = $1), 0) as policy
         from claims join articles on (articles.newsroom, articles.id) = (claims.newsroom, article)
         where claims.newsroom = $1 and claims.id = {ONE_OF}
         order by claims.id
         for update of claims"
    )
});

impl Locked {
    /// The claim's row.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn row(&self, id: ClaimId) -> Result<&claim::Model, Error> {
        self.found(id).map(|found| &found.row)
    }

    /// The claim and its row.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn found(&self, id: ClaimId) -> Result<&Found, Error> {
        let found = self.found.get(&id.0);
        found.ok_or(Error::NotFound(Resource::Claim))
    }

    /// The rows of all, in no order.
    pub fn rows(&self) -> impl Iterator<Item = &claim::Model> {
        self.found.values().map(|found| &found.row)
    }

    /// Refuses where the claim changed since `seen`.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::EtagMismatch`].
    pub fn unchanged(&self, id: ClaimId, seen: &str) -> Result<(), Error> {
        let current = etag(id, self.row(id)?.version);
        if current == seen {
            return Ok(());
        }
        Err(Error::EtagMismatch { claim: id, current })
    }

    /// Who holds the claim now.
    pub fn leased_by(&self, id: ClaimId) -> Option<PersonId> {
        let lease = self.found.get(&id.0)?.claim.lease.as_ref();
        lease.map(|lease| lease.person)
    }

    /// The version of the policy that acts on them are judged by.
    pub fn policy(&self) -> i32 {
        self.policy
    }

    /// The address of the claim's article.
    pub fn article_uri(&self, id: ClaimId) -> Option<&str> {
        let article = self.found.get(&id.0)?.row.article;
        self.uris.get(&article)?.as_deref()
    }
}
