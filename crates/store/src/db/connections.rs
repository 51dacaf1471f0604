//! A bounded number of connections, each lent to one caller at a time.

use super::lent::Lent;
use crate::ConnectOptions;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection, Postgres};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout};

/// How long a connection lies unused until it is asked for a sign of life before
/// its next use: one that was in use a moment ago is alive.
const QUIET: Duration = Duration::from_secs(1);

/// How old a connection becomes. What PostgreSQL keeps for it grows with time.
const AGE: Duration = Duration::from_secs(30 * 60);

/// How long a transaction may wait for its own process. One whose process stands
/// still, on a machine put to sleep, would keep its rows locked from everybody;
/// between two statements there is a moment's work.
const STANDSTILL: (&str, &str) = ("idle_in_transaction_session_timeout", "10s");

/// No plan is compiled: what a call reads is little, whatever the planner fears, and
/// compiling took longer than all that a join does.
const AS_IT_IS: (&str, &str) = ("jit", "off");

/// The connections.
#[derive(Debug)]
pub(super) struct Connections {
    pool: PgPool,
    room: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
    patience: Duration,
}

/// A connection that nobody uses, in the state in which it was opened.
#[derive(Debug)]
pub(super) struct Idle {
    pub conn: PoolConnection<Postgres>,
    pub opened: Instant,
    pub since: Instant,
}

impl Connections {
    /// None yet.
    pub fn new(options: &ConnectOptions) -> Result<Self, DbErr> {
        let address: PgConnectOptions = options.url.parse().map_err(trouble)?;
        let address = address.options([STANDSTILL, AS_IT_IS]);
        let pool = PgPoolOptions::new()
            .max_connections(options.max_connections)
            .acquire_timeout(options.acquire_timeout)
            .connect_lazy_with(address.disable_statement_logging());
        Ok(Connections {
            pool,
            room: Arc::new(Semaphore::new(options.max_connections as usize)),
            idle: Mutex::default(),
            patience: options.acquire_timeout,
        })
    }

    /// A connection, as soon as there is one: the one used last, or a new one.
    pub async fn lend(self: &Arc<Self>) -> Result<Lent, DbErr> {
        if let Some(lent) = self.at_once() {
            return Ok(lent);
        }
        // Apart, since what waits and what connects takes kilobytes, which every statement
        // would carry about.
        match Box::pin(timeout(self.patience, self.next())).await {
            Ok(lent) => lent,
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }

    /// The connection used last, where there is one and it was used a moment ago.
    fn at_once(self: &Arc<Self>) -> Option<Lent> {
        let place = self.room.clone().try_acquire_owned().ok()?;
        let idle = self.pop_if(|idle| idle.since.elapsed() < QUIET)?;
        Some(self.lent(idle.conn, idle.opened, place))
    }

    async fn next(self: &Arc<Self>) -> Result<Lent, DbErr> {
        let place = self.room.clone().acquire_owned().await;
        let place =
            place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
        while let Some(mut idle) = self.pop_if(|_| true) {
            if idle.since.elapsed() < QUIET || idle.conn.ping().await.is_ok() {
                return Ok(self.lent(idle.conn, idle.opened, place));
            }
            idle.conn.close_on_drop();
        }
        let conn = self.pool.acquire().await.map_err(trouble)?;
        Ok(self.lent(conn, Instant::now(), place))
    }

    fn lent(
        self: &Arc<Self>,
        conn: PoolConnection<Postgres>,
        opened: Instant,
        place: OwnedSemaphorePermit,
    ) -> Lent {
        Lent::new(conn, opened, self.clone(), place)
    }

    fn pop_if(&self, fits: impl Fn(&mut Idle) -> bool) -> Option<Idle> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.pop_if(fits)
    }

    /// Takes a connection back whose work is done.
    pub fn take_back(&self, conn: PoolConnection<Postgres>, opened: Instant) {
        let since = Instant::now();
        let mut idle = Idle {
            conn,
            opened,
            since,
        };
        if self.room.is_closed() || opened.elapsed() > AGE {
            idle.conn.close_on_drop();
            return;
        }
        let mut all = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(idle);
    }

    /// Ends every connection, once its statement is done.
    pub async fn close(&self) {
        self.room.close();
        while let Some(idle) = self.pop_if(|_| true) {
            drop(idle.conn.close().await);
        }
        self.pool.close().await;
    }
}

fn trouble(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}
