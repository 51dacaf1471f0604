//! What a caller chooses.

use std::path::PathBuf;

/// How and where to run the private server.
#[derive(Debug, Clone)]
pub struct Config {
    /// Holds the cluster (`postgres/`), its log (`postgres.log`) and a lock. Made if missing.
    pub data_dir: PathBuf,
    /// The directory of `postgres` and `initdb`, or the word `wheel` for the fetched copy;
    /// `None` looks in `FACTDESK_POSTGRES_BIN`, on `PATH` and in the usual places.
    pub bin_dir: Option<PathBuf>,
    /// `false` gives up crash safety for speed (no fsync): for data that may be lost.
    pub durable: bool,
    /// The server's `max_connections`.
    pub max_connections: u16,
}

impl Config {
    /// A durable server with 100 connections.
    pub fn new(data_dir: impl Into<PathBuf>) -> Config {
        Config {
            data_dir: data_dir.into(),
            bin_dir: None,
            durable: true,
            max_connections: 100,
        }
    }
}
