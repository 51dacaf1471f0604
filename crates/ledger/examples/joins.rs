//! Which claims of different articles the rules take for one event, for checking by hand:
//! `joins FILE...` prints a line each pair of articles, with the surest pair of sentences.
//! A file named `…_2016-08-31_….txt` was published on that day.

use chrono::{DateTime, NaiveDate, Utc};
use factdesk_domain::ClaimId;
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Edge, Report, Told, Witness, edge, witnesses};
use uuid::Uuid;

struct Read {
    witness: Witness,
    context: String,
    file: String,
}

fn main() -> Result<(), std::io::Error> {
    let mut all: Vec<Vec<Read>> = Vec::new();
    for (number, file) in std::env::args().skip(1).enumerate() {
        let text = std::fs::read_to_string(&file)?;
        all.push(read(number, file, &text));
    }
    for (at, article) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            if let Some((edge, a, b)) = surest(article, other) {
                print(&edge, a, b);
            }
        }
    }
    Ok(())
}

/// The claims of an article that say what happened and where.
fn read(number: usize, file: String, text: &str) -> Vec<Read> {
    let claims = extract(&Input {
        text,
        has_title: false,
        language: Some("en"),
        publish_time: published(&file),
    })
    .claims;
    let id = |n: usize| ClaimId(Uuid::from_u128((number * 100_000 + n) as u128));
    let told = claims.iter().enumerate();
    let told: Vec<Told> = told.map(|(n, c)| Told::candidate(id(n), c)).collect();
    let report = Report {
        text,
        publish_time: published(&file),
    };
    let told = witnesses(&report, &told).into_iter().zip(&claims);
    let of_any =
        |w: &Witness| w.mention.story.is_some() || w.mention.occurrence.happening.is_some();
    let told = told.filter(|(w, _)| of_any(w));
    told.map(|(witness, claim)| Read {
        witness,
        context: claim.context.clone(),
        file: file.clone(),
    })
    .collect()
}

fn published(file: &str) -> Option<DateTime<Utc>> {
    let day = file
        .split('_')
        .find_map(|part| part.parse::<NaiveDate>().ok())?;
    Some(day.and_hms_opt(12, 0, 0)?.and_utc())
}

fn surest<'r>(a: &'r [Read], b: &'r [Read]) -> Option<(Edge, &'r Read, &'r Read)> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let edges =
        pairs.filter_map(|(x, y)| Some((edge(&x.witness.mention, &y.witness.mention)?, x, y)));
    edges.max_by(|x, y| x.0.score.total_cmp(&y.0.score))
}

fn print(edge: &Edge, a: &Read, b: &Read) {
    println!("{:.2} {}", edge.score, edge.reasons.join(", "));
    for read in [a, b] {
        let said = &read.witness.mention.occurrence;
        let what = said.happening.map_or("", |h| h.as_str());
        let day = said.earliest.map(|t| t.format("%F").to_string());
        let day = day.unwrap_or_default();
        let words = read.context.split_whitespace().collect::<Vec<_>>();
        let words = words.join(" ");
        println!("  {what} {:?} {day} | {words} | {}", said.places, read.file);
    }
}
