//! Ann Low: “The dam is old.” The name before the colon says what is quoted.

use super::claimant;
use super::{Link, Said};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

/// No name before a colon is longer.
const LONGEST: usize = 8;

pub(super) fn colon(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Option<Said> {
    let limit = sentence.run.end.min(sentence.run.start + LONGEST + 1);
    let colon = (sentence.run.start + 1..limit).find(|i| doc.low(*i) == ":")?;
    let number = doc.quotation(colon + 2)?;
    let quotation = doc.quotations.get(number)?;
    let content = quotation.run.start..quotation.run.end.min(sentence.run.end);
    let new = !found.iter().any(|s| s.content.start == content.start);
    let name = name(doc, sentence.run.start..colon)?;
    (new && quotation.run.start == colon + 2 && content.len() >= 4).then(|| Said {
        content,
        links: vec![Link {
            claimant: name,
            role: None,
            cue: colon..colon + 1,
            relay: false,
        }],
        stance: Stance::Asserts,
        rules: vec!["colon"],
    })
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
}
