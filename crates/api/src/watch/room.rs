//! How many watch at once, and how many of one newsroom.

use crate::failure::Failure;
use factdesk_domain::NewsroomId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A bounded number of places, of which one newsroom gets a part only.
#[derive(Clone)]
pub(crate) struct Room {
    all: usize,
    each: usize,
    taken: Taken,
}

type Taken = Arc<Mutex<HashMap<NewsroomId, usize>>>;

/// A place among the watchers, until it is dropped.
pub(crate) struct Place {
    newsroom: NewsroomId,
    taken: Taken,
}

impl Room {
    /// So many places for all, so many of them for each.
    pub fn of(all: usize, each: usize) -> Self {
        let taken = Taken::default();
        Room { all, each, taken }
    }

    /// A place at once, or a refusal.
    pub fn enter(&self, newsroom: NewsroomId) -> Result<Place, Failure> {
        let mut taken = lock(&self.taken);
        let everybody: usize = taken.values().sum();
        let own = taken.entry(newsroom).or_default();
        if everybody >= self.all || *own >= self.each {
            return Err(Failure::overloaded());
        }
        *own += 1;
        let taken = self.taken.clone();
        Ok(Place { newsroom, taken })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(own) = taken.get_mut(&self.newsroom) {
            *own = own.saturating_sub(1);
        }
        taken.retain(|_, own| *own > 0);
    }
}

/// Whoever panicked with it left whole numbers behind.
fn lock(taken: &Taken) -> MutexGuard<'_, HashMap<NewsroomId, usize>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::ErrorReason;
    use uuid::Uuid;

    #[test]
    fn one_newsroom_leaves_room_for_others() {
        let [north, south, east] = [1, 2, 3].map(|n| NewsroomId(Uuid::from_u128(n)));
        let room = Room::of(3, 2);
        let first = room.enter(north).unwrap();
        let _second = room.enter(north).unwrap();
        let refused = room.enter(north).err().unwrap();
        assert_eq!(refused.reason, ErrorReason::Overloaded);
        let _third = room.clone().enter(south).unwrap();
        assert!(room.enter(east).is_err(), "the room is full");
        drop(first);
        assert!(room.enter(east).is_ok());
        assert!(room.enter(north).is_ok(), "east left at once");
        assert_eq!(lock(&room.taken).len(), 2);
    }
}
