//! The trained weights: a linear model over buckets and signals, calibrated.
//!
//! `NOTICE` says what it was trained on, and `examples/train_worthiness.rs` how.

use super::Features;
use super::features::scale;
use super::signal::{LEVELS, SIGNALS};
use std::sync::OnceLock;

/// Buckets are numbers of this many bits.
pub(super) const BITS: u32 = 19;

/// How many buckets there are.
pub const BUCKETS: usize = 1 << BITS;

static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// Weights, from a file of little-endian 32-bit floats followed by one signed
/// byte for each bucket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Added to the weight of every sentence.
    pub bias: f32,
    /// The weight of one step of a bucket's byte.
    pub step: f32,
    /// How fast the score grows with the weight.
    pub slope: f32,
    /// The weight at which a sentence is worth a check.
    pub border: f32,
    /// For each signal and count.
    pub signals: Vec<f32>,
    /// For each bucket, in steps.
    pub buckets: Vec<i8>,
}

/// The steps of the buckets of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    steps: i32,
    buckets: usize,
}

impl Sum {
    pub(super) fn add(&mut self, steps: i32) {
        self.steps += steps;
        self.buckets += 1;
    }
}

impl Model {
    /// The model that this crate holds.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(WEIGHTS).unwrap_or_default())
    }

    /// Reads a file's bytes; nothing where they are too few.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let floats = 4 + SIGNALS.len() * LEVELS;
        let (head, tail) = bytes.split_at_checked(4 * floats)?;
        let number = |b: &[u8]| b.try_into().map(f32::from_le_bytes).ok();
        let head: Vec<f32> = head.chunks_exact(4).filter_map(number).collect();
        let (first, signals) = head.split_at_checked(4)?;
        let [bias, step, slope, border] = <[f32; 4]>::try_from(first).ok()?;
        let buckets: Vec<i8> = tail.iter().map(|b| b.cast_signed()).collect();
        (buckets.len() == BUCKETS).then(|| Model {
            bias,
            step,
            slope,
            border,
            signals: signals.to_vec(),
            buckets,
        })
    }

    /// The file's bytes.
    pub fn written(&self) -> Vec<u8> {
        let head = [self.bias, self.step, self.slope, self.border];
        let floats = head.iter().chain(&self.signals);
        let mut out: Vec<u8> = floats.flat_map(|f| f.to_le_bytes()).collect();
        out.extend(self.buckets.iter().map(|b| b.cast_unsigned()));
        out
    }

    /// What a sentence weighs: the more, the more it is worth a check.
    pub fn weight(&self, found: &Features) -> f32 {
        let mut sum = Sum::default();
        for bucket in &found.buckets {
            sum.add(self.step_of(*bucket));
        }
        self.weight_of(&found.signals, sum)
    }

    /// The same by the counts of its signals and the steps of its buckets.
    pub(super) fn weight_of(&self, signals: &[u8], sum: Sum) -> f32 {
        let own: f32 = (0..signals.len()).map(|s| self.signal(signals, s)).sum();
        self.bias + own + sum.steps as f32 * self.step * scale(sum.buckets)
    }

    /// How many steps a bucket weighs.
    pub(super) fn step_of(&self, bucket: u32) -> i32 {
        let step = self.buckets.get(bucket as usize);
        step.copied().map_or(0, i32::from)
    }

    /// What one signal adds, against its absence.
    pub(super) fn signal(&self, signals: &[u8], signal: usize) -> f32 {
        let level = signals.get(signal).map_or(0, |n| usize::from(*n));
        self.signals
            .get(signal * LEVELS + level)
            .copied()
            .unwrap_or(0.0)
    }

    /// The score, from 0 to 1, of what weighs so much.
    pub fn score(&self, weight: f32) -> f64 {
        let steep = f64::from(self.slope) * f64::from(weight - self.border);
        let score = 1.0 / (1.0 + (-steep).exp());
        (score * 1e4).round() / 1e4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_reads_as_it_was_written() {
        let model = Model::shipped();
        assert_eq!(model.buckets.len(), BUCKETS);
        assert_eq!(Model::read(&model.written()).as_ref(), Some(model));
        assert_eq!(model.written(), WEIGHTS);
        assert!(WEIGHTS.len() < 2 << 20);
        assert_eq!(Model::read(&WEIGHTS[1..]), None);
        assert_eq!(Model::read(b""), None);
    }

    #[test]
    fn the_border_scores_a_half_and_more_weight_more() {
        let model = Model {
            slope: 2.0,
            border: -1.0,
            ..Model::default()
        };
        assert_eq!(model.score(-1.0), 0.5);
        assert!(model.score(0.0) > model.score(-1.0) && model.score(-2.0) < 0.5);
        assert_eq!((model.score(1e9), model.score(-1e9)), (1.0, 0.0));
    }
}
