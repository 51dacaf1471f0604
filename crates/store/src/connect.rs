//! The connection pool.

use crate::Error;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::time::Duration;

/// The store: a pool of connections to one PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
}

/// How long closing waits for statements that run.
const CLOSE: Duration = Duration::from_secs(2);

/// How long a transaction may wait for its own process. One whose process stands
/// still, on a machine put to sleep, would keep its rows locked from everybody;
/// between two statements there is a moment's work.
const STANDSTILL: &str = "10s";

/// How long a connection lies unused until it is asked for a sign of life before
/// its next use. One that was in use a moment ago is alive, and asking costs a
/// round trip a call.
const IDLE: Duration = Duration::from_secs(1);

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
        let mut opt = sea_orm::ConnectOptions::new(&options.url);
        opt.max_connections(options.max_connections)
            .acquire_timeout(options.acquire_timeout)
            .connect_timeout(options.acquire_timeout)
            .test_before_acquire_if_idle_for(IDLE)
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(|opt| {
                opt.options([("idle_in_transaction_session_timeout", STANDSTILL)])
            });
        let db = Database::connect(opt).await?;
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
        let closed = self.db.clone().close();
        // A pool that does not close in time ends with the process.
        drop(tokio::time::timeout(CLOSE, closed).await);
    }
}
