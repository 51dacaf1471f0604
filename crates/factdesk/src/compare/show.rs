//! Events and their figures for people.

use super::Event;
use super::read::Figure;
use crate::drawing::{self, Remark, Row, count, line};
use factdesk_domain::{ClaimId, Occurrence};
use factdesk_ledger::{Related, Relation, Series, Sighting, Source, independent};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// All events; a line that says so where there are none.
pub fn show(figures: &[Figure], events: &[Event]) -> String {
    let mut out = String::new();
    for event in events {
        line(&mut out, &head(figures, event));
        for series in &event.series {
            one(&mut out, figures, series);
        }
        line(&mut out, "");
    }
    if events.is_empty() {
        line(&mut out, "No two figures tell of one event.");
    }
    out
}

/// "ATTACK · Port Sarnow · from 2025-09-12 · 6 articles".
fn head(figures: &[Figure], event: &Event) -> String {
    let inside = || {
        figures
            .iter()
            .filter(|f| event.claims.contains(&f.witness.claim))
    };
    let about: Vec<&Occurrence> = inside().map(|f| &f.witness.mention.occurrence).collect();
    let happening = about.iter().find_map(|o| o.happening);
    let mut parts = vec![happening.map_or("EVENT", |h| h.as_str()).to_owned()];
    parts.extend(place(&about));
    let since = about.iter().filter_map(|o| o.earliest).min();
    parts.extend(since.map(|t| format!("from {}", t.format("%F"))));
    let articles: BTreeSet<_> = inside().map(|f| f.sighting.article).collect();
    parts.push(count(articles.len(), "article"));
    parts.join(" · ")
}

/// The place that most name, whatever the order of the files.
fn place(about: &[&Occurrence]) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for place in about.iter().flat_map(|o| &o.places) {
        *named.entry(place).or_default() += 1;
    }
    let most = named
        .into_iter()
        .max_by_key(|(place, n)| (*n, Reverse(*place)));
    most.map(|(place, _)| place.to_owned())
}

fn one(out: &mut String, figures: &[Figure], series: &Series) {
    let measure = series.key.measure.as_str().to_lowercase();
    let end = |n: f64| Some(n).filter(|n| n.is_finite());
    let range = series.range.map(|r| (end(r.low()), end(r.high())));
    let whom = series.key.population.as_str();
    let origins = origins(figures, series);
    line(out, &drawing::heading(&measure, whom, range, origins));
    for sighting in &series.sightings {
        if let Some(figure) = of(figures, sighting.claim) {
            line(out, &row(figure, sighting));
        }
    }
    for related in &series.relations {
        if let Some(remark) = remark(related) {
            let named = |claim| named(figures, claim);
            let (from, to) = (named(related.from), named(related.to));
            line(out, &drawing::remark(&remark, &from, &to));
        }
    }
}

fn row(figure: &Figure, sighting: &Sighting) -> String {
    let when = sighting.publish_time;
    let when = when.map(|t| t.format("%F %H:%M").to_string());
    drawing::row(&Row {
        number: &sighting.figure.text,
        vague: sighting.figure.vague,
        publisher: &figure.publisher,
        who: &figure.claimant,
        when: &when.unwrap_or_default(),
        verdict: "",
    })
}

fn remark(related: &Related) -> Option<Remark<'static>> {
    match related.relation {
        Relation::Conflicts => Some(Remark::Conflicts(related.reason)),
        Relation::RevisedDown => Some(Remark::RevisesDown),
        Relation::SubsetOf => Some(Remark::PartOf),
        _ => None,
    }
}

fn named(figures: &[Figure], claim: ClaimId) -> String {
    of(figures, claim).map_or(String::new(), |f| {
        drawing::named(&f.sighting.figure.text, &f.publisher)
    })
}

/// How many independent origins the numbers of a series have, parts and vague words too.
fn origins(figures: &[Figure], series: &Series) -> usize {
    let source = |sighting: &Sighting| Source {
        article: sighting.article,
        origin: sighting.origin.clone(),
        copy_key: copy_key(figures, sighting.claim),
    };
    let sources: Vec<Source> = series.sightings.iter().map(source).collect();
    independent(&sources).len()
}

/// Offline each claim is its own copy: there is no telling wire copy from a quotation.
fn copy_key(figures: &[Figure], claim: ClaimId) -> String {
    let place = figures.iter().position(|f| f.witness.claim == claim);
    place.unwrap_or_default().to_string()
}

fn of(figures: &[Figure], claim: ClaimId) -> Option<&Figure> {
    figures.iter().find(|f| f.witness.claim == claim)
}
