//! Signs of life: a lease may be short, a text long.

use factdesk_store::Store;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use uuid::Uuid;

/// Keeps the leases of a batch renewed while one clone of it lives. A job that
/// its worker gave up, for whatever reason, must run out and go to another.
pub(crate) type Hold = Arc<oneshot::Sender<()>>;

/// A hold, and what tells that all of it is gone.
pub(crate) fn hold() -> (Hold, oneshot::Receiver<()>) {
    let (sender, gone) = oneshot::channel();
    (Arc::new(sender), gone)
}

/// Renews the jobs under `token` every third of their lease, until none is left
/// or nobody holds them. A renewal that fails is tried again at the next turn,
/// while the lease still lives.
pub(crate) async fn run(
    store: Store,
    token: Uuid,
    lease: Duration,
    mut given_up: oneshot::Receiver<()>,
) {
    let mut turn = tokio::time::interval(lease / 3);
    turn.tick().await;
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = &mut given_up => return,
        }
        match store.renew_jobs(token, lease).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "cannot renew leases"),
        }
    }
}
