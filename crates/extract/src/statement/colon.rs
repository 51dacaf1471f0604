//! Ann Low: “The dam is old.” The name before the colon says what is quoted.

use super::claimant;
use super::{Link, Said};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

/// No name before a colon is longer.
const LONGEST: usize = 8;

pub(super) fn colon(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Option<Said> {
    quoted(doc, sentence, found).or_else(|| advice(doc, sentence))
}

/// "Low’s advice to farmers: no more than two wells.": what she says needs no marks.
fn advice(doc: &Doc<'_>, sentence: &Sentence) -> Option<Said> {
    let limit = sentence.run.end.min(sentence.run.start + LONGEST + 4);
    let first = sentence.run.start;
    let colon = (first + 1..limit).find(|i| doc.low(*i) == ":")?;
    let owned = (first + 1..colon).find(|i| doc.low(*i) == "'s")?;
    let noun = (owned + 1..owned + 3).find(|i| {
        matches!(
            doc.low(*i),
            "advice" | "message" | "verdict" | "plea" | "conclusion" | "answer"
        )
    })?;
    let hearer = noun + 1 == colon || matches!(doc.low(noun + 1), "to" | "for");
    let name = first..owned;
    let words = name.clone().all(|i| doc.is_word(i) && !doc.is(i, C::VERB));
    let content = colon + 1..sentence.run.end;
    let plain = doc.quotation(colon + 2).is_none() && content.len() >= 4;
    let speaks = hearer && words && claimant::can_speak(doc, &name);
    (speaks && plain && noun < colon).then(|| Said {
        content,
        links: vec![Link {
            claimant: name,
            role: None,
            cue: noun..noun + 1,
            relay: false,
        }],
        stance: Stance::Asserts,
        rules: vec!["colon"],
    })
}

fn quoted(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Option<Said> {
    let limit = sentence.run.end.min(sentence.run.start + LONGEST + 1);
    let colon = (sentence.run.start + 1..limit).find(|i| doc.low(*i) == ":")?;
    let number = doc.quotation(colon + 2)?;
    let quotation = doc.quotations.get(number)?;
    let content = quotation.run.start..quotation.run.end.min(sentence.run.end);
    let new = !found.iter().any(|s| s.content.start == content.start);
    let name = name(doc, sentence.run.start..colon)?;
    (new && quotation.run.start == colon + 2 && content.len() >= 4)
        .then(|| Said::beside_colon(content, name, colon, "colon"))
}

/// "Ann Low", "the report" in "From the report".
fn name(doc: &Doc<'_>, run: Run) -> Option<Run> {
    let from = match written_by(doc, &run) {
        Some(by) => by + 1 - run.start,
        None => usize::from(doc.low(run.start) == "from"),
    };
    let name = run.start + from..run.end;
    let never = C::VERB | C::AUXILIARY | C::PRONOUN | C::CONJUNCTION | C::PREPOSITION;
    let says = doc.is(name.start, C::SAYING) && doc.capital(name.start + 1);
    let plain = !says
        && name
            .clone()
            .all(|i| !doc.is(i, never) || doc.low(i) == "of");
    (plain && !name.is_empty() && claimant::can_speak(doc, &name)).then_some(name)
}

/// "A tweet from Ann Low", "A note by the guild": who wrote it.
fn written_by(doc: &Doc<'_>, run: &Run) -> Option<usize> {
    let by = run.clone().find(|i| matches!(doc.low(*i), "from" | "by"))?;
    let written = |i: usize| doc.is(i, C::SPEECH_NOUN) || matches!(doc.low(i), "post" | "reply");
    (by > run.start && written(by - 1)).then_some(by)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_name_before_the_colon_speaks() {
        for (text, who) in [
            ("Ann Low: “The dam is very old.”", "Ann Low"),
            ("From the report: “The dam is very old.”", "the report"),
            ("A tweet from Ann Low: “The dam is very old.”", "Ann Low"),
        ] {
            assert_eq!(said(text)[0].0, who, "{text}");
        }
    }

    #[test]
    fn other_words_before_a_colon_do_not() {
        for text in [
            "It rained for days: “The Old Dam and the Sea” was read.",
            "The Old Song: a tale of dams.",
            "They had a song: “The dam is very old.”",
            "A song from the north: “The dam is very old.”",
            "Says Ann Low, the mayor: “The dam is very old.”",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn advice_behind_a_colon_is_its_owner_s() {
        let found = said("Low’s advice to farmers: no more than two wells a year.");
        assert_eq!(
            found,
            [("Low".into(), "no more than two wells a year".into())]
        );
        for text in [
            "Low’s house in the town: no more than two wells.",
            "Low’s advice filled two books: it was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
