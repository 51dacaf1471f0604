//! Terms as numbers.

use crate::document::Document;

/// A term of one newsroom as a number, which is what is stored: the same term of another
/// newsroom is another number, and a number is no word that could be read. (Whoever
/// guesses the word can try it, so what is erased takes its numbers along.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub i64);

impl TermId {
    /// The number of a term in the newsroom whose id this is. Two terms of a newsroom
    /// share one once in 2^64: that would be a wrong hit and nothing worse.
    pub fn of(newsroom: u128, term: &str) -> TermId {
        // FNV-1a, mixed at the end; stored, so it never changes.
        let bytes = newsroom.to_be_bytes();
        let hash = bytes
            .iter()
            .chain(term.as_bytes())
            .fold(OFFSET, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
            });
        TermId(mix(hash).cast_signed())
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Spreads similar inputs over all bits: the finalizer of splitmix64.
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

impl Document {
    /// Its terms as numbers, each once, in ascending order.
    pub fn ids(&self, newsroom: u128) -> Vec<TermId> {
        let mut ids: Vec<_> = self
            .terms()
            .map(|(term, _)| TermId::of(newsroom, term))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// They are stored: a release that counted otherwise would find nothing any more.
    #[test]
    fn numbers_never_change() {
        let ids = [(7, "harbour"), (8, "harbour"), (7, "")].map(|(n, t)| TermId::of(n, t).0);
        let known = [
            9_137_081_318_107_657_961,
            1_777_026_936_467_785_507,
            -7_962_692_457_648_149_681,
        ];
        assert_eq!(ids, known);
    }

    proptest! {
        #[test]
        fn newsrooms_and_terms_tell_numbers_apart(n: u128, m: u128, a in "[a-z]{1,8}", b in "[a-z]{1,8}") {
            prop_assume!(n != m && a != b);
            prop_assert_ne!(TermId::of(n, &a), TermId::of(n, &b));
            prop_assert_ne!(TermId::of(n, &a), TermId::of(m, &a));
        }
    }
}
