//! What a figure says about the quantity.

use crate::{Course, Interval, Sighting, course};
use factdesk_domain::{Bound, Figure};

/// How far "about" reaches to either side.
const ABOUT: f64 = 0.1;

/// The numbers that a sighting allows; none where it is vague or names no number.
///
/// "More than n" holds n for comparison: an outlet's "more than 60" and another's
/// "at least 60" are the same report. The bare number of a growing toll in a headline
/// is a lower bound.
pub fn reading(sighting: &Sighting) -> Option<Interval> {
    let figure = &sighting.figure;
    let low = figure.low.filter(|n| n.is_finite() && !figure.vague)?;
    Some(match bound(sighting) {
        Bound::Exactly => Interval::point(low),
        Bound::AtLeast | Bound::MoreThan => Interval::from(low),
        Bound::AtMost | Bound::LessThan => Interval::up_to(low),
        Bound::About => Interval::new(low - ABOUT * low.abs(), low + ABOUT * low.abs()),
        Bound::Between => Interval::new(low, upper(figure, low)),
    })
}

fn bound(sighting: &Sighting) -> Bound {
    let grows = course(sighting.figure.measure) == Course::Cumulative;
    match sighting.figure.bound {
        Bound::Exactly if grows && sighting.headline => Bound::AtLeast,
        as_said => as_said,
    }
}

fn upper(figure: &Figure, low: f64) -> f64 {
    figure.high.filter(|n| n.is_finite()).unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::tests::sighting;
    use factdesk_domain::Measure;

    fn read(measure: Measure, bound: Bound, low: f64) -> Interval {
        reading(&sighting(1, measure, bound, low)).unwrap()
    }

    #[test]
    fn every_bound_has_its_stretch() {
        let deaths = |bound| read(Measure::Deaths, bound, 60.0);
        assert_eq!(deaths(Bound::Exactly), Interval::point(60.0));
        assert_eq!(deaths(Bound::AtLeast), Interval::from(60.0));
        assert_eq!(deaths(Bound::MoreThan), Interval::from(60.0));
        assert_eq!(deaths(Bound::AtMost), Interval::up_to(60.0));
        assert_eq!(deaths(Bound::LessThan), Interval::up_to(60.0));
        assert_eq!(deaths(Bound::About), Interval::new(54.0, 66.0));
        let mut between = sighting(1, Measure::Deaths, Bound::Between, 3.0);
        between.figure.high = Some(5.0);
        assert_eq!(reading(&between), Some(Interval::new(3.0, 5.0)));
        between.figure.high = None;
        assert_eq!(reading(&between), Some(Interval::point(3.0)));
    }

    #[test]
    fn a_headline_rounds_a_toll_down_and_nothing_else() {
        let in_headline = |measure, bound| {
            let mut seen = sighting(1, measure, bound, 60.0);
            seen.headline = true;
            reading(&seen).unwrap()
        };
        assert_eq!(
            in_headline(Measure::Deaths, Bound::Exactly),
            Interval::from(60.0)
        );
        assert_eq!(
            in_headline(Measure::Attackers, Bound::Exactly),
            Interval::point(60.0)
        );
        assert_eq!(
            in_headline(Measure::Deaths, Bound::AtMost),
            Interval::up_to(60.0)
        );
    }

    #[test]
    fn vague_words_and_missing_numbers_say_nothing_to_compare() {
        let mut hundreds = sighting(1, Measure::Casualties, Bound::About, 200.0);
        hundreds.figure.vague = true;
        assert_eq!(reading(&hundreds), None);
        let mut several = sighting(1, Measure::Attackers, Bound::About, 0.0);
        several.figure.low = None;
        assert_eq!(reading(&several), None);
    }
}
