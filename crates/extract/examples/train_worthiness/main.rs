//! Trains the check-worthiness model: `train_worthiness OUT TRAIN.tsv DEV.tsv`.
//!
//! Each TSV has a head line and then `Sentence_id`, `Text` and `Yes` or `No`.
//! The last tenth of TRAIN by id, the latest debates, is held out to calibrate:
//! the border is where F1 is best there. Then all rows are learned and OUT is
//! written. The same rows give the same bytes.

mod lbfgs;
mod measure;
mod problem;
mod rows;

use factdesk_extract::worthiness::{BUCKETS, Model, SIGNALS};
use problem::Problem;
use rows::Row;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [out, train, dev] = args.as_slice() else {
        return Err("train_worthiness OUT TRAIN.tsv DEV.tsv".into());
    };
    let (mut train, dev) = (rows::read(train)?, rows::read(dev)?);
    train.sort_by_key(|row| row.id);
    let held = train.split_off(train.len() - train.len() / 10);
    let known = Problem::new(train.iter().chain(&dev)).solved();
    let (slope, border) = calibrated(&known, &held);
    println!("slope {slope:.3}, border {border:.3}");
    let mut model = Problem::new(train.iter().chain(&dev).chain(&held)).solved();
    (model.slope, model.border) = (slope, border);
    std::fs::write(out, model.written())?;
    told(&model);
    Ok(())
}

/// How the weights of rows that were not learned become scores.
fn calibrated(model: &Model, held: &[Row]) -> (f32, f32) {
    let weights: Vec<f32> = held.iter().map(|row| model.weight(&row.found)).collect();
    let truth: Vec<bool> = held.iter().map(|row| row.worth).collect();
    let (f1, border) = measure::best_f1(&weights, &truth);
    let precision = measure::average_precision(&weights, &truth);
    println!(
        "held out: {} rows, AP {precision:.3}, F1 {f1:.3}",
        held.len()
    );
    (measure::platt_slope(&weights, &truth), border)
}

/// The weight of each signal by its count, for people to look at.
fn told(model: &Model) {
    let used = model.buckets.iter().filter(|b| **b != 0).count();
    println!("{used} of {BUCKETS} buckets");
    for (signal, weights) in SIGNALS
        .iter()
        .zip(model.signals.chunks(model.signals.len() / SIGNALS.len()))
    {
        println!("{:45} {weights:.2?}", signal.phrase);
    }
}
