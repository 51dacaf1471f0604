//! Campaigns speak of everything and name the same candidates for months.

use super::super::place::{same_words, spot};
use super::super::side::{Side, side};
use super::super::stem::stem;
use super::super::story::{Story, weight};
use crate::Mention;
use factdesk_domain::Happening;

/// Of a campaign two reports with so many days between at most are compared that share
/// names of such a weight, where one has hardly any in its head that the other lacks.
const MANY: f64 = 2.0;
const ALL: f64 = 0.1;
const AT_ONCE: f64 = 2.0;

/// Whether they are two matters of a campaign: of votes elsewhere, unless they share most
/// of what they name. `names`, `missed` and `days` are those of
/// [`Traits`](super::traits::Traits).
pub(super) fn campaign(a: &Mention, b: &Mention, [names, missed, days]: [f64; 3]) -> bool {
    let enough = names >= MANY && missed <= ALL && days <= AT_ONCE;
    elsewhere(a, b) && !(of_votes(a, b) && enough)
}

/// Votes are two where they share no place or country, and a vote and another sort where
/// they share no place; what names no sort is of a vote where one names the place of the
/// other.
fn elsewhere(a: &Mention, b: &Mention) -> bool {
    let sorts = [a, b].map(|m| m.occurrence.happening);
    let votes = sorts.iter().filter(|h| **h == Some(Happening::Election));
    let side = side(a, b);
    match votes.count() {
        0 => false,
        1 if sorts.contains(&None) => side != Side::Shared && !placed(a, b) && !placed(b, a),
        1 => side != Side::Shared,
        _ => !matches!(side, Side::Shared | Side::Country),
    }
}

/// Whether neither is of anything but votes, and of who resigns after them.
fn of_votes(a: &Mention, b: &Mention) -> bool {
    let sorts = [a, b].map(|m| m.occurrence.happening);
    let mut told = sorts.iter().flatten();
    told.all(|h| matches!(h, Happening::Election | Happening::Appointment))
}

/// Whether the other's story names one of a mention's places, be it no country and no hall
/// or street: all of its words that stories hold.
fn placed(mention: &Mention, other: &Mention) -> bool {
    let name = |story: &Story, word: &str| story.word(word).is_some_and(|(name, _)| name);
    let named = |word: &String| other.story.as_ref().is_some_and(|story| name(story, word));
    let held = |word: &String| weight(word, true) > 0.0 && word.chars().count() > 2;
    let within = |place: &String| {
        let words = same_words(place)
            .iter()
            .map(|word| stem(word))
            .filter(held)
            .collect::<Vec<_>>();
        !words.is_empty() && !spot(place) && words.iter().all(named)
    };
    mention.occurrence.places.iter().any(within)
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::super::traits::traits;
    use super::*;
    use Happening::{Appointment, Election, Fire, Law, Trial};

    fn apart(a: &Mention, b: &Mention) -> bool {
        assert_eq!(elsewhere(a, b), elsewhere(b, a));
        elsewhere(a, b)
    }

    fn said(what: Option<Happening>, place: &[&str], body: &[&str]) -> Mention {
        let mut mention = told(Fire, place, 10, &["Heron", "Tarwo", "Street"], body);
        mention.occurrence.happening = what;
        mention
    }

    #[test]
    fn votes_are_of_a_campaign_unless_they_share_a_place_or_a_country() {
        let vote = said(Some(Election), &["Sarnow", "Peru"], &[]);
        for (place, want) in [
            (&["Sarnow"][..], false),
            (&["Peru"], false),
            (&["Gorlin"], true),
            (&[], true),
        ] {
            let other = said(Some(Election), place, &["Sarnow"]);
            assert_eq!(apart(&vote, &other), want, "{place:?}");
        }
    }

    #[test]
    fn a_vote_and_another_sort_share_a_place_or_are_apart() {
        let vote = said(Some(Election), &["Sarnow", "Peru"], &[]);
        for (what, place, body, want) in [
            (Some(Trial), &["Sarnow"][..], &[][..], false),
            (Some(Trial), &["Gorlin"], &["Sarnow"], true),
            (None, &["Gorlin"], &["Sarnow"], false),
            (None, &["Gorlin"], &["sarnow"], true),
            (None, &["Gorlin"], &["Peru"], true),
            (None, &["Heron"], &[], false),
            (None, &["New Heron"], &[], false),
            (None, &["New Gorlin"], &[], true),
            (None, &["Heron Street"], &[], true),
        ] {
            let other = said(what, place, body);
            let found = apart(&vote, &other);
            assert_eq!(found, want, "{what:?} {place:?} {body:?}");
        }
    }

    #[test]
    fn what_is_no_vote_is_of_no_campaign() {
        for what in [None, Some(Fire), Some(Law), Some(Trial)] {
            let (a, b) = (said(Some(Fire), &[], &[]), said(what, &["Gorlin"], &[]));
            assert!(!apart(&a, &b), "{what:?}");
        }
    }

    #[test]
    fn only_what_shares_many_names_at_once_is_compared() {
        let vote = |place: &str, on, head: &[&str]| told(Election, &[place], on, head, &[]);
        let first = vote("Sarnow", 10, &["Heron", "Tarwo", "Brenno"]);
        let compared = |other: &Mention| {
            let found = traits(&first, other);
            assert_eq!(traits(other, &first), found);
            found.is_some()
        };
        for (on, head, want) in [
            (10, &["Heron", "Tarwo"][..], true),
            (10, &["Heron", "Tarwo", "Brenno", "Ostrel"], true),
            (13, &["Heron", "Tarwo"], true),
            (14, &["Heron", "Tarwo"], false),
            (10, &["Heron"], false),
            (10, &["Heron", "Tarwo", "Ostrel"], false),
        ] {
            assert_eq!(compared(&vote("Gorlin", on, head)), want, "{on} {head:?}");
            assert!(compared(&vote("Sarnow", on, head)), "{on} {head:?}");
        }
        for (what, want) in [
            (None, true),
            (Some(Appointment), true),
            (Some(Trial), false),
        ] {
            let mut other = vote("Gorlin", 10, &["Heron", "Tarwo"]);
            other.occurrence.happening = what;
            assert_eq!(compared(&other), want, "{what:?}");
        }
    }
}
