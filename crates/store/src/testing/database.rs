//! One template a process, one clone a test.

use super::TestError;
use super::server::Server;
use crate::migrate;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;

/// A database that is dropped with this value.
pub(super) struct Database {
    pub(super) url: String,
    name: String,
    server: &'static Server,
}

/// The name of the migrated template, once it is there.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

impl Database {
    /// A clone of the template.
    pub(super) async fn migrated() -> Result<Database, TestError> {
        let server = Server::get().await?;
        let template = TEMPLATE.get_or_try_init(|| make_template(server)).await?;
        Database::create(server, template).await
    }

    /// An empty one.
    pub(super) async fn empty() -> Result<Database, TestError> {
        Database::create(Server::get().await?, "template0").await
    }

    async fn create(server: &'static Server, template: &str) -> Result<Database, TestError> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = server.name(&NEXT.fetch_add(1, Ordering::Relaxed).to_string());
        server
            .administer(format!("create database {name} template {template}"))
            .await?;
        Ok(Database {
            url: server.url(&name),
            name,
            server,
        })
    }
}

/// Makes a database with the schema and closes it to all, because PostgreSQL
/// clones only what nobody is connected to.
async fn make_template(server: &Server) -> Result<String, TestError> {
    let name = server.name("template");
    server
        .administer(format!("create database {name} template template0"))
        .await?;
    migrate(&server.url(&name)).await?;
    server
        .administer(format!(
            "alter database {name} with allow_connections false"
        ))
        .await?;
    Ok(name)
}

impl Drop for Database {
    /// On a thread with a runtime of its own, since the test's may be the one
    /// that is ending. Waits, so that a given server is left clean.
    fn drop(&mut self) {
        let (server, name) = (self.server, &self.name);
        let statement = format!("drop database if exists {name} with (force)");
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.map(|r| r.block_on(server.administer(statement)))
        });
        // Only a test's leavings: a private server goes away as a whole.
        drop(dropping.join());
    }
}
