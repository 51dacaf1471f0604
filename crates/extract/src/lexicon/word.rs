//! A word with a number that tells it from most others: tables are looked up by it.

/// A word in lower case, as the tables list it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'w> {
    pub(crate) low: &'w str,
    /// What [`number`] gives for it.
    pub(crate) number: u32,
}

impl<'w> From<&'w str> for Word<'w> {
    fn from(low: &'w str) -> Self {
        Word {
            low,
            number: number(low),
        }
    }
}

/// The same for the same word; of two words mostly different.
pub(crate) fn number(word: &str) -> u32 {
    let (mut mixed, mut rest) = (word.len() as u64, word.as_bytes());
    while let Some((eight, behind)) = rest.split_first_chunk() {
        mixed = mix(mixed, u64::from_le_bytes(*eight));
        rest = behind;
    }
    (mix(mixed, short(rest)) >> 32) as u32
}

fn mix(mixed: u64, eight: u64) -> u64 {
    (mixed ^ eight)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
        .wrapping_mul(0xff51_afd7_ed55_8ccd)
}

/// Up to seven bytes as one number.
fn short(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) << 32 | u64::from(last);
    }
    bytes
        .iter()
        .fold(0, |all, byte| all << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_byte_of_a_word_counts() {
        for length in 1..30 {
            let word = "a".repeat(length);
            let other = |at: usize| {
                let mut bytes = word.clone().into_bytes();
                bytes[at] = b'b';
                number(&String::from_utf8(bytes).unwrap())
            };
            let numbers: BTreeSet<u32> = (0..length).map(other).chain([number(&word)]).collect();
            assert_eq!(numbers.len(), length + 1, "{word}");
        }
    }

    #[test]
    fn the_length_counts_and_nothing_is_a_word_too() {
        assert_ne!(number(""), number("\0"));
        assert_ne!(number("aaaa"), number("aaaaa"));
        assert_eq!(Word::from("goat").number, number("goat"));
    }
}
