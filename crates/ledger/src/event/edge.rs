//! Whether two mentions are about one event.

use super::Mention;
use super::alike::{alike, someone};
use super::place::{meet, same_words, shared, spot};
use super::side::{Side, side};
use super::wide::wide;
use chrono::{DateTime, TimeDelta, Utc};
use factdesk_domain::{Happening, Occurrence};

/// How sure it is that two mentions are about one event, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// From 0 to 1; from [`JOINS`] on, they are.
    pub score: f64,
    /// A phrase each.
    pub reasons: Vec<&'static str>,
}

/// From this score on, two mentions are about one event.
pub const JOINS: f64 = 0.75;

/// From this score on, it is worth a look.
pub const WORTH_A_LOOK: f64 = 0.6;

/// So many days between are one event still: papers differ in which day they name.
pub(super) const NEAR: TimeDelta = TimeDelta::days(1);

/// A longer stretch names no day.
pub(super) const SHORT: TimeDelta = TimeDelta::days(7);

/// The edge between two mentions, if they are about one event: the same whichever comes
/// first, and of nothing but the two. Wrong is worse than missing.
///
/// | what speaks for it | worth |
/// |---|---|
/// | the same sort of happening | 0.35 |
/// | one that often goes with it (an attack and an explosion) | 0.2 |
/// | a shared place | 0.3 |
/// | one of them a hall, a square, a station | 0.1 more |
/// | no shared place but a country or a continent | -0.1 |
/// | the same days, and no more than a week of them | 0.3 |
/// | one shared name of a person, an office, a house that is no shared place | 0.15 |
/// | two or more | 0.3 |
/// | no time in either | -0.05 |
/// | days with at most one between them, of what nobody holds | 0.2 |
/// | the same of votes, marches, strikes and trials, longer times that meet | -0.1 |
/// | only one of them names a time | -0.25 |
///
/// Happenings of different sorts, no shared place, or times further apart are two events;
/// so are two votes, marches, strikes or trials unless both name a time.
/// A brief report may name its own day, see [`mentions`](super::mentions).
/// What does not share its days needs a name or two. A place named in passing tells two
/// events apart, and place and day do not join two trials or firms, of which stories say
/// more, and passing words need a shared name.
///
/// Of what two articles are about, a card decides instead that was trained on reports (see
/// `alike`), unless they share a hall or the like.
pub fn edge(a: &Mention, b: &Mention) -> Option<Edge> {
    likely(a, b).filter(|edge| edge.score >= JOINS)
}

/// As [`edge`], and with scores down to [`WORTH_A_LOOK`] those that somebody should look at.
pub fn likely(a: &Mention, b: &Mention) -> Option<Edge> {
    let mut edge = match alike(a, b) {
        Some(told) if !one_spot(a, b) => told,
        told => {
            let edges = told.into_iter().chain(beside(a, b));
            edges.max_by(|x, y| x.score.total_cmp(&y.score))?
        }
    };
    // Hundredths, so that sums in another order come to the same.
    edge.score = ((edge.score * 100.0).round() / 100.0).min(1.0);
    (edge.score >= WORTH_A_LOOK).then_some(edge)
}

/// The edge of what both say happened, whatever else their articles tell.
fn beside(a: &Mention, b: &Mention) -> Option<Edge> {
    let mut edge = Edge {
        score: 0.0,
        reasons: Vec::new(),
    };
    happening(&mut edge, &a.occurrence, &b.occurrence)?;
    time(&mut edge, &a.occurrence, &b.occurrence)?;
    if told_apart(a, b) {
        return None;
    }
    let places = place(&mut edge, &a.occurrence, &b.occurrence)?;
    match names(a, b, &places) {
        0 => {}
        1 => edge.add(0.15, "a shared name"),
        _ => edge.add(0.3, "shared names"),
    }
    Some(edge)
}

/// What place and day cannot join where two stories are told or no name is shared: trials
/// and firms, of which a town sees many a day; a place that one names in passing. A toll that shrinks is no
/// reason: papers contradict each other, and offices revise what they said.
fn told_apart(a: &Mention, b: &Mention) -> bool {
    let stories = a.story.is_some() && b.story.is_some();
    let nameless = || a.names.is_disjoint(&b.names);
    someone(a, b) && (stories || nameless()) || side(a, b) == Side::Aside
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
        (x, y) if x.goes_with(y) => edge.add(0.2, "happenings that go together"),
        _ => return None,
    }
    Some(())
}

/// The shared places, as words.
fn place(edge: &mut Edge, a: &Occurrence, b: &Occurrence) -> Option<Vec<Vec<String>>> {
    let there = shared(&a.places, &b.places);
    let back = shared(&b.places, &a.places);
    let both = || there.iter().chain(&back).copied();
    let words: Vec<Vec<String>> = both().map(same_words).collect();
    // "Peru" in "Lima, Peru" is shared with whatever happens in Peru.
    let countries = |names: &[&str]| names.iter().all(|name| wide(&same_words(name)));
    match countries(&there) || countries(&back) {
        _ if words.is_empty() => return None,
        true => edge.add(-0.1, "no shared place but a country"),
        false => edge.add(0.3, "a shared place"),
    }
    if one_spot_of(&there, &back) {
        edge.add(0.1, "a spot");
    }
    Some(words)
}

/// Whether they share a hall, a square, a station, where little else happens on one day.
fn one_spot(a: &Mention, b: &Mention) -> bool {
    let (a, b) = (&a.occurrence.places, &b.occurrence.places);
    one_spot_of(&shared(a, b), &shared(b, a))
}

fn one_spot_of(there: &[&str], back: &[&str]) -> bool {
    let hall = |p: &&str| spot(p) && !wide(&same_words(p));
    there.iter().any(hall) && back.iter().any(hall)
}

fn names(a: &Mention, b: &Mention, places: &[Vec<String>]) -> usize {
    let shared = a.names.intersection(&b.names);
    let other = |name: &&String| {
        let words = same_words(name);
        !wide(&words) && !places.iter().any(|place| meet(place, &words))
    };
    shared.filter(other).take(2).count()
}

type Stretch = (DateTime<Utc>, DateTime<Utc>);

fn time(edge: &mut Edge, a: &Occurrence, b: &Occurrence) -> Option<()> {
    let held = a.happening.is_some_and(Happening::held);
    match (stretch(a), stretch(b)) {
        (Some(x), Some(y)) => {
            let gap = (y.0 - x.1).max(x.0 - y.1);
            let meet = gap < TimeDelta::zero() || x.0 == y.0;
            let days = short(x) && short(y);
            match () {
                () if meet && days => edge.add(0.3, "the same days"),
                () if gap > NEAR => return None,
                () if days && !held => edge.add(0.2, "days next to each other"),
                () => edge.add(-0.1, "times that go together"),
            }
        }
        _ if held => return None,
        (None, None) => edge.add(-0.05, "no times to compare"),
        // An article without dates that names one tells of something else there.
        _ => edge.add(-0.25, "only one names a time"),
    }
    Some(())
}

/// A time with two ends.
pub(super) fn stretch(about: &Occurrence) -> Option<Stretch> {
    about.earliest.zip(about.latest)
}

/// Whether it names a day or a few.
pub(super) fn short((first, end): Stretch) -> bool {
    end - first <= SHORT
}
