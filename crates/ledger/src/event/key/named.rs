//! Keys of names, for mentions that share no day at a place.

use super::super::Mention;
use super::super::edge::NEAR;
use super::{short_time, tenths_of};
use crate::stable::stable;
use chrono::TimeDelta;
use factdesk_domain::Happening;

/// Names of a mention that have keys: those of the lowest number, so that two mentions
/// that share many share those.
const NAMES: usize = 12;

/// Of a mention that names a day or a few, and of one that does not.
const DATED: &str = "dated";
const UNDATED: &str = "undated";

/// The keys of a mention's names. A person is in the news of years: what is held has the
/// stretches of its days with the name, too.
pub(super) fn keys(mention: &Mention, happening: Happening) -> Vec<String> {
    let times = match short_time(mention) {
        Some(_) => with_days(mention, happening, TimeDelta::zero(), DATED),
        None => vec![UNDATED.to_owned()],
    };
    of_names(mention, happening, &times)
}

/// The keys to look under. Dated ones ask each other only where something is held: of
/// whatever else, days next to each other have a place's key in common.
pub(super) fn looks(mention: &Mention, happening: Happening) -> Vec<String> {
    let times = match short_time(mention) {
        Some(_) => with_days(mention, happening, NEAR, UNDATED),
        None => vec![UNDATED.to_owned(), DATED.to_owned()],
    };
    of_names(mention, happening, &times)
}

fn with_days(
    mention: &Mention,
    happening: Happening,
    around: TimeDelta,
    word: &str,
) -> Vec<String> {
    let held = short_time(mention).filter(|_| happening.held());
    let tenths = held.into_iter().flat_map(|days| tenths_of(days, around));
    let all = tenths.map(|tenth| tenth.to_string());
    all.chain([word.to_owned()]).collect()
}

fn of_names(mention: &Mention, happening: Happening, times: &[String]) -> Vec<String> {
    let mut names: Vec<_> = mention.names.iter().collect();
    names.sort_by_key(|name| stable([name.as_str()]));
    names.truncate(NAMES);
    let word = happening.as_str();
    let key = |name: &String| {
        let name = name.clone();
        times
            .iter()
            .map(move |time| format!("{word}|name|{name}|{time}"))
    };
    names.into_iter().flat_map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::alike::tests::told;
    use super::*;
    use Happening::{Attack, Election};

    fn named(happening: Happening, on: Option<i64>) -> Mention {
        let mut mention = told(happening, &["Sarnow"], on.unwrap_or(0), &[], &[]);
        mention.names.insert("ann low".to_owned());
        if on.is_none() {
            mention.occurrence.earliest = None;
        }
        mention
    }

    fn meet(a: (Happening, Option<i64>), b: (Happening, Option<i64>)) -> bool {
        let (a, b) = (named(a.0, a.1), named(b.0, b.1));
        let happening = a.occurrence.happening.unwrap();
        let looked: Vec<_> = looks(&b, happening);
        keys(&a, happening).iter().any(|key| looked.contains(key))
    }

    #[test]
    fn an_undated_one_is_found_by_all_and_finds_all() {
        for happening in [Attack, Election] {
            for day in [None, Some(3)] {
                assert!(meet((happening, None), (happening, day)));
                assert!(meet((happening, day), (happening, None)));
            }
        }
    }

    #[test]
    fn dated_ones_meet_by_a_name_only_where_something_is_held_at_about_that_time() {
        assert!(!meet((Attack, Some(3)), (Attack, Some(3))));
        assert!(meet((Election, Some(3)), (Election, Some(4))));
        assert!(
            meet((Election, Some(9)), (Election, Some(11))),
            "across tens"
        );
        assert!(!meet((Election, Some(3)), (Election, Some(33))));
    }
}
