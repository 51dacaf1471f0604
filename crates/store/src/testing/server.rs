//! One server a process.

use super::TestError;
use factdesk_localpg::LocalPg;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;
use url::Url;

/// Where databases are made.
pub(super) struct Server {
    place: Place,
    /// Part of the names of this process's databases: other processes may use
    /// a given server at the same time.
    tag: u64,
}

/// A private server stops when the process ends, though statics are never
/// dropped: its supervisor reads the end of a pipe.
enum Place {
    Private(LocalPg),
    Given(Url),
}

static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();

impl Server {
    /// The server, started by whoever comes first; that takes seconds and blocks.
    pub(super) async fn get() -> Result<&'static Server, TestError> {
        let started =
            tokio::task::spawn_blocking(|| SERVER.get_or_init(Server::start).as_ref()).await?;
        started.map_err(|e| e.clone().into())
    }

    fn start() -> Result<Server, String> {
        let place = match std::env::var("FACTDESK_TEST_DATABASE_URL") {
            Ok(given) => Url::parse(&given)
                .map(Place::Given)
                .map_err(|e| format!("FACTDESK_TEST_DATABASE_URL: {e}"))?,
            Err(_) => LocalPg::scratch(&|_| ())
                .map(Place::Private)
                .map_err(|e| e.to_string())?,
        };
        // The standard library's only source of randomness.
        let tag = RandomState::new().build_hasher().finish();
        Ok(Server { place, tag })
    }

    /// A name that no other process uses.
    pub(super) fn name(&self, what: &str) -> String {
        format!("factdesk_{:016x}_{what}", self.tag)
    }

    pub(super) fn url(&self, database: &str) -> String {
        match &self.place {
            Place::Private(server) => server.url(database),
            Place::Given(url) => {
                let mut url = url.clone();
                url.set_path(database);
                url.into()
            }
        }
    }

    /// Runs a statement on the server's own database. The names in it are made
    /// here, of letters and digits.
    pub(super) async fn administer(&self, statement: String) -> Result<(), TestError> {
        let mut conn = PgConnection::connect(&self.url("postgres")).await?;
        sqlx::raw_sql(AssertSqlSafe(statement))
            .execute(&mut conn)
            .await?;
        Ok(conn.close().await?)
    }
}
