//! The figures of a file.

use crate::failure::Failure;
use crate::head;
use chrono::DateTime;
use factdesk_domain::{ArticleId, CandidateClaim, ClaimId, Extraction, compose};
use factdesk_extract::{Input, extract};
use factdesk_ledger::{Population, Sighting, Witness, names, part_of, partial};
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
    let title = article.title.chars().count();
    let make = |at| {
        let mut figure = figure(&found, number, at)?;
        let claim = found.claims.get(at)?;
        figure.sighting.headline = (claim.span.end as usize) <= title;
        figure.sighting.publish_time = published;
        Some(Figure {
            publisher: publisher.clone(),
            ..figure
        })
    };
    Ok((0..found.claims.len()).filter_map(make).collect())
}

fn figure(found: &Extraction, number: usize, at: usize) -> Option<Figure> {
    let claim = found.claims.get(at)?;
    let figure = claim.figure.clone()?;
    let article = ArticleId(Uuid::from_u128(number as u128));
    let sentences = found.claims.iter().map(|c| c.context.as_str());
    let claimant = claimant(claim);
    Some(Figure {
        witness: Witness {
            claim: name(number, at),
            article,
            occurrence: claim.occurrence.clone(),
            names: names(sentences),
        },
        sighting: Sighting {
            claim: name(number, at),
            article,
            population: match partial(&found.claims, at) {
                true => Population::some(),
                false => Population::of(figure.measure, &figure.unit_noun),
            },
            figure,
            headline: false,
            part_of: part_of(&found.claims, at).map(|whole| name(number, whole)),
            origin: Some(claimant.clone()).filter(|c| !c.is_empty()),
            publish_time: None,
        },
        publisher: String::new(),
        claimant,
    })
}

fn claimant(claim: &CandidateClaim) -> String {
    let first = claim.attributions.iter().find(|a| !a.anonymous);
    first.map(|a| a.claimant.clone()).unwrap_or_default()
}

fn name(article: usize, claim: usize) -> ClaimId {
    ClaimId(Uuid::from_u128((article * CLAIMS + claim) as u128))
}
