//! Logistic regression over buckets and signals.
//!
//! A bucket's value grows with how unevenly the two classes have it (as naive
//! Bayes weighs it), so that the penalty bears less on what tells more.

use crate::lbfgs;
use crate::rows::Row;
use factdesk_extract::worthiness::{BUCKETS, LEVELS, Model, SIGNALS};

/// The penalty on squared weights, a row.
const PENALTY: f64 = 0.0003;
/// Buckets that fewer rows have are left out.
const RARE: u32 = 2;
const ROUNDS: usize = 80;

pub struct Problem {
    /// For each row, its weights' places and values.
    rows: Vec<(Vec<(u32, f32)>, bool)>,
    /// For each used bucket, its number and its value.
    used: Vec<(u32, f32)>,
    /// The number of weights: signals, buckets, bias.
    size: usize,
}

impl Problem {
    pub fn new<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Self {
        let used = used(rows.clone());
        let first = SIGNALS.len() * LEVELS;
        let mut place = vec![u32::MAX; BUCKETS];
        for (at, (bucket, _)) in used.iter().enumerate() {
            place[*bucket as usize] = (first + at) as u32;
        }
        let size = first + used.len() + 1;
        let read = |row: &Row| {
            let scale = row.found.scale();
            let level = |(s, n): (usize, &u8)| ((s * LEVELS + usize::from(*n)) as u32, 1.0);
            let signals = row.found.signals.iter().enumerate().map(level);
            let places = row.found.buckets.iter().map(|b| place[*b as usize]);
            let value = |p: u32| used[p as usize - first].1 * scale;
            let buckets = places.filter(|p| *p != u32::MAX).map(|p| (p, value(p)));
            let bias = [((size - 1) as u32, 1.0)];
            (signals.chain(buckets).chain(bias).collect(), row.worth)
        };
        let rows = rows.map(read).collect();
        Problem { rows, used, size }
    }

    /// The model with the least loss; not yet calibrated.
    pub fn solved(&self) -> Model {
        let weights = lbfgs::least(self.size, ROUNDS, |w, slopes| self.loss(w, slopes));
        self.model(&weights)
    }

    fn loss(&self, weights: &[f64], slopes: &mut [f64]) -> f64 {
        let count = self.rows.len() as f64;
        let last = self.size - 1;
        let mut loss = 0.0;
        for (at, slope) in slopes.iter_mut().enumerate() {
            let penalty = if at == last { 0.0 } else { PENALTY };
            *slope = penalty * weights[at];
            loss += 0.5 * penalty * weights[at] * weights[at];
        }
        for (row, worth) in &self.rows {
            let sum = |(p, v): &(u32, f32)| weights[*p as usize] * f64::from(*v);
            let z: f64 = row.iter().map(sum).sum();
            let truth = f64::from(u8::from(*worth));
            let log = if z > 30.0 { z } else { z.exp().ln_1p() };
            loss += (log - truth * z) / count;
            let error = (1.0 / (1.0 + (-z).exp()) - truth) / count;
            for (place, value) in row {
                slopes[*place as usize] += error * f64::from(*value);
            }
        }
        loss
    }

    fn model(&self, weights: &[f64]) -> Model {
        let first = SIGNALS.len() * LEVELS;
        let mut bias = weights[self.size - 1];
        let mut signals = Vec::with_capacity(first);
        for levels in weights[..first].chunks(LEVELS) {
            bias += levels[0];
            signals.extend(levels.iter().map(|w| (w - levels[0]) as f32));
        }
        let value = |(at, (_, v)): (usize, &(u32, f32))| weights[first + at] * f64::from(*v);
        let values: Vec<f64> = self.used.iter().enumerate().map(value).collect();
        let step = values.iter().fold(0.0, |m: f64, v| m.max(v.abs())) / 127.0;
        let mut buckets = vec![0i8; BUCKETS];
        for ((bucket, _), value) in self.used.iter().zip(&values) {
            buckets[*bucket as usize] = (value / step).round() as i8;
        }
        let bias = bias as f32;
        Model {
            bias,
            step: step as f32,
            signals,
            buckets,
            ..Model::default()
        }
    }
}

/// The buckets that enough rows have, each with its value.
fn used<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Vec<(u32, f32)> {
    let mut counts = vec![[0u32; 2]; BUCKETS];
    let mut all = [2.0f64; 2];
    for row in rows {
        let class = usize::from(row.worth);
        all[class] += 1.0;
        row.found
            .buckets
            .iter()
            .for_each(|b| counts[*b as usize][class] += 1);
    }
    let value = |[no, yes]: &[u32; 2]| {
        let share = |n: u32, all: f64| (f64::from(n) + 1.0) / all;
        let uneven = (share(*yes, all[1]) / share(*no, all[0])).ln().abs();
        (0.5 + 0.5 * uneven.min(3.0)) as f32
    };
    let counted = counts
        .iter()
        .enumerate()
        .filter(|(_, c)| c[0] + c[1] >= RARE);
    counted.map(|(b, c)| (b as u32, value(c))).collect()
}
