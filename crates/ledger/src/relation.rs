//! What two figures of one series say to each other.

use crate::time::{Later, later, said_to_differ};
use crate::{Course, Interval, Sighting, course, reading};
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
/// | either | one is vague | any | COMPATIBLE |
/// | cumulative | the same | any | COMPATIBLE, or REFINES where one stretch lies in a bounded other |
/// | cumulative | one allows the other, one article | the same | COMPATIBLE, or REFINES as above |
/// | cumulative | higher lower bound | not earlier | SUPERSEDES_CANDIDATE |
/// | cumulative | higher lower bound | unknown | SUPERSEDES_CANDIDATE |
/// | cumulative | lower, can't both be | later | REVISED_DOWN from one origin, else CONFLICTS |
/// | cumulative | lower, can both be | later | COMPATIBLE |
/// | fixed | can both be | any | COMPATIBLE, or REFINES as above |
/// | fixed | can't both be | said to differ | COMPATIBLE |
/// | fixed | can't both be | else | CONFLICTS |
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
    match late.origin.is_some() && late.origin == early.origin {
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
