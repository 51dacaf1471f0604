//! Where: names behind a preposition of place.

use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};

/// The places that a sentence names, as runs in order, its dateline aside. Headlines name
/// none: their capitals say nothing.
pub(super) fn places(doc: &Doc<'_>, sentence: &Sentence) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    if sentence.headline {
        return out;
    }
    let mut at = dateline(doc, sentence).map_or(sentence.run.start, |d| d.end);
    while at < sentence.run.end {
        let name = name_behind(doc, at, sentence.run.end);
        match name.or_else(|| building(doc, at, sentence.run.end)) {
            Some(name) => {
                at = name.end;
                let wider = part_of(doc, &name, sentence.run.end);
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

/// "in Tallow Market Hall", "near the city of Sarnow".
fn name_behind(doc: &Doc<'_>, at: usize, end: usize) -> Option<Run> {
    if !matches!(
        doc.low(at),
        "in" | "at" | "near" | "outside" | "inside" | "across" | "around" | "off" | "over" | "of"
    ) {
        return None;
    }
    let start = match doc.low(at) {
        // "of" alone names owners, too: only behind a word for a place.
        "of" if !settlement(doc.before(at, 1)) => return None,
        _ => at + 1 + usize::from(doc.low(at + 1) == "the"),
    };
    let name = capitals(doc, start, end)?;
    let owner = matches!(doc.low(name.end), "'s" | "'");
    let someone = doc.is(name.start, Classes::PERSON | Classes::SOURCE);
    let place = !owner && !someone && !describes(doc, &name) && !body(doc, &name);
    place.then_some(name)
}

/// "in the Republican primary", "in the Senate": parties and chambers are no places.
fn body(doc: &Doc<'_>, name: &Run) -> bool {
    name.clone().any(|at| {
        matches!(
            doc.low(at),
            "democratic"
                | "republican"
                | "democrats"
                | "republicans"
                | "gop"
                | "labour"
                | "conservative"
                | "senate"
                | "congress"
                | "parliament"
                | "convention"
                | "super"
        )
    })
}

/// "in Norlandish towns": the name of a people before a noun.
fn describes(doc: &Doc<'_>, name: &Run) -> bool {
    let last = name.end.checked_sub(1).map_or("", |i| doc.low(i));
    let people = ["ian", "ean", "ish", "ese", "can", "ist"];
    let noun = doc.is_word(name.end)
        && !doc.capital(name.end)
        && !doc.is(
            name.end,
            Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY,
        );
    noun && people.iter().any(|ending| last.ends_with(ending))
}

fn settlement(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "village"
            | "port"
            | "province"
            | "region"
            | "state"
            | "district"
            | "island"
            | "north"
            | "south"
            | "east"
            | "west"
            | "outskirts"
            | "suburb"
            | "coast"
            | "capital"
    )
}

/// "the Tallow Market Hall", wherever it stands: its last word says that it is a place.
fn building(doc: &Doc<'_>, at: usize, end: usize) -> Option<Run> {
    let begins = at == 0 || !doc.capital(at - 1);
    let name = begins.then(|| capitals(doc, at, end)).flatten()?;
    (name.len() > 1 && settled(doc.low(name.end - 1))).then_some(name)
}

fn settled(word: &str) -> bool {
    matches!(
        word,
        "hall"
            | "street"
            | "avenue"
            | "square"
            | "market"
            | "bridge"
            | "airport"
            | "station"
            | "hospital"
            | "university"
            | "school"
            | "college"
            | "river"
            | "lake"
            | "island"
            | "islands"
            | "mountain"
            | "mountains"
            | "valley"
            | "county"
            | "province"
            | "district"
            | "church"
            | "cathedral"
            | "mosque"
            | "temple"
            | "synagogue"
            | "theatre"
            | "theater"
            | "stadium"
            | "arena"
            | "mall"
            | "park"
            | "harbour"
            | "harbor"
            | "bay"
            | "beach"
            | "prison"
            | "museum"
            | "hotel"
            | "tower"
            | "dam"
            | "mine"
            | "sea"
            | "desert"
            | "peninsula"
            | "coast"
    )
}

/// A run of capitalised words that are no dates, joined by "of" or "-" within.
fn capitals(doc: &Doc<'_>, start: usize, end: usize) -> Option<Run> {
    let part = |i: usize| {
        i < end
            && doc.capital(i)
            && doc.is_word(i)
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
    matches!(doc.low(at), "of" | "-" | "–" | "de" | "la" | "al")
}

/// "Harnow, Eastland": the wider place behind the narrower.
fn part_of(doc: &Doc<'_>, name: &Run, end: usize) -> Option<Run> {
    let wider = (doc.low(name.end) == ",")
        .then(|| capitals(doc, name.end + 1, end))
        .flatten()?;
    let closed = wider.end >= end || !doc.is_word(wider.end) || doc.low(wider.end) == "on";
    closed.then_some(wider)
}

/// Where a sentence was written: "SARNOW (Coast Wire) — ", "HARNOW, Eastland —".
pub(super) fn dateline(doc: &Doc<'_>, sentence: &Sentence) -> Option<Run> {
    let start = sentence.run.start;
    let shouted = |i: usize| {
        let word = doc.exact(&(i..i + 1));
        word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase())
    };
    let mut stop = start;
    while stop < sentence.run.end && shouted(stop) {
        stop += 1;
    }
    let marked = (stop..stop + 8).any(|i| matches!(doc.low(i), "—" | "–" | "-"));
    (stop > start && stop - start < 4 && marked).then_some(start..stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
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
    fn a_dateline_says_where_it_was_written() {
        let text = "SARNOW (Coast Wire) — It rained all night in the hills.";
        let doc = Doc::new(text, false);
        let written = dateline(&doc, &doc.sentences[0]).unwrap();
        assert_eq!(doc.exact(&written), "SARNOW");
        assert!(found(text).is_empty());
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
