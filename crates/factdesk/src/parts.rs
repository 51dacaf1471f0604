//! The long-running parts: server and worker.

use crate::access::Server;
use crate::failure::Failure;
use crate::ids::SystemIds;
use crate::stop::Stop;
use factdesk_domain::Extractor;
use factdesk_store::Store;
use factdesk_worker::{LEASE, Worker};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long the server may take once it is told to stop: longer than it waits
/// for running calls by itself, and short enough for those who kill after 10 s.
const DRAIN: Duration = Duration::from_secs(8);

/// Serves until told to stop. A server that fails stops everything.
pub async fn server(server: Server, listener: TcpListener, stop: Stop) -> Result<(), Failure> {
    let mut serving = tokio::spawn(server.into_api().serve(listener, stop.asked()));
    tokio::select! {
        ended = &mut serving => {
            stop.now();
            ended??;
        }
        () = stop.asked() => match tokio::time::timeout(DRAIN, &mut serving).await {
            Ok(ended) => ended??,
            Err(_) => {
                tracing::warn!("calls still run after {DRAIN:?}; they are cut off");
                serving.abort();
            }
        },
    }
    Ok(())
}

/// A worker with the usual settings.
pub fn worker(store: Store, extractor: Arc<dyn Extractor>) -> Worker {
    Worker {
        store,
        ids: Arc::new(SystemIds),
        name: worker_name(),
        lease: LEASE,
        extractor,
    }
}

/// Says which process on which machine holds a job.
fn worker_name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname");
    let host = host.unwrap_or_else(|_| "worker".to_owned());
    format!("{}-{}", host.trim(), std::process::id())
}
