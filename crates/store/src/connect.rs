//! The connection pool.

use crate::db::Db;
use crate::{Error, HistoryKey};
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// The store: a pool of connections to one PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: Db,
    pub(crate) history_key: Option<HistoryKey>,
}

/// How long closing waits for statements that run.
const CLOSE: Duration = Duration::from_secs(2);

/// How to connect.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// Where: a `postgres://` URL.
    pub url: String,
    /// The most connections at once.
    pub max_connections: u32,
    /// How long a call waits for a connection before it fails.
    pub acquire_timeout: Duration,
    /// What the log is chained and verified with, where this process does either.
    pub history_key: Option<HistoryKey>,
}

impl ConnectOptions {
    /// The usual: 16 connections, 3 s, no history key.
    pub fn new(url: impl Into<String>) -> Self {
        ConnectOptions {
            url: url.into(),
            max_connections: 16,
            acquire_timeout: Duration::from_secs(3),
            history_key: None,
        }
    }
}

impl Store {
    /// Connects. Later losses of the connection heal by themselves.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where nothing answers.
    pub async fn connect(options: &ConnectOptions) -> Result<Store, Error> {
        let db = Db::connect(options).await?;
        let history_key = options.history_key.clone();
        Ok(Store { db, history_key })
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn ping(&self) -> Result<(), Error> {
        self.db.execute_unprepared("select 1").await?;
        Ok(())
    }

    /// Closes the pool. Statements that run may finish, but not for long: what is
    /// cut off then is rolled back, as at any loss of the connection.
    pub async fn close(&self) {
        // What does not close in time ends with the process.
        drop(tokio::time::timeout(CLOSE, self.db.close()).await);
    }
}
