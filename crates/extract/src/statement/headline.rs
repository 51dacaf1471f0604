//! "Low: The dam is safe" in a headline: the name before the colon speaks.

use super::Said;
use super::cue;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};

/// No name in a headline is longer.
const LONGEST: usize = 5;

/// What the headline says that opens the text.
pub(super) fn headline(doc: &Doc<'_>, sentence: &Sentence) -> Option<Said> {
    named_first(doc, sentence).or_else(|| named_last(doc, sentence))
}

/// "Dam safe for now: police": the source behind the last colon.
fn named_last(doc: &Doc<'_>, sentence: &Sentence) -> Option<Said> {
    let first = doc.sentences.first()?.run.start == sentence.run.start;
    (first && doc.sentences.len() > 1).then_some(())?;
    let end = sentence.run.end;
    let floor = sentence.run.start.max(end.saturating_sub(LONGEST));
    let colon = (floor..end).rev().find(|i| doc.low(*i) == ":")?;
    let name = colon + 1..end;
    let plain = !name.is_empty() && name.clone().all(|i| doc.is_word(i) && !doc.is_number(i));
    let content = sentence.run.start..colon;
    let apart = C::VERB | C::AUXILIARY | C::PREPOSITION;
    let speaks = plain && source(doc, &name) && !name.clone().any(|i| doc.is(i, apart));
    (speaks && content.len() >= 4).then(|| Said::beside_colon(content, name, colon, "headline"))
}

fn named_first(doc: &Doc<'_>, sentence: &Sentence) -> Option<Said> {
    let first = doc.sentences.first()?.run.start == sentence.run.start;
    (first && doc.sentences.len() > 1).then_some(())?;
    let limit = sentence.run.end.min(sentence.run.start + LONGEST + 1);
    let colon = (sentence.run.start + 1..limit).find(|i| doc.low(*i) == ":")?;
    let name = sentence.run.start..colon;
    let content = colon + 1..sentence.run.end;
    let plain = name
        .clone()
        .all(|i| doc.is_word(i) && !doc.is(i, C::VERB | C::AUXILIARY));
    let speaks =
        plain && (source(doc, &name) || said_in_person(doc, &content) || speaks_below(doc, &name));
    let open = !matches!(
        doc.low(sentence.run.end - 1),
        "." | "”" | "\"" | "''" | "!" | "?"
    ) || sentence.headline;
    (open && speaks && content.len() >= 2)
        .then(|| Said::beside_colon(content, name, colon, "headline"))
}

/// "Police", "Poll", "Report".
fn source(doc: &Doc<'_>, name: &Run) -> bool {
    let last = name.end - 1;
    doc.is(last, C::SOURCE | C::PERSON)
        && !matches!(
            doc.low(last),
            "news" | "analysis" | "review" | "investigation"
        )
}

/// Quoted, or in the first person.
fn said_in_person(doc: &Doc<'_>, content: &Run) -> bool {
    let quoted = doc.quotation(content.start + 1).is_some();
    let first = |i: usize| {
        matches!(
            doc.low(i),
            "i" | "we" | "my" | "our" | "i'm" | "i'd" | "i'll" | "i've" | "we're" | "we'll"
        )
    };
    quoted || content.clone().any(first)
}

/// Whether the last word of the name stands beside a verb of saying in the text below.
fn speaks_below(doc: &Doc<'_>, name: &Run) -> bool {
    let last = name.end - 1;
    let same = |i: usize| doc.low(i) == doc.low(last) && doc.capital(i);
    let says = |i: usize| cue::is_saying(doc, i);
    doc.capital(last)
        && (name.end..doc.tokens.len()).any(|i| same(i) && (says(i + 1) || says(i - 1)))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn first(text: &str) -> Option<(String, String)> {
        said(text).into_iter().find(|s| text.starts_with(&s.0))
    }

    #[test]
    fn the_name_before_the_colon_speaks() {
        for text in [
            "Police: The dam is safe\n\nIt rained all night in the town.",
            "Low: “The dam is safe”\n\nIt rained all night in the town.",
            "Low: The dam is safe\n\nThe dam will hold, Low said.",
            "Ann Low: I built the dam\n\nIt rained all night in the town.",
        ] {
            let found = first(text).expect(text);
            assert_eq!(found.0, text.split(':').next().unwrap());
        }
    }

    #[test]
    fn the_source_behind_the_last_colon_speaks() {
        for (text, who) in [
            ("Dam in the town safe for now: police", "police"),
            ("Dam leaks rise 31% in May: NSB report", "NSB report"),
        ] {
            let all = said(&format!("{text}\n\nIt rained all night in the town."));
            let found = all.iter().find(|s| s.0 == who);
            assert!(
                found.is_some_and(|s| text.starts_with(&s.1)),
                "{text}: {all:?}"
            );
        }
        for text in [
            "Dam in the town safe for now: what we know",
            "Dam in the town safe for now: a talk with police",
            "Dam in the town safe for now: Norford",
        ] {
            let all = said(&format!("{text}\n\nIt rained all night in the town."));
            assert!(all.is_empty(), "{text}: {all:?}");
        }
    }

    #[test]
    fn a_label_or_a_place_does_not() {
        for text in [
            "Norland: The dam is safe\n\nIt rained all night in the town.",
            "Dam breaks: The town is safe\n\nIt rained all night in the town.",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_further_down_is_no_headline() {
        for text in [
            "It rained all night.\n\nPolice: The dam is safe\n\nIt rained.",
            "It rained all night.\n\nLow: The dam is safe\n\nThe dam will hold, Low said.",
        ] {
            let found = said(text).into_iter().find(|s| s.1 == "The dam is safe");
            assert_eq!(found, None, "{text}");
        }
    }
}
