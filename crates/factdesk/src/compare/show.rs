//! Events and their figures for people.

use super::Event;
use super::read::Figure;
use factdesk_domain::{ClaimId, Occurrence};
use factdesk_ledger::{Interval, Related, Relation, Series, Sighting, Source, independent};
use std::collections::BTreeSet;
use std::fmt::Write;

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
    parts.extend(about.iter().find_map(|o| o.places.first()).cloned());
    let since = about.iter().filter_map(|o| o.earliest).min();
    parts.extend(since.map(|t| format!("from {}", t.format("%F"))));
    let articles: BTreeSet<_> = inside().map(|f| f.sighting.article).collect();
    parts.push(count(articles.len(), "article"));
    parts.join(" · ")
}

fn one(out: &mut String, figures: &[Figure], series: &Series) {
    let measure = series.key.measure.as_str().to_lowercase();
    let whom = series.key.population.as_str();
    let whom = if whom.is_empty() {
        String::new()
    } else {
        format!(" ({whom})")
    };
    let range = series.range.map(range).unwrap_or_default();
    let origins = origins(figures, series);
    line(
        out,
        &format!("  {measure}{whom}{range}, {}", count(origins, "origin")),
    );
    for sighting in &series.sightings {
        if let Some(figure) = of(figures, sighting.claim) {
            line(out, &row(figure, sighting));
        }
    }
    for related in series.relations.iter().filter(|r| worth_saying(r)) {
        line(out, &relation(figures, related));
    }
}

fn range(range: Interval) -> String {
    match (range.low(), range.high()) {
        (low, high) if low == high => format!(": {low}"),
        (low, high) if high.is_infinite() => format!(": {low} or more"),
        (low, high) if low.is_infinite() => format!(": {high} or fewer"),
        (low, high) => format!(": {low} to {high}"),
    }
}

fn row(figure: &Figure, sighting: &Sighting) -> String {
    let said = &sighting.figure;
    let vague = if said.vague { " (vague)" } else { "" };
    let when = sighting
        .publish_time
        .map(|t| t.format("%F %H:%M").to_string())
        .unwrap_or_default();
    let number = format!("{}{vague}", one_line(&said.text));
    let row = format!(
        "    {number:<22}{:<22}{:<34}{when}",
        short(&figure.publisher, 20),
        short(&figure.claimant, 32)
    );
    row.trim_end().to_owned()
}

/// That all go together is seen without being said.
fn worth_saying(related: &Related) -> bool {
    matches!(
        related.relation,
        Relation::Conflicts | Relation::RevisedDown | Relation::SubsetOf
    )
}

fn relation(figures: &[Figure], related: &Related) -> String {
    let named = |claim| {
        of(figures, claim).map_or(String::new(), |f| {
            let text = one_line(&f.sighting.figure.text);
            format!("{text} ({})", short(&f.publisher, 20))
        })
    };
    let (from, to) = (named(related.from), named(related.to));
    match related.relation {
        Relation::Conflicts => format!("    ! {from} conflicts with {to}: {}", related.reason),
        Relation::RevisedDown => format!("    ↓ {from} revises {to} down"),
        _ => format!("    · {from} is a part of {to}"),
    }
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

fn count(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}

fn short(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.chars().count() > most {
        true => line.chars().take(most - 1).chain(['…']).collect(),
        false => line,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(out: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{text}");
}
