//! “The dam,” she said, “was old.” A quotation that its cue interrupts is one
//! statement, unless each part stands alone: then each can be checked by itself.

use super::{Said, Speaker};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};

/// Joins the parts of each interrupted quotation in `parts`, which are one
/// sentence's in order; the last may go on in the sentence behind.
pub(super) fn joined(
    doc: &Doc<'_>,
    sentence: &Sentence,
    parts: Vec<Said>,
    speaker: &mut Speaker,
) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for part in parts {
        match out.last_mut().filter(|last| one(doc, last, &part)) {
            Some(last) => join(doc, last, &part.content),
            None => out.push(part),
        }
    }
    if let Some(last) = out.last_mut()
        && let Some(rest) = next(doc, sentence, last)
    {
        join(doc, last, &rest);
        speaker.taken = rest.end;
    }
    out
}

fn join(doc: &Doc<'_>, said: &mut Said, rest: &Run) {
    said.content = around(doc, &said.content, rest);
    said.rules.push("interrupted quotation");
}

/// Whether the cue of both stands between them, and one needs the other.
fn one(doc: &Doc<'_>, first: &Said, second: &Said) -> bool {
    let between = |said: &Said| {
        let cue = said.links.first().map(|l| l.cue.start);
        cue.is_some_and(|c| first.content.end <= c && c < second.content.start)
    };
    between(first) && between(second) && leans(doc, &first.content, &second.content)
}

/// The quotation that is all of the next sentence, where it needs the one before.
fn next(doc: &Doc<'_>, sentence: &Sentence, said: &Said) -> Option<Run> {
    let cue = said.links.first()?.cue.start;
    let at = sentence.run.end;
    let behind = doc
        .sentences
        .partition_point(|s| s.run.start < sentence.run.end);
    let behind = doc
        .sentences
        .get(behind)
        .filter(|s| s.paragraph == sentence.paragraph && s.run.start == at)?;
    let quotation = doc.quotations.get(doc.quotation(at + 1)?)?;
    let whole = quotation.run.start == at + 1 && quotation.run.end + 2 >= behind.run.end;
    let rest = quotation.run.start..quotation.run.end.min(behind.run.end);
    (whole && cue >= said.content.end && leans(doc, &said.content, &rest)).then_some(rest)
}

/// From the mark that opens the first part to the one that closes the second.
fn around(doc: &Doc<'_>, first: &Run, second: &Run) -> Run {
    let opening = first
        .start
        .checked_sub(1)
        .filter(|i| !doc.is_word(*i) && doc.quotation(first.start).is_some());
    let closing = usize::from(!doc.is_word(second.end) && !doc.low(second.end).is_empty());
    opening.unwrap_or(first.start)..second.end + closing
}

/// Whether one part needs the other: the second goes on with a small letter, a
/// conjunction or an adverb, or either does not stand alone.
fn leans(doc: &Doc<'_>, first: &Run, second: &Run) -> bool {
    let begins = doc.capital(second.start) || doc.is_number(second.start);
    let joins = C::CONJUNCTION | C::ADVERB;
    !begins || doc.is(second.start, joins) || !alone(doc, first) || !alone(doc, second)
}

/// Whether the words can be understood, and checked, by themselves: a clause whose
/// first words point at nothing outside it.
fn alone(doc: &Doc<'_>, run: &Run) -> bool {
    let opening = run.start..run.end.min(run.start + OPENING);
    let named = |i: &usize| *i > run.start && doc.capital(*i) && !doc.is(*i, C::PRONOUN);
    let name = opening.clone().find(named).unwrap_or(opening.end);
    let own = |i: usize| doc.is(i, C::POSSESSIVE) && owned(doc, opening.start..i);
    clause(doc, run) && !(opening.start..name).any(|i| points_back(doc, i) && !own(i))
}

/// "The guild built its wall": whose it is stands before it.
fn owned(doc: &Doc<'_>, before: Run) -> bool {
    let article = before.start;
    matches!(doc.low(article), "the" | "a" | "an" | "every" | "no") && before.len() > 1
}

/// A word that points back in so many first words has nothing before it to point at.
const OPENING: usize = 8;

fn points_back(doc: &Doc<'_>, at: usize) -> bool {
    let pronoun = matches!(
        doc.low(at),
        "he" | "she"
            | "it"
            | "they"
            | "him"
            | "her"
            | "them"
            | "his"
            | "its"
            | "their"
            | "these"
            | "those"
            | "such"
            | "it's"
            | "he's"
            | "she's"
            | "they're"
            | "that's"
    );
    let this = doc.low(at) == "this" && !here(doc.low(at + 1));
    pronoun || this || doc.low(at) == "that" && doc.is(at + 1, C::AUXILIARY | C::VERB)
}

/// "this council", "this year": where and when one speaks needs no words before.
fn here(noun: &str) -> bool {
    matches!(
        noun,
        "council"
            | "committee"
            | "parliament"
            | "court"
            | "company"
            | "year"
            | "month"
            | "week"
            | "morning"
            | "afternoon"
            | "evening"
            | "summer"
            | "winter"
            | "season"
    )
}

/// Whether the words hold a finite verb.
fn clause(doc: &Doc<'_>, run: &Run) -> bool {
    let past = |i: usize| doc.low(i).len() > 4 && doc.low(i).ends_with("ed");
    run.clone()
        .take(40)
        .any(|i| doc.is(i, C::AUXILIARY | C::VERB) || past(i) || doc.low(i).contains('\''))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;
    use crate::{Input, extract};

    fn what(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.1).collect()
    }

    #[test]
    fn parts_that_need_each_other_are_one() {
        for text in [
            "“The dam,” the mayor said, “was old.”",
            "“The dam was old,” the mayor said, “but nobody looked.”",
            "“The dam was old,” said the mayor, “but nobody looked.”",
            "“The dam was old,” said Ann Low, the mayor, “and nobody had looked.”",
            "“The dam,” according to the mayor, “was old.”",
            "“The dam was old,” the mayor said. “It had leaked for years.”",
            "“The dam was old,” the mayor said. “And nobody looked.”",
            "“No,” the mayor said. “The guild never built a wall.”",
            "“The dam was old,” the mayor said. “Nobody had told this man.”",
            "“They never looked at it,” the mayor said. “The guild built a wall.”",
            "“The dam was old,” the mayor said. “I told them in May.”",
            "“The dam was old,” the mayor said. “Nobody built its wall.”",
        ] {
            assert_eq!(what(text), [text.trim_end_matches('.')], "{text}");
        }
    }

    #[test]
    fn parts_that_stand_alone_are_two() {
        for text in [
            "“The dam was old,” the mayor said. “Nobody had looked at the wall.”",
            "“The dam was old,” the mayor said. “We built a new one.”",
            "“The dam was old,” the mayor said. “Nobody in this council had looked.”",
            "“The dam was old,” the mayor said. “The guild built its own.”",
            "“The dam was old,” said the mayor, “Nobody had looked at the wall.”",
            "“The dam was old,” the mayor said. “It leaked,” he added.",
            "“The dam was old,” the mayor said.\n\n“It had leaked for years.”",
        ] {
            assert_eq!(what(text).len(), 2, "{text}: {:?}", what(text));
        }
    }

    #[test]
    fn a_figure_of_the_second_part_is_within_the_whole() {
        let text = "“The dam was old,” the mayor said. “It had leaked for 40 years.” It rained.";
        let found = extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        });
        let within: Vec<Option<usize>> = found.claims.iter().map(|c| c.within).collect();
        assert_eq!(within, [None, Some(0)]);
        assert!(found.claims[0].context.contains(&found.claims[0].text));
    }
}
