//! The log itself: no gaps, each entry what was chained.

use super::head::Head;
use super::{FindingKind, VerifyPlace, Walk, ended, existing};
use crate::Error;
use crate::history::chain::Entry;
use crate::history::key::Mac;
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, FromQueryResult, Statement};

/// Entries read at once.
const AT_ONCE: u64 = 250;

const ROWS: &str = "
    select position, mac, log_time, id, subject_kind, subject, act, person, delegate, detail,
           digests, write_time
    from log where newsroom = $1 and position >= $2
    order by position limit $3";

/// An entry at its place.
pub(super) struct Row {
    pub position: i64,
    mac: Option<Vec<u8>>,
    log_time: DateTime<Utc>,
    pub entry: Entry,
}

/// Checks the entries behind `after`; nothing is left behind the last.
pub(super) async fn stretch(
    walk: &mut Walk<'_>,
    head: &Head,
    after: i64,
) -> Result<Option<VerifyPlace>, Error> {
    let most = walk.stretch(AT_ONCE);
    let mut rows = rows(walk, after, most + 1).await?;
    let before = match rows.first() {
        Some(row) if row.position == after => rows.remove(0).mac,
        _ => None,
    };
    rows.truncate(most as usize);
    let last = chained(walk, head, after, before, &rows);
    existing::check(walk, &rows).await?;
    ended::check(walk, head, &rows).await?;
    walk.entries += rows.len() as u64;
    walk.left -= rows.len() as u64;
    if rows.len() as i64 == most {
        return Ok(Some(VerifyPlace {
            number: last,
            ..VerifyPlace::default()
        }));
    }
    end(walk, head, last, rows.last());
    Ok(None)
}

async fn rows(walk: &Walk<'_>, from: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let values = [walk.chain.newsroom.into(), from.into(), limit.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, ROWS, values);
    Ok(Row::find_by_statement(select).all(walk.tx).await?)
}

/// Holds each entry against the MAC of the one before. Returns the last position.
fn chained(
    walk: &mut Walk<'_>,
    head: &Head,
    after: i64,
    before: Option<Vec<u8>>,
    rows: &[Row],
) -> i64 {
    let (mut last, mut before) = (after, before);
    for row in rows {
        if row.position > last + 1 {
            gap(walk, last + 1, row.position - 1);
            before = None;
        }
        if row.position > head.position {
            let message = format!(
                "entry {} lies behind the head of the log, {}: no logger wrote it",
                row.position, head.position
            );
            walk.found(FindingKind::EntryChanged, row.position, "", message);
        } else if row.position > head.chain_begin && head.is_of(walk.chain.key.id()) {
            let begin = row.position == head.chain_begin + 1;
            let before = match begin {
                true => Some(walk.chain.genesis(head.chain_begin, head.covered_since)),
                // What follows a gap or a MAC that is none cannot be told.
                false => before.and_then(|mac| Mac::try_from(mac).ok()),
            };
            judge(walk, row, before);
        }
        (last, before) = (row.position, row.mac.clone());
    }
    last
}

fn judge(walk: &mut Walk<'_>, row: &Row, before: Option<Mac>) {
    let Some(before) = before else { return };
    let right = walk
        .chain
        .next(&before, row.position, row.log_time, &row.entry);
    if row.mac.as_deref() != Some(right.as_slice()) {
        let message = format!(
            "entry {} ({}), or the MAC of the one before it, is not what was chained",
            row.position, row.entry.act
        );
        walk.found(FindingKind::EntryChanged, row.position, "", message);
    }
}

fn gap(walk: &mut Walk<'_>, first: i64, last: i64) {
    let message = match first == last {
        true => format!("entry {first} is missing"),
        false => format!("entries {first} to {last} are missing"),
    };
    walk.found(FindingKind::EntryMissing, first, "", message);
}

/// The log must end where its head says.
fn end(walk: &mut Walk<'_>, head: &Head, last: i64, row: Option<&Row>) {
    if last < head.position {
        let message = format!(
            "the log ends at {last}, and its head says {}: its tail is cut off",
            head.position
        );
        walk.found(FindingKind::TailCut, last + 1, "", message);
    } else if let Some(row) = row.filter(|row| row.position == head.position)
        && row.mac != head.mac
    {
        let message = format!("the head of the log has another MAC than entry {last}");
        walk.found(FindingKind::EntryChanged, last, "", message);
    }
}

impl FromQueryResult for Row {
    fn from_query_result(row: &sea_orm::QueryResult, pre: &str) -> Result<Self, sea_orm::DbErr> {
        Ok(Row {
            position: row.try_get(pre, "position")?,
            mac: row.try_get(pre, "mac")?,
            log_time: row.try_get(pre, "log_time")?,
            entry: Entry::from_query_result(row, pre)?,
        })
    }
}
