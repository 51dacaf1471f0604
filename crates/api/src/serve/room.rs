//! How many calls run at once.

use crate::failure::Failure;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A bounded number of places. Cheap to clone.
#[derive(Clone)]
pub(super) struct Room(Arc<Semaphore>);

/// A place among the running calls, until it is dropped.
pub(super) struct Place {
    _permit: OwnedSemaphorePermit,
}

impl Room {
    pub fn of(places: usize) -> Self {
        Room(Arc::new(Semaphore::new(places)))
    }

    /// A place at once, or a refusal: a queue would only hide that it is full.
    pub fn enter(&self) -> Result<Place, Failure> {
        let permit = self.0.clone().try_acquire_owned();
        permit
            .map(|permit| Place { _permit: permit })
            .map_err(|_| Failure::overloaded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::ErrorReason;

    #[test]
    fn a_full_room_refuses_until_somebody_leaves() {
        let room = Room::of(2);
        let (first, _second) = (room.enter().unwrap(), room.enter().unwrap());
        assert_eq!(
            room.clone().enter().err().unwrap().reason,
            ErrorReason::Overloaded
        );
        drop(first);
        assert!(room.enter().is_ok());
    }
}
