//! The head of a long subject: who speaks, rather than the last noun before the verb.

use super::Speaker;
use super::aside::clause_opens;
use super::behind::following;
use super::noun_phrase::noun_phrase;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};

/// "Sources close to her campaign say": the first phrase of the clause, where the one
/// beside the verb only ends what describes it.
pub(in crate::statement) fn head(
    doc: &Doc<'_>,
    sentence: &Sentence,
    name: &Run,
) -> Option<Speaker> {
    let floor = sentence.run.start.max(name.start.saturating_sub(16));
    let mark = |i: &usize| {
        !doc.is_word(*i) && !doc.is_number(*i) && !matches!(doc.low(*i), "-" | "'" | "’")
    };
    let open = (floor..name.start)
        .rev()
        .find(mark)
        .map_or(floor, |i| i + 1);
    let from = open + usize::from(doc.is(open, C::CONJUNCTION | C::ADVERB));
    let opens = open == sentence.run.start || open > floor;
    let who = following(doc, sentence, from).filter(|_| opens && from < name.start)?;
    super::can_speak(doc, &who.name).then_some(who)
}

/// "A man who saw it told": the phrase before "who", not the object within.
pub(super) fn before_relative(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> Option<Run> {
    let floor = sentence.run.start.max(start.saturating_sub(14));
    let relative = |i: &usize| matches!(doc.low(*i), "who" | "that" | "which" | "whose");
    let who = (floor..start).rev().find(relative)?;
    let apart = |i: usize| {
        matches!(
            doc.low(i),
            "and" | "but" | "after" | "before" | "when" | "while" | "because" | "as" | "if"
        )
    };
    let plain = (who..start).all(|i| doc.is_word(i) && !apart(i));
    let limit = if doc.low(who) == "whose" {
        start
    } else {
        start.min(who + 4)
    };
    let verb = doc.low(who) == "who"
        || (who + 1..limit)
            .any(|i| doc.is(i, C::VERB | C::AUXILIARY) || doc.low(i).ends_with("ed"));
    let comma = usize::from(doc.before(who, 1) == ",");
    noun_phrase(doc, sentence, who.checked_sub(1 + comma)?).filter(|_| plain && verb)
}

/// "Ann Low and her lawyers": two who speak as one, at the start of their clause.
pub(super) fn with_partner(doc: &Doc<'_>, sentence: &Sentence, name: &Run) -> Option<Run> {
    let joins = matches!(
        doc.low(name.start),
        "his" | "her" | "its" | "their" | "some" | "other" | "many" | "several"
    );
    let and = name
        .start
        .checked_sub(1)
        .filter(|i| doc.low(*i) == "and" && *i > sentence.run.start)?;
    let first = noun_phrase(doc, sentence, and - 1)?;
    let speaks = super::can_speak(doc, &first) && clause_opens(doc, sentence, first.start);
    (joins && speaks).then_some(first.start..name.end)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_head_speaks_not_the_last_noun() {
        for (text, who, what) in [
            (
                "The guilds that have seen it said that it was old.",
                "The guilds",
                "it was old",
            ),
            (
                "The guard who saw the men from the town said that it was old.",
                "The guard",
                "it was old",
            ),
            (
                "A guard who saw the men said that it was old.",
                "A guard",
                "it was old",
            ),
            (
                "Ann Low and her lawyers said that it was old.",
                "Ann Low and her lawyers",
                "it was old",
            ),
            (
                "Sources close to the new campaign say the dam is old.",
                "Sources close to the new campaign",
                "the dam is old",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
    }
}
