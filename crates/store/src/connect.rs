//! The connection pool.

use crate::Error;
use crate::db::Db;
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// The store: a pool of connections to one PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: Db,
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
}

impl ConnectOptions {
    /// The usual: 16 connections, 3 s.
    pub fn new(url: impl Into<String>) -> Self {
        ConnectOptions {
            url: url.into(),
            max_connections: 16,
            acquire_timeout: Duration::from_secs(3),
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
        Ok(Store { db })
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
