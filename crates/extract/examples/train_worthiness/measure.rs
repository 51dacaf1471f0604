//! How good a ranking is.

/// The mean precision at each row that is worth a check.
pub fn average_precision(weights: &[f32], truth: &[bool]) -> f64 {
    let (mut hits, mut sum) = (0.0, 0.0);
    for (rank, at) in order(weights).into_iter().enumerate() {
        if truth[at] {
            hits += 1.0;
            sum += hits / (rank as f64 + 1.0);
        }
    }
    sum / f64::max(hits, 1.0)
}

/// The best F1 and the weight from which on rows then count as worth a check.
pub fn best_f1(weights: &[f32], truth: &[bool]) -> (f64, f32) {
    let all = truth.iter().filter(|t| **t).count() as f64;
    let (mut hits, mut best) = (0.0, (0.0, 0.0));
    for (rank, at) in order(weights).into_iter().enumerate() {
        hits += f64::from(u8::from(truth[at]));
        let f1 = 2.0 * hits / (all + rank as f64 + 1.0);
        if f1 > best.0 {
            best = (f1, weights[at]);
        }
    }
    best
}

/// The slope of the logistic curve that fits best (Platt), by Newton's method.
pub fn platt_slope(weights: &[f32], truth: &[bool]) -> f32 {
    let (mut slope, mut shift) = (1.0, 0.0);
    for _ in 0..50 {
        let (mut g, mut h) = ([0.0; 2], [1e-9, 0.0, 1e-9]);
        for (weight, truth) in weights.iter().zip(truth) {
            let x = f64::from(*weight);
            let p = 1.0 / (1.0 + f64::exp(-(slope * x + shift)));
            let (error, bend) = (p - f64::from(u8::from(*truth)), p * (1.0 - p));
            (g[0], g[1]) = (g[0] + error * x, g[1] + error);
            (h[0], h[1], h[2]) = (h[0] + bend * x * x, h[1] + bend * x, h[2] + bend);
        }
        let d = h[0] * h[2] - h[1] * h[1];
        slope -= (h[2] * g[0] - h[1] * g[1]) / d;
        shift -= (h[0] * g[1] - h[1] * g[0]) / d;
    }
    slope as f32
}

fn order(weights: &[f32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    order
}
