//! A newsroom's events change one after the other.

use crate::Error;
use factdesk_domain::NewsroomId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Waits for the newsroom's turn, which ends with the transaction. Whoever changes
/// events takes it before anything else but the request id, so that no two make an
/// event of the same thing, and nobody waits in a circle.
pub(crate) async fn wait(tx: &impl ConnectionTrait, newsroom: NewsroomId) -> Result<(), Error> {
    let lock = "select pg_advisory_xact_lock(hashtextextended($1, 14))";
    tx.execute_raw(statement(lock, newsroom)).await?;
    Ok(())
}

/// Takes the turn if nobody has it.
pub(crate) async fn take(tx: &impl ConnectionTrait, newsroom: NewsroomId) -> Result<bool, Error> {
    let lock = "select pg_try_advisory_xact_lock(hashtextextended($1, 14))";
    let row = tx.query_one_raw(statement(lock, newsroom)).await?;
    let row = row.ok_or_else(|| Error::Corrupt("a lock without an answer".into()))?;
    Ok(row.try_get_by_index(0)?)
}

fn statement(sql: &str, newsroom: NewsroomId) -> Statement {
    let name = format!("events of {newsroom}");
    Statement::from_sql_and_values(DbBackend::Postgres, sql, [name.into()])
}
