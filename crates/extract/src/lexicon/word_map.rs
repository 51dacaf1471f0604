//! Looking words up fast. The words listed are our own, so nobody can choose
//! them to collide, and what a text holds is looked up but never put in.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// From listed words to what they mean.
pub(crate) type WordMap<T> = HashMap<&'static str, T, BuildHasherDefault<ByEights>>;

/// The same from words that were formed from listed ones.
pub(crate) type FormMap<T> = HashMap<String, T, BuildHasherDefault<ByEights>>;

/// Eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByEights(u64);

impl Hasher for ByEights {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let number = chunk.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
            self.0 = (self.0 ^ number)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29);
        }
    }

    fn write_u8(&mut self, _end: u8) {}

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0xff51_afd7_ed55_8ccd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let words = [
            "",
            "a",
            "aa",
            "goat",
            "goats",
            "administration",
            "administrator",
        ];
        let map: WordMap<usize> = words.iter().enumerate().map(|(n, w)| (*w, n)).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(map.get(word), Some(&n));
        }
        assert_eq!(map.get("administrative"), None);
    }
}
