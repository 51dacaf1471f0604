//! Watching: one task a watcher, one look at the database for all of them.

mod outlet;
mod pulse;
mod room;
mod watcher;

pub(crate) use outlet::{Outgoing, outlet};
pub(crate) use watcher::Watcher;

use factdesk_store::Store;
use pulse::Pulse;
use room::Room;
use std::time::Duration;

/// What watchers are held to.
#[derive(Clone, Copy, Debug)]
pub struct WatchLimits {
    /// The most streams at once.
    pub streams: usize,
    /// The most of one newsroom.
    pub per_newsroom: usize,
    /// How long a caller may take nothing while there is something to take.
    pub patience: Duration,
    /// How often it is asked again whether the caller may still watch.
    pub recheck: Duration,
}

impl Default for WatchLimits {
    fn default() -> Self {
        WatchLimits {
            streams: 256,
            per_newsroom: 64,
            patience: Duration::from_secs(30),
            recheck: Duration::from_secs(30),
        }
    }
}

/// What all watchers share. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Watching {
    pub limits: WatchLimits,
    pub pulse: Pulse,
    pub room: Room,
}

impl Watching {
    /// Nobody watches yet.
    pub fn new(limits: WatchLimits) -> Self {
        Watching {
            limits,
            pulse: Pulse::default(),
            room: Room::of(limits.streams, limits.per_newsroom),
        }
    }

    /// Feels the pulse until it is dropped.
    pub async fn run(self, store: Store) {
        self.pulse.run(&store).await;
    }
}
