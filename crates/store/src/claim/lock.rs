//! Claims held for a change.

use super::etag::etag;
use crate::entity::{article, claim};
use crate::{Error, Resource};
use factdesk_domain::{ClaimId, PersonId, Principal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Claims locked until the transaction ends.
pub(crate) struct Locked {
    rows: HashMap<Uuid, claim::Model>,
    uris: HashMap<Uuid, Option<String>>,
    held: HashSet<Uuid>,
}

/// Locks claims in the order of their ids, so that two acts on the same claims
/// wait for each other instead of dying in a deadlock.
pub(crate) async fn lock(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &[ClaimId],
) -> Result<Locked, Error> {
    let rows = claim::Entity::find()
        .filter(claim::Column::Newsroom.eq(by.newsroom.0))
        .filter(claim::Column::Id.is_in(ids.iter().map(|i| i.0)))
        .order_by_asc(claim::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let articles: HashSet<Uuid> = rows.iter().map(|r| r.article).collect();
    let uris: Vec<(Uuid, Option<String>)> = article::Entity::find()
        .select_only()
        .columns([article::Column::Id, article::Column::Uri])
        .filter(article::Column::Newsroom.eq(by.newsroom.0))
        .filter(article::Column::Id.is_in(articles))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(Locked {
        held: held(tx, by, &rows).await?,
        uris: uris.into_iter().collect(),
        rows: rows.into_iter().map(|r| (r.id, r)).collect(),
    })
}

/// Which of them have a lease that has not run out.
async fn held(
    tx: &impl ConnectionTrait,
    by: &Principal,
    rows: &[claim::Model],
) -> Result<HashSet<Uuid>, Error> {
    let leased = rows
        .iter()
        .filter(|r| r.lease_person.is_some())
        .map(|r| r.id);
    let leased: Vec<Uuid> = leased.collect();
    if leased.is_empty() {
        return Ok(HashSet::new());
    }
    let live: Vec<Uuid> = claim::Entity::find()
        .select_only()
        .column(claim::Column::Id)
        .filter(claim::Column::Newsroom.eq(by.newsroom.0))
        .filter(claim::Column::Id.is_in(leased))
        .filter(Expr::cust("lease_expire_time > now()"))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(live.into_iter().collect())
}

impl Locked {
    /// The claim's row.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn row(&self, id: ClaimId) -> Result<&claim::Model, Error> {
        self.rows.get(&id.0).ok_or(Error::NotFound(Resource::Claim))
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
        let row = self.rows.get(&id.0).filter(|r| self.held.contains(&r.id))?;
        row.lease_person.map(PersonId)
    }

    /// The address of the claim's article.
    pub fn article_uri(&self, id: ClaimId) -> Option<&str> {
        let article = self.rows.get(&id.0)?.article;
        self.uris.get(&article)?.as_deref()
    }
}
