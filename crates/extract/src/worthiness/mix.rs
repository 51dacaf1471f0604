//! Words and their neighbours as numbers: nothing of a text stays in the model.

/// The number of a word (FNV-1a).
pub(super) fn word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The number of things one after the other, seen in a view.
pub(super) fn run<const N: usize>(view: u64, parts: [u64; N]) -> u64 {
    let first = view.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    parts.iter().fold(first, |hash, part| {
        (hash ^ part)
            .rotate_left(23)
            .wrapping_mul(0xff51_afd7_ed55_8ccd)
    })
}

/// The bucket of a number, among `1 << bits`.
pub(super) fn bucket(number: u64, bits: u32) -> u32 {
    let spread = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (spread >> (64 - bits)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_view_matter() {
        let (a, b) = (word(b"goat"), word(b"barn"));
        assert_ne!(run(1, [a, b]), run(1, [b, a]));
        assert_ne!(run(1, [a]), run(2, [a]));
        assert_eq!(run(1, [a, b]), run(1, [a, b]));
    }

    #[test]
    fn buckets_stay_within_their_number() {
        assert!((0..1000u64).all(|n| bucket(run(3, [n]), 4) < 16));
        let used: std::collections::HashSet<u32> =
            (0..1000u64).map(|n| bucket(run(3, [n]), 4)).collect();
        assert_eq!(used.len(), 16, "all of them are used");
    }
}
