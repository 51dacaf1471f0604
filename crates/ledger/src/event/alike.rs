//! Whether two articles tell one story, in whatever words.

use super::Mention;
use super::edge::{Edge, JOINS, NEAR, WORTH_A_LOOK, short, stretch};
use super::place::same_words;
use super::side::{Side, side};
use super::stem::stem;
use super::story::{Story, Words, weight};
use chrono::TimeDelta;
use factdesk_domain::Happening;
use std::collections::{BTreeMap, BTreeSet};

/// So many days between what two reports tell of are one story: a report on what came
/// of it names its own day.
const DAYS: TimeDelta = TimeDelta::days(4);
/// So many where both came out within [`DAYS`]; also so many at most between the two.
pub(super) const APART: TimeDelta = TimeDelta::days(10);
pub(super) const PUBLISHED: TimeDelta = TimeDelta::days(7);
/// Rare words of each other's heads with which days don't matter.
const ANY_DAY: f64 = 2.0;

/// Rare words shared by whole texts that tell of one event under the names of two places.
const MANY: f64 = 1.8;

/// Why two stories are one.
pub(super) const WORDS: &str = "each has rare words of the other's head";

/// The edge of two stories: each has words of the other's head, rare ones, and enough of
/// them for what else they share. Names count twice as much as other words; where
/// somebody is tried or bought, names of places don't count.
///
/// | what they tell of | rare words needed |
/// |---|---|
/// | one sort, a shared place | 0.5 |
/// | the same of votes, marches and strikes of days next to each other | 0.2, since without it none are joined |
/// | the same of trials, firms and findings | 0.6 |
/// | one sort, a place in one at most | 0.5; of votes 1.05, of trials and firms 0.75 |
/// | sorts that go together, a place in one at most | 0.35 |
/// | votes without a shared place whose days don't touch | never |
/// | two places | 1.25, since most pairs of these are two events; 0.25 where the whole texts share 1.8 |
/// | two sorts, where one is of a firm or a trial and none a vote | 0.3 with a shared place, 0.7 without one |
pub(super) fn alike(a: &Mention, b: &Mention) -> Option<Edge> {
    let (one, other) = (a.story.as_ref()?, b.story.as_ref()?);
    if fewer_dead(one, other) || !near(a, b, one, other) {
        return None;
    }
    let mut reasons = Vec::new();
    let needed = needed(a, b, &mut reasons)?;
    reasons.push("days near each other");
    reasons.push(WORDS);
    let enough = crossed(a, b) / needed;
    let score = match enough >= 1.0 {
        true => JOINS + 0.1 * (enough - 1.0).min(1.0),
        // Three quarters of what is needed is worth a look.
        false => WORTH_A_LOOK + (JOINS - WORTH_A_LOOK) * (enough - 0.75) / 0.25,
    };
    Some(Edge { score, reasons }).filter(|_| enough >= 0.75)
}

/// How much the rare words weigh that each has of the other's head: the less of the two.
pub(super) fn crossed(a: &Mention, b: &Mention) -> f64 {
    let (Some(one), Some(other)) = (&a.story, &b.story) else {
        return 0.0;
    };
    let (there, back): (BTreeSet<_>, BTreeSet<_>) = (stems(a).collect(), stems(b).collect());
    let places: BTreeSet<_> = there
        .intersection(&back)
        .filter(|_| someone(a, b))
        .collect();
    let told = |head: &Words, other: &Story| -> f64 {
        let shared = head
            .iter()
            .filter(|(word, _)| other.has(word) && !places.contains(word));
        shared.map(|(word, name)| weight(word, *name)).sum()
    };
    told(&one.head, other).min(told(&other.head, one))
}

/// How much the rare words weigh that both have anywhere; those that only come later
/// count less.
fn shared(a: &Mention, b: &Mention) -> f64 {
    let (Some(one), Some(other)) = (&a.story, &b.story) else {
        return 0.0;
    };
    let both = one.words().filter_map(|(word, name, counts)| {
        let (also, there) = other.word(word)?;
        Some((word, weight(word, name && also) * (counts * there)))
    });
    // In the order of the alphabet, so that the sum is the same from either side.
    both.collect::<BTreeMap<_, _>>().into_values().sum()
}

/// Whether either is of a firm, a trial or a finding.
pub(super) fn someone(a: &Mention, b: &Mention) -> bool {
    let of = |m: &Mention| m.occurrence.happening.is_some_and(Happening::of_someone);
    of(a) || of(b)
}

/// A toll grows: many fewer dead later are those of another event.
fn fewer_dead(a: &Story, b: &Story) -> bool {
    let (first, later) = match a.published <= b.published {
        true => (a, b),
        false => (b, a),
    };
    let dated = a.published.is_some() && a.published != b.published && b.published.is_some();
    let counted = first.deaths.zip(later.deaths);
    dated && counted.is_some_and(|(first, later)| later < 0.75 * first)
}

/// Whether it names a day or a few.
pub(super) fn dated(mention: &Mention) -> bool {
    stretch(&mention.occurrence).is_some_and(short)
}

fn stems(mention: &Mention) -> impl Iterator<Item = String> {
    let words = mention.occurrence.places.iter().flat_map(|p| same_words(p));
    words.map(|word| stem(&word))
}

/// Whether their days are near each other.
fn near(a: &Mention, b: &Mention, one: &Story, other: &Story) -> bool {
    let published = one.published.zip(other.published);
    let published = published.map(|(a, b)| (a - b).abs());
    let at_once = published.is_some_and(|between| between <= DAYS);
    // Who shares that much and names other days took one of them from elsewhere.
    if at_once && crossed(a, b) >= ANY_DAY {
        return true;
    }
    let gap = gap(a, b);
    let most = if at_once { APART } else { DAYS };
    published.is_none_or(|between| between <= PUBLISHED) && gap.is_some_and(|gap| gap <= most)
}

/// The time between two short times; below zero where they meet.
fn gap(a: &Mention, b: &Mention) -> Option<TimeDelta> {
    let days = |m: &Mention| stretch(&m.occurrence).filter(|s| short(*s));
    let (x, y) = (days(a)?, days(b)?);
    Some((y.0 - x.1).max(x.0 - y.1))
}

fn needed(a: &Mention, b: &Mention, reasons: &mut Vec<&'static str>) -> Option<f64> {
    let (x, y) = (a.occurrence.happening?, b.occurrence.happening?);
    let held = x.held() || y.held();
    let side = side(a, b);
    reasons.push(match (x == y, x.goes_with(y)) {
        (true, _) => "the same sort of happening",
        (false, true) => "happenings that go together",
        (false, false) => "happenings of two sorts",
    });
    reasons.extend((side == Side::Shared).then_some("a shared place"));
    Some(match side {
        Side::Shared if !x.goes_with(y) => 0.3,
        Side::Open if !x.goes_with(y) => 0.7,
        Side::Open if x != y => 0.35,
        Side::Shared if someone(a, b) => 0.6,
        Side::Open if someone(a, b) => 0.75,
        Side::Shared if held && gap(a, b).is_some_and(|gap| gap <= NEAR) => 0.2,
        Side::Open if held => 1.05,
        Side::Shared | Side::Open => 0.5,
        Side::Aside | Side::Two if shared(a, b) >= MANY => 0.25,
        Side::Aside | Side::Two => 1.25,
    })
    .filter(|_| side == Side::Shared || !voted(x, y) || touch(a, b))
    .filter(|_| {
        x.goes_with(y)
            || (someone(a, b) && !voted(x, y) && matches!(side, Side::Shared | Side::Open))
    })
}

/// Whether no day is between theirs.
fn touch(a: &Mention, b: &Mention) -> bool {
    gap(a, b).is_some_and(|gap| gap <= TimeDelta::zero())
}

/// Campaigns speak of everything, so that a vote and a trial are two, and name the same
/// candidates for months, so that votes of no shared place are of days that touch.
fn voted(x: Happening, y: Happening) -> bool {
    [x, y].contains(&Happening::Election)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Happening::{Crash, Election, Explosion, Fire, Merger, Trial};
    use chrono::{DateTime, Utc};
    use factdesk_domain::Occurrence;

    fn day(n: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(n * 86_400, 0).unwrap()
    }

    /// Of an article of the day that it tells of: names are capitalised.
    fn told(
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

    fn joined(a: &Mention, b: &Mention) -> bool {
        let there = alike(a, b).map(|e| e.score);
        assert_eq!(there, alike(b, a).map(|e| e.score));
        there.is_some_and(|score| score >= JOINS)
    }

    #[test]
    fn each_has_to_have_words_of_the_others_head() {
        let first = told(Crash, &["Sarnow"], 10, &["Sarnow", "Heron"], &["Tarwo"]);
        for (head, body, want) in [
            (vec!["Heron"], vec!["Sarnow"], true),
            (vec!["Tarwo"], vec!["Heron"], true),
            (vec!["Gorlin"], vec!["Heron", "Sarnow"], false),
            (vec!["heron"], vec![], true),
            (vec![], vec!["Heron"], false),
        ] {
            let other = told(Crash, &[], 13, &head, &body);
            assert_eq!(joined(&first, &other), want, "{head:?} {body:?}");
        }
    }

    #[test]
    fn the_less_they_share_the_more_words_they_need() {
        let with =
            |happening, place: &[&str], words: &[&str]| told(happening, place, 10, words, &[]);
        let (one, two) = (&["Heron"][..], &["Heron", "Tarwo"][..]);
        for (a, b, place, one_joins, two_join) in [
            (Crash, Crash, "Sarnow", true, true),
            (Crash, Crash, "", true, true),
            (Crash, Crash, "Gorlin", false, true),
            (Fire, Explosion, "", true, true),
            (Crash, Election, "Sarnow", false, false),
            (Election, Election, "", false, true),
            (Trial, Trial, "Sarnow", true, true),
            (Trial, Trial, "", true, true),
            (Trial, Merger, "", true, true),
            (Trial, Merger, "Gorlin", false, false),
            (Trial, Election, "Sarnow", false, false),
        ] {
            let places: Vec<&str> = Some(place).into_iter().filter(|p| !p.is_empty()).collect();
            let join = |words| joined(&with(a, &["Sarnow"], words), &with(b, &places, words));
            assert_eq!(
                (join(one), join(two)),
                (one_joins, two_join),
                "{a:?} {b:?} {place}"
            );
        }
    }

    #[test]
    fn two_places_are_one_where_whole_texts_share_much() {
        let many = ["Gorlin", "Tarwo", "Ostrel", "Brenno"];
        let at = |place, words| told(Crash, &[place], 10, &["Heron"], words);
        assert!(joined(&at("Sarnow", &many), &at("Harnow", &many)));
        assert!(!joined(&at("Sarnow", &many[..1]), &at("Harnow", &many)));
        let (head, body) = (&["Gorlin"][..], &many[..]);
        let other = told(Crash, &["Harnow"], 10, head, &many[1..]);
        assert!(
            !joined(&told(Crash, &["Sarnow"], 10, &["Heron"], body), &other),
            "but not of the heads"
        );
    }

    #[test]
    fn a_vote_needs_hardly_a_word_on_days_next_to_each_other() {
        let vote = |on| told(Election, &["Sarnow"], on, &["heron"], &[]);
        let few = |on| told(Election, &["Sarnow"], on, &["garden"], &["heron"]);
        let mut first = vote(10);
        first
            .story
            .as_mut()
            .unwrap()
            .head
            .insert("garden".into(), false);
        for (on, want) in [(10, true), (12, true), (13, false)] {
            let crossed = crossed(&first, &few(on));
            assert!((0.2..0.5).contains(&crossed), "{crossed}");
            assert_eq!(joined(&first, &few(on)), want, "{on}");
        }
    }

    #[test]
    fn votes_of_no_shared_place_are_of_days_that_touch() {
        let vote = |on, place: &[&str]| told(Election, place, on, &["Heron", "Tarwo"], &[]);
        let first = vote(10, &["Sarnow"]);
        for (on, place, want) in [
            (11, &[][..], true),
            (12, &[], false),
            (11, &["Gorlin"], true),
            (12, &["Gorlin"], false),
            (12, &["Sarnow"], true),
        ] {
            assert_eq!(joined(&first, &vote(on, place)), want, "{on} {place:?}");
        }
    }

    #[test]
    fn a_court_says_nothing_of_who_is_tried_there() {
        let at = |words: &[&str]| told(Trial, &["Sarnow Court"], 10, words, &[]);
        assert!(!joined(&at(&["Sarnow"]), &at(&["Sarnow"])));
        assert!(joined(
            &at(&["Sarnow", "Gorlin"]),
            &at(&["Sarnow", "Gorlin"])
        ));
    }

    #[test]
    fn days_and_tolls_tell_two_stories_apart() {
        let first = told(Crash, &["Sarnow"], 10, &["Heron"], &[]);
        let other = |on, published, deaths| {
            let mut other = told(Crash, &["Sarnow"], on, &["Heron"], &[]);
            let story = other.story.as_mut().unwrap();
            (story.published, story.deaths) = (published, deaths);
            other
        };
        for (on, published, want) in [
            (14, Some(14), true),
            (16, Some(16), false),
            (20, Some(12), true),
            (22, Some(12), false),
            (12, Some(18), false),
            (14, None, true),
            (16, None, false),
        ] {
            let other = other(on, published.map(day), None);
            assert_eq!(joined(&first, &other), want, "{on} {published:?}");
        }
        let mut second = told(Crash, &["Sarnow"], 40, &["Heron", "Tarwo"], &[]);
        second.story.as_mut().unwrap().published = Some(day(11));
        let mut first_too = first.clone();
        assert!(!joined(&first_too, &second), "a month apart");
        let story = first_too.story.as_mut().unwrap();
        story.head.insert("tarwo".into(), true);
        assert!(
            joined(&first_too, &second),
            "one of the days is not its own"
        );
        let toll = |on, dead| other(on, Some(day(on)), Some(dead));
        assert!(joined(&toll(10, 5.0), &toll(11, 9.0)));
        assert!(
            !joined(&toll(10, 9.0), &toll(11, 5.0)),
            "a toll does not shrink"
        );
        let mut undated = first.clone();
        undated.occurrence.latest = None;
        assert!(!joined(&first, &undated));
    }
}
