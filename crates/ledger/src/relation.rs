//! What two figures of one series say to each other.

use crate::time::{Later, later, said_to_differ};
use crate::{Course, Interval, Population, Sighting, course, reading, same_origin};
use factdesk_domain::ClaimId;

/// How one figure stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Both can be right. Symmetric.
    Compatible,
    /// It says the same more exactly.
    Refines,
    /// It counts a part of the other.
    SubsetOf,
    /// A growing toll has moved past the other.
    SupersedesCandidate,
    /// The same origin went back to a lower number.
    RevisedDown,
    /// Not both can be right. Symmetric.
    Conflicts,
}

impl Relation {
    /// Whether it holds both ways or neither.
    pub fn symmetric(self) -> bool {
        matches!(self, Relation::Compatible | Relation::Conflicts)
    }
}

/// A relation of one claim to another, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The claim that refines, supersedes or is part; of a symmetric one the lower id.
    pub from: ClaimId,
    /// The other.
    pub to: ClaimId,
    /// How it stands to the other.
    pub relation: Relation,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// What two sightings of one event, measure and population say to each other: the
/// same whichever comes first. At most one relation holds between two claims.
///
/// | course | numbers | times | relation |
/// |---|---|---|---|
/// | either | one is part of the other | any | SUBSET_OF |
/// | either | one is vague, or counts some of them, nobody says which | any | COMPATIBLE |
/// | cumulative | the same | any | COMPATIBLE, or REFINES where one stretch lies in a bounded other |
/// | cumulative | one allows the other, one article | the same | COMPATIBLE, or REFINES as above |
/// | cumulative | higher lower bound | not earlier | SUPERSEDES_CANDIDATE |
/// | cumulative | higher lower bound | unknown | SUPERSEDES_CANDIDATE |
/// | cumulative | lower, can't both be | later | REVISED_DOWN from one origin, else CONFLICTS |
/// | cumulative | lower, can both be | later | COMPATIBLE |
/// | fixed | can both be | any | COMPATIBLE, or REFINES as above |
/// | fixed | can't both be | said to differ | COMPATIBLE |
/// | fixed | can't both be | else | CONFLICTS |
/// | many | any | any | COMPATIBLE, or REFINES as above |
pub fn relate(a: &Sighting, b: &Sighting) -> Related {
    let (a, b) = if a.claim <= b.claim { (a, b) } else { (b, a) };
    let (from, to, relation, reason) = part(a, b).unwrap_or_else(|| by_numbers(a, b));
    let (from, to) = if relation.symmetric() {
        (a, b)
    } else {
        (from, to)
    };
    Related {
        from: from.claim,
        to: to.claim,
        relation,
        reason,
    }
}

type Found<'a> = (&'a Sighting, &'a Sighting, Relation, &'static str);

fn part<'a>(a: &'a Sighting, b: &'a Sighting) -> Option<Found<'a>> {
    let reason = "the words name it as a part";
    match () {
        () if a.part_of == Some(b.claim) => Some((a, b, Relation::SubsetOf, reason)),
        () if b.part_of == Some(a.claim) => Some((b, a, Relation::SubsetOf, reason)),
        () => None,
    }
}

fn by_numbers<'a>(a: &'a Sighting, b: &'a Sighting) -> Found<'a> {
    if [a, b].iter().any(|s| s.population == Population::some()) {
        let reason = "nobody says which of them are counted";
        return (a, b, Relation::Compatible, reason);
    }
    let (Some(x), Some(y)) = (reading(a), reading(b)) else {
        return (
            a,
            b,
            Relation::Compatible,
            "a vague figure contradicts nothing",
        );
    };
    match course(a.figure.measure) {
        Course::Fixed => fixed(a, b, x, y),
        Course::Cumulative => cumulative(a, b, x, y),
        Course::Many if x.meets(y) => agree(a, b, x, y),
        Course::Many => (
            a,
            b,
            Relation::Compatible,
            "nothing says that they count the same",
        ),
    }
}

fn fixed<'a>(a: &'a Sighting, b: &'a Sighting, x: Interval, y: Interval) -> Found<'a> {
    match () {
        () if x.meets(y) => agree(a, b, x, y),
        () if said_to_differ(a, b) => (
            a,
            b,
            Relation::Compatible,
            "they are said to hold at different times",
        ),
        () => (
            a,
            b,
            Relation::Conflicts,
            "two different numbers for one thing",
        ),
    }
}

fn cumulative<'a>(a: &'a Sighting, b: &'a Sighting, x: Interval, y: Interval) -> Found<'a> {
    let (lower, upper) = if floor(x) <= floor(y) { (a, b) } else { (b, a) };
    let one_article = a.article == b.article;
    let time = later(lower, upper);
    match () {
        () if floor(x) == floor(y) && x.meets(y) => agree(a, b, x, y),
        () if one_article && time == Later::Neither && x.meets(y) => agree(a, b, x, y),
        () if time == Later::First && x.meets(y) => (
            a,
            b,
            Relation::Compatible,
            "the later figure allows the earlier",
        ),
        () if time == Later::First => lower_later(lower, upper),
        () if time == Later::Unknown => (
            upper,
            lower,
            Relation::SupersedesCandidate,
            "the higher lower bound; the times are not known",
        ),
        () => (
            upper,
            lower,
            Relation::SupersedesCandidate,
            "higher, and not earlier",
        ),
    }
}

/// `late` is lower than `early` and can't be right beside it.
fn lower_later<'a>(late: &'a Sighting, early: &'a Sighting) -> Found<'a> {
    let origins = late.origin.as_deref().zip(early.origin.as_deref());
    match origins.is_some_and(|(a, b)| same_origin(a, b)) {
        true => (
            late,
            early,
            Relation::RevisedDown,
            "lower and later, from one origin",
        ),
        false => (
            late,
            early,
            Relation::Conflicts,
            "lower and later, from another origin",
        ),
    }
}

fn agree<'a>(a: &'a Sighting, b: &'a Sighting, x: Interval, y: Interval) -> Found<'a> {
    let reason = "says the same more exactly";
    match () {
        () if x == y => (a, b, Relation::Compatible, "the same number"),
        () if x.within(y) && y.bounded() => (a, b, Relation::Refines, reason),
        () if y.within(x) && x.bounded() => (b, a, Relation::Refines, reason),
        () => (a, b, Relation::Compatible, "each allows the other"),
    }
}

/// What a toll is at least: of "at most 60" its own number, since nothing else is known.
fn floor(x: Interval) -> f64 {
    if x.low().is_finite() {
        x.low()
    } else {
        x.high()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::tests::{sighting, with_words};
    use chrono::{DateTime, Utc};
    use factdesk_domain::{Bound, Measure};

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3_600, 0).unwrap()
    }

    fn toll(n: u128, bound: Bound, low: f64, published: Option<i64>) -> Sighting {
        Sighting {
            publish_time: published.map(at),
            ..sighting(n, Measure::Deaths, bound, low)
        }
    }

    fn fixed(n: u128, bound: Bound, low: f64) -> Sighting {
        sighting(n, Measure::Hospitalizations, bound, low)
    }

    /// Who stands how to whom, by the numbers of the claims.
    fn said(a: &Sighting, b: &Sighting) -> (u128, Relation, u128) {
        let found = relate(a, b);
        assert_eq!(found, relate(b, a));
        (found.from.0.as_u128(), found.relation, found.to.0.as_u128())
    }

    #[test]
    fn a_higher_toll_that_is_not_earlier_supersedes() {
        use Bound::{AtLeast, Exactly};
        for (first, second) in [(Some(1), Some(2)), (Some(1), Some(1)), (None, None)] {
            let (old, new) = (
                toll(1, AtLeast, 40.0, first),
                toll(2, Exactly, 60.0, second),
            );
            assert_eq!(said(&old, &new), (2, Relation::SupersedesCandidate, 1));
        }
    }

    #[test]
    fn a_lower_toll_later_is_revised_or_conflicts_unless_both_can_be() {
        use Bound::{AtLeast, Exactly};
        let high = toll(1, Exactly, 93.0, Some(1));
        let low = toll(2, Exactly, 60.0, Some(2));
        assert_eq!(said(&high, &low), (1, Relation::Conflicts, 2));
        let from = |origin: &str, s: &Sighting| Sighting {
            origin: Some(origin.into()),
            ..s.clone()
        };
        let (high_x, low_x) = (from("x", &high), from("x", &low));
        assert_eq!(said(&high_x, &low_x), (2, Relation::RevisedDown, 1));
        assert_eq!(said(&high_x, &from("y", &low)).1, Relation::Conflicts);
        let at_least = toll(2, AtLeast, 60.0, Some(2));
        assert_eq!(said(&high, &at_least).1, Relation::Compatible);
    }

    #[test]
    fn one_article_s_bound_and_number_go_together() {
        let more = toll(1, Bound::MoreThan, 100.0, None);
        let mut number = toll(2, Bound::Exactly, 145.0, None);
        number.article = more.article;
        assert_eq!(said(&more, &number), (1, Relation::Compatible, 2));
    }

    #[test]
    fn fixed_numbers_conflict_unless_the_words_give_other_times() {
        let (a, b) = (
            fixed(1, Bound::Exactly, 145.0),
            fixed(2, Bound::Exactly, 115.0),
        );
        assert_eq!(said(&a, &b), (1, Relation::Conflicts, 2));
        let told = |s: &Sighting, hour| Sighting {
            publish_time: Some(at(hour)),
            ..s.clone()
        };
        assert_eq!(said(&told(&a, 1), &told(&b, 9)).1, Relation::Conflicts);
        let words = |s: &Sighting, hour| with_words(s.clone(), Some(at(hour)), Some(at(hour)));
        assert_eq!(said(&words(&a, 1), &words(&b, 9)).1, Relation::Compatible);
        let at_least = fixed(3, Bound::AtLeast, 100.0);
        assert_eq!(said(&a, &at_least).1, Relation::Compatible);
    }

    #[test]
    fn sums_of_money_are_of_different_things() {
        let sum = |n, low| sighting(n, Measure::Money, Bound::Exactly, low);
        assert_eq!(said(&sum(1, 4.0), &sum(2, 30.0)).1, Relation::Compatible);
    }

    #[test]
    fn a_narrower_stretch_refines_a_bounded_one() {
        let about = fixed(1, Bound::About, 100.0);
        let number = fixed(2, Bound::Exactly, 104.0);
        assert_eq!(said(&about, &number), (2, Relation::Refines, 1));
        let same = fixed(3, Bound::Exactly, 104.0);
        assert_eq!(said(&number, &same), (2, Relation::Compatible, 3));
    }

    #[test]
    fn parts_and_vague_words_contradict_nothing() {
        let whole = fixed(1, Bound::Exactly, 115.0);
        let mut five = fixed(2, Bound::Exactly, 5.0);
        five.part_of = Some(whole.claim);
        assert_eq!(said(&whole, &five), (2, Relation::SubsetOf, 1));
        let some = Sighting {
            population: Population::some(),
            ..toll(4, Bound::Exactly, 23.0, Some(2))
        };
        let (more, later) = (toll(5, Bound::Exactly, 40.0, Some(1)), some.clone());
        assert_eq!(said(&later, &more).1, Relation::Compatible);
        let mut dozens = fixed(3, Bound::About, 24.0);
        dozens.figure.vague = true;
        assert_eq!(said(&whole, &dozens), (1, Relation::Compatible, 3));
    }
}
