//! Dead rows of the queues, taken away while there are many.

use crate::pause::wait;
use factdesk_store::Store;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// How often somebody looks.
const EVERY: Duration = Duration::from_secs(5);

/// What an open transaction still sees cannot be taken away, however often one tries: at
/// most one part of so many of the time goes into it.
const SHARE: u32 = 20;

/// Looks until `stopped`.
pub(crate) async fn queues(store: &Store, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let began = Instant::now();
        let vacuumed = tokio::select! {
            vacuumed = store.vacuum_queues() => vacuumed,
            // Nobody who stops waits for a long one.
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        match vacuumed {
            Ok(queues) if queues.is_empty() => {}
            Ok(queues) => tracing::debug!(?queues, "vacuumed"),
            Err(error) => tracing::warn!(%error, "cannot vacuum the queues"),
        }
        wait(EVERY.max(began.elapsed() * SHARE), &mut stopped).await;
    }
}
