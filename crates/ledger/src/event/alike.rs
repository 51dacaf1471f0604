//! Whether two articles tell one story, in whatever words.

mod campaign;
mod card;
mod comparable;
mod crossed;
mod near;
mod strangers;
mod traits;

pub(super) use crossed::crossed;
pub(super) use near::{APART, PUBLISHED, dated};
pub use traits::{TRAITS, Traits, traits};

use super::Mention;
use super::edge::Edge;
use super::side::{Side, side};
use card::likelihood;
use factdesk_domain::Happening;

/// Why two stories are one.
pub(super) const WORDS: &str = "rare words of both";

/// The edge of two stories, as likely as the card says; none where they can't be compared.
pub(super) fn alike(a: &Mention, b: &Mention) -> Option<Edge> {
    let traits = traits(a, b)?;
    Some(Edge {
        score: likelihood(&traits),
        reasons: reasons(a, b),
    })
}

fn reasons(a: &Mention, b: &Mention) -> Vec<&'static str> {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    let sort = sorts.map(|(x, y)| match (x == y, x.goes_with(y)) {
        (true, _) => "the same sort of happening",
        (false, true) => "happenings that go together",
        (false, false) => "happenings of two sorts",
    });
    let place = (side(a, b) == Side::Shared).then_some("a shared place");
    let always = ["days near each other", WORDS];
    sort.into_iter().chain(place).chain(always).collect()
}

/// Whether either is of a firm, a trial or a finding.
pub(super) fn someone(a: &Mention, b: &Mention) -> bool {
    let of = |m: &Mention| m.occurrence.happening.is_some_and(Happening::of_someone);
    of(a) || of(b)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::edge::JOINS;
    use super::super::story::Story;
    use super::*;
    use crate::Words;
    use Happening::{Crash, Election, Explosion, Fire, Trial};
    use chrono::{DateTime, Utc};
    use factdesk_domain::Occurrence;
    use std::collections::BTreeSet;

    pub(super) fn day(n: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(n * 86_400, 0).unwrap()
    }

    /// Of an article of the day that it tells of: names are capitalised.
    pub(in crate::event) fn told(
        happening: Happening,
        places: &[&str],
        on: i64,
        head: &[&str],
        body: &[&str],
    ) -> Mention {
        let words = |all: &[&str]| -> Words {
            let name = |w: &&str| w.starts_with(char::is_uppercase);
            all.iter().map(|w| (w.to_lowercase(), name(w))).collect()
        };
        Mention {
            occurrence: Occurrence {
                happening: Some(happening),
                places: places.iter().map(|p| (*p).to_owned()).collect(),
                earliest: Some(day(on)),
                latest: Some(day(on + 1)),
            },
            names: BTreeSet::new(),
            story: Some(Story {
                published: Some(day(on)),
                head: words(head),
                body: words(body),
                deaths: None,
            }),
        }
    }

    /// How likely they are one, if they are compared.
    fn likely(a: &Mention, b: &Mention) -> Option<f64> {
        let there = alike(a, b).map(|e| e.score);
        assert_eq!(there, alike(b, a).map(|e| e.score));
        there
    }

    fn joined(a: &Mention, b: &Mention) -> bool {
        likely(a, b).is_some_and(|score| score >= JOINS)
    }

    const NAMES: [&str; 5] = ["Heron", "Tarwo", "Gorlin", "Ostrel", "Brenno"];

    #[test]
    fn the_less_else_they_share_the_more_names_they_need() {
        let needed = |a: (Happening, &[&str]), b: (Happening, &[&str])| {
            let with = |(what, place): (Happening, &[&str]), n: usize| {
                told(what, place, 10, &[place, &NAMES[..n]].concat(), &[])
            };
            (0..=NAMES.len()).find(|n| joined(&with(a, *n), &with(b, *n)))
        };
        let (here, there, none) = (&["Sarnow"][..], &["Harnow"][..], &[][..]);
        for (a, b, names) in [
            ((Crash, here), (Crash, here), Some(0)),
            ((Crash, here), (Crash, none), Some(1)),
            ((Crash, here), (Crash, there), Some(2)),
            ((Fire, here), (Explosion, none), Some(1)),
            ((Trial, none), (Fire, none), Some(1)),
            ((Fire, here), (Trial, there), Some(2)),
            ((Crash, here), (Election, here), Some(1)),
            ((Election, none), (Election, none), Some(2)),
            ((Election, here), (Election, here), Some(0)),
        ] {
            assert_eq!(needed(a, b), names, "{a:?} {b:?}");
        }
    }

    #[test]
    fn names_of_either_head_that_the_other_lacks_speak_against_it() {
        let head = |names: &[&str]| told(Crash, &[], 10, &[&NAMES[..2], names].concat(), &[]);
        let (both, other) = (head(&[]), head(&["Ostrel", "Brenno", "Karlow", "Mirno"]));
        let lacking = likely(&both, &other).unwrap();
        assert!(lacking < likely(&both, &both).unwrap());
        let two = head(&["Alder", "Birch", "Cedar", "Dorna"]);
        assert!(likely(&two, &other).unwrap() < lacking, "each lacks some");
    }

    #[test]
    fn a_much_smaller_toll_later_speaks_against_it() {
        let toll = |on, dead| {
            let mut told = told(Crash, &["Sarnow"], on, &["Heron"], &[]);
            told.story.as_mut().unwrap().deaths = dead;
            told
        };
        let first = toll(10, Some(9.0));
        let after = |dead| likely(&first, &toll(13, dead)).unwrap();
        assert!(after(Some(5.0)) < after(None) && after(None) < after(Some(9.0)));
        assert_eq!(after(Some(7.0)), after(None), "a little smaller");
        let day = |dead| likely(&first, &toll(11, dead)).unwrap();
        assert_eq!(
            day(Some(5.0)),
            day(None),
            "the same place and day: it was revised"
        );
    }

    #[test]
    fn what_is_far_apart_in_time_is_not_compared() {
        let first = told(Crash, &["Sarnow"], 10, &["Heron"], &[]);
        for (on, published, want) in [
            (14, Some(14), true),
            (16, Some(16), false),
            (20, Some(12), true),
            (22, Some(12), false),
            (12, Some(18), false),
            (14, None, true),
            (16, None, false),
        ] {
            let mut other = told(Crash, &["Sarnow"], on, &["Heron"], &[]);
            other.story.as_mut().unwrap().published = published.map(day);
            let compared = likely(&first, &other).is_some();
            assert_eq!(compared, want, "{on} {published:?}");
        }
        let mut undated = first.clone();
        undated.occurrence.latest = None;
        assert!(likely(&first, &undated).is_none());
    }

    #[test]
    fn who_shares_much_at_once_may_name_any_days() {
        let first = told(Crash, &["Sarnow"], 10, &NAMES[..3], &[]);
        for (names, want) in [(1, false), (2, true)] {
            let mut second = told(Crash, &["Sarnow"], 40, &NAMES[..names], &[]);
            second.story.as_mut().unwrap().published = Some(day(11));
            assert_eq!(likely(&first, &second).is_some(), want, "{names}");
        }
    }

    #[test]
    fn reasons_say_what_is_shared() {
        let of = |happening, place: &str| told(happening, &[place], 10, &NAMES[..2], &[]);
        let why = |b: &Mention| alike(&of(Fire, "Sarnow"), b).unwrap().reasons;
        let ending = ["days near each other", WORDS];
        let same = ["the same sort of happening", "a shared place"];
        assert_eq!(why(&of(Fire, "Sarnow")), [same, ending].concat());
        let kin = ["happenings that go together"];
        assert_eq!(why(&of(Explosion, "Harnow")), [&kin[..], &ending].concat());
    }
}
