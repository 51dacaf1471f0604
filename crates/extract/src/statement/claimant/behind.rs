//! The speaker right of the cue.

use super::{LONGEST, Speaker, noun_phrase::joins};
use crate::lexicon::Classes as C;
use crate::statement::cue;
use crate::text::{Doc, Run, Sentence};

/// The speaker right of `at`: "said Ann Low, the mayor", "according to the mayor".
pub(in crate::statement) fn following(
    doc: &Doc<'_>,
    sentence: &Sentence,
    from: usize,
) -> Option<Speaker> {
    if doc.is(from, C::PRONOUN) {
        return Some(Speaker {
            name: from..from + 1,
            role: None,
        });
    }
    let limit = sentence.run.end.min(from + LONGEST);
    let mut end = from;
    while end < limit && follows(doc, end, from) {
        end += 1;
    }
    while end > from
        && (doc.is(end - 1, C::PREPOSITION | C::DETERMINER | C::CONJUNCTION)
            || !doc.is_word(end - 1) && !doc.is_number(end - 1))
        && doc.low(end - 1) != ")"
    {
        end -= 1;
    }
    let end = made_by(doc, sentence, from, end).unwrap_or(end);
    if let Some(named) = named_behind(doc, from..end) {
        return Some(named);
    }
    let aged = doc.is_number(from) && doc.phrase(from + 1, "- year - old").is_some();
    let starts = aged
        || doc.capital(from)
        || doc.is(from, C::DETERMINER | C::PERSON | C::SOURCE | C::SPEECH_NOUN)
        || doc.is_word(from);
    (end > from && starts).then(|| Speaker {
        name: from..end,
        role: role_after(doc, sentence, end),
    })
}

/// "said its chairman, Ann Low": the name, and what it is introduced as.
fn named_behind(doc: &Doc<'_>, role: Run) -> Option<Speaker> {
    let start = role.end + 1;
    let words = (start..start + 5).take_while(|i| doc.is_word(*i) && doc.capital(*i));
    let name = start..start + words.count();
    let office = doc.is(role.start, C::DETERMINER | C::POSSESSIVE)
        && role.len() > 1
        && !doc.capital(role.end - 1);
    let closed = matches!(doc.low(name.end), "," | "." | ";" | "“" | "\"" | "''" | "");
    let calendar = name
        .clone()
        .any(|i| doc.is(i, C::WEEKDAY | C::MONTH | C::DETERMINER | C::PRONOUN));
    let found = office && doc.low(role.end) == "," && name.len() > 1 && closed && !calendar;
    found.then_some(Speaker {
        name,
        role: Some(role),
    })
}

/// "a memo released Friday by the agency": who made it belongs to its name.
/// Without a maker the participle does not.
fn made_by(doc: &Doc<'_>, sentence: &Sentence, from: usize, end: usize) -> Option<usize> {
    let made = |i: usize| doc.low(i).len() > 4 && doc.low(i).ends_with("ed") && !doc.capital(i);
    let last = end.checked_sub(1)?;
    // "papers published ahead of it", "a list leaked online".
    let apart = |i: &usize| {
        let next = doc.low(i + 1);
        made(*i)
            && matches!(
                next,
                "ahead" | "online" | "separately" | "earlier" | "later"
            )
    };
    let participle = [last, end]
        .into_iter()
        .find(|i| *i > from && made(*i))
        .or_else(|| (from + 1..end).find(apart))?;
    let day = |i: &usize| doc.is(*i, C::WEEKDAY | C::ADVERB) || doc.low(*i) == "on";
    let days = (participle + 1..participle + 4).take_while(day).count();
    let by = participle + 1 + days;
    let limit = sentence.run.end.min(by + LONGEST);
    let maker = (doc.low(by) == "by").then(|| {
        (by + 1..limit)
            .take_while(|i| follows(doc, *i, by + 1))
            .count()
    });
    match maker.filter(|n| *n > 0) {
        Some(words) => Some(by + 1 + words),
        None => Some(participle),
    }
}

fn follows(doc: &Doc<'_>, at: usize, from: usize) -> bool {
    if doc.quotation(at) != doc.quotation(from) {
        return false;
    }
    if !doc.is_word(at) && !doc.is_number(at) {
        return matches!(doc.low(at), "-" | "/" | "&" | "'" | "’") && !doc.spaced(at);
    }
    if matches!(doc.low(at), "of" | "for" | "at" | "from" | "'s") {
        return at > from && !(doc.low(at) == "of" && doc.low(at + 1).ends_with("ing"));
    }
    if doc.low(at) == "in" {
        return at > from
            && (doc.capital(at + 1) || doc.low(at + 1) == "the")
            && !doc.is(at + 1, C::MONTH);
    }
    if doc.low(at) == "and" {
        return at > from && doc.capital(at + 1) && doc.capital(at - 1);
    }
    // "cast" is a troupe as well.
    if at > from && doc.low(at) == "cast" && matches!(doc.low(at + 1), "doubt" | "doubts" | "light")
    {
        return false;
    }
    let stop = C::CONJUNCTION | C::AUXILIARY | C::PRONOUN | C::PREPOSITION | C::ADVERB | C::WEEKDAY;
    let noun_first = at == from || !doc.is(at, C::DETERMINER) || joins(doc, at - 1);
    if at > from && doc.is(at, C::SPEECH_NOUN) && matches!(doc.low(at + 1), "." | "," | ";" | "") {
        return true;
    }
    noun_first
        && (!doc.is(at, stop) || (doc.capital(at) && !doc.is(at, C::WEEKDAY) && at > from))
        && !(at > from
            && (cue::is_saying(doc, at) || doc.is(at, C::VERB))
            && !doc.capital(at)
            && !leads(doc, at))
}

/// "the study's lead author": no verb.
pub(super) fn leads(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at) == "lead"
        && matches!(
            doc.low(at + 1),
            "author"
                | "authors"
                | "researcher"
                | "investigator"
                | "scientist"
                | "counsel"
                | "prosecutor"
                | "lawyer"
                | "singer"
                | "negotiator"
        )
}

/// ", the mayor of Norland" behind a name.
fn role_after(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Option<Run> {
    (doc.low(comma) == "," && doc.is(comma + 1, C::DETERMINER | C::SOURCE | C::PERSON))
        .then_some(())?;
    let limit = sentence.run.end.min(comma + 20);
    let end =
        (comma + 1..limit).find(|i| matches!(doc.low(*i), "," | "." | ";" | "“" | "\"" | "''"))?;
    let clause = |i: usize| {
        doc.is(i, C::AUXILIARY | C::VERB)
            || cue::is_saying(doc, i)
            || (doc.low(i).ends_with("ed") && !doc.capital(i))
    };
    // "his arm in a sling" says nothing of what he is.
    let held = |i: usize| matches!(doc.low(i), "in" | "on" | "around" | "against" | "still");
    let own = doc.is(comma + 1, C::POSSESSIVE) && held(comma + 3);
    (!own && !(comma + 1..end).any(clause)).then_some(comma + 1..end)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    /// The only statement.
    fn one(text: &str) -> (String, String) {
        let mut found = said(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn the_speaker_right_of_the_cue() {
        for (text, who, what) in [
            ("The dam was old, said she.", "she", "The dam was old"),
            (
                "The dam was old, said the study’s lead author, Ann Low of Low Dams.",
                "the study’s lead author",
                "The dam was old",
            ),
            (
                "“The dam was old,” said 43-year-old farmer Ann Low, who fled.",
                "43-year-old farmer Ann Low",
                "The dam was old",
            ),
            (
                "The dam was old, said Ann Low, the mayor.",
                "Ann Low",
                "The dam was old",
            ),
            (
                "The dam was old, said its owner, Ann Low.",
                "Ann Low",
                "The dam was old",
            ),
            (
                "The dam was old, said the guild, Norland, and Harl.",
                "the guild",
                "The dam was old",
            ),
            (
                "The dam was old, according to Ann Low.",
                "Ann Low",
                "The dam was old",
            ),
            (
                "The dam was old, according to the mayor of Norland.",
                "the mayor of Norland",
                "The dam was old",
            ),
            (
                "The dam was old, according to Low and Ray.",
                "Low and Ray",
                "The dam was old",
            ),
            (
                "The dam was old, according to police in Norland.",
                "police in Norland",
                "The dam was old",
            ),
            (
                "A review cast doubt on that, saying the dam was old.",
                "A review",
                "the dam was old",
            ),
            (
                "According to a new study, the dam was old.",
                "a new study",
                "the dam was old",
            ),
            (
                "The dam was old, according to a memo released on Monday by the guild.",
                "a memo released on Monday by the guild",
                "The dam was old",
            ),
            (
                "The dam was old, according to a memo obtained on Monday.",
                "a memo",
                "The dam was old",
            ),
            (
                "The dam was old, according to papers published ahead of the talks.",
                "papers",
                "The dam was old",
            ),
            (
                "The dam was old, according to officials who had seen it.",
                "officials",
                "The dam was old",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }
}
