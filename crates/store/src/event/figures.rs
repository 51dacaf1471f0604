//! The figures of one series, and what they say to each other.

use crate::Error;
use crate::claim::reading::{Row, Which};
use crate::claim::row;
use crate::db::InOrder;
use crate::word::read_opt;
use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, ClaimId, EventId, Figure, Measure, Verdict};
use factdesk_ledger::{
    Interval, Population, Related, Sighting, Source, assemble, independent, reading, speakers,
};
use sea_orm::QueryResult;
use std::cmp::Reverse;
use uuid::Uuid;

/// At most so many figures are set against each other. Their pairs are told, so that
/// a series of nothing but different numbers stays a message that a client takes.
const SPEAKERS: usize = 100;

/// Every figure of one event that counts the same.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSeries {
    /// The event that goes on.
    pub event: EventId,
    /// What is counted, as a word.
    pub id: String,
    /// What is counted.
    pub measure: Measure,
    /// Who or what, where it is not everybody.
    pub population: String,
    /// In what; empty for people.
    pub unit: String,
    /// The figures in the order of the times that they hold for, unknown ones last.
    pub sightings: Vec<SeenFigure>,
    /// What they say to each other.
    pub relations: Vec<Related>,
    /// What they leave open.
    pub range: Option<Interval>,
    /// Independent origins.
    pub origin_count: u32,
    /// Figures, more than are in `sightings` where there are very many.
    pub sighting_count: u32,
}

/// A figure as one article has it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenFigure {
    /// What is compared.
    pub sighting: Sighting,
    /// The article's publisher.
    pub publisher: String,
    /// The claim's verdict. A sealed one is not in the claim's row, so never here.
    pub verdict: Option<Verdict>,
    copy_key: String,
    series: String,
    population: String,
    place: Option<DateTime<Utc>>,
}

impl SeenFigure {
    /// The series that it is of.
    pub(super) fn series(&self) -> &str {
        &self.series
    }
}

/// A figure from a row that begins with the claim's columns; none where it is no figure.
pub(super) fn read(found: &QueryResult) -> Result<Option<SeenFigure>, Error> {
    let mut claim = Row::read(&mut InOrder::of(found)?, Which::All)?;
    let Some(figure) = row::figure(&mut claim)? else {
        return Ok(None);
    };
    let part_of: Option<Uuid> = found.try_get("", "part_of")?;
    let origin: String = found.try_get("", "origin")?;
    let population: String = found.try_get("", "population")?;
    let some = Population::some();
    Ok(Some(SeenFigure {
        sighting: Sighting {
            claim: ClaimId(claim.id),
            article: ArticleId(claim.article),
            figure,
            headline: found.try_get("", "headline")?,
            // Whoever is counted, they are of one series; but nobody says which of them "some
            // of them" are.
            population: Some(some)
                .filter(|some| some.as_str() == population)
                .unwrap_or_default(),
            part_of: part_of.map(ClaimId),
            origin: Some(origin).filter(|o| !o.is_empty()),
            publish_time: found.try_get("", "publish_time")?,
            sentence: Sighting::sentence(&claim.context),
        },
        publisher: found.try_get("", "publisher")?,
        verdict: read_opt(claim.verdict, Verdict::parse)?,
        copy_key: claim.copy_key,
        series: found.try_get("", "series")?,
        population,
        place: found.try_get("", "place")?,
    }))
}

/// The series of figures that all have its id; none where there are no figures.
pub(super) fn series(
    event: EventId,
    mut seen: Vec<SeenFigure>,
    sighting_count: u32,
) -> Option<FigureSeries> {
    seen.sort_by_key(|s| (s.place.is_none(), s.place, s.sighting.claim));
    // A part is shown with its whole, which names the series.
    let first = seen.iter().find(|s| s.sighting.part_of.is_none());
    let first = first.or(seen.first())?;
    let (id, Figure { measure, unit, .. }) = (first.series.clone(), &first.sighting.figure);
    let (measure, unit) = (*measure, unit.clone());
    let population = match first.sighting.part_of {
        Some(_) => String::new(),
        None => first.population.clone(),
    };
    let (relations, range) = compared(&seen, measure, &unit);
    Some(FigureSeries {
        event,
        id,
        measure,
        population,
        unit: Some(unit).filter(|u| u != "people").unwrap_or_default(),
        relations,
        range,
        origin_count: independent(&sources(&seen)).len() as u32,
        sighting_count,
        sightings: seen,
    })
}

/// They are of one series, whatever the words that their ids were made of.
fn compared(seen: &[SeenFigure], measure: Measure, unit: &str) -> (Vec<Related>, Option<Interval>) {
    let mut all: Vec<Sighting> = seen.iter().map(|s| s.sighting.clone()).collect();
    for sighting in &mut all {
        (sighting.figure.measure, sighting.figure.unit) = (measure, unit.to_owned());
    }
    let mut spoke: Vec<Sighting> = speakers(&all).into_iter().cloned().collect();
    let ends = ends(&spoke);
    spoke.sort_by_key(|s| (!ends.contains(&s.claim), Reverse(s.claim)));
    spoke.truncate(SPEAKERS);
    let made = assemble(&spoke).pop();
    made.map_or_else(Default::default, |made| (made.relations, made.range))
}

/// Those from which the range follows: they are never left out.
fn ends(spoke: &[Sighting]) -> Vec<ClaimId> {
    let read = || spoke.iter().filter_map(|s| Some((reading(s)?, s.claim)));
    let lowest = read().min_by(|a, b| a.0.low().total_cmp(&b.0.low()));
    let floor = read().max_by(|a, b| a.0.low().total_cmp(&b.0.low()));
    let highest = read().max_by(|a, b| a.0.high().total_cmp(&b.0.high()));
    let ends = [lowest, floor, highest].into_iter().flatten();
    ends.map(|(_, claim)| claim).collect()
}

fn sources(seen: &[SeenFigure]) -> Vec<Source> {
    let source = |s: &SeenFigure| Source {
        article: s.sighting.article,
        origin: s.sighting.origin.clone(),
        copy_key: s.copy_key.clone(),
    };
    seen.iter().map(source).collect()
}
