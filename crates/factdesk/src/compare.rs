//! `factdesk compare`: what the figures of several articles say to each other, without
//! any database.

mod read;
mod show;

use crate::failure::{Context, Failure};
use crate::output;
use clap::Args;
use factdesk_domain::ClaimId;
use factdesk_ledger::{Series, Witness, assemble, events};
use read::Figure;
use std::path::PathBuf;

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Text files in UTF-8, an article each, with a head (`publisher: …`, `publish_time: …`,
    /// `title: …`, blank line) where there is one
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Prints the events that the articles tell of, each with its figures.
pub fn run(args: &CompareArgs) -> Result<(), Failure> {
    let mut figures = Vec::new();
    for (number, file) in args.files.iter().enumerate() {
        let read = read::figures(file, number);
        figures.extend(read.context(format!("cannot read {}", file.display()))?);
    }
    let events = compared(&figures);
    output::print(&show::show(&figures, &events))?;
    Ok(())
}

/// An event's figures, by what they count.
struct Event {
    claims: Vec<ClaimId>,
    series: Vec<Series>,
}

/// Events with more than one figure, the largest first.
fn compared(figures: &[Figure]) -> Vec<Event> {
    let witnesses: Vec<Witness> = figures.iter().map(|f| f.witness.clone()).collect();
    let mut found: Vec<Event> = events(&witnesses, &[])
        .into_iter()
        .filter(|claims| claims.len() > 1)
        .map(|claims| event(figures, claims))
        .collect();
    found.sort_by_key(|event| std::cmp::Reverse(event.claims.len()));
    found
}

fn event(figures: &[Figure], claims: Vec<ClaimId>) -> Event {
    let inside = figures.iter().filter(|f| claims.contains(&f.witness.claim));
    let sightings: Vec<_> = inside.map(|f| f.sighting.clone()).collect();
    Event {
        series: assemble(&sightings),
        claims,
    }
}
