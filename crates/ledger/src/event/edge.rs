//! Whether two claims are about one event.

use super::Witness;
use super::place::shared;
use factdesk_domain::{Happening, Occurrence};

/// How sure a join is, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// From [`JOINS`] to 1.
    pub score: f64,
    /// A phrase each.
    pub reasons: Vec<&'static str>,
}

/// From this score on, two claims are about one event.
pub const JOINS: f64 = 0.75;

/// So many days apart are one event still: papers differ in which day they name.
const NEAR: i64 = 2;

/// The edge between two claims, if they are about one event: the same whichever comes
/// first, and of nothing but the two. Wrong is worse than missing.
///
/// | what speaks for it | worth |
/// |---|---|
/// | the same sort of happening | 0.35 |
/// | one that often goes with it (an attack and an explosion) | 0.2 |
/// | a shared place | 0.3 |
/// | one of them of two words or more (a hall, a square) | 0.15 more |
/// | times that meet, give or take two days | 0.3 |
/// | one shared name | 0.15 |
/// | two or more | 0.3 |
/// | only one of them names a time | -0.25 |
///
/// Happenings of different sorts, no shared place, or times further apart are two events;
/// so are two votes, marches, strikes or trials unless both name a time.
pub fn edge(a: &Witness, b: &Witness) -> Option<Edge> {
    let mut edge = Edge {
        score: 0.0,
        reasons: Vec::new(),
    };
    happening(&mut edge, &a.occurrence, &b.occurrence)?;
    time(&mut edge, &a.occurrence, &b.occurrence)?;
    place(&mut edge, &a.occurrence, &b.occurrence)?;
    match a.names.intersection(&b.names).count() {
        0 => {}
        1 => edge.add(0.15, "a shared name"),
        _ => edge.add(0.3, "shared names"),
    }
    edge.score = edge.score.min(1.0);
    (edge.score >= JOINS).then_some(edge)
}

impl Edge {
    fn add(&mut self, worth: f64, reason: &'static str) {
        self.score += worth;
        self.reasons.push(reason);
    }
}

fn happening(edge: &mut Edge, a: &Occurrence, b: &Occurrence) -> Option<()> {
    match (a.happening?, b.happening?) {
        (x, y) if x == y => edge.add(0.35, "the same sort of happening"),
        (x, y) if x.goes_with(y) => {
            edge.add(0.2, "happenings that go together");
        }
        _ => return None,
    }
    Some(())
}

fn place(edge: &mut Edge, a: &Occurrence, b: &Occurrence) -> Option<()> {
    let places = shared(&a.places, &b.places);
    if places.is_empty() {
        return None;
    }
    edge.add(0.3, "a shared place");
    let precise = |place: &&str| place.split_whitespace().count() > 1;
    if places.iter().any(precise) && shared(&b.places, &a.places).iter().any(precise) {
        edge.add(0.15, "a precise one");
    }
    Some(())
}

fn time(edge: &mut Edge, a: &Occurrence, b: &Occurrence) -> Option<()> {
    let gap = |x: &Occurrence, y: &Occurrence| Some((y.earliest? - x.latest?).num_days());
    let apart = gap(a, b).zip(gap(b, a)).map(|(x, y)| x.max(y));
    match apart {
        Some(days) if days > NEAR => return None,
        Some(_) => edge.add(0.3, "the same days"),
        // An article without dates that names one tells of something else there.
        None if a.happening.is_some_and(Happening::held) => return None,
        None if a.earliest.is_some() != b.earliest.is_some() => {
            edge.add(-0.25, "only one names a time");
        }
        None => {}
    }
    Some(())
}
