//! Where a newsroom's log stands.

use super::HistoryHead;
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
}

const HEADS: &str = "
    select newsroom, position, mac, key_id, log_time, chain_begin, covered_since from log_heads";

pub(super) async fn read(tx: &impl ConnectionTrait, newsroom: Uuid) -> Result<Head, Error> {
    let one = format!("{HEADS} where newsroom = $1");
    let one = Statement::from_sql_and_values(DbBackend::Postgres, one, [newsroom.into()]);
    let head = Head::find_by_statement(one).one(tx).await?;
    head.ok_or_else(|| Error::Corrupt("the newsroom has no log".into()))
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
