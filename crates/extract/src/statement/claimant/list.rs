//! "The guild, the port and Ann Low said": all who speak as one, at the start of their clause.

use super::can_speak;
use super::noun_phrase::noun_phrase;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};

/// No list of speakers is longer.
const MEMBERS: usize = 6;

/// The list of speakers whose last member, or last two, the name is.
pub(super) fn with_list(doc: &Doc<'_>, sentence: &Sentence, name: &Run) -> Option<Run> {
    let mut mark = last_mark(doc, sentence, name)?;
    for _ in 0..MEMBERS {
        let last = mark.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
        let member = noun_phrase(doc, sentence, last).filter(|m| plain(doc, m))?;
        if member.start == sentence.run.start {
            return Some(member.start..name.end);
        }
        mark = member.start - 1;
        if doc.low(mark) != "," {
            return None;
        }
        if led(doc, sentence, mark) {
            return Some(member.start..name.end);
        }
    }
    None
}

/// The mark or the "and" before the name: "A, B and C", "A, B, and C", "A and B".
fn last_mark(doc: &Doc<'_>, sentence: &Sentence, name: &Run) -> Option<usize> {
    let before = name
        .start
        .checked_sub(1)
        .filter(|i| *i > sentence.run.start)?;
    let both = name.clone().any(|i| doc.low(i) == "and");
    match doc.low(before) {
        "and" => Some(before - usize::from(doc.before(before, 1) == ",")),
        "," if both => Some(before),
        _ => None,
    }
}

/// A name that can speak, or a short phrase with its article.
fn plain(doc: &Doc<'_>, member: &Run) -> bool {
    let name = member
        .clone()
        .all(|i| doc.capital(i) || matches!(doc.low(i), "of" | "the"));
    let small = member.start + 1..member.end;
    let office = doc.is(member.start, C::DETERMINER) && member.len() <= 3;
    let short = office && small.clone().all(|i| doc.is_word(i) && !doc.is(i, C::VERB));
    // "farmers' leaders", "church groups": who they are, in the plural.
    let plural = doc.low(member.end - 1).ends_with('s')
        && member.clone().filter(|i| doc.is_word(*i)).count() <= 2
        && member
            .clone()
            .all(|i| !doc.is(i, C::VERB | C::AUXILIARY | C::CONJUNCTION));
    member.len() <= 5 && (short || (name || plural) && can_speak(doc, member))
}

/// Only an introduction stands before the comma: "On Monday, the guild and the port said".
fn led(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> bool {
    let first = sentence.run.start;
    let one = (first..comma).all(|i| doc.low(i) != ",");
    one && comma <= first + 5
        && doc.is(first, C::PREPOSITION | C::ADVERB)
        && !doc.capital(comma + 1)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn who(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.0).collect()
    }

    #[test]
    fn all_of_a_list_speak() {
        for list in [
            "The Harl, Norland and the Low Republic",
            "Ann Low, Ray Harl and Tom Ash",
            "Low Bank, Harl Trust, and Norland Mutual",
            "The guild, the port and the mayor",
            "The guild and the mayor",
            "Farmers’ leaders, church officials and the main guild",
        ] {
            assert_eq!(who(&format!("{list} said that it was old.")), [list]);
            assert_eq!(who(&format!("{list} say it is old.")), [list]);
        }
        let introduced = "On Monday, the mayor and the guild said that it was old.";
        assert_eq!(who(introduced), ["the mayor and the guild"]);
    }

    #[test]
    fn whoever_only_stands_before_the_speaker_does_not() {
        for (text, speaker) in [
            (
                "In Norland, Harl and the port, the mayor said that it was old.",
                "the mayor",
            ),
            (
                "The mayor met Ann Low and the guild said that it was old.",
                "the guild",
            ),
            (
                "Rain fell in Norland and the guild said that it was old.",
                "the guild",
            ),
            (
                "It rained, and the guild said that it was old.",
                "the guild",
            ),
            (
                "They sold sheep, goats and the guild said that it was old.",
                "the guild",
            ),
        ] {
            assert_eq!(who(text), [speaker], "{text}");
        }
    }
}
