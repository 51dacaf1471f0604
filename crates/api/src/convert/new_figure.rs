//! The figure of a claim entered by hand, from the wire.

use super::enums::required;
use super::text::bounded;
use super::{merge, time};
use factdesk_domain::{AsOf, Bound, Figure, Kind, Violations};
use factdesk_proto::v1;

/// The most characters of each of its words.
const WORDS: usize = 1_000;

/// The figure as sent: on KIND_FIGURE, and only there. Where the kind is not
/// known, whether there may be one stays open, and its own fields are checked.
///
/// # Errors
/// Every bad field, below `figure`.
pub(super) fn figure_from_proto(
    kind: Option<Kind>,
    figure: Option<v1::Figure>,
) -> Result<Option<Figure>, Violations> {
    let mut bad = Violations::new();
    match (kind, figure) {
        (Some(Kind::Figure) | None, Some(figure)) => {
            let read = read(figure);
            return read.map(Some).map_err(|others| {
                bad.nest("figure", others);
                bad
            });
        }
        (Some(Kind::Figure), None) => bad.add("figure", "is required on KIND_FIGURE"),
        (_, Some(_)) => bad.add("figure", "is allowed on KIND_FIGURE only"),
        (_, None) => {}
    }
    bad.into_result(Some(None))
}

fn read(figure: v1::Figure) -> Result<Figure, Violations> {
    let mut bad = Violations::new();
    let measure = bad.keep("measure", required(figure.measure));
    let bound = bad.keep("bound", required(figure.bound));
    let parts = [
        ("unit_noun", &figure.unit_noun),
        ("unit", &figure.unit),
        ("text", &figure.text),
    ];
    for (part, words) in parts {
        bad.keep(part, bounded(words, WORDS));
    }
    check_numbers(&figure, bound, &mut bad);
    let as_of = figure.as_of.map(as_of).transpose();
    let as_of = merge(&mut bad, as_of).flatten();
    let read = measure.zip(bound).map(|(measure, bound)| Figure {
        measure,
        unit_noun: figure.unit_noun,
        bound,
        low: figure.low,
        high: figure.high,
        unit: figure.unit,
        vague: figure.vague,
        as_of,
        text: figure.text,
        span: None,
    });
    bad.into_result(read)
}

fn check_numbers(figure: &v1::Figure, bound: Option<Bound>, bad: &mut Violations) {
    for (field, number) in [("low", figure.low), ("high", figure.high)] {
        if number.is_some_and(|n| !n.is_finite()) {
            bad.add(field, "must be a finite number");
        }
    }
    match (bound, figure.low, figure.high) {
        (Some(Bound::Between), Some(low), Some(high)) if low > high => {
            bad.add("high", "must not be less than `low`");
        }
        (Some(Bound::Between), Some(_), Some(_)) => {}
        (Some(Bound::Between), ..) => bad.add("high", "is required, and `low`, with BOUND_BETWEEN"),
        (Some(_), _, Some(_)) => bad.add("high", "is allowed with BOUND_BETWEEN only"),
        (Some(_), None, None) if !figure.vague => {
            bad.add("low", "is required unless the figure is vague");
        }
        _ => {}
    }
}

fn as_of(as_of: v1::AsOf) -> Result<AsOf, Violations> {
    let mut bad = Violations::new();
    let (earliest, latest) = (
        as_of.earliest.map(time::from_proto),
        as_of.latest.map(time::from_proto),
    );
    let earliest = bad.keep("as_of.earliest", earliest.transpose()).flatten();
    let latest = bad.keep("as_of.latest", latest.transpose()).flatten();
    if earliest
        .zip(latest)
        .is_some_and(|(earliest, latest)| earliest > latest)
    {
        bad.add("as_of.latest", "must not lie before `earliest`");
    }
    bad.keep("as_of.basis", bounded(&as_of.basis, WORDS));
    bad.into_result(Some(AsOf {
        earliest,
        latest,
        basis: as_of.basis,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sixty() -> v1::Figure {
        v1::Figure {
            measure: v1::Measure::Deaths.into(),
            bound: v1::Bound::AtLeast.into(),
            low: Some(60.0),
            text: "at least 60".into(),
            ..Default::default()
        }
    }

    fn fields(kind: impl Into<Option<Kind>>, figure: Option<v1::Figure>) -> Vec<String> {
        let bad = figure_from_proto(kind.into(), figure).unwrap_err();
        bad.as_slice().iter().map(|v| v.field.clone()).collect()
    }

    #[test]
    fn a_figure_stands_on_its_kind_only() {
        assert!(
            figure_from_proto(Some(Kind::Figure), Some(sixty()))
                .unwrap()
                .is_some()
        );
        assert_eq!(figure_from_proto(Some(Kind::Assertion), None), Ok(None));
        assert_eq!(fields(Kind::Figure, None), ["figure"]);
        assert_eq!(fields(Kind::Statement, Some(sixty())), ["figure"]);
    }

    #[test]
    fn numbers_fit_their_bound() {
        let between = |low, high| v1::Figure {
            bound: v1::Bound::Between.into(),
            low,
            high,
            ..sixty()
        };
        assert!(figure_from_proto(Some(Kind::Figure), Some(between(Some(3.0), Some(5.0)))).is_ok());
        let bad = [
            between(Some(5.0), Some(3.0)),
            between(Some(5.0), None),
            v1::Figure {
                high: Some(70.0),
                ..sixty()
            },
            between(Some(1.0), Some(f64::INFINITY)),
        ];
        for figure in bad {
            assert_eq!(fields(Kind::Figure, Some(figure)), ["figure.high"]);
        }
        assert_eq!(
            fields(
                Kind::Figure,
                Some(v1::Figure {
                    low: Some(f64::NAN),
                    ..sixty()
                })
            ),
            ["figure.low"]
        );
    }

    #[test]
    fn several_is_not_zero() {
        let several = v1::Figure {
            low: None,
            vague: true,
            bound: v1::Bound::About.into(),
            ..sixty()
        };
        assert_eq!(
            figure_from_proto(Some(Kind::Figure), Some(several))
                .unwrap()
                .unwrap()
                .low,
            None
        );
        assert_eq!(
            fields(
                Kind::Figure,
                Some(v1::Figure {
                    low: None,
                    ..sixty()
                })
            ),
            ["figure.low"]
        );
    }

    #[test]
    fn every_bad_field_is_named() {
        let bad = v1::Figure {
            measure: 0,
            bound: 99,
            unit: "\0".into(),
            as_of: Some(v1::AsOf {
                earliest: Some(prost_types::Timestamp {
                    seconds: 2,
                    nanos: 0,
                }),
                latest: Some(prost_types::Timestamp {
                    seconds: 1,
                    nanos: 0,
                }),
                basis: String::new(),
            }),
            ..sixty()
        };
        let all = [
            "figure.measure",
            "figure.bound",
            "figure.unit",
            "figure.as_of.latest",
        ];
        assert_eq!(fields(Kind::Figure, Some(bad.clone())), all);
        assert_eq!(fields(None, Some(bad)), all);
    }

    #[test]
    fn without_a_kind_a_figure_may_be_there_or_not() {
        assert_eq!(figure_from_proto(None, None), Ok(None));
        assert!(figure_from_proto(None, Some(sixty())).unwrap().is_some());
    }
}
