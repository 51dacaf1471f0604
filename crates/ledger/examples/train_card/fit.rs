//! Boosted stumps: each round adds to one trait's points a step up or down, where that
//! explains most of what is left unexplained.

use super::card::{Card, Row, bin};
use factdesk_ledger::TRAITS;

const ROUNDS: usize = 200;
/// How much of a step is taken.
const RATE: f64 = 0.1;
/// Against steps for a few rows: so much weight of no opinion, and no fewer rows.
const DOUBT: f64 = 3.0;
const FEWEST: usize = 15;
/// Which traits never speak against an event as they grow, and which never for it.
const UP: [&str; 4] = ["names", "nouns", "sort", "deaths"];
const DOWN: [&str; 3] = ["missed", "missed_by", "days"];

/// A card on the way.
pub struct Fit<'r> {
    rows: Vec<&'r Row>,
    /// By row, between which cuts each trait is.
    bins: Vec<[usize; TRAITS.len()]>,
    /// By row, the points so far.
    so_far: Vec<f64>,
    card: Card,
}

impl<'r> Fit<'r> {
    /// Of some rows, with steps at some values.
    pub fn of(rows: Vec<&'r Row>, cuts: &[Vec<f64>]) -> Self {
        let weight =
            |one: bool| -> f64 { rows.iter().filter(|r| r.one == one).map(|r| r.weight).sum() };
        let bias = (weight(true) / weight(false)).ln();
        let bins = |row: &&Row| std::array::from_fn(|at| bin(&cuts[at], row.traits[at]));
        Fit {
            bins: rows.iter().map(bins).collect(),
            so_far: vec![bias; rows.len()],
            card: Card::without_points(bias, cuts),
            rows,
        }
    }

    /// After all rounds.
    pub fn card(mut self) -> Card {
        for _ in 0..ROUNDS {
            self.step();
        }
        self.card
    }

    fn step(&mut self) {
        let left: Vec<(f64, f64)> = self
            .rows
            .iter()
            .zip(&self.so_far)
            .map(|(row, points)| unexplained(row, *points))
            .collect();
        let steps = (0..TRAITS.len()).flat_map(|at| self.steps_of(&left, at));
        let Some(best) = steps.max_by(|a, b| a.gain.total_cmp(&b.gain)) else {
            return;
        };
        let worth = |bin: usize| {
            RATE * if bin <= best.cut {
                best.below
            } else {
                best.above
            }
        };
        for (bin, points) in self.card.points[best.at].iter_mut().enumerate() {
            *points += worth(bin);
        }
        for (bins, points) in self.bins.iter().zip(&mut self.so_far) {
            *points += worth(bins[best.at]);
        }
    }

    /// What a step at each cut of a trait would explain.
    fn steps_of(&self, left: &[(f64, f64)], at: usize) -> Vec<Step> {
        let mut sums = vec![Sum::default(); self.card.cuts[at].len() + 1];
        for (bins, (off, change)) in self.bins.iter().zip(left) {
            let sum = &mut sums[bins[at]];
            *sum = sum.plus(&Sum {
                off: *off,
                change: *change,
                rows: 1,
            });
        }
        let all = sums.iter().fold(Sum::default(), |all, sum| all.plus(sum));
        let mut low = Sum::default();
        let cut = |(cut, sum): (usize, &Sum)| {
            low = low.plus(sum);
            let high = Sum {
                off: all.off - low.off,
                change: all.change - low.change,
                rows: all.rows - low.rows,
            };
            let step = Step {
                gain: low.gain() + high.gain(),
                at,
                cut,
                below: low.value(),
                above: high.value(),
            };
            (low.rows >= FEWEST && high.rows >= FEWEST && allowed(&step)).then_some(step)
        };
        sums.iter().enumerate().filter_map(cut).collect()
    }
}

/// Of a row, how far its likelihood is off, and how much that can change.
fn unexplained(row: &Row, points: f64) -> (f64, f64) {
    let likely = 1.0 / (1.0 + (-points).exp());
    let off = f64::from(u8::from(row.one)) - likely;
    (row.weight * off, row.weight * likely * (1.0 - likely))
}

#[derive(Clone, Default)]
struct Sum {
    off: f64,
    change: f64,
    rows: usize,
}

impl Sum {
    fn plus(&self, other: &Sum) -> Sum {
        Sum {
            off: self.off + other.off,
            change: self.change + other.change,
            rows: self.rows + other.rows,
        }
    }

    fn value(&self) -> f64 {
        self.off / (self.change + DOUBT)
    }

    fn gain(&self) -> f64 {
        self.off * self.value()
    }
}

fn allowed(step: &Step) -> bool {
    let name = TRAITS[step.at];
    !(UP.contains(&name) && step.above < step.below
        || DOWN.contains(&name) && step.above > step.below)
}

struct Step {
    gain: f64,
    at: usize,
    cut: usize,
    below: f64,
    above: f64,
}
