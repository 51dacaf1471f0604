//! The least of a smooth function: limited-memory BFGS with halved steps.

use std::collections::VecDeque;

/// How many of the last steps are remembered.
const MEMORY: usize = 8;

/// A step, the change of slopes along it, and one over their product.
type Step = (Vec<f64>, Vec<f64>, f64);

/// Where `loss`, which also writes the slopes, is least: from zero, in at most so many rounds.
pub fn least(size: usize, rounds: usize, loss: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let (mut at, mut slopes) = (vec![0.0; size], vec![0.0; size]);
    let mut value = loss(&at, &mut slopes);
    let mut steps: VecDeque<Step> = VecDeque::new();
    for _ in 0..rounds {
        let down = direction(&slopes, &steps);
        let gain = dot(&slopes, &down);
        let mut length = if steps.is_empty() {
            1.0 / dot(&slopes, &slopes).sqrt()
        } else {
            1.0
        };
        let mut next_slopes = vec![0.0; size];
        let (next, next_value) = loop {
            let next: Vec<f64> = at.iter().zip(&down).map(|(a, d)| a - length * d).collect();
            let next_value = loss(&next, &mut next_slopes);
            if next_value <= value - 1e-4 * length * gain || length < 1e-10 {
                break (next, next_value);
            }
            length *= 0.5;
        };
        let step = minus(&next, &at);
        let change = minus(&next_slopes, &slopes);
        let product = dot(&step, &change);
        if product > 1e-12 {
            steps.push_back((step, change, 1.0 / product));
        }
        if steps.len() > MEMORY {
            steps.pop_front();
        }
        let done = (value - next_value).abs() < 1e-7 * value.abs();
        (at, slopes, value) = (next, next_slopes, next_value);
        if done {
            break;
        }
    }
    at
}

/// The slopes, bent by what the last steps showed of the function.
fn direction(slopes: &[f64], steps: &VecDeque<Step>) -> Vec<f64> {
    let mut out = slopes.to_vec();
    let mut along = Vec::with_capacity(steps.len());
    for (step, change, over) in steps.iter().rev() {
        let a = over * dot(step, &out);
        add(&mut out, change, -a);
        along.push(a);
    }
    if let Some((step, change, _)) = steps.back() {
        let scale = dot(step, change) / dot(change, change);
        out.iter_mut().for_each(|v| *v *= scale);
    }
    for ((step, change, over), a) in steps.iter().zip(along.iter().rev()) {
        let b = over * dot(change, &out);
        add(&mut out, step, a - b);
    }
    out
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

fn add(to: &mut [f64], other: &[f64], times: f64) {
    to.iter_mut().zip(other).for_each(|(a, b)| *a += times * b);
}
