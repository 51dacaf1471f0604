//! What the model reads in a sentence: its signals, and its words, neighbours,
//! letters and shapes as buckets.

use super::seen::Seen;
use super::{mix, shape, signal};
use crate::text::token::{Kind, Token};

/// What the model reads in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// The count of each signal of [`super::SIGNALS`], below [`super::LEVELS`].
    pub signals: Vec<u8>,
    /// Different buckets, each below [`super::BUCKETS`].
    pub buckets: Vec<u32>,
}

impl Features {
    /// Long sentences have many buckets, each of which then tells less.
    pub fn scale(&self) -> f32 {
        scale(self.buckets.len())
    }
}

/// The same for so many buckets.
pub(super) fn scale(buckets: usize) -> f32 {
    7.0 / (buckets.max(1) as f32).sqrt()
}

/// No sentence of these tokens has more buckets: a word has itself, four pairs,
/// four runs of shapes, and three runs of letters for each letter and end.
fn most(tokens: &[Token]) -> usize {
    let one = |t: &Token| 9 + 3 * (t.low.len() + 2);
    18 + tokens.iter().map(one).sum::<usize>()
}

/// Reads the tokens: counts their signals, and gives each different bucket once.
pub(super) fn read(
    tokens: &[Token],
    seen: &mut Seen,
    signals: &mut Vec<u8>,
    mut each: impl FnMut(u32),
) {
    let mut kept: Vec<&Token> = Vec::with_capacity(tokens.len());
    kept.extend(tokens.iter().filter(|t| !quotes(t)));
    signal::count(&kept, signals);
    seen.start(most(tokens));
    let words = framed(kept.iter().map(|t| word(t)));
    let shapes = framed(
        kept.iter()
            .enumerate()
            .map(|(at, t)| shape::shape(t, at == 0)),
    );
    let mut add = |number| {
        if let Some(bucket) = seen.add(number) {
            each(bucket);
        }
    };
    neighbours(&words, &mut add);
    runs::<1>(&shapes, &mut add);
    runs::<2>(&shapes, &mut add);
    runs::<3>(&shapes, &mut add);
    runs::<4>(&shapes, &mut add);
    // A small word's letters tell no more than the word.
    for token in kept.into_iter().filter(|t| !shape::is_small(t)) {
        letters(token, &mut add);
    }
}

/// Double marks come and go with the format of a file.
fn quotes(token: &Token) -> bool {
    token.kind == Kind::Mark && matches!(&*token.low, "\"" | "“" | "”" | "''" | "``")
}

fn word(token: &Token) -> u64 {
    match token.kind {
        Kind::Number => mix::word(shape::number(&token.low)),
        _ => mix::word(token.low.as_bytes()),
    }
}

/// With a mark before the first and after the last.
fn framed(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let first = std::iter::once(mix::word(b"^"));
    first.chain(numbers).chain([mix::word(b"$")]).collect()
}

/// Each word, with the next, and with those up to four further on.
fn neighbours(words: &[u64], add: &mut impl FnMut(u64)) {
    let mut rest = words;
    while let [word, behind @ ..] = rest {
        add(mix::run(1, [*word]));
        for (gap, other) in behind.iter().take(4).enumerate() {
            let view = if gap == 0 { 2 } else { 3 };
            add(mix::run(view, [*word, *other]));
        }
        rest = behind;
    }
}

/// `N` shapes that follow each other.
fn runs<const N: usize>(shapes: &[u64], add: &mut impl FnMut(u64)) {
    let all = shapes
        .windows(N)
        .filter_map(|w| <[u64; N]>::try_from(w).ok());
    all.for_each(|run| add(mix::run(16 + N as u64, run)));
}

/// Three to five bytes that follow each other in a word, one bit pattern each.
fn letters(token: &Token, add: &mut impl FnMut(u64)) {
    let inner = match token.kind {
        Kind::Number => shape::number(&token.low),
        _ => token.low.as_bytes(),
    };
    let inner = inner.get(..LONGEST).unwrap_or(inner);
    let length = inner.len() + 2;
    let mut last = u64::from(b'_');
    for (before, byte) in inner.iter().chain(b"_").enumerate() {
        last = last << 8 | u64::from(*byte);
        for size in 3..6 {
            if size < before + 3 && size < length {
                let run = last & ((1 << (8 * size)) - 1);
                add(mix::run(size as u64 + 4, [run]));
            }
        }
    }
}

/// The letters of what is longer say nothing.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worthiness::{BUCKETS, features};

    #[test]
    fn buckets_are_different_and_within_the_model() {
        let found = features("The goats and the goats and the 12 goats of Norland slept.");
        let mut sorted = found.buckets.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), found.buckets.len());
        assert!(sorted.iter().all(|b| (*b as usize) < BUCKETS));
        assert_eq!(found.signals.len(), crate::worthiness::SIGNALS.len());
    }

    #[test]
    fn there_is_room_for_every_bucket() {
        for text in [
            "",
            "a",
            "7 7 7",
            "abcdefgh ijklmnop qrstuvwx",
            &"x".repeat(500),
            "日本 مرحبا",
        ] {
            let tokens = crate::text::token::tokens(text);
            let (mut seen, mut found) = (Seen::default(), 0);
            read(&tokens, &mut seen, &mut vec![], |_| found += 1);
            assert!(found <= most(&tokens), "{text}");
            assert!(seen.has_room(), "{text}");
        }
    }

    #[test]
    fn the_order_of_words_counts_and_the_size_of_a_number_does() {
        assert_ne!(
            features("men bite dogs").buckets,
            features("dogs bite men").buckets
        );
        assert_eq!(features("12 men").buckets, features("34 men").buckets);
        assert_ne!(features("12 men").buckets, features("1234 men").buckets);
    }
}
