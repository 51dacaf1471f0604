//! Where: names behind a preposition of place, and names that say themselves what they are.

mod behind;
mod dateline;
mod known;
mod landmark;

pub(super) use dateline::dateline;
pub(super) use known::{Known, again};

use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};

/// The places that a sentence names, as runs in order, its dateline aside. A headline in
/// title case names none: its capitals say nothing.
pub(super) fn places(doc: &Doc<'_>, sentence: &Sentence) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    if shouting(doc, sentence) {
        return out;
    }
    let mut at = dateline(doc, sentence).map_or(sentence.run.start, |d| d.end);
    let end = sentence.run.end;
    while at < end {
        let name = behind::name(doc, at, end).or_else(|| landmark::name(doc, at, end));
        match name {
            Some(name) => {
                at = name.end;
                let wider = part_of(doc, &name, end);
                out.push(name);
                if let Some(wider) = wider {
                    at = wider.end;
                    out.push(wider);
                }
            }
            None => at += 1,
        }
    }
    out
}

/// Whether nearly all of a headline's words are capitalised.
fn shouting(doc: &Doc<'_>, sentence: &Sentence) -> bool {
    let long = || {
        let words = sentence.run.clone().filter(|i| doc.is_word(*i));
        words.filter(|i| doc.low(*i).len() > 3)
    };
    sentence.headline && long().filter(|i| doc.capital(*i)).count() * 10 >= long().count() * 7
}

/// A run of capitalised words that are no dates, numbers or sums, joined by "of" or "-"
/// within.
fn capitals(doc: &Doc<'_>, start: usize, end: usize) -> Option<Run> {
    // "R16", "DKr428"
    let sum = |i: usize| doc.low(i).bytes().any(|b| b.is_ascii_digit());
    let part = |i: usize| {
        i < end
            && doc.capital(i)
            && doc.is_word(i)
            && !sum(i)
            && !doc.is(i, Classes::NUMERAL)
            && !doc.is(
                i,
                Classes::MONTH | Classes::WEEKDAY | Classes::PRONOUN | Classes::DETERMINER,
            )
    };
    let mut stop = start;
    while part(stop) || (stop > start && joint(doc, stop) && part(stop + 1)) {
        stop += 1;
    }
    (stop > start).then_some(start..stop)
}

fn joint(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "of" | "-" | "–" | "de" | "la" | "al" | "du" | "des" | "del"
    )
}

/// "Harnow, Eastland": the wider place behind the narrower.
fn part_of(doc: &Doc<'_>, name: &Run, end: usize) -> Option<Run> {
    let wider = (doc.low(name.end) == ",")
        .then(|| capitals(doc, name.end + 1, end))
        .flatten()?;
    let closed = wider.end >= end || !doc.is_word(wider.end) || doc.low(wider.end) == "on";
    closed.then_some(wider)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn found(text: &str) -> Vec<String> {
        let doc = Doc::new(text, false);
        let runs = doc.sentences.iter().flat_map(|s| places(&doc, s));
        runs.map(|r| doc.exact(&r).to_owned()).collect()
    }

    #[test]
    fn names_behind_words_of_place() {
        for (text, want) in [
            (
                "It rained in Sarnow and at the Tallow Market Hall again.",
                vec!["Sarnow", "Tallow Market Hall"],
            ),
            (
                "A bus left the road near the city of Harnow on Friday.",
                vec!["Harnow"],
            ),
            (
                "It rained in Harnow, Eastland, for days.",
                vec!["Harnow", "Eastland"],
            ),
            ("It rained off the coast of Low Island.", vec!["Low Island"]),
            (
                "The raid on the Tallow Market Hall went on.",
                vec!["Tallow Market Hall"],
            ),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn sums_and_numbers_are_no_places() {
        for text in [
            "Shares closed at DKr428 after the offer.",
            "It fell from R16.4 billion.",
            "A boat sank and killed at THREE of them.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn dates_people_and_owners_are_no_places() {
        for text in [
            "It rained in March and on Friday.",
            "They saw it in Low's house.",
            "He lost in the Republican primary and in the Senate.",
            "The end of Anna Low came.",
            "In his speech he said that it rained.",
            "They saw the Low Family Trust and a hall.",
            "It rained in Norlandian towns.",
            "At least 7 goats drowned.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
