//! The server's command line. Settings are given at each start, so none of them is ever stale
//! in an old cluster's `postgresql.conf`.

use std::ffi::OsString;
use std::path::Path;

use crate::Config;

/// Quiet and the same everywhere. `jit` off: it makes small queries slow at random.
const ALWAYS: [&str; 10] = [
    "listen_addresses=",
    "port=5432",
    "shared_buffers=128MB",
    "logging_collector=off",
    "log_checkpoints=off",
    "log_destination=stderr",
    "log_timezone=UTC",
    "timezone=UTC",
    "jit=off",
    "log_line_prefix=%m [%p] %q%u@%d ",
];

const DURABLE: [&str; 3] = ["fsync=on", "full_page_writes=on", "synchronous_commit=on"];

const FAST: [&str; 5] = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
];

pub(crate) fn arguments(config: &Config, cluster: &Path, sockets: &Path) -> Vec<OsString> {
    let mut arguments = vec![OsString::from("-D"), cluster.into()];
    let durability: &[&str] = if config.durable { &DURABLE } else { &FAST };
    for setting in ALWAYS.iter().chain(durability) {
        arguments.extend(["-c".into(), OsString::from(setting)]);
    }
    let connections = format!("max_connections={}", config.max_connections);
    let mut directories = OsString::from("unix_socket_directories=");
    directories.push(sockets);
    arguments.extend(["-c".into(), connections.into(), "-c".into(), directories]);
    arguments
}
