//! Where a newsroom's log stands.

use crate::{Error, Store};
use factdesk_domain::Principal;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// The epoch changes with whatever could take positions back: another cluster
/// (a restored dump) has another identifier, a restored backup another timeline.
const CURSOR: &str = "
    select s.system_identifier || '.' || c.timeline_id || '/'
        || coalesce((select position from log_heads where newsroom = $1), 0)
    from pg_control_system() s, pg_control_checkpoint() c";

impl Store {
    /// `epoch/position` of the newsroom's log.
    pub(crate) async fn log_cursor(&self, by: &Principal) -> Result<String, Error> {
        let newsroom = [by.newsroom.0.into()];
        let query = Statement::from_sql_and_values(DbBackend::Postgres, CURSOR, newsroom);
        let row = self.db.query_one_raw(query).await?;
        let cursor = row.map(|r| r.try_get_by_index::<String>(0)).transpose()?;
        cursor.ok_or_else(|| Error::Corrupt("the log has no place".into()))
    }
}
