//! What the model reads in a sentence: its signals, and its words, neighbours,
//! letters and shapes as buckets.

use super::model::BITS;
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
        7.0 / (self.buckets.len().max(1) as f32).sqrt()
    }
}

/// The buckets of each sentence are told apart with one bit for each.
#[derive(Debug)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    pub(super) fn new() -> Self {
        Seen(vec![0; 1 << (BITS - 6)])
    }

    fn add(&mut self, out: &mut Vec<u32>, number: u64) {
        let bucket = mix::bucket(number, BITS);
        let bit = 1u64 << (bucket % 64);
        if let Some(slot) = self.0.get_mut(bucket as usize / 64)
            && *slot & bit == 0
        {
            *slot |= bit;
            out.push(bucket);
        }
    }

    fn forget(&mut self, buckets: &[u32]) {
        for bucket in buckets {
            if let Some(slot) = self.0.get_mut(*bucket as usize / 64) {
                *slot = 0;
            }
        }
    }
}

/// Reads the tokens into `out`.
pub(super) fn read(tokens: &[Token], seen: &mut Seen, out: &mut Features) {
    out.signals = signal::count(tokens);
    out.buckets.clear();
    let buckets = &mut out.buckets;
    let kept = || tokens.iter().filter(|t| !quotes(t));
    let words = framed(kept().map(word));
    let shapes = framed(kept().enumerate().map(|(at, t)| shape::shape(t, at == 0)));
    neighbours(&words, seen, buckets);
    for size in 1..=4u64 {
        for run in shapes.windows(size as usize) {
            seen.add(buckets, mix::run(16 + size, run));
        }
    }
    for token in kept() {
        letters(token, seen, buckets);
    }
    seen.forget(buckets);
}

/// Double marks come and go with the format of a file.
fn quotes(token: &Token) -> bool {
    matches!(&*token.low, "\"" | "“" | "”" | "''" | "``")
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
fn neighbours(words: &[u64], seen: &mut Seen, out: &mut Vec<u32>) {
    for (at, word) in words.iter().enumerate() {
        seen.add(out, mix::run(1, &[*word]));
        for (gap, other) in words.iter().skip(at + 1).take(4).enumerate() {
            let view = if gap == 0 { 2 } else { 3 };
            seen.add(out, mix::run(view, &[*word, *other]));
        }
    }
}

/// Three to five bytes that follow each other in a word, one bit pattern each.
fn letters(token: &Token, seen: &mut Seen, out: &mut Vec<u32>) {
    let inner = match token.kind {
        Kind::Number => shape::number(&token.low),
        _ => token.low.as_bytes(),
    };
    let inner = inner.iter().take(LONGEST);
    let framed = [b'_'].iter().chain(inner.clone()).chain(b"_");
    let length = inner.len() + 2;
    let mut last = 0u64;
    for (at, byte) in framed.enumerate() {
        last = last << 8 | u64::from(*byte);
        for size in (3..=5).filter(|size| *size <= at + 1 && *size < length) {
            let run = last & ((1 << (8 * size)) - 1);
            seen.add(out, mix::run(size as u64 + 4, &[run]));
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
    fn one_sentence_leaves_nothing_for_the_next() {
        let mut seen = Seen::new();
        let tokens = crate::text::token::tokens("It rained.");
        let (mut once, mut again) = (Features::default(), Features::default());
        read(&tokens, &mut seen, &mut once);
        read(&tokens, &mut seen, &mut again);
        assert_eq!(once, again);
        assert!(seen.0.iter().all(|bits| *bits == 0));
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
