//! Whether there is something to tell.

use crate::{Error, Store};
use factdesk_domain::NewsroomId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

impl Store {
    /// How far the logs of these newsrooms go.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn log_positions(
        &self,
        newsrooms: &[NewsroomId],
    ) -> Result<Vec<(NewsroomId, i64)>, Error> {
        let select = "select newsroom, position from log_heads where newsroom = any ($1)";
        let ids: Vec<Uuid> = newsrooms.iter().map(|n| n.0).collect();
        let select = Statement::from_sql_and_values(DbBackend::Postgres, select, [ids.into()]);
        let rows = self.db.query_all_raw(select).await?;
        let position = |row: &sea_orm::QueryResult| {
            let newsroom = NewsroomId(row.try_get("", "newsroom")?);
            Ok((newsroom, row.try_get("", "position")?))
        };
        rows.iter().map(position).collect()
    }
}
