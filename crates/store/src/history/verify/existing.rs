//! Whatever an entry covers is still there: nothing is ever deleted.

use super::entries::Row;
use super::table::Table;
use super::{FindingKind, Walk};
use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The key of a row: an id, and a number on revisions only.
pub(super) type Key = (Uuid, i64);

/// Looks for each row that these entries cover.
pub(super) async fn check(walk: &mut Walk<'_>, rows: &[Row]) -> Result<(), Error> {
    for (table, wanted) in covered(rows) {
        let ids: Vec<Uuid> = wanted.values().map(|(_, (id, _))| *id).collect();
        let there = there(walk, table, ids).await?;
        for (name, (position, key)) in wanted {
            if !there.contains(&key) {
                let message = format!("{name} is gone, and no entry says so");
                walk.found(FindingKind::ContentMissing, position, name, message);
            }
        }
    }
    Ok(())
}

/// By table, the names of rows with the last entry here that covers each.
fn covered(rows: &[Row]) -> BTreeMap<Table, BTreeMap<&str, (i64, Key)>> {
    let mut all: BTreeMap<Table, BTreeMap<&str, (i64, Key)>> = BTreeMap::new();
    for row in rows {
        let names = row.entry.digests.as_object().into_iter().flatten();
        for (name, _) in names {
            if let Some((table, key)) = Table::of_name(name) {
                all.entry(table)
                    .or_default()
                    .insert(name, (row.position, key));
            }
        }
    }
    all
}

async fn there(walk: &Walk<'_>, table: Table, ids: Vec<Uuid>) -> Result<HashSet<Key>, Error> {
    let select = match table {
        Table::Revisions => "select article as id, number::bigint as number from revisions
             where newsroom = $1 and article = any ($2)"
            .to_owned(),
        plain => format!(
            "select id, 0::bigint as number from {} where newsroom = $1 and id = any ($2)",
            plain.as_str()
        ),
    };
    let values = [walk.chain.newsroom.into(), ids.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = walk.tx.query_all_raw(select).await?;
    let key = |row: &sea_orm::QueryResult| Ok((row.try_get("", "id")?, row.try_get("", "number")?));
    rows.iter().map(key).collect()
}
