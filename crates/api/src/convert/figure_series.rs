//! Figure series to the wire.

use super::enums::{Word, number};
use super::figure::figure_to_proto;
use super::{name, time};
use factdesk_ledger::{Interval, Related, Relation};
use factdesk_proto::v1;
use factdesk_proto::v1::figure_relation::Kind;
use factdesk_store::{FigureSeries, SeenFigure};

pub(crate) fn series_to_proto(series: FigureSeries) -> v1::FigureSeries {
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let conflicts = |r: &Related| r.relation == Relation::Conflicts;
    v1::FigureSeries {
        name: name::series(series.event, &series.id),
        event: name::event(series.event),
        measure: series.measure.number(),
        population: series.population,
        unit: series.unit,
        sightings: series.sightings.into_iter().map(sighting).collect(),
        conflicting: series.relations.iter().any(conflicts),
        relations: series.relations.into_iter().map(relation).collect(),
        range: series.range.map(range),
        origin_count: count(series.origin_count),
        sighting_count: count(series.sighting_count),
    }
}

fn sighting(seen: SeenFigure) -> v1::Sighting {
    let sighting = seen.sighting;
    v1::Sighting {
        claim: name::claim(sighting.claim),
        article: name::article(sighting.article),
        publisher: seen.publisher,
        origin: sighting.origin.unwrap_or_default(),
        figure: Some(figure_to_proto(sighting.figure)),
        publish_time: sighting.publish_time.map(time::to_proto),
        verdict: number(seen.verdict),
        headline: sighting.headline,
    }
}

fn relation(related: Related) -> v1::FigureRelation {
    let kind = match related.relation {
        Relation::Compatible => Kind::Compatible,
        Relation::Refines => Kind::Refines,
        Relation::SubsetOf => Kind::SubsetOf,
        Relation::SupersedesCandidate => Kind::SupersedesCandidate,
        Relation::RevisedDown => Kind::RevisedDown,
        Relation::Conflicts => Kind::Conflicts,
    };
    v1::FigureRelation {
        from: name::claim(related.from),
        to: name::claim(related.to),
        kind: kind.into(),
        reason: related.reason.to_owned(),
    }
}

/// An infinite end is open.
fn range(range: Interval) -> v1::FigureRange {
    let end = |n: f64| Some(n).filter(|n| n.is_finite());
    v1::FigureRange {
        low: end(range.low()),
        high: end(range.high()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_end_is_absent() {
        let ends = |interval| {
            let wire = range(interval);
            (wire.low, wire.high)
        };
        assert_eq!(ends(Interval::from(93.0)), (Some(93.0), None));
        assert_eq!(ends(Interval::up_to(5.0)), (None, Some(5.0)));
        let both = Interval::new(115.0, 145.0);
        assert_eq!(ends(both), (Some(115.0), Some(145.0)));
    }
}
