//! Tells watchers that their newsroom's log has grown.

use factdesk_domain::NewsroomId;
use factdesk_store::Store;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

/// How often the database is looked at while anybody watches.
const BEAT: Duration = Duration::from_millis(20);

/// How long to leave it alone when it did not answer.
const TROUBLE: Duration = Duration::from_millis(500);

type Positions = HashMap<NewsroomId, watch::Sender<i64>>;

/// One look for all watchers. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Pulse {
    positions: Arc<Mutex<Positions>>,
    somebody: Arc<Notify>,
}

impl Pulse {
    /// How far the newsroom's log goes, from now on.
    pub fn listen(&self, newsroom: NewsroomId) -> watch::Receiver<i64> {
        let receiver = self
            .positions()
            .entry(newsroom)
            .or_insert_with(|| watch::Sender::new(0))
            .subscribe();
        self.somebody.notify_one();
        receiver
    }

    /// Looks as long as somebody listens, for ever. A look that fails is nobody's
    /// end: every watcher also looks for itself at each of its heartbeats.
    pub async fn run(&self, store: &Store) {
        loop {
            let listening = self.listening();
            if listening.is_empty() {
                self.somebody.notified().await;
                continue;
            }
            match store.log_positions(&listening).await {
                Ok(found) => {
                    self.tell(&found);
                    sleep(BEAT).await;
                }
                Err(error) => {
                    tracing::debug!(%error, "cannot look at the log");
                    sleep(TROUBLE).await;
                }
            }
        }
    }

    /// Those that somebody listens for; the others are forgotten.
    fn listening(&self) -> Vec<NewsroomId> {
        let mut positions = self.positions();
        positions.retain(|_, sender| sender.receiver_count() > 0);
        positions.keys().copied().collect()
    }

    fn tell(&self, found: &[(NewsroomId, i64)]) {
        let positions = self.positions();
        for (newsroom, position) in found {
            if let Some(sender) = positions.get(newsroom) {
                sender.send_if_modified(|known| std::mem::replace(known, *position) != *position);
            }
        }
    }

    fn positions(&self) -> MutexGuard<'_, Positions> {
        // Whoever panicked with it left it whole.
        self.positions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_listener_hears_of_its_own_newsroom_only() {
        let [north, south] = [1, 2].map(|n| NewsroomId(Uuid::from_u128(n)));
        let pulse = Pulse::default();
        let (mut in_north, in_south) = (pulse.listen(north), pulse.listen(south));
        pulse.tell(&[(north, 7)]);
        assert!(in_north.has_changed().unwrap() && !in_south.has_changed().unwrap());
        assert_eq!(*in_north.borrow_and_update(), 7);
        pulse.tell(&[(north, 7)]);
        assert!(!in_north.has_changed().unwrap(), "nothing new");
    }

    #[test]
    fn newsrooms_without_listeners_are_not_asked_for() {
        let [north, south] = [1, 2].map(|n| NewsroomId(Uuid::from_u128(n)));
        let pulse = Pulse::default();
        let (stays, goes) = (pulse.listen(north), pulse.listen(south));
        drop(goes);
        assert_eq!(pulse.listening(), [north]);
        drop(stays);
        assert!(pulse.listening().is_empty());
    }
}
