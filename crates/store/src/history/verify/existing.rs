//! Whatever an entry covers is still there, unless a later one says that it is gone.

use super::entries::Row;
use super::table::Table;
use super::told::{Told, told};
use super::{FindingKind, Walk};
use crate::Error;
use crate::history::digest::ENDED;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The key of a row: an id, and a number on revisions; on policies a number only.
pub(super) type Key = (Uuid, i64);

/// A row that an entry covers.
struct Covered<'r> {
    key: Key,
    name: &'r str,
    subject: Uuid,
    position: i64,
}

/// Looks for each row that these entries cover.
pub(super) async fn check(walk: &mut Walk<'_>, rows: &[Row]) -> Result<(), Error> {
    let mut missing = Vec::new();
    for (table, wanted) in covered(rows) {
        let keys: Vec<Key> = wanted.values().map(|row| row.key).collect();
        let there = there(walk, table, &keys).await?;
        let gone = wanted.into_values();
        missing.extend(gone.filter(|row| !there.contains(&row.key)));
    }
    let named = missing.iter().map(|row| (row.subject, row.name.to_owned()));
    let told = told(walk, named).await?;
    for row in missing {
        let name = row.name;
        if !told.get(name).is_some_and(Told::ended) {
            let message = format!("{name} is gone, and no entry says so");
            walk.found(FindingKind::ContentMissing, row.position, name, message);
        }
    }
    Ok(())
}

/// By table, the rows with the last entry here that covers each; not what that one says
/// is gone.
fn covered(rows: &[Row]) -> BTreeMap<Table, BTreeMap<&str, Covered<'_>>> {
    let mut all: BTreeMap<Table, BTreeMap<&str, Covered<'_>>> = BTreeMap::new();
    for row in rows {
        let digests = row.entry.digests.as_object().into_iter().flatten();
        for (name, digest) in digests {
            let Some((table, key)) = Table::of_name(name) else {
                continue;
            };
            let (subject, position) = (row.entry.subject, row.position);
            let rows = all.entry(table).or_default();
            match digest.as_str().is_some_and(|d| d.starts_with(ENDED)) {
                true => rows.remove(name.as_str()),
                false => rows.insert(
                    name,
                    Covered {
                        key,
                        name,
                        subject,
                        position,
                    },
                ),
            };
        }
    }
    all
}

async fn there(walk: &Walk<'_>, table: Table, keys: &[Key]) -> Result<HashSet<Key>, Error> {
    let numbers = || -> Value { keys.iter().map(|key| key.1).collect::<Vec<_>>().into() };
    let ids = || -> Value { keys.iter().map(|key| key.0).collect::<Vec<_>>().into() };
    let (id, number, among, wanted) = match table {
        Table::Revisions => ("article", "number::bigint", "article", ids()),
        Table::Policies => (NIL, "version::bigint", "version", numbers()),
        plain => (plain.id(), "0::bigint", plain.id(), ids()),
    };
    let select = format!(
        "select {id} as id, {number} as number from {} where newsroom = $1 and {among} = any ($2)",
        table.as_str()
    );
    let values = [walk.chain.newsroom.into(), wanted];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = walk.tx.query_all_raw(select).await?;
    let key = |row: &sea_orm::QueryResult| Ok((row.try_get("", "id")?, row.try_get("", "number")?));
    rows.iter().map(key).collect()
}

/// No id, as SQL.
const NIL: &str = "'00000000-0000-0000-0000-000000000000'::uuid";
