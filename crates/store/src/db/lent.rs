//! A connection in one caller's hands.

use super::connections::Connections;
use sea_orm::{DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnection;
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, Executor, Postgres};
use std::future::Future;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;

/// Goes back when it is dropped. Where a transaction is open, that is rolled back
/// first; where a statement was cut off or the connection broke, the connection
/// ends, because nobody knows what the next caller would find on it.
#[derive(Debug)]
pub(super) struct Lent {
    conn: Option<PoolConnection<Postgres>>,
    place: Option<OwnedSemaphorePermit>,
    home: Arc<Connections>,
    opened: Instant,
    /// A statement is running, or the connection broke in one.
    unsure: bool,
    /// A transaction is open.
    pub in_transaction: bool,
}

impl Lent {
    pub fn new(
        conn: PoolConnection<Postgres>,
        opened: Instant,
        home: Arc<Connections>,
        place: OwnedSemaphorePermit,
    ) -> Lent {
        Lent {
            conn: Some(conn),
            place: Some(place),
            home,
            opened,
            unsure: false,
            in_transaction: false,
        }
    }

    /// Runs a statement without looking at rows.
    pub async fn execute(&mut self, statement: Statement) -> Result<ExecResult, DbErr> {
        let done = self.run(|conn| query(statement).execute(conn)).await;
        done.map(ExecResult::from).map_err(DbErr::Exec)
    }

    /// Runs SQL that has no parameters, unprepared.
    pub async fn plain(&mut self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = AssertSqlSafe(sql.to_owned());
        let done = self.run(|conn| conn.execute(sqlx::raw_sql(sql))).await;
        done.map(ExecResult::from).map_err(DbErr::Exec)
    }

    /// The first row.
    pub async fn one(&mut self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let row = self.run(|conn| query(statement).fetch_optional(conn)).await;
        row.map(|row| row.map(QueryResult::from))
            .map_err(DbErr::Query)
    }

    /// All rows.
    pub async fn all(&mut self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let rows = self.run(|conn| query(statement).fetch_all(conn)).await;
        rows.map(|rows| rows.into_iter().map(QueryResult::from).collect())
            .map_err(DbErr::Query)
    }

    /// Unsure until the statement is answered, so also where the caller goes away.
    async fn run<'l, T, F>(
        &'l mut self,
        act: impl FnOnce(&'l mut PgConnection) -> F,
    ) -> Result<T, RuntimeErr>
    where
        F: Future<Output = Result<T, sqlx::Error>>,
    {
        let gone = || RuntimeErr::Internal("the connection is gone".to_owned());
        let conn = self.conn.as_mut().ok_or_else(gone)?;
        self.unsure = true;
        let done = act(conn).await;
        self.unsure = matches!(&done, Err(error) if broken(error));
        done.map_err(|error| RuntimeErr::SqlxError(Arc::new(error)))
    }
}

/// Whether an error leaves the connection in doubt. A refused statement does not;
/// a server that says goodbye (SQLSTATE classes 08 and 57P) does.
fn broken(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => error
            .code()
            .is_none_or(|code| code.starts_with("08") || code.starts_with("57P")),
        _ => true,
    }
}

fn query(statement: Statement) -> Query<'static, Postgres, SqlxValues> {
    let values = statement.values.unwrap_or(sea_orm::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else {
            return;
        };
        let (home, opened, place) = (self.home.clone(), self.opened, self.place.take());
        match (self.unsure, self.in_transaction, Handle::try_current()) {
            (false, false, _) => home.take_back(conn, opened),
            (false, true, Ok(runtime)) => {
                runtime.spawn(async move {
                    match conn.execute("rollback").await {
                        Ok(_) => home.take_back(conn, opened),
                        Err(_) => conn.close_on_drop(),
                    }
                    drop(place);
                });
            }
            _ => conn.close_on_drop(),
        }
    }
}
