//! Plurals, and the singular of a counted noun.

use crate::lexicon::Classes;
use crate::text::{Doc, Run};

/// A plural: known people, or a word in -s.
pub(in crate::figure) fn plural(doc: &Doc<'_>, at: usize) -> bool {
    let low = doc.low(at);
    let ending = low.len() > 3
        && low.ends_with('s')
        && !low.ends_with("ss")
        && !low.ends_with("us")
        && !low.ends_with("is");
    doc.is_word(at)
        && low != "'s"
        && !matches!(
            low,
            "overseas"
                | "always"
                | "perhaps"
                | "besides"
                | "nowadays"
                | "upstairs"
                | "downstairs"
                | "thus"
                | "across"
                | "sometimes"
                | "indoors"
                | "outdoors"
                | "afterwards"
                | "towards"
        )
        && (group(doc, at)
            || ending
            || matches!(
                low,
                "others" | "data" | "species" | "aircraft" | "cattle" | "sheep" | "deaths" | "dead"
            ))
        && !doc.is(at, Classes::ADVERB)
}

/// People in one word without an -s; not "police" in "five police dogs" or "Dutch"
/// in "two Dutch film stars", where the noun is still to come.
fn group(doc: &Doc<'_>, at: usize) -> bool {
    let people = doc.is(at, Classes::PERSON | Classes::COUNTED);
    let whole = ["s", "men", "women", "people", "children"]
        .iter()
        .any(|e| doc.low(at).ends_with(e));
    people && (whole || !leads_to_plural(doc, at + 1))
}

/// Whether a word in -s stands within the next three words of the same phrase.
fn leads_to_plural(doc: &Doc<'_>, at: usize) -> bool {
    let stop = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::ADVERB
        | Classes::PRONOUN
        | Classes::DETERMINER
        | Classes::WEEKDAY
        | Classes::VERB;
    let inside = |i: &usize| doc.is_word(*i) && !doc.is(*i, stop) && !doc.low(*i).ends_with("ed");
    let phrase = (at..at + 3).take_while(inside);
    phrase
        .into_iter()
        .any(|i| doc.low(i).len() > 3 && doc.low(i).ends_with('s'))
}

/// The noun in the singular.
pub(in crate::figure) fn singular(doc: &Doc<'_>, noun: &Run) -> String {
    let low = noun.end.checked_sub(1).map_or("", |i| doc.low(i));
    if matches!(
        low,
        "species" | "series" | "means" | "headquarters" | "crossroads" | "barracks"
    ) {
        return low.to_owned();
    }
    if let Some(stem) = low.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y");
    }
    let sibilant = ["ches", "shes", "sses", "xes", "zes"]
        .iter()
        .any(|e| low.ends_with(e));
    match low.strip_suffix(if sibilant { "es" } else { "s" }) {
        Some(stem) if !low.ends_with("ss") => stem.to_owned(),
        _ => low.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_a_word_in_s_or_a_group_without() {
        let plural = |text: &str| plural(&Doc::new(text, false), 0);
        for text in [
            "goats slept",
            "species slept",
            "police slept",
            "Chinese out there",
            "women",
        ] {
            assert!(plural(text), "{text}");
        }
        for text in [
            "goat",
            "overseas",
            "glass",
            "virus",
            "basis",
            "police dogs",
            "Dutch film stars",
        ] {
            assert!(!plural(text), "{text}");
        }
    }

    #[test]
    fn the_singular_drops_what_the_plural_added() {
        for (plural, expected) in [
            ("ponies", "pony"),
            ("boxes", "box"),
            ("churches", "church"),
            ("glasses", "glass"),
            ("goats", "goat"),
            ("species", "species"),
            ("aircraft", "aircraft"),
        ] {
            assert_eq!(singular(&Doc::new(plural, false), &(0..1)), expected);
        }
    }
}
