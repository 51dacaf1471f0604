//! Exact keys by which mentions find each other. They only preselect: [`edge`](super::edge)
//! decides.

mod named;

use super::Mention;
use super::alike::{APART, PUBLISHED};
use super::edge::{NEAR, short, stretch};
use super::place::same_words;
use super::story::{Words, weight};
use crate::stable::stable;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use factdesk_domain::Happening;
use std::collections::BTreeSet;

/// Places of a mention that have keys, and words of a place that do.
const PLACES: usize = 8;
const WORDS: usize = 5;
/// Rare words of a story that have keys, the rarest: those of its head are looked for.
const WORDS_TOLD: usize = 32;
const WORDS_LOOKED_FOR: usize = 16;

/// The keys under which a mention is found.
///
/// Those that share their days share a place, where one name's words stand in the
/// other's: each is found by its whole name and by the parts of it. Stories share a rare
/// word of either's head within some days. All others share a name: a person is named in
/// the news of years, so that dated ones ask each other only where their days could be
/// near and no place's key finds them.
pub fn keys(mention: &Mention) -> BTreeSet<String> {
    let Some(happening) = mention.occurrence.happening else {
        return told(mention).into_iter().collect();
    };
    let phrases = Phrases::of(mention);
    let days = days(mention, 0);
    let whole = dated(&days, happening, "whole", &phrases.whole);
    let part = dated(&days, happening, "part", &phrases.part);
    let told = told(mention);
    let named = named::keys(mention, happening);
    whole.chain(part).chain(named).chain(told).collect()
}

/// The keys to look under for whatever may be about one event with a mention.
pub fn looks(mention: &Mention) -> BTreeSet<String> {
    let Some(own) = mention.occurrence.happening else {
        return looked_for(mention).into_iter().collect();
    };
    let phrases = Phrases::of(mention);
    let kin = Happening::ALL.iter().copied().filter(|h| h.goes_with(own));
    let days = days(mention, if own.held() { 0 } else { AROUND });
    let of = |happening| {
        let whole = dated(&days, happening, "whole", &phrases.whole);
        let holds_it = dated(&days, happening, "part", &phrases.whole);
        let within = dated(&days, happening, "whole", &phrases.part);
        let all = whole.chain(holds_it).chain(within);
        all.chain(named::looks(mention, happening))
            .collect::<Vec<_>>()
    };
    kin.flat_map(of).chain(looked_for(mention)).collect()
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

fn told(mention: &Mention) -> Vec<String> {
    let story = mention.story.iter();
    let words: Words = story
        .flat_map(|s| s.head.iter().chain(&s.body))
        .map(owned)
        .collect();
    let here = (TimeDelta::zero(), TimeDelta::zero());
    tenths(mention, here, &rarest(&words, WORDS_TOLD))
}

fn looked_for(mention: &Mention) -> Vec<String> {
    let story = mention.story.iter();
    let head: Words = story.flat_map(|s| &s.head).map(owned).collect();
    tenths(
        mention,
        (APART, PUBLISHED),
        &rarest(&head, WORDS_LOOKED_FOR),
    )
}

fn owned((word, name): (&String, &bool)) -> (String, bool) {
    (word.clone(), *name)
}

/// The words that are worth the most; of equal ones those of the lowest number.
fn rarest(words: &Words, most: usize) -> Vec<&str> {
    let mut all: Vec<_> = words.iter().collect();
    let number = |word: &str| stable([word]);
    all.sort_by(|(a, x), (b, y)| {
        let worth = weight(b, **y).total_cmp(&weight(a, **x));
        worth.then_with(|| number(a).cmp(&number(b)))
    });
    all.into_iter()
        .take(most)
        .map(|(word, _)| word.as_str())
        .collect()
}

/// Such words in the stretches of ten days that a short time touches, or `around` it, and
/// the day on which it was published, or so many days around that.
fn tenths(
    mention: &Mention,
    (around, published): (TimeDelta, TimeDelta),
    words: &[&str],
) -> Vec<String> {
    let happened = short_time(mention).map(|days| tenths_of(days, around));
    let out = mention.story.as_ref().and_then(|s| s.published);
    let out = out.map(|day| tenths_of((day, day), published));
    let tenths: BTreeSet<i64> = happened.into_iter().chain(out).flatten().collect();
    let keys = |tenth: i64| words.iter().map(move |word| format!("word|{word}|{tenth}"));
    tenths.into_iter().flat_map(keys).collect()
}

/// A time of a day or a few.
fn short_time(mention: &Mention) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    stretch(&mention.occurrence).filter(|s| short(*s))
}

/// The stretches of ten days that a time touches, and `around` it.
fn tenths_of(
    (first, end): (DateTime<Utc>, DateTime<Utc>),
    around: TimeDelta,
) -> std::ops::RangeInclusive<i64> {
    let first = first.checked_sub_signed(around).unwrap_or(first);
    tenth(first)..=tenth(end.checked_add_signed(around).unwrap_or(end))
}

/// Stretches of ten days since 1970.
fn tenth(time: DateTime<Utc>) -> i64 {
    time.timestamp().div_euclid(10 * 86_400)
}

/// Days on either side of its own on which a mention may be of one event with it.
const AROUND: i64 = NEAR.num_days() + 1;

/// Every day of a short time, and `around` it.
fn days(mention: &Mention, around: i64) -> Vec<NaiveDate> {
    let around = TimeDelta::days(around);
    let wider = short_time(mention).and_then(|(first, end)| {
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
    use super::super::{Edge, Mention, edge, likely};
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
            prop_assert!(keys(&many).len() <= 8 * (8 * 15) + 3 * 12 + 3 * 32);
            prop_assert!(told(&many).len() <= 3 * 32 && looked_for(&many).len() <= 7 * 16);
        }
    }

    #[test]
    fn what_shares_days_and_place_is_found_whichever_name_is_the_longer() {
        let (mut found, mut by_words) = (0, 0);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for _ in 0..4_000 {
            let pair = (any_mention(), any_mention())
                .new_tree(&mut runner)
                .unwrap()
                .current();
            let joined = edge(&pair.0, &pair.1);
            found += usize::from(joined.is_some());
            assert!(joined.is_none() || meets(&pair.0, &pair.1) && meets(&pair.1, &pair.0));
            let words = |e: Edge| e.reasons.contains(&super::super::alike::WORDS);
            by_words += usize::from(joined.is_some_and(words));
            let looked = likely(&pair.0, &pair.1).is_some();
            assert!(looked || edge(&pair.0, &pair.1).is_none());
        }
        assert!(
            found > 200 && by_words > 20,
            "{found}, {by_words}: too few to hold of"
        );
    }
}
