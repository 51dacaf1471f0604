//! The database as the rest of the store sees it: statements and transactions.
//!
//! sqlx's pool asks a connection for a sign of life each time it is given back: a
//! round trip after every statement outside a transaction, and half of what a short
//! read costs. So connections that did their work without trouble are kept here and
//! handed to the next caller as they are; sqlx's pool opens them and ends them.

mod connections;
mod in_order;
mod lent;
mod transaction;

pub(crate) use in_order::InOrder;
pub(crate) use transaction::Tx;

use crate::ConnectOptions;
use connections::Connections;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::Arc;

/// Connections to one PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Db(Arc<Connections>);

impl Db {
    /// Connects once, to see that somebody answers.
    pub async fn connect(options: &ConnectOptions) -> Result<Db, DbErr> {
        let connections = Arc::new(Connections::new(options)?);
        connections.lend().await?;
        Ok(Db(connections))
    }

    /// Begins a transaction. One that is dropped before its end is rolled back.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        Tx::begin(self.0.lend().await?).await
    }

    /// Ends every connection, once its statement is done. No more are lent.
    pub async fn close(&self) {
        self.0.close().await;
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Db {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.lend().await?.execute(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.lend().await?.plain(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.lend().await?.one(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.lend().await?.all(statement).await
    }
}

#[cfg(test)]
mod tests;
