//! Events and their figures for people.

mod said;

pub use said::said;

use crate::drawing::{self, Remark, Row, count, line, one_line};
use chrono::DateTime;
use factdesk_proto::v1::figure_relation::Kind;
use factdesk_proto::v1::{Event, FigureRelation, FigureSeries, Sighting, Verdict};
use prost_types::Timestamp;
use std::collections::HashMap;

/// One of a list: its name, when it last changed, how many tell of it, and its title.
pub fn event(event: &Event) -> String {
    format!(
        "{}  {}  {:>12}  {}\n",
        event.name,
        time(event.update_time.as_ref()),
        count(size(event.article_count), "article"),
        one_line(&event.title),
    )
}

/// An event with all of its figures.
pub fn one(event: &Event, series: &[FigureSeries]) -> String {
    let mut out = String::new();
    line(&mut out, &one_line(&event.title));
    let parts = [
        event.name.clone(),
        count(size(event.article_count), "article"),
        count(size(event.claim_count), "claim"),
        format!("last changed {} UTC", time(event.update_time.as_ref())),
    ];
    line(&mut out, &parts.join(" · "));
    for series in series {
        line(&mut out, "");
        figures(&mut out, series);
    }
    if series.is_empty() {
        line(&mut out, "No claim of it is a figure.");
    }
    out
}

fn figures(out: &mut String, series: &FigureSeries) {
    let measure = series.measure().as_str_name();
    let measure = measure.trim_start_matches("MEASURE_").to_lowercase();
    let range = series.range.map(|range| (range.low, range.high));
    let origins = size(series.origin_count);
    line(
        out,
        &drawing::heading(&measure, &counted(series), range, origins),
    );
    for sighting in &series.sightings {
        line(out, &row(sighting));
    }
    let left = size(series.sighting_count).saturating_sub(series.sightings.len());
    if left > 0 {
        line(out, &format!("    and {left} older ones"));
    }
    let of: HashMap<&str, &Sighting> = series.sightings.iter().map(|s| (&*s.claim, s)).collect();
    for relation in &series.relations {
        if let Some(remark) = remark(relation) {
            let named = |claim: &str| of.get(claim).map_or(claim.to_owned(), |s| named(s));
            let (from, to) = (named(&relation.from), named(&relation.to));
            line(out, &drawing::remark(&remark, &from, &to));
        }
    }
}

/// Whom or what: "children", "USD"; "villages" says what "village" would.
fn counted(series: &FigureSeries) -> String {
    let [whom, unit] = [&*series.population, &*series.unit].map(one_line);
    match (whom.is_empty(), unit.is_empty() || whom.starts_with(&unit)) {
        (true, _) => unit,
        (false, true) => whom,
        (false, false) => format!("{whom}, {unit}"),
    }
}

fn row(sighting: &Sighting) -> String {
    let figure = sighting.figure.as_ref();
    let verdict = match sighting.verdict() {
        Verdict::Unspecified => String::new(),
        said => said
            .as_str_name()
            .trim_start_matches("VERDICT_")
            .to_lowercase(),
    };
    drawing::row(&Row {
        number: figure.map_or("", |f| &f.text),
        vague: figure.is_some_and(|f| f.vague),
        publisher: &sighting.publisher,
        who: &sighting.origin,
        when: &time(sighting.publish_time.as_ref()),
        verdict: &verdict,
    })
}

fn named(sighting: &Sighting) -> String {
    let number = sighting.figure.as_ref().map_or("", |f| &f.text);
    drawing::named(number, &sighting.publisher)
}

fn remark(relation: &FigureRelation) -> Option<Remark<'_>> {
    match relation.kind() {
        Kind::Conflicts => Some(Remark::Conflicts(&relation.reason)),
        Kind::RevisedDown => Some(Remark::RevisesDown),
        Kind::SubsetOf => Some(Remark::PartOf),
        _ => None,
    }
}

fn time(time: Option<&Timestamp>) -> String {
    let time = time.and_then(|t| DateTime::from_timestamp(t.seconds, 0));
    time.map_or(String::new(), |t| t.format("%F %H:%M").to_string())
}

fn size(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::{Figure, FigureRange, Measure};

    fn sighting(claim: &str, text: &str, verdict: Verdict) -> Sighting {
        Sighting {
            claim: claim.into(),
            publisher: "Sarnow Gazette".into(),
            origin: "the prosecutor".into(),
            figure: Some(Figure {
                text: text.into(),
                ..Default::default()
            }),
            publish_time: Some(Timestamp {
                seconds: 1_757_635_200,
                nanos: 0,
            }),
            verdict: verdict.into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_series_is_drawn_with_its_conflicts() {
        let series = FigureSeries {
            measure: Measure::Hospitalizations.into(),
            range: Some(FigureRange {
                low: Some(115.0),
                high: Some(145.0),
            }),
            origin_count: 2,
            sighting_count: 7,
            sightings: vec![
                sighting("claims/a", "115", Verdict::Verified),
                sighting("claims/b", "145", Verdict::Unspecified),
            ],
            relations: vec![FigureRelation {
                from: "claims/a".into(),
                to: "claims/b".into(),
                kind: Kind::Conflicts.into(),
                reason: "two different numbers for one thing".into(),
            }],
            ..Default::default()
        };
        let event = Event {
            name: "events/e".into(),
            title: "Attack, Sarnow".into(),
            article_count: 2,
            claim_count: 3,
            ..Default::default()
        };
        let drawn = one(&event, &[series]);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[0], "Attack, Sarnow");
        assert!(lines[1].starts_with("events/e · 2 articles · 3 claims"));
        assert_eq!(lines[3], "  hospitalizations: 115 to 145, 2 origins");
        assert!(lines[4].contains("2025-09-12 00:00") && lines[4].ends_with("verified"));
        assert!(lines[5].starts_with("    145 ") && lines[5].ends_with("00:00"));
        assert_eq!(lines[6], "    and 5 older ones");
        assert_eq!(
            lines[7],
            "    ! 115 (Sarnow Gazette) conflicts with 145 (Sarnow Gazette): two different \
             numbers for one thing"
        );
    }

    #[test]
    fn what_is_counted_is_said_once() {
        let said = |population: &str, unit: &str| {
            counted(&FigureSeries {
                population: population.into(),
                unit: unit.into(),
                ..Default::default()
            })
        };
        assert_eq!(said("", ""), "");
        assert_eq!(said("", "USD"), "USD");
        assert_eq!(said("children", ""), "children");
        assert_eq!(said("villages", "village"), "villages");
        assert_eq!(said("burnt land", "km"), "burnt land, km");
    }

    #[test]
    fn without_figures_it_says_so() {
        let drawn = one(&Event::default(), &[]);
        assert!(drawn.ends_with("No claim of it is a figure.\n"), "{drawn}");
    }
}
