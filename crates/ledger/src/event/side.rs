//! How two mentions' places stand to each other.

use super::Mention;
use super::alike::{crossed, someone};
use super::place::{same_words, shared, spot};
use super::stem::stem;
use super::wide::wide;

/// What two mentions' places say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// They share one.
    Shared,
    /// One of them names none, or none but a street or a hall.
    Open,
    /// They share one that one of them, or each, only names in passing.
    Aside,
    /// They share a country.
    Country,
    /// They name different ones.
    Two,
}

/// Rare words that outweigh that the later report names another place first.
const OUTWEIGH: f64 = 2.0;

/// A place counts as shared that stands first or second in one of them.
pub(super) fn side(a: &Mention, b: &Mention) -> Side {
    let (there, back) = (first(a, b), first(b, a));
    match (there, back) {
        (Some(there), Some(back)) if there.min(back) <= 1 && !aside(a, b, there, back) => {
            Side::Shared
        }
        (Some(_), Some(_)) => Side::Aside,
        _ if nowhere(a) || nowhere(b) => Side::Open,
        _ if !shared(&a.occurrence.places, &b.occurrence.places).is_empty() => Side::Country,
        _ => Side::Two,
    }
}

/// It names none, or but streets and halls, which are in any town.
fn nowhere(mention: &Mention) -> bool {
    mention.occurrence.places.iter().all(|place| spot(place))
}

/// Which of its places is the first that the other names, too, and not a country.
fn first(a: &Mention, b: &Mention) -> Option<usize> {
    let common = shared(&a.occurrence.places, &b.occurrence.places);
    let place = |place: &&String| common.contains(&place.as_str()) && !wide(&same_words(place));
    let all = a.occurrence.places.iter().enumerate();
    all.filter(|(_, p)| place(p)).map(|(at, _)| at).next()
}

/// A later report names first where it happened: what it shares only further on is told
/// beside that, unless the earlier one has the names before it as well. Where somebody is
/// tried, the court comes anywhere, and so does a hall behind its town.
fn aside(a: &Mention, b: &Mention, there: usize, back: usize) -> bool {
    let time = |m: &Mention| m.story.as_ref().and_then(|s| s.published);
    let (Some(one), Some(other)) = (time(a), time(b)) else {
        return false;
    };
    let (earlier, report, later) = match one.cmp(&other) {
        std::cmp::Ordering::Less => (a, b, back),
        std::cmp::Ordering::Greater => (b, a, there),
        std::cmp::Ordering::Equal => return false,
    };
    let before = report.occurrence.places.iter().take(later);
    let known = |place: &String| wide(&same_words(place)) || names(earlier, place);
    let known = before.into_iter().all(known);
    let in_a = |m: &Mention, at: usize| m.occurrence.places.get(at).is_some_and(|p| spot(p));
    let hall = in_a(a, there) && in_a(b, back);
    !known && !hall && !someone(a, b) && crossed(a, b) < OUTWEIGH
}

/// Whether a report has all words of a name.
fn names(mention: &Mention, place: &str) -> bool {
    let words = same_words(place);
    let told = mention.story.as_ref();
    told.is_some_and(|story| words.iter().all(|word| story.has(&stem(word))))
}

#[cfg(test)]
mod tests {
    use super::super::story::Story;
    use super::*;
    use chrono::DateTime;
    use factdesk_domain::{Happening, Occurrence};
    use std::collections::BTreeSet;

    fn at(places: &[&str], hour: i64) -> Mention {
        Mention {
            occurrence: Occurrence {
                happening: Some(Happening::Flood),
                places: places.iter().map(|p| (*p).to_owned()).collect(),
                ..Occurrence::default()
            },
            names: BTreeSet::new(),
            story: Some(Story {
                published: DateTime::from_timestamp(hour * 3_600, 0),
                ..Story::default()
            }),
        }
    }

    fn said(earlier: &[&str], later: &[&str]) -> Side {
        let (a, b) = (at(earlier, 1), at(later, 2));
        assert_eq!(side(&a, &b), side(&b, &a));
        side(&a, &b)
    }

    #[test]
    fn a_place_counts_that_is_not_named_in_passing() {
        use Side::{Aside, Country, Open, Shared, Two};
        for (earlier, later, want) in [
            (&["Sarnow"][..], &["the Sarnow region"][..], Shared),
            (&["Low Market", "Sarnow"], &["Sarnow"], Shared),
            (&["Sarnow"], &["Tarwo", "Sarnow"], Aside),
            (&["Low Market"], &["Sarnow", "Low Market"], Shared),
            (&["Heron", "Sarnow"], &["Tarwo", "Sarnow"], Aside),
            (&["Sarnow"], &["Tarwo"], Two),
            (&["Peru"], &["Peru"], Country),
            (&["Sarnow"], &[], Open),
            (&["Sarnow"], &["Canal Street"], Open),
            (&["Canal Street"], &["Canal Street"], Shared),
        ] {
            assert_eq!(said(earlier, later), want, "{earlier:?} {later:?}");
        }
        let (mut first, second) = (at(&["Sarnow"], 1), at(&["Tarwo", "Sarnow"], 2));
        let story = first.story.as_mut().unwrap();
        story.body.insert("tarwo".into(), true);
        assert_eq!(side(&first, &second), Shared, "it knows the other place");
        let same_hour = (at(&["Sarnow"], 1), at(&["Tarwo", "Sarnow"], 1));
        assert_eq!(side(&same_hour.0, &same_hour.1), Shared);
    }
}
