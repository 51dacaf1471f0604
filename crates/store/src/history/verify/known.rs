//! Heads that were kept elsewhere, and the key.

use super::head::Head;
use super::{FindingKind, HistoryHead, Walk};
use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::HashMap;

/// Looks whether the log still goes through each head, and whether its key is ours.
pub(super) async fn check(
    walk: &mut Walk<'_>,
    head: &Head,
    known: &[HistoryHead],
) -> Result<(), Error> {
    if !head.is_of(walk.chain.key.id()) {
        let message = "the chain's head names another key than this server has";
        walk.found(FindingKind::OtherKey, head.position, "", message.to_owned());
    }
    let macs = macs(walk, known).await?;
    for one in known.iter().filter(|one| one.position > 0) {
        judge(walk, head, one, macs.get(&one.position));
    }
    Ok(())
}

fn judge(walk: &mut Walk<'_>, head: &Head, one: &HistoryHead, found: Option<&Vec<u8>>) {
    let at = one.position;
    if !one.key_id.is_empty() && one.key_id != walk.chain.key.id() {
        let message = format!("the known head {at} was made with another key");
        walk.found(FindingKind::OtherKey, at, "", message);
    } else if at > head.position {
        let message = format!(
            "the log ends at {}, and once went up to {at}: its tail is cut off",
            head.position
        );
        walk.found(FindingKind::TailCut, at, "", message);
    } else if found != Some(&one.mac) {
        let message = format!("entry {at} is not the one whose head was known");
        walk.found(FindingKind::EntryChanged, at, "", message);
    }
}

/// What the log has at the positions of the known heads.
async fn macs(walk: &Walk<'_>, known: &[HistoryHead]) -> Result<HashMap<i64, Vec<u8>>, Error> {
    let positions: Vec<i64> = known.iter().map(|one| one.position).collect();
    let select = "select position, coalesce(mac, '') as mac from log
        where newsroom = $1 and position = any ($2)";
    let values = [walk.chain.newsroom.into(), positions.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = walk.tx.query_all_raw(select).await?;
    let mac =
        |row: &sea_orm::QueryResult| Ok((row.try_get("", "position")?, row.try_get("", "mac")?));
    rows.iter().map(mac).collect()
}

impl Head {
    /// Whether the chain was made with that key, as far as the head says.
    pub fn is_of(&self, key: &str) -> bool {
        self.key_id.as_deref().is_none_or(|used| used == key)
    }
}
