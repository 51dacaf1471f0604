//! A transaction.

use super::lent::Lent;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::Mutex;

/// An open transaction. Dropped before its end, it is rolled back.
#[derive(Debug)]
pub(crate) struct Tx(Mutex<Lent>);

impl Tx {
    pub(super) async fn begin(mut conn: Lent) -> Result<Tx, DbErr> {
        conn.plain("BEGIN").await?;
        conn.in_transaction = true;
        Ok(Tx(Mutex::new(conn)))
    }

    /// Keeps what was done.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.end("COMMIT").await
    }

    /// Undoes what was done.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.end("ROLLBACK").await
    }

    async fn end(self, how: &str) -> Result<(), DbErr> {
        let mut conn = self.0.into_inner();
        conn.plain(how).await?;
        conn.in_transaction = false;
        Ok(())
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.lock().await.execute(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.lock().await.plain(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.lock().await.one(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.lock().await.all(statement).await
    }
}
