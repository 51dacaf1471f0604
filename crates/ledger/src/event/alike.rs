//! Whether two articles tell one story, in whatever words.

mod crossed;
mod near;
mod needed;

pub(super) use crossed::crossed;
pub(super) use near::{APART, PUBLISHED, dated};

use super::Mention;
use super::edge::{Edge, JOINS, WORTH_A_LOOK};
use super::story::Story;
use factdesk_domain::Happening;
use near::near;
use needed::needed;

/// Why two stories are one.
pub(super) const WORDS: &str = "each has rare words of the other's head";

/// The edge of two stories: each has words of the other's head, rare ones, and enough of
/// them for what else they share, see [`needed`]. Names count twice as much as other words; where
/// somebody is tried or bought, names of places don't count.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;
    use Happening::{Crash, Election, Explosion, Fire, Merger, Protest, Trial};
    use chrono::{DateTime, Utc};
    use factdesk_domain::Occurrence;
    use std::collections::BTreeSet;

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
            (Election, Election, "", false, false),
            (Protest, Protest, "", false, true),
            (Trial, Trial, "Sarnow", true, true),
            (Trial, Trial, "", true, true),
            (Trial, Merger, "", true, true),
            (Trial, Merger, "Gorlin", false, true),
            (Crash, Fire, "Sarnow", true, true),
            (Fire, Trial, "Gorlin", false, true),
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
    fn votes_of_no_shared_place_are_two() {
        let vote = |place: &[&str]| told(Election, place, 10, &["Heron", "Tarwo"], &[]);
        let first = vote(&["Sarnow"]);
        for (place, want) in [(&[][..], false), (&["Gorlin"], false), (&["Sarnow"], true)] {
            assert_eq!(joined(&first, &vote(place)), want, "{place:?}");
        }
        let peru = |what, words: &[&str]| told(what, &["Peru"], 10, words, &[]);
        let (one, two) = (&["heron"][..], &["Heron", "Tarwo"][..]);
        for (what, words, want) in [
            (Election, two, true),
            (Election, one, false),
            (Crash, &["Heron"], false),
        ] {
            let joined = joined(&peru(what, words), &peru(what, words));
            assert_eq!(joined, want, "one country: {what:?} {words:?}");
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
