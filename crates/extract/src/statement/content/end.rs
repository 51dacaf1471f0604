//! Where what is said ends.

mod comma;
mod object;

use super::Extent;
use crate::lexicon::Classes as C;
use crate::statement::{claimant, cue};
use crate::text::{Doc, Sentence};
use comma::comma_stops;
use object::object_stops;

/// The end of a content that begins at `start`.
pub(in crate::statement) fn end(
    doc: &Doc<'_>,
    sentence: &Sentence,
    start: usize,
    extent: Extent,
) -> usize {
    let home = doc.quotation(start);
    let outer = start.checked_sub(1).and_then(|b| doc.quotation(b));
    let mut at = start;
    while at < sentence.run.end {
        let left = home.is_some() && outer == home && doc.quotation(at) != home;
        let quoted = doc.quotation(at) != outer;
        if left
            || (!quoted
                && (stops(doc, sentence, at, start)
                    || (extent == Extent::Object && object_stops(doc, sentence, at, start))))
        {
            break;
        }
        at += 1;
        if at > start + 1 && outer.is_none() && closes(doc, at - 1) {
            break;
        }
    }
    at
}

/// “… a “disgrace,” …”: the mark behind a stop or comma closes quoted words that
/// end the content.
fn closes(doc: &Doc<'_>, at: usize) -> bool {
    let inner = at.checked_sub(1).filter(|i| doc.quotation(*i).is_some());
    inner.is_some_and(|i| {
        doc.quotation(at).is_none()
            && !doc.is_word(at)
            && match doc.low(i) {
                "," => !list_of_quoted(doc, at + 1),
                "." | "!" | "?" => doc.low(at) != ".",
                _ => false,
            }
    })
}

/// “… is “angry,” tired and old”: the comma parts a list or a clause within.
fn list_of_quoted(doc: &Doc<'_>, next: usize) -> bool {
    let subject = C::DETERMINER | C::PRONOUN | C::POSSESSIVE;
    let acts = doc.is(next, C::VERB | C::AUXILIARY) || cue::is_saying(doc, next);
    let apart = acts
        || doc.is(next, subject)
        || doc.capital(next)
        || doc.low(next).ends_with("ing")
        || matches!(
            doc.low(next),
            "as" | "in" | "according" | "while" | "although" | "though"
        )
        || (matches!(doc.low(next), "and" | "but")
            && (doc.is(next + 1, subject) || doc.capital(next + 1)));
    !apart
}

/// What ends every content: the article's aside, another saying, a semicolon.
fn stops(doc: &Doc<'_>, sentence: &Sentence, at: usize, start: usize) -> bool {
    let next = at + 1;
    match doc.low(at) {
        ";" => true,
        // "said that, while it rained, they slept"
        "," => at > start && comma_stops(doc, sentence, next),
        "as" if compares(doc, at) => false,
        "and" | "but" | "while" | "as" => {
            at > start && (new_saying(doc, sentence, next) || declines(doc, at))
        }
        "–" | "—" => doc.spaced(at) && doc.phrase(next, "according to").is_some(),
        "." | "!" | "?" => at > start && doc.spaced(next),
        ":" => at > start + 2 && doc.spaced(next) && speaks(doc, sentence, next),
        "according" => doc.low(next) == "to",
        "although" | "though" | "whereas" => at > start + 2,
        _ => false,
    }
}

/// "and stated", "while others mentioned", "and Ann Low, the mayor, said".
fn new_saying(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let finite = |i: usize| {
        cue::cue(doc, i).is_some_and(|c| matches!(c.form, cue::Form::Past | cue::Form::Third))
    };
    let adverb = usize::from(doc.is(at, C::ADVERB));
    // "growers say it leaks and warn against it": the same speakers, in the plural.
    let plural = |i: usize| cue::cue(doc, i).is_some_and(|c| c.form == cue::Form::Base);
    let warns = matches!(doc.low(at), "warn" | "caution")
        && matches!(doc.low(at + 1), "against" | "of" | "that");
    let said = (sentence.run.start..at)
        .rev()
        .take(24)
        .find(|i| cue::is_saying(doc, *i));
    let warns = warns && said.is_some_and(plural);
    let later = (at..at + 3).find(|i| matches!(doc.low(*i), "after" | "when" | "before"));
    let apart = later.is_some_and(|l| (l + 2..l + 9).any(finite));
    let also = cue::is_saying(doc, at) && doc.low(at).ends_with("ing");
    apart || also || warns || finite(at + adverb) || speaks(doc, sentence, at)
}

/// "twice as many as the guard said": what it is compared with.
fn compares(doc: &Doc<'_>, at: usize) -> bool {
    doc.before(at, 2) == "as"
        && matches!(
            doc.before(at, 1),
            "many" | "much" | "high" | "large" | "long" | "often"
        )
}

/// "but declined to say": what the speaker would not say is the article's.
fn declines(doc: &Doc<'_>, but: usize) -> bool {
    let verb = but + 1 + usize::from(doc.is(but + 1, C::ADVERB));
    doc.low(but) == "but"
        && matches!(
            doc.low(verb),
            "declined" | "refused" | "declines" | "refuses" | "would"
        )
        && (doc.low(verb) != "would" || doc.low(verb + 1) == "not" && doc.low(verb + 2) == "say")
}

/// A speaker of their own stands behind the conjunction.
fn speaks(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let limit = sentence.run.end.min(at + 14);
    let near = (at + 1..limit).take_while(|i| !matches!(doc.low(*i), ";" | "." | "that"));
    let says = |i: &usize| cue::cue(doc, *i).is_some_and(|c| c.form != cue::Form::Ing);
    let Some(verb) = near.into_iter().find(says) else {
        return false;
    };
    claimant::subject(doc, sentence, verb).is_some_and(|who| {
        let first = who
            .role
            .as_ref()
            .map_or(who.name.start, |r| r.start.min(who.name.start));
        first == at && claimant::can_speak(doc, &who.name)
    })
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn what(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.1).collect()
    }

    #[test]
    fn another_saying_ends_it() {
        assert_eq!(
            what("The mayor said the dam was old, adding that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor said the dam was old: the guild said in May that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor said the dam was old and claimed that it leaked."),
            ["the dam was old", "it leaked"]
        );
        assert_eq!(
            what("The mayor wrote that the dam was old but warning that it leaked."),
            ["the dam was old"]
        );
        assert_eq!(
            what("Some said the dam was old while others said it was new."),
            ["the dam was old", "it was new"]
        );
    }

    #[test]
    fn a_warning_by_the_same_speakers_is_another() {
        assert_eq!(
            what("Growers concede that the dam is old and warn against haste."),
            ["the dam is old", "against haste"]
        );
        assert_eq!(
            what("The mayor said they would stay and warn of it."),
            ["they would stay and warn of it"]
        );
    }
}
