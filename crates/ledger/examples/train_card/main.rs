//! Trains the card of joining: `train_card DIR... > src/event/alike/card.txt`, on planted
//! reports, of each three of which the first two tell of one event and the third of another
//! (`tests/pairs`). Reports of two stories are taken as if they had come out within three
//! days of each other, since most pairs that are compared do. The same reports give the
//! same bytes.
//!
//! `train_card --check DIR...` says instead, for several numbers of points that are needed,
//! how many of the first two it joins and how many third reports to either, where no story
//! was trained on that it is asked of.

mod card;
mod check;
mod fit;
mod reports;

use card::{Card, Row, fit};
use factdesk_ledger::{JOINS, TRAITS, traits};
use reports::{Told, dated_after};

type Failure = Box<dyn std::error::Error>;

/// A pair of two stories counts so much of one of one story, of which there are few.
const OTHER: f64 = 0.1;

/// So many points, as `--check` counts them, are needed: with two tenths fewer, `--check`
/// finds four pairs more and joins five third reports more.
const NEEDED: f64 = -0.8;

fn main() -> Result<(), Failure> {
    let (flags, dirs): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let rows = rows(&reports::read(&dirs)?);
    match flags.is_empty() {
        true => print(&fit(&rows)),
        false => check::check(&rows),
    }
    Ok(())
}

/// Every pair of reports that could be joined.
fn rows(all: &[Told]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, a) in all.iter().enumerate() {
        for (n, b) in all[at + 1..].iter().enumerate() {
            rows.extend(row(a, b, at * 7 + n));
        }
    }
    rows
}

fn row(a: &Told, b: &Told, hours: usize) -> Option<Row> {
    let story = a.story == b.story;
    let near = if story {
        b.mention.clone()
    } else {
        dated_after(&a.mention, &b.mention, hours)?
    };
    let traits = traits(&a.mention, &near)?;
    Some(Row {
        stories: [a.story, b.story],
        one: story && a.report < 2 && b.report < 2,
        weight: if story { 1.0 } else { OTHER },
        traits,
    })
}

fn print(card: &Card) {
    for (name, steps) in TRAITS
        .iter()
        .zip(card.steps(NEEDED - (JOINS / (1.0 - JOINS)).ln()))
    {
        let steps: Vec<String> = steps
            .iter()
            .map(|(from, points)| format!("{from}:{points:.2}"))
            .collect();
        println!("{name} {}", steps.join(" "));
    }
}
