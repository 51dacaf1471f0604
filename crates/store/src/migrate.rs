//! The schema: `migrations/`, applied by one process; others wait for the version.
//!
//! All of it over connections of its own, never over sea-orm's pool.

use sqlx::migrate::Migrator;
use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgConnection, PgPool};
use std::time::Duration;

/// How often a waiting process looks again.
const POLL: Duration = Duration::from_millis(100);

/// How long one look may take, however little patience is left.
const LOOK: Duration = Duration::from_secs(3);

static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// Why the schema could not be brought up or down.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A migration failed or the database does not answer.
    #[error("migration failed: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Connect(#[from] sqlx::Error),
    /// Nobody brought the schema to the version this program needs.
    #[error(
        "the schema is at version {found}, this program needs {needed}; run `factdesk migrate`"
    )]
    Timeout {
        /// The version found; 0 for none.
        found: i64,
        /// The version needed.
        needed: i64,
    },
}

/// Applies what is missing. Safe to run in several processes at once: they
/// take turns under an advisory lock of the database, and the later ones find
/// nothing to do.
///
/// # Errors
/// [`MigrateError`].
pub async fn migrate(url: &str) -> Result<(), MigrateError> {
    let pool = one_connection(url).await?;
    let done = MIGRATOR.run(&pool).await;
    pool.close().await;
    Ok(done?)
}

/// Undoes everything above version `target`; 0 undoes all.
///
/// # Errors
/// [`MigrateError`].
pub async fn migrate_down(url: &str, target: i64) -> Result<(), MigrateError> {
    let pool = one_connection(url).await?;
    let done = MIGRATOR.undo(&pool, target).await;
    pool.close().await;
    Ok(done?)
}

/// A pool of one, because a future that borrows a bare connection for the
/// migrator is not `Send`. Asked directly first: a pool goes on trying for its
/// whole patience and then says that it timed out, not why.
async fn one_connection(url: &str) -> Result<PgPool, sqlx::Error> {
    PgConnection::connect(url).await?.close().await?;
    PgPoolOptions::new().max_connections(1).connect(url).await
}

/// Waits until the schema is at this program's version or above it: a newer
/// program may have brought it further, and migrations stay readable for the
/// version before.
///
/// # Errors
/// [`MigrateError::Timeout`] after `patience`, but never before one look; [`MigrateError::Connect`] where
/// the database did not answer even then.
pub async fn wait_for_schema(url: &str, patience: Duration) -> Result<(), MigrateError> {
    let needed = MIGRATOR.iter().map(|m| m.version).max().unwrap_or(0);
    let deadline = tokio::time::Instant::now() + patience;
    loop {
        let limit = deadline.max(tokio::time::Instant::now() + LOOK);
        let failure = match tokio::time::timeout_at(limit, schema_version(url)).await {
            Ok(Ok(found)) if found >= needed => return Ok(()),
            Ok(Ok(found)) => MigrateError::Timeout { found, needed },
            Ok(Err(err)) => MigrateError::Connect(err),
            Err(_) => MigrateError::Connect(sqlx::Error::PoolTimedOut),
        };
        if tokio::time::Instant::now() + POLL > deadline {
            return Err(failure);
        }
        tokio::time::sleep(POLL).await;
    }
}

/// The highest version that was applied whole; 0 for none.
async fn schema_version(url: &str) -> Result<i64, sqlx::Error> {
    let mut conn = PgConnection::connect(url).await?;
    // Asked first, because a program that waits may not have the right to
    // create the table, and reading a missing one is an error in the server's log.
    let exists: bool = sqlx::query_scalar("select to_regclass('_sqlx_migrations') is not null")
        .fetch_one(&mut conn)
        .await?;
    let version = match exists {
        true => {
            sqlx::query_scalar(
                "select coalesce(max(version), 0) from _sqlx_migrations where success",
            )
            .fetch_one(&mut conn)
            .await?
        }
        false => 0,
    };
    conn.close().await?;
    Ok(version)
}
