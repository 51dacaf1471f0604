//! Which buckets of a sentence were met already.

use super::mix;
use super::model::BITS;

/// The buckets of one sentence, to tell which are new: a hash table with a slot to
/// spare for each. A slot holds its bucket below the sentence's number, so that those
/// of earlier sentences count as free and need no clearing.
#[derive(Debug, Default)]
pub(super) struct Seen {
    slots: Vec<u32>,
    sentence: u32,
}

impl Seen {
    /// Makes room for so many buckets and forgets those before.
    pub(super) fn start(&mut self, most: usize) {
        self.sentence += 1;
        if self.slots.len() < 2 * most || self.sentence >= 1 << (u32::BITS - BITS) {
            let room = self.slots.len().max((2 * most).next_power_of_two());
            self.slots.clear();
            self.slots.resize(room, 0);
            self.sentence = 1;
        }
    }

    /// The bucket of a number, where it is new.
    pub(super) fn add(&mut self, number: u64) -> Option<u32> {
        let bucket = mix::bucket(number, BITS);
        let own = self.sentence << BITS | bucket;
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = bucket as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == own {
                return None;
            }
            if *slot >> BITS != self.sentence {
                *slot = own;
                return Some(bucket);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Whether a slot is free.
    #[cfg(test)]
    pub(super) fn has_room(&self) -> bool {
        let free = |slot: &u32| *slot >> BITS != self.sentence;
        self.slots.iter().any(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bucket_of_a_sentence_is_new_once() {
        let mut seen = Seen::default();
        for sentence in 0..(1 << (u32::BITS - BITS)) + 2 {
            seen.start(40);
            let numbers = || (0..40).map(|n| mix::run(1, [n]));
            assert!(numbers().all(|n| seen.add(n).is_some()), "{sentence}");
            assert!(numbers().all(|n| seen.add(n).is_none()), "{sentence}");
        }
    }

    #[test]
    fn a_longer_sentence_has_room_behind_a_shorter_one() {
        let mut seen = Seen::default();
        for most in [1, 100, 10, 1000] {
            seen.start(most as usize);
            let new = (0..most).filter_map(|n| seen.add(n));
            assert!(new.count() as u64 > most * 9 / 10, "{most}");
            assert!(seen.has_room());
        }
    }
}
