//! Every figure of one event that counts the same.

use crate::{Course, Interval, Related, Relation, SeriesKey, Sighting, course, reading, relate};
use std::collections::BTreeMap;

/// Figures of one event, measure, population and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What they have in common.
    pub key: SeriesKey,
    /// The figures by lower bound, vague ones first, then by claim.
    pub sightings: Vec<Sighting>,
    /// What they say to each other, each pair once, in the order of the claims' ids.
    pub relations: Vec<Related>,
    /// What all of them come to: of a growing toll the highest lower bound, else from
    /// the lowest to the highest; none where all are vague.
    pub range: Option<Interval>,
}

/// Sorts the figures of an event into series: the same for every order of arrival.
pub fn assemble(sightings: &[Sighting]) -> Vec<Series> {
    let mut sorted: BTreeMap<SeriesKey, Vec<Sighting>> = BTreeMap::new();
    for sighting in sightings {
        sorted
            .entry(SeriesKey::of(sighting))
            .or_default()
            .push(sighting.clone());
    }
    let made = sorted
        .into_iter()
        .map(|(key, sightings)| one(key, sightings));
    made.collect()
}

fn one(key: SeriesKey, mut sightings: Vec<Sighting>) -> Series {
    sightings.sort_by(|a, b| {
        let low = |s| reading(s).map_or(f64::NEG_INFINITY, Interval::low);
        low(a).total_cmp(&low(b)).then(a.claim.cmp(&b.claim))
    });
    let relations = relations(&sightings);
    let range = range(&key, &sightings);
    Series {
        key,
        sightings,
        relations,
        range,
    }
}

/// A part says nothing of other wholes than its own.
fn relations(sightings: &[Sighting]) -> Vec<Related> {
    let mut found = Vec::new();
    for (i, a) in sightings.iter().enumerate() {
        for b in &sightings[i + 1..] {
            let related = relate(a, b);
            let parts = a.part_of.is_some() != b.part_of.is_some();
            if !parts || related.relation == Relation::SubsetOf {
                found.push(related);
            }
        }
    }
    found.sort();
    found
}

fn range(key: &SeriesKey, sightings: &[Sighting]) -> Option<Interval> {
    let whole = sightings.iter().filter(|s| s.part_of.is_none());
    let all: Vec<Interval> = whole.filter_map(reading).collect();
    let low = |pick: fn(f64, f64) -> f64| all.iter().map(|x| x.low()).reduce(pick);
    let high = all.iter().map(|x| x.high()).reduce(f64::max);
    let low = match course(key.measure) {
        Course::Cumulative => low(f64::max),
        Course::Fixed | Course::Many => low(f64::min),
    };
    low.zip(high).map(|(low, high)| Interval::new(low, high))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::Population;
    use chrono::{DateTime, Utc};
    use factdesk_domain::{ArticleId, AsOf, Bound, ClaimId, Figure, Measure};
    use proptest::prelude::*;
    use uuid::Uuid;

    /// A figure of article and claim `n`, of everyone, published nobody knows when.
    pub(crate) fn sighting(n: u128, measure: Measure, bound: Bound, low: f64) -> Sighting {
        Sighting {
            claim: ClaimId(Uuid::from_u128(n)),
            article: ArticleId(Uuid::from_u128(n)),
            figure: Figure {
                measure,
                unit_noun: "people".into(),
                bound,
                low: Some(low),
                high: None,
                unit: "people".into(),
                vague: false,
                as_of: None,
                text: format!("{low}"),
                span: None,
            },
            headline: false,
            population: Population::default(),
            part_of: None,
            origin: None,
            publish_time: None,
            sentence: n as u64,
        }
    }

    pub(crate) fn with_words(
        mut sighting: Sighting,
        earliest: Option<DateTime<Utc>>,
        latest: Option<DateTime<Utc>>,
    ) -> Sighting {
        sighting.figure.as_of = Some(AsOf {
            earliest,
            latest,
            basis: "text".into(),
        });
        sighting
    }

    fn vague(n: u128, measure: Measure, low: f64) -> Sighting {
        let mut made = sighting(n, measure, Bound::About, low);
        made.figure.vague = true;
        made
    }

    fn of(series: &[Series], measure: Measure) -> &Series {
        series.iter().find(|s| s.key.measure == measure).unwrap()
    }

    fn count(series: &Series, relation: Relation) -> usize {
        let same = |r: &&Related| r.relation == relation;
        series.relations.iter().filter(same).count()
    }

    #[test]
    fn a_rising_toll_has_no_conflict_and_its_range_is_the_highest() {
        use Bound::{AtLeast, Exactly, MoreThan};
        let mut headline = sighting(1, Measure::Deaths, Exactly, 60.0);
        headline.headline = true;
        let seen = [
            headline,
            sighting(2, Measure::Deaths, AtLeast, 40.0),
            sighting(3, Measure::Deaths, MoreThan, 60.0),
            sighting(4, Measure::Deaths, AtLeast, 93.0),
            sighting(5, Measure::Deaths, AtLeast, 62.0),
        ];
        let series = assemble(&seen);
        let deaths = of(&series, Measure::Deaths);
        assert_eq!(count(deaths, Relation::Conflicts), 0);
        assert_eq!(deaths.range.unwrap(), Interval::from(93.0));
        let lows: Vec<_> = deaths.sightings.iter().map(|s| s.figure.low).collect();
        assert_eq!(lows, [40.0, 60.0, 60.0, 62.0, 93.0].map(Some));
        assert_eq!(count(deaths, Relation::SupersedesCandidate), 9);
    }

    #[test]
    fn hospitalizations_conflict_and_a_part_of_them_does_not() {
        let measure = Measure::Hospitalizations;
        let mut five = sighting(3, measure, Bound::Exactly, 5.0);
        five.population = Population::of(measure, "children");
        five.part_of = Some(ClaimId(Uuid::from_u128(1)));
        let seen = [
            sighting(1, measure, Bound::Exactly, 115.0),
            sighting(2, measure, Bound::Exactly, 145.0),
            five,
        ];
        let series = assemble(&seen);
        let [only] = &series[..] else {
            panic!("{series:?}")
        };
        let said: Vec<_> = only
            .relations
            .iter()
            .map(|r| (r.from, r.relation, r.to))
            .collect();
        let [a, b, c] = [1, 2, 3].map(|n| ClaimId(Uuid::from_u128(n)));
        assert_eq!(
            said,
            [(a, Relation::Conflicts, b), (c, Relation::SubsetOf, a)]
        );
        assert_eq!(only.range, Some(Interval::new(115.0, 145.0)));
    }

    #[test]
    fn vague_figures_and_other_populations_contradict_nothing() {
        let mut gunmen = sighting(3, Measure::Attackers, Bound::Exactly, 5.0);
        gunmen.article = ArticleId(Uuid::from_u128(2));
        let seen = [
            vague(1, Measure::Attackers, 0.0),
            sighting(2, Measure::Attackers, Bound::Exactly, 3.0),
            gunmen,
        ];
        let series = assemble(&seen);
        let attackers = of(&series, Measure::Attackers);
        assert_eq!(count(attackers, Relation::Conflicts), 1);
        assert_eq!(count(attackers, Relation::Compatible), 2);
        let mut children = sighting(4, Measure::Deaths, Bound::Exactly, 1.0);
        children.population = Population::of(Measure::Deaths, "children");
        assert_eq!(assemble(&[seen.to_vec(), vec![children]].concat()).len(), 2);
    }

    pub(crate) fn any_sighting() -> impl Strategy<Value = Sighting> {
        let measures = prop::sample::select(vec![
            Measure::Deaths,
            Measure::Hospitalizations,
            Measure::Attackers,
        ]);
        let bounds = prop::sample::select(Bound::ALL.to_vec());
        let times = prop::option::of(0i64..4);
        let flags = (any::<bool>(), any::<bool>(), any::<bool>());
        (
            measures,
            bounds,
            0u8..6,
            times.clone(),
            times,
            flags,
            prop::option::of(0u8..2),
            0u128..4,
        )
            .prop_map(
                |(measure, bound, low, said, published, flags, origin, article)| {
                    let at = |hour: i64| DateTime::from_timestamp(hour * 3_600, 0).unwrap();
                    let mut made = sighting(0, measure, bound, f64::from(low));
                    made.figure.high = (bound == Bound::Between).then_some(f64::from(low) + 2.0);
                    (made.figure.vague, made.headline) = (flags.0 && flags.1, flags.2);
                    made.publish_time = published.map(at);
                    made.origin = origin.map(|o| format!("o{o}"));
                    made.article = ArticleId(Uuid::from_u128(article));
                    match said {
                        Some(hour) => with_words(made, Some(at(hour)), Some(at(hour + 1))),
                        None => made,
                    }
                },
            )
    }

    pub(crate) fn numbered(all: Vec<Sighting>) -> Vec<Sighting> {
        let claim = |n: usize| ClaimId(Uuid::from_u128(n as u128 + 1));
        let named = |(n, sighting)| Sighting {
            claim: claim(n),
            ..sighting
        };
        all.into_iter().enumerate().map(named).collect()
    }

    proptest! {
        #[test]
        fn a_relation_is_the_same_seen_from_either_side(pair in prop::collection::vec(any_sighting(), 2)) {
            let pair = numbered(pair);
            let (there, back) = (relate(&pair[0], &pair[1]), relate(&pair[1], &pair[0]));
            prop_assert_eq!(&there, &back);
            prop_assert_ne!(there.from, there.to);
            if there.relation.symmetric() {
                prop_assert!(there.from < there.to);
            }
        }

        #[test]
        fn conflicts_are_between_numbers_that_cannot_both_be(pair in prop::collection::vec(any_sighting(), 2)) {
            let pair = numbered(pair);
            let found = relate(&pair[0], &pair[1]);
            let both = reading(&pair[0]).zip(reading(&pair[1]));
            match found.relation {
                Relation::Conflicts | Relation::RevisedDown => {
                    let (x, y) = both.unwrap();
                    prop_assert!(!x.meets(y));
                }
                Relation::Refines => {
                    let (x, y) = both.unwrap();
                    prop_assert!(x.meets(y) && x != y);
                }
                Relation::SupersedesCandidate => prop_assert!(both.is_some()),
                _ => {}
            }
        }

        #[test]
        fn series_do_not_depend_on_the_order_of_arrival(
            (seen, shuffled) in prop::collection::vec(any_sighting(), 0..9).prop_map(numbered)
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            let series = assemble(&seen);
            prop_assert_eq!(&series, &assemble(&shuffled));
            let sorted: usize = series.iter().map(|s| s.sightings.len()).sum();
            prop_assert_eq!(sorted, seen.len());
        }
    }
}
