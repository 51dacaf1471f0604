//! One server a process, one template on it, one clone a test.

use super::TestError;
use crate::migrate;
use factdesk_localpg::LocalPg;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;
use url::Url;

/// A database that is dropped with this value.
pub(super) struct Database {
    pub(super) url: String,
    name: String,
}

/// The number of the next database.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Where the server is. A private one stops when the process ends, because
/// statics are never dropped: its supervisor reads the end of a pipe.
enum Server {
    Private(LocalPg),
    Given(Url),
}

static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();

/// The name of the migrated template, once it is there.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

impl Database {
    /// A clone of the template.
    pub(super) async fn migrated() -> Result<Database, TestError> {
        server().await?;
        let template = TEMPLATE.get_or_try_init(make_template).await?;
        Database::create(&format!("template {template}")).await
    }

    /// An empty one.
    pub(super) async fn empty() -> Result<Database, TestError> {
        server().await?;
        Database::create("template template0").await
    }

    async fn create(options: &str) -> Result<Database, TestError> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("factdesk_test_{}_{number}", std::process::id());
        // One of an earlier process with our number may have been left behind.
        let again = format!("drop database if exists {name} with (force)");
        administer(&[again, format!("create database {name} {options}")]).await?;
        Ok(Database { url: ready_server()?.url(&name), name })
    }
}

impl Drop for Database {
    /// On a thread with a runtime of its own, since the test's may be the one
    /// that is ending. Waits, so that a given server is left clean.
    fn drop(&mut self) {
        let drop_it = [format!("drop database if exists {} with (force)", self.name)];
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|r| r.block_on(administer(&drop_it)))
        });
        // Only a test's leavings: a private server goes away as a whole.
        drop(dropping.join());
    }
}

impl Server {
    fn start() -> Result<Server, String> {
        match std::env::var("FACTDESK_TEST_DATABASE_URL") {
            Ok(given) => Url::parse(&given)
                .map(Server::Given)
                .map_err(|e| format!("FACTDESK_TEST_DATABASE_URL: {e}")),
            Err(_) => LocalPg::scratch(&|_| ())
                .map(Server::Private)
                .map_err(|e| e.to_string()),
        }
    }

    fn url(&self, database: &str) -> String {
        match self {
            Server::Private(server) => server.url(database),
            Server::Given(url) => {
                let mut url = url.clone();
                url.set_path(database);
                url.into()
            }
        }
    }
}

/// The server, started by whoever comes first; that takes seconds and blocks.
async fn server() -> Result<&'static Server, TestError> {
    tokio::task::spawn_blocking(ready_server).await?
}

fn ready_server() -> Result<&'static Server, TestError> {
    let server = SERVER.get_or_init(Server::start);
    server.as_ref().map_err(|e| e.clone().into())
}

/// Makes a database with the schema and closes it, because PostgreSQL clones
/// only what nobody is connected to.
async fn make_template() -> Result<String, TestError> {
    let name = format!("factdesk_template_{}", std::process::id());
    administer(&[
        format!("drop database if exists {name} with (force)"),
        format!("create database {name} template template0"),
    ])
    .await?;
    migrate(&ready_server()?.url(&name)).await?;
    administer(&[format!("alter database {name} with allow_connections false")]).await?;
    Ok(name)
}

/// Runs statements on the server's own database, one by one. The names in them
/// are made here, of letters and digits.
async fn administer(statements: &[String]) -> Result<(), TestError> {
    let mut conn = PgConnection::connect(&ready_server()?.url("postgres")).await?;
    for statement in statements {
        sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut conn).await?;
    }
    Ok(conn.close().await?)
}
