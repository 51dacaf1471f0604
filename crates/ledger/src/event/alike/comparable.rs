//! Which stories are compared at all.

use super::super::edge::NEAR;
use super::super::side::{Side, side};
use super::super::story::Story;
use super::crossed;
use super::near::{gap, near};
use crate::Mention;
use chrono::TimeDelta;
use factdesk_domain::Happening;

/// Rare words of each other's heads without which two stories are two.
const HEADS: f64 = 0.15;

/// Whether they are near each other in time, and have words of each other's heads or a
/// place and a day: what has neither is found by no key.
pub(super) fn comparable(a: &Mention, b: &Mention, one: &Story, other: &Story) -> bool {
    let told = crossed(a, b) >= HEADS || there_and_then(a, b);
    told && near(a, b, one, other) && !campaigns(a, b) && !(unlike(a, b) && elsewhere(a, b))
}

/// Whether they name different places.
fn elsewhere(a: &Mention, b: &Mention) -> bool {
    matches!(side(a, b), Side::Two | Side::Aside)
}

/// Campaigns speak of everything, so that a vote and a trial are two, and a vote and what
/// names no sort; they name the same candidates for months, so that votes that share no
/// place or country are two. What names no sort may be a law or a treaty.
fn campaigns(a: &Mention, b: &Mention) -> bool {
    let all = [a, b].map(|m| m.occurrence.happening);
    let votes = all.iter().all(|h| *h == Some(Happening::Election));
    let vote = all.contains(&Some(Happening::Election));
    let spoken_of = all.iter().flatten().any(|h| SPOKEN_OF.contains(h));
    match votes {
        true => !matches!(side(a, b), Side::Shared | Side::Country),
        false => (vote || spoken_of && !all.contains(&None)) && !kin(a, b),
    }
}

/// What campaigns speak of whatever else happens.
const SPOKEN_OF: [Happening; 6] = [
    Happening::Election,
    Happening::Law,
    Happening::Agreement,
    Happening::Appointment,
    Happening::Breach,
    Happening::Statistics,
];

/// Whether one place and days that meet, or those next to each other of what nobody holds,
/// are those of happenings that go together.
pub(super) fn there_and_then(a: &Mention, b: &Mention) -> bool {
    let held = a.occurrence.happening.is_some_and(Happening::held);
    let then = gap(a, b).is_some_and(|gap| gap < TimeDelta::zero() || !held && gap <= NEAR);
    kin(a, b) && then && side(a, b) == Side::Shared
}

/// Whether both name a sort, and two that don't go together.
fn unlike(a: &Mention, b: &Mention) -> bool {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    sorts.is_some_and(|(x, y)| !x.goes_with(y))
}

/// Whether they are of one sort or of two that go together.
fn kin(a: &Mention, b: &Mention) -> bool {
    let sorts = a.occurrence.happening.zip(b.occurrence.happening);
    sorts.is_some_and(|(x, y)| x.goes_with(y))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;
    use Happening::{Crash, Election, Explosion, Fire, Trial};

    fn compared(a: &Mention, b: &Mention) -> bool {
        let of = |a: &Mention, b: &Mention| {
            let stories = a.story.as_ref().zip(b.story.as_ref());
            stories.is_some_and(|(one, other)| comparable(a, b, one, other))
        };
        assert_eq!(of(a, b), of(b, a));
        of(a, b)
    }

    #[test]
    fn each_has_a_word_of_the_others_head_or_they_share_a_place_and_a_day() {
        let first = told(Crash, &["Sarnow"], 10, &["Sarnow", "Heron"], &["Tarwo"]);
        for (head, body, want) in [
            (vec!["Heron"], vec!["Sarnow"], true),
            (vec!["Tarwo"], vec!["Heron"], true),
            (vec!["Gorlin"], vec!["Heron", "Sarnow"], false),
            (vec![], vec!["Heron"], false),
        ] {
            let other = told(Crash, &[], 13, &head, &body);
            assert_eq!(compared(&first, &other), want, "{head:?} {body:?}");
        }
        let there = |on, happening| told(happening, &["Sarnow"], on, &[], &[]);
        for (on, happening, want) in [
            (10, Crash, true),
            (12, Crash, true),
            (13, Crash, false),
            (10, Trial, false),
        ] {
            assert_eq!(
                compared(&first, &there(on, happening)),
                want,
                "{on} {happening:?}"
            );
        }
        let court = |on| compared(&there(10, Trial), &there(on, Trial));
        assert!(court(10) && !court(11), "courts sit every day");
    }

    #[test]
    fn votes_of_no_shared_place_or_country_are_two_and_so_are_a_vote_and_anything_else() {
        let of = |what, place: &[&str]| told(what, place, 10, &["Heron", "Tarwo"], &[]);
        let vote = of(Election, &["Sarnow", "Peru"]);
        for (what, place, want) in [
            (Election, &["Sarnow"][..], true),
            (Election, &["Peru"], true),
            (Election, &["Gorlin"], false),
            (Election, &[], false),
            (Trial, &["Sarnow"], false),
        ] {
            assert_eq!(
                compared(&vote, &of(what, place)),
                want,
                "{what:?} {place:?}"
            );
        }
    }

    #[test]
    fn what_names_no_sort_may_be_any_but_a_vote() {
        let said = |happening: Option<Happening>, place: &str| {
            let mut mention = told(Fire, &[place], 10, &["Heron", "Tarwo"], &[]);
            mention.occurrence.happening = happening;
            mention
        };
        for (what, want) in [
            (None, true),
            (Some(Fire), true),
            (Some(Happening::Recall), true),
            (Some(Happening::Law), true),
            (Some(Election), false),
        ] {
            assert_eq!(
                compared(&said(None, "Sarnow"), &said(what, "Harnow")),
                want,
                "{what:?}"
            );
        }
    }

    #[test]
    fn campaigns_speak_of_laws_and_offices_too() {
        let said = |happening| told(happening, &["Sarnow"], 10, &["Heron", "Tarwo"], &[]);
        for what in SPOKEN_OF {
            assert!(!compared(&said(what), &said(Fire)), "{what:?}");
            assert!(compared(&said(what), &said(what)), "{what:?}");
        }
    }

    #[test]
    fn two_sorts_in_two_places_are_two() {
        let of = |what, place: &[&str]| told(what, place, 10, &["Heron", "Tarwo"], &[]);
        for (what, place, want) in [
            (Trial, &["Gorlin"][..], false),
            (Trial, &["Sarnow"], true),
            (Trial, &[], true),
            (Explosion, &["Gorlin"], true),
        ] {
            let compared = compared(&of(Fire, &["Sarnow"]), &of(what, place));
            assert_eq!(compared, want, "{what:?} {place:?}");
        }
    }
}
