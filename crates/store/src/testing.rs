//! Real databases for tests: one private server a process, one database a test.
//!
//! `FACTDESK_TEST_DATABASE_URL` names a server to use instead of a private one;
//! its user must be allowed to create databases. The tests' databases are dropped
//! there, a template named `factdesk_…_template` is left behind by each process.

mod database;
mod ids;
mod server;

pub use ids::SequentialIds;

use crate::{ConnectOptions, HistoryKey, Store};
use database::Database;
use factdesk_domain::{NewsroomId, PersonId, Principal, Role, Roles};

/// Whatever went wrong while a test was being set up.
pub type TestError = Box<dyn std::error::Error + Send + Sync>;

/// How a test connects: the usual, with a history key that all tests share.
pub fn options(url: &str) -> ConnectOptions {
    ConnectOptions {
        history_key: Some(HistoryKey::new([7; 32])),
        ..ConnectOptions::new(url)
    }
}

/// A database of its own with the schema in place, cloned from a template.
/// Dropped with this value.
pub struct TestDb {
    /// The store on it.
    pub store: Store,
    /// Its address.
    pub url: String,
    _database: Database,
}

impl TestDb {
    /// Makes one. Takes about 50 ms, and the process's first about 2 s.
    ///
    /// # Errors
    /// Where there is no PostgreSQL or it refuses.
    pub async fn new() -> Result<TestDb, TestError> {
        TestDb::on(Database::migrated().await?).await
    }

    /// One without the schema.
    ///
    /// # Errors
    /// As [`TestDb::new`].
    pub async fn empty() -> Result<TestDb, TestError> {
        TestDb::on(Database::empty().await?).await
    }

    async fn on(database: Database) -> Result<TestDb, TestError> {
        let url = database.url.clone();
        let store = Store::connect(&options(&url)).await?;
        Ok(TestDb {
            store,
            url,
            _database: database,
        })
    }

    /// A new newsroom, and in it a person `editor` with all roles.
    ///
    /// # Errors
    /// Where the handle is taken or malformed.
    pub async fn newsroom(&self, handle: &str) -> Result<Principal, TestError> {
        let newsroom = self
            .store
            .create_newsroom(&SequentialIds, handle, handle)
            .await?;
        self.principal(newsroom.id, "editor", Role::ALL).await
    }

    /// A person with these roles, registered where missing.
    ///
    /// # Errors
    /// Where the handle is malformed or the newsroom is missing.
    pub async fn principal(
        &self,
        newsroom: NewsroomId,
        handle: &str,
        roles: impl IntoIterator<Item = Role>,
    ) -> Result<Principal, TestError> {
        let roles: Roles = roles.into_iter().collect();
        let id = PersonId::new(&SequentialIds);
        let person = self
            .store
            .register_person(newsroom, id, handle, roles)
            .await?;
        Ok(Principal {
            newsroom,
            person,
            handle: handle.to_owned(),
            delegate: None,
            roles,
        })
    }
}
