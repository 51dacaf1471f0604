//! Signs of life: a lease may be short, a text long.

use factdesk_store::Store;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// Renews the jobs under `token` every third of their lease, until none is left
/// or the worker has ended. A renewal that fails is tried again at the next turn,
/// while the lease still lives.
pub(crate) async fn run(
    store: Store,
    token: Uuid,
    lease: Duration,
    mut ended: watch::Receiver<bool>,
) {
    let mut turn = tokio::time::interval(lease / 3);
    turn.tick().await;
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = ended.wait_for(|end| *end) => return,
        }
        match store.renew_jobs(token, lease).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "cannot renew leases"),
        }
    }
}
