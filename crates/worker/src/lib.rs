//! Lease, extract, save: the loop that turns articles into claims.

mod built_in;
mod extract_one;
mod heads;
mod housekeeping;
mod lease_loop;
mod pause;
mod remote;
mod renew;
#[cfg(test)]
mod tests;
mod vacuum;

pub use built_in::BuiltIn;
use factdesk_domain::{Extractor, IdSource};
use factdesk_store::Store;
pub use remote::{BadAddress, Remote, TIMEOUT, extractor};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How long what runs may go on once a worker is told to stop: longer than a
/// usual text needs. Then its job is given back.
const LAST: Duration = Duration::from_secs(4);

/// How long a worker that was told to stop takes at most: with a moment to give
/// jobs back, and short enough for those who kill after 10 s.
const DRAIN: Duration = Duration::from_secs(6);

/// A worker.
#[derive(Clone)]
pub struct Worker {
    /// Where the jobs lie.
    pub store: Store,
    /// Makes ids.
    pub ids: Arc<dyn IdSource>,
    /// Its name in the queue.
    pub name: String,
    /// How long a job stays its own without a sign of life; a living worker
    /// renews it in time. What a killed worker held waits this long for another.
    pub lease: Duration,
    /// What finds the claims.
    pub extractor: Arc<dyn Extractor>,
}

/// The usual [`Worker::lease`].
pub const LEASE: Duration = Duration::from_secs(15);

impl Worker {
    /// Works until `shutdown` is ready, then finishes what it can within 4 s and
    /// gives the rest back.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) {
        let (stop, stopped) = watch::channel(false);
        let (store, ids) = (self.store.clone(), self.ids.clone());
        let housekeeping = tokio::spawn(housekeeping::run(store, ids, stopped.clone()));
        let leasing = tokio::spawn(lease_loop::run(self, stopped));
        shutdown.await;
        // The loops end by themselves once they see it; whatever does not end
        // in time is left to the leases, which run out.
        stop.send_replace(true);
        let both = async { tokio::join!(leasing, housekeeping) };
        match tokio::time::timeout(DRAIN, both).await {
            Ok((Ok(()), Ok(()))) => tracing::info!("worker stopped"),
            ended => tracing::warn!(?ended, "worker stopped with work unfinished"),
        }
    }
}
