//! Exact keys by which mentions find each other. They only preselect: [`edge`](super::edge)
//! decides.

use super::Mention;
use super::edge::{NEAR, short, stretch};
use super::place::same_words;
use crate::stable::stable;
use chrono::{NaiveDate, TimeDelta};
use factdesk_domain::Happening;
use std::collections::BTreeSet;

/// Places of a mention that have keys, and words of a place that do.
const PLACES: usize = 8;
const WORDS: usize = 5;
/// Names of a mention that have keys: those of the lowest number, so that two mentions
/// that share many share those.
const NAMES: usize = 12;

/// The keys under which a mention is found.
///
/// Those that share their days share a place, where one name's words stand in the
/// other's: each is found by its whole name and by the parts of it. All others share a
/// name.
pub fn keys(mention: &Mention) -> BTreeSet<String> {
    let Some(happening) = mention.occurrence.happening else {
        return BTreeSet::new();
    };
    let phrases = Phrases::of(mention);
    let days = days(mention, 0);
    let whole = dated(&days, happening, "whole", &phrases.whole);
    let part = dated(&days, happening, "part", &phrases.part);
    whole.chain(part).chain(named(mention, happening)).collect()
}

/// The keys to look under for whatever may be about one event with a mention.
pub fn looks(mention: &Mention) -> BTreeSet<String> {
    let Some(own) = mention.occurrence.happening else {
        return BTreeSet::new();
    };
    let phrases = Phrases::of(mention);
    let kin = Happening::ALL.iter().copied().filter(|h| h.goes_with(own));
    let days = days(mention, if own.held() { 0 } else { AROUND });
    let of = |happening| {
        let whole = dated(&days, happening, "whole", &phrases.whole);
        let holds_it = dated(&days, happening, "part", &phrases.whole);
        let within = dated(&days, happening, "whole", &phrases.part);
        let all = whole.chain(holds_it).chain(within);
        all.chain(named(mention, happening)).collect::<Vec<_>>()
    };
    kin.flat_map(of).collect()
}

/// A mention's places as they are looked for.
struct Phrases {
    whole: BTreeSet<String>,
    part: BTreeSet<String>,
}

impl Phrases {
    fn of(mention: &Mention) -> Phrases {
        let (mut whole, mut part) = (BTreeSet::new(), BTreeSet::new());
        for place in mention.occurrence.places.iter().take(PLACES) {
            let words = same_words(place);
            if !words.is_empty() {
                whole.insert(words.join(" "));
            }
            let words = &words[..words.len().min(WORDS)];
            for length in 1..words.len() {
                part.extend(words.windows(length).map(|w| w.join(" ")));
            }
        }
        Phrases { whole, part }
    }
}

fn dated<'a>(
    days: &'a [NaiveDate],
    happening: Happening,
    sort: &'a str,
    phrases: &'a BTreeSet<String>,
) -> impl Iterator<Item = String> + 'a {
    let word = happening.as_str();
    days.iter().flat_map(move |day| {
        phrases
            .iter()
            .map(move |phrase| format!("{word}|{sort}|{phrase}|{day}"))
    })
}

fn named(mention: &Mention, happening: Happening) -> impl Iterator<Item = String> + '_ {
    let mut names: Vec<_> = mention.names.iter().collect();
    names.sort_by_key(|name| stable([name.as_str()]));
    names.truncate(NAMES);
    names
        .into_iter()
        .map(move |name| format!("{}|name|{name}", happening.as_str()))
}

/// Days on either side of its own on which a mention may be of one event with it.
const AROUND: i64 = NEAR.num_days() + 1;

/// Every day of a short time, and `around` it.
fn days(mention: &Mention, around: i64) -> Vec<NaiveDate> {
    let around = TimeDelta::days(around);
    let stretch = stretch(&mention.occurrence).filter(|s| short(*s));
    let wider = stretch.and_then(|(first, end)| {
        let from = first.checked_sub_signed(around);
        Some((from?, end.checked_add_signed(around)?))
    });
    let Some((first, end)) = wider else {
        return Vec::new();
    };
    let last = (end - TimeDelta::nanoseconds(1)).max(first).date_naive();
    first
        .date_naive()
        .iter_days()
        .take_while(|day| *day <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::any_mention;
    use super::super::{Mention, edge, likely};
    use super::*;
    use proptest::prelude::*;
    use proptest::strategy::ValueTree;

    fn meets(a: &Mention, b: &Mention) -> bool {
        !keys(a).is_disjoint(&looks(b))
    }

    proptest! {
        #[test]
        fn whoever_joins_finds_each_other_whoever_looks(a in any_mention(), b in any_mention()) {
            if edge(&a, &b).is_some() {
                prop_assert!(meets(&a, &b) && meets(&b, &a));
            }
        }

        #[test]
        fn a_mention_has_few_keys_however_much_it_says(
            places in prop::collection::vec("[A-Z][a-z]{0,3}( [A-Z][a-z]{0,3}){0,9}", 0..20),
            names in prop::collection::btree_set("[a-z]{1,9} [a-z]{1,9}", 0..60),
            a in any_mention(),
        ) {
            let mut many = a;
            (many.occurrence.places, many.names) = (places, names);
            prop_assert!(keys(&many).len() <= 8 * (8 * 15) + 12);
        }
    }

    #[test]
    fn what_shares_days_and_place_is_found_whichever_name_is_the_longer() {
        let mut found = 0;
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for _ in 0..2_000 {
            let pair = (any_mention(), any_mention())
                .new_tree(&mut runner)
                .unwrap()
                .current();
            found += usize::from(edge(&pair.0, &pair.1).is_some());
            let looked = likely(&pair.0, &pair.1).is_some();
            assert!(looked || edge(&pair.0, &pair.1).is_none());
        }
        assert!(found > 200, "{found}: the property would hold of nothing");
    }
}
