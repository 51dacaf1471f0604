//! The figures of a file.

use crate::failure::Failure;
use crate::head;
use chrono::DateTime;
use factdesk_domain::{ArticleId, ClaimId, Extraction, compose};
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Paper, Report, Sighting, Told, Witness, sightings, witnesses};
use std::path::Path;
use uuid::Uuid;

/// A figure with what is compared of it, and what is shown.
pub struct Figure {
    /// What joining looks at.
    pub witness: Witness,
    /// What its series looks at.
    pub sighting: Sighting,
    /// Who published it: the head's word, else the file's name.
    pub publisher: String,
    /// Who says it, the first of the chain; empty where nobody does.
    pub claimant: String,
}

/// More articles than this have claims that a number could not name.
const CLAIMS: usize = 1_000_000;

/// The figures of the article in `file`, the `number`th that is read.
pub fn figures(file: &Path, number: usize) -> Result<Vec<Figure>, Failure> {
    let bytes = std::fs::read(file)?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new("not UTF-8"))?;
    let article = head::parse(&text)?;
    let text = compose(&article.title, &article.body);
    let published = article
        .publish_time
        .and_then(|t| DateTime::from_timestamp(t.seconds, 0));
    let found = extract(&Input {
        text: &text,
        has_title: !article.title.is_empty(),
        language: Some("en"),
        publish_time: published,
    });
    let name = file.file_name().unwrap_or(file.as_os_str());
    let publisher = match article.publisher.is_empty() {
        true => name.to_string_lossy().into_owned(),
        false => article.publisher,
    };
    let paper = Paper {
        article: ArticleId(Uuid::from_u128(number as u128)),
        title: u32::try_from(article.title.chars().count()).unwrap_or(u32::MAX),
        publish_time: published,
    };
    Ok(of_article(&paper, &text, &publisher, number, &found))
}

fn of_article(
    paper: &Paper,
    text: &str,
    publisher: &str,
    number: usize,
    found: &Extraction,
) -> Vec<Figure> {
    let claims = found.claims.iter().enumerate();
    let told: Vec<Told> = claims
        .map(|(at, claim)| Told::candidate(name(number, at), claim))
        .collect();
    let report = Report {
        text,
        publish_time: paper.publish_time,
    };
    let witnesses = witnesses(&report, &told);
    let seen = sightings(paper, &told).into_iter();
    let figure = |sighting: Sighting| {
        let witness = witnesses.iter().find(|w| w.claim == sighting.claim)?;
        Some(Figure {
            witness: witness.clone(),
            publisher: publisher.to_owned(),
            claimant: sighting.origin.clone().unwrap_or_default(),
            sighting,
        })
    };
    seen.filter_map(figure).collect()
}

fn name(article: usize, claim: usize) -> ClaimId {
    ClaimId(Uuid::from_u128((article * CLAIMS + claim) as u128))
}
