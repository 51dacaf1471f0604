//! A card as it is trained: of each trait, what its values are worth by themselves, so that
//! people can read it.

use super::fit::Fit;
use factdesk_ledger::{TRAITS, Traits};

/// Two reports: of which stories, whether they tell of one event, how much that counts, and
/// their traits.
#[derive(Clone)]
pub struct Row {
    pub stories: [usize; 2],
    pub one: bool,
    pub weight: f64,
    pub traits: Traits,
}

/// Cards whose mean is taken.
const PARTS: usize = 8;
/// Values of a trait at which a step may be.
const CUTS: usize = 200;

/// Points by trait.
pub struct Card {
    /// What speaks for or against any pair.
    pub bias: f64,
    /// By trait, the values at which points change.
    pub cuts: Vec<Vec<f64>>,
    /// By trait: points below the first cut, from the first on, from the second on...
    pub points: Vec<Vec<f64>>,
}

/// The card that explains some rows: the mean of several, each of which has not seen
/// one part of the stories, so that none of them counts for too much.
pub fn fit(rows: &[Row]) -> Card {
    let cuts: Vec<Vec<f64>> = (0..TRAITS.len()).map(|at| cuts(rows, at)).collect();
    let mut mean = Card::without_points(0.0, &cuts);
    for part in 0..PARTS {
        let in_part = |story: &usize| story / PARTS % PARTS == part;
        let others = rows.iter().filter(|row| !row.stories.iter().any(in_part));
        mean.add(&Fit::of(others.collect(), &cuts).card());
    }
    mean
}

/// Values between which rows differ, as many rows between each two.
fn cuts(rows: &[Row], at: usize) -> Vec<f64> {
    let mut values: Vec<f64> = rows
        .iter()
        .map(|row| (row.traits[at] * 100.0).round() / 100.0)
        .collect();
    values.sort_by(f64::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    if distinct.len() > CUTS {
        distinct = (0..=CUTS)
            .map(|n| values[n * (values.len() - 1) / CUTS])
            .collect();
        distinct.dedup();
    }
    distinct.split_off(1)
}

impl Card {
    /// Where each trait may get points, and none yet.
    pub fn without_points(bias: f64, cuts: &[Vec<f64>]) -> Self {
        let points = cuts.iter().map(|cuts| vec![0.0; cuts.len() + 1]);
        Card {
            bias,
            points: points.collect(),
            cuts: cuts.to_vec(),
        }
    }

    /// Adds one of the parts of a mean.
    fn add(&mut self, part: &Card) {
        self.bias += part.bias / PARTS as f64;
        let points = self.points.iter_mut().flatten();
        for (points, more) in points.zip(part.points.iter().flatten()) {
            *points += more / PARTS as f64;
        }
    }

    /// The points of some traits.
    pub fn of(&self, traits: &Traits) -> f64 {
        let points = |at: usize| self.points[at][bin(&self.cuts[at], traits[at])];
        self.bias + (0..TRAITS.len()).map(points).sum::<f64>()
    }

    /// By trait, from which value on it has how many points; what speaks for or against any
    /// pair stands with the sort.
    pub fn steps(&self, off: f64) -> Vec<Vec<(f64, f64)>> {
        let of = |at: usize| {
            let always = if TRAITS[at] == "sort" {
                self.bias - off
            } else {
                0.0
            };
            let from = std::iter::once(f64::NEG_INFINITY).chain(self.cuts[at].iter().copied());
            let mut steps: Vec<(f64, f64)> = from
                .zip(self.points[at].iter().map(|p| p + always))
                .collect();
            steps.dedup_by(|next, last| (next.1 - last.1).abs() < 0.005);
            steps
        };
        (0..TRAITS.len()).map(of).collect()
    }
}

/// Between which cuts a value is.
pub fn bin(cuts: &[f64], value: f64) -> usize {
    cuts.partition_point(|cut| *cut <= value)
}
