//! Figures to the wire.

use super::enums::Word;
use super::{span, time};
use factdesk_domain::{AsOf, Figure};
use factdesk_proto::v1;

pub(super) fn figure_to_proto(figure: Figure) -> v1::Figure {
    v1::Figure {
        measure: figure.measure.number(),
        unit_noun: figure.unit_noun,
        bound: figure.bound.number(),
        low: figure.low,
        high: figure.high,
        unit: figure.unit,
        vague: figure.vague,
        as_of: figure.as_of.map(as_of_to_proto),
        span: figure.span.map(|s| span::inner(s, &figure.text)),
        text: figure.text,
    }
}

fn as_of_to_proto(as_of: AsOf) -> v1::AsOf {
    v1::AsOf {
        earliest: as_of.earliest.map(time::to_proto),
        latest: as_of.latest.map(time::to_proto),
        basis: as_of.basis,
    }
}
