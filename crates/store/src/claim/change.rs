//! What an event changed on a claim.

use super::columns::{NAMES, changed, model, only_changed};
use crate::Error;
use crate::db::InOrder;
use crate::entity::claim::Model;
use crate::history::digest::{Digest, Record};
use factdesk_domain::ClaimId;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use serde_json::Value as Json;

/// A claim's change, as its event tells it.
pub(crate) struct Change {
    /// Which claim.
    pub claim: ClaimId,
    /// Its resource name.
    pub name: String,
    /// The digest of its row after the change.
    pub digest: Digest,
    /// The changed columns, with their values before.
    pub before: Json,
}

impl Change {
    /// The change from one row, which was locked, to another, as it was read back.
    pub fn between(before: &Model, after: &Model) -> Change {
        Change::to(after, changed(before, after))
    }

    fn to(after: &Model, before: Json) -> Change {
        Change {
            claim: ClaimId(after.id),
            name: after.name(),
            digest: after.digest(),
            before,
        }
    }

    /// The change that a row of [`returning`] tells.
    pub fn read(row: &QueryResult) -> Result<Change, Error> {
        let mut columns = InOrder::of(row)?;
        let after = model(&mut columns)?;
        Ok(Change::to(&after, only_changed(columns.next()?, &after)))
    }
}

/// Runs an update of `claims` that ends in [`returning`]; what it changed, in the order
/// of the claims' ids.
pub(crate) async fn run(
    tx: &impl ConnectionTrait,
    update: Statement,
) -> Result<Vec<Change>, Error> {
    let rows = tx.query_all_raw(update).await?;
    let changes = rows.iter().map(Change::read);
    let mut changes = changes.collect::<Result<Vec<_>, _>>()?;
    changes.sort_by_key(|change| change.claim);
    Ok(changes)
}

/// What an update of `claims` returns to be read as changes: the row as it is, and what
/// `columns` were, which the statement still sees. A join of the old rows would be
/// planned by guess, and cost a look at all claims where the guess is wrong.
pub(crate) fn returning<'c>(columns: impl Iterator<Item = &'c str>) -> String {
    let after: Vec<_> = NAMES.iter().map(|name| format!("claims.{name}")).collect();
    let before: Vec<_> = columns
        .map(|name| format!("'{name}', old.{name}"))
        .collect();
    format!(
        "{}, (select jsonb_build_object({}) from claims old
              where old.newsroom = claims.newsroom and old.id = claims.id) as before",
        after.join(", "),
        before.join(", "),
    )
}
