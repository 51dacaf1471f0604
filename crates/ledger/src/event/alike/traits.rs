//! What two stories share and where they differ, in numbers.

use super::super::side::{Side, side};
use super::super::story::{Story, number, weight};
use super::campaign::campaign;
use super::comparable::{comparable, there_and_then};
use super::near::gap;
use super::strangers::strangers;
use crate::Mention;
use std::collections::BTreeMap;

/// What the card has points for, in the order of [`Traits`].
pub const TRAITS: [&str; 8] = [
    "names",
    "nouns",
    "missed",
    "missed_by",
    "place",
    "sort",
    "days",
    "deaths",
];

/// Numbers of two stories, the same whichever comes first:
///
/// * `names`, `nouns`: what the rare words weigh that both have, names and other small words;
/// * `missed`, `missed_by`: of the names in a head the part that the other lacks, the less
///   of the two and the more;
/// * `place`: 4 they share one, 3 one of them names none, 2 they share a country, 1 what they
///   share is named in passing, 0 they name different ones;
/// * `sort`: 2 one sort of happening, 1 two that go together, 0 any other two;
/// * `days`: the days between them, -1 where they meet, 0 where one has none;
/// * `deaths`: 1 the later toll is no smaller, 0 not both tell one, -1 it is much smaller and
///   they do not share a place and the day.
pub type Traits = [f64; TRAITS.len()];

/// The traits of two mentions that are what their articles are about; none where these
/// are two events whatever they share: too far apart in time, without a word of each
/// other's heads or a place, two matters of a campaign, or two sorts that share no more.
pub fn traits(a: &Mention, b: &Mention) -> Option<Traits> {
    let (one, other) = (a.story.as_ref()?, b.story.as_ref()?);
    if !comparable(a, b, one, other) {
        return None;
    }
    let (there, back) = (missed(one, other), missed(other, one));
    let (names, missed, days) = (
        shared(one, other, |_, name| name),
        there.min(back),
        days(a, b),
    );
    if campaign(a, b, [names, missed, days]) || strangers(a, b, one, other) {
        return None;
    }
    Some([
        names,
        shared(one, other, |_, name| !name),
        missed,
        there.max(back),
        place(side(a, b)),
        sort(a, b),
        days,
        match there_and_then(a, b) {
            // A toll that was taken back, or that two papers tell differently.
            true => deaths(one, other).max(0.0),
            false => deaths(one, other),
        },
    ])
}

fn sort(a: &Mention, b: &Mention) -> f64 {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    sorts.map_or(0.0, |(x, y)| match (x == y, x.goes_with(y)) {
        (true, _) => 2.0,
        (false, true) => 1.0,
        (false, false) => 0.0,
    })
}

/// What such words weigh that both have, by whether they are names in both; those that only
/// come later less.
pub(super) fn shared(a: &Story, b: &Story, such: impl Fn(&str, bool) -> bool) -> f64 {
    let both = a.words().filter_map(|(word, name, counts)| {
        let (also, there) = b.word(word)?;
        let names = name && also;
        let of = !number(word) && such(word, names);
        of.then(|| (word, weight(word, names) * (counts * there)))
    });
    // In the order of the alphabet, so that the sum is the same from either side.
    both.collect::<BTreeMap<_, _>>().into_values().sum()
}

/// Names that weigh less than this in all are as many as this.
const FEW: f64 = 0.5;

/// Which part of the names in one head the other has nowhere.
fn missed(a: &Story, b: &Story) -> f64 {
    let (mut all, mut missed) = (0.0, 0.0);
    for (word, _) in a.head.iter().filter(|(word, name)| **name && !number(word)) {
        let weight = weight(word, true);
        all += weight;
        missed += if b.has(word) { 0.0 } else { weight };
    }
    missed / f64::max(all, FEW)
}

fn place(side: Side) -> f64 {
    match side {
        Side::Shared => 4.0,
        Side::Open => 3.0,
        Side::Country => 2.0,
        Side::Aside => 1.0,
        Side::Two => 0.0,
    }
}

/// More days between are as many.
const MOST_DAYS: f64 = 10.0;

fn days(a: &Mention, b: &Mention) -> f64 {
    let between = gap(a, b).map(|gap| gap.num_hours() as f64 / 24.0);
    between.map_or(0.0, |days| match days < 0.0 {
        true => -1.0,
        false => days.min(MOST_DAYS),
    })
}

/// A toll grows: many fewer dead later are those of another event.
const FEWER: f64 = 0.75;

fn deaths(a: &Story, b: &Story) -> f64 {
    let (first, later) = match a.published <= b.published {
        true => (a, b),
        false => (b, a),
    };
    let dated = a.published.is_some() && a.published != b.published && b.published.is_some();
    match first.deaths.zip(later.deaths).filter(|_| dated) {
        Some((first, later)) if later < FEWER * first => -1.0,
        Some((first, later)) if later >= first => 1.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, told};
    use super::*;
    use factdesk_domain::Happening::{Crash, Explosion, Fire, Trial};

    fn of(name: &str, a: &Mention, b: &Mention) -> f64 {
        let at = TRAITS.iter().position(|found| *found == name).unwrap();
        let there = traits(a, b).unwrap();
        assert_eq!(Some(there), traits(b, a));
        there[at]
    }

    fn crash(head: &[&str], body: &[&str]) -> Mention {
        told(Crash, &["Sarnow"], 10, head, body)
    }

    #[test]
    fn names_weigh_apart_from_other_words_and_less_where_they_come_later() {
        let first = crash(&["Heron", "tarn"], &["Gorlin"]);
        let second = |head: &[&str], body: &[&str]| of("names", &first, &crash(head, body));
        assert_eq!(second(&["Heron"], &[]), 1.0);
        assert_eq!(second(&[], &["Heron"]), 0.65);
        assert_eq!(second(&["Heron"], &["Gorlin"]), 1.0 + 0.65 * 0.65);
        assert_eq!(second(&["heron", "163"], &[]), 0.0);
        let other = crash(&["heron", "tarn", "163"], &[]);
        assert!(of("nouns", &first, &other) > of("nouns", &first, &crash(&["heron"], &[])));
    }

    #[test]
    fn a_head_misses_what_the_other_says_nowhere() {
        let first = crash(&["Heron", "Tarwo"], &[]);
        for (head, body, less, more) in [
            (&["Heron", "Tarwo"][..], &[][..], 0.0, 0.0),
            (&["Heron"], &["Tarwo"], 0.0, 0.0),
            (&["Heron"], &[], 0.0, 0.5),
            (&["Heron", "Gorlin"], &[], 0.5, 0.5),
            (&["Ostrel"], &[], 1.0, 1.0),
        ] {
            let other = crash(head, body);
            let found = ["missed", "missed_by"].map(|name| of(name, &first, &other));
            assert_eq!(found, [less, more], "{head:?} {body:?}");
        }
    }

    #[test]
    fn sorts_and_places_have_their_order() {
        let at = |what, place: &[&str]| told(what, place, 10, &["Heron", "Tarwo"], &[]);
        let first = at(Fire, &["Sarnow", "Peru"]);
        for (what, place, sort_and_place) in [
            (Fire, &["Sarnow"][..], [2.0, 4.0]),
            (Explosion, &[], [1.0, 3.0]),
            (Fire, &["Peru"], [2.0, 2.0]),
            (Fire, &["Gorlin"], [2.0, 0.0]),
            (Trial, &["Sarnow"], [0.0, 4.0]),
        ] {
            let other = at(what, place);
            let found = ["sort", "place"].map(|name| of(name, &first, &other));
            assert_eq!(found, sort_and_place, "{what:?} {place:?}");
        }
    }

    #[test]
    fn days_and_tolls_are_compared_in_the_order_of_publication() {
        let at = |on, dead| {
            let mut told = told(Crash, &["Sarnow"], on, &["Heron"], &[]);
            told.story.as_mut().unwrap().deaths = dead;
            told
        };
        let first = at(10, Some(8.0));
        for (on, dead, days, deaths) in [
            (10, Some(4.0), -1.0, 0.0),
            (11, Some(9.0), 0.0, 1.0),
            (13, Some(5.0), 2.0, -1.0),
            (13, Some(6.0), 2.0, 0.0),
            (13, None, 2.0, 0.0),
        ] {
            let other = at(on, dead);
            let found = ["days", "deaths"].map(|name| of(name, &first, &other));
            assert_eq!(found, [days, deaths], "{on} {dead:?}");
        }
        let mut far = at(40, None);
        far.story.as_mut().unwrap().published = Some(day(11));
        assert!(traits(&first, &far).is_none());
    }
}
