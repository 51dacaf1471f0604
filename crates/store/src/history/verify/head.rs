//! Where a newsroom's log stands.

use super::HistoryHead;
use super::table::Table;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::NewsroomId;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

/// The row of `log_heads`.
#[derive(FromQueryResult)]
pub(super) struct Head {
    pub newsroom: Uuid,
    pub position: i64,
    pub mac: Option<Vec<u8>>,
    pub key_id: Option<String>,
    pub log_time: Option<DateTime<Utc>>,
    pub chain_begin: i64,
    pub covered_since: Option<DateTime<Utc>>,
    /// When the log began to cover sealed reviews, comments and policies; none where it
    /// always has.
    pub widened: Option<DateTime<Utc>>,
}

const HEADS: &str = "
    select newsroom, position, mac, key_id, log_time, chain_begin, covered_since, greatest(
        (select max(write_time) from log l
         where l.newsroom = h.newsroom and l.subject = h.newsroom and act = 'policy.covered'),
        (select max(write_time) from outbox o
         where o.newsroom = h.newsroom and o.subject = h.newsroom and act = 'policy.covered')
    ) as widened
    from log_heads h";

pub(super) async fn read(tx: &impl ConnectionTrait, newsroom: Uuid) -> Result<Head, Error> {
    let one = format!("{HEADS} where newsroom = $1");
    let one = Statement::from_sql_and_values(DbBackend::Postgres, one, [newsroom.into()]);
    let head = Head::find_by_statement(one).one(tx).await?;
    head.ok_or_else(|| Error::Corrupt("the newsroom has no log".into()))
}

impl Head {
    /// Before this, rows of the table were written that no entry tells of.
    pub fn covered_since(&self, table: Table) -> Option<DateTime<Utc>> {
        match table.is_later() {
            true => self.covered_since.max(self.widened),
            false => self.covered_since,
        }
    }
}

impl From<Head> for HistoryHead {
    fn from(head: Head) -> Self {
        HistoryHead {
            position: head.position,
            mac: head.mac.unwrap_or_default(),
            log_time: head.log_time,
            key_id: head.key_id.unwrap_or_default(),
        }
    }
}

impl Store {
    /// Where the logs of all newsrooms stand, to be kept elsewhere.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn history_heads(&self) -> Result<Vec<(NewsroomId, HistoryHead)>, Error> {
        let all = Statement::from_string(DbBackend::Postgres, HEADS);
        let heads = Head::find_by_statement(all).all(&self.db).await?;
        let heads = heads
            .into_iter()
            .map(|h| (NewsroomId(h.newsroom), h.into()));
        Ok(heads.collect())
    }
}
