//! Which database a command works on.

use crate::data_dir::DataDirArgs;
use crate::failure::{Context, Failure};
use clap::Args;
use factdesk_store::{ConnectOptions, HistoryKey, Store, wait_for_schema};
use std::time::Duration;

/// An outside database.
#[derive(Debug, Args)]
pub struct OutsideArgs {
    /// The database, `postgres://user:password@host:5432/name`
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: String,
}

/// An outside database, or the one of a running `factdesk up`.
#[derive(Debug, Args)]
pub struct AnyArgs {
    /// The database; without it, that of the `factdesk up` that runs on the data directory
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    #[command(flatten)]
    pub data_dir: DataDirArgs,
}

/// How long a command that a person watches waits for an answer.
const PATIENCE: Duration = Duration::from_secs(2);

impl AnyArgs {
    /// Connects.
    pub async fn open(&self) -> Result<Store, Failure> {
        match self.database_url.as_ref().filter(|url| !url.is_empty()) {
            Some(url) => open(url, PATIENCE, None).await,
            None => {
                let url = self.data_dir.running_url()?;
                let not_running = "the factdesk up that wrote its database-url there has ended";
                open(&url, PATIENCE, None)
                    .await
                    .context(format!("{}: {not_running}", self.data_dir))
            }
        }
    }
}

/// Connects once the schema is there, which some other process may still be
/// bringing about.
pub async fn open(
    url: &str,
    patience: Duration,
    history_key: Option<HistoryKey>,
) -> Result<Store, Failure> {
    wait_for_schema(url, patience).await?;
    connect(url, history_key).await
}

/// Connects. What neither logs nor verifies needs no key.
pub async fn connect(url: &str, history_key: Option<HistoryKey>) -> Result<Store, Failure> {
    let options = ConnectOptions {
        history_key,
        ..ConnectOptions::new(url)
    };
    Store::connect(&options)
        .await
        .context("cannot connect to the database")
}
