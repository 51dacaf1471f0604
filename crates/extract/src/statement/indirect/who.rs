//! Who says it, by the form of the verb.

use super::main_speaker;
use crate::lexicon::Classes as C;
use crate::statement::Said;
use crate::statement::claimant::{self, Speaker};
use crate::statement::cue::{self, Cue, Form};
use crate::text::{Doc, Sentence};

pub(super) fn speaker(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
    found: &[Said],
) -> Option<Speaker> {
    match cue.form {
        Form::Ing => participle(doc, sentence, verb, found),
        Form::Base => plural_present(doc, sentence, verb),
        Form::Past if matches!(doc.low(verb + 1), "by") => None,
        Form::Past | Form::Third => claimant::subject(doc, sentence, verb)
            .filter(|_| !passive(doc, sentence, verb))
            .or_else(|| joined(doc, sentence, verb, found)),
    }
}

/// "officials report", "they claim"; "went on to cite".
fn plural_present(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Speaker> {
    let to = doc.before(verb, 1) == "to";
    let went_on = to && matches!(doc.before(verb, 2), "on" | "continued" | "began");
    let who = claimant::subject(doc, sentence, verb)?;
    let last = who.name.end.checked_sub(1)?;
    let plural = doc.low(last).ends_with('s')
        || matches!(
            doc.low(last),
            "they" | "we" | "i" | "police" | "people" | "some" | "others"
        );
    (went_on || (!to && plural) || doc.before(verb, 1) == "will").then_some(who)
}

/// "was told", "is expected": somebody else speaks.
fn passive(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> bool {
    let group = claimant::verb_start(doc, sentence, verb).unwrap_or(verb);
    (group..verb).any(|i| {
        matches!(
            doc.low(i),
            "was" | "were" | "is" | "are" | "been" | "be" | "being"
        )
    }) && matches!(
        cue::cue(doc, verb),
        Some(Cue {
            form: Form::Past,
            ..
        })
    )
}

/// "confirmed the toll and stated that": the subject of the verb before.
fn joined(doc: &Doc<'_>, sentence: &Sentence, verb: usize, found: &[Said]) -> Option<Speaker> {
    let adverb = usize::from(verb.checked_sub(1).is_some_and(|i| doc.is(i, C::ADVERB)));
    let and = verb
        .checked_sub(1 + adverb)
        .filter(|i| matches!(doc.low(*i), "and" | "but" | "also") && *i > sentence.run.start)?;
    main_speaker(doc, sentence, and, found)
}

/// "…, alleging …" of the main subject; "Claiming …, the group …" of the one behind;
/// "with some reports suggesting …" of the phrase right before.
fn participle(doc: &Doc<'_>, sentence: &Sentence, verb: usize, found: &[Said]) -> Option<Speaker> {
    if verb == sentence.run.start {
        let comma = (verb..sentence.run.end.min(verb + 25)).find(|i| doc.low(*i) == ",")?;
        return claimant::following(doc, sentence, comma + 1);
    }
    let before = verb - 1;
    let loose = doc.low(before) == ","
        || matches!(
            doc.low(before),
            "by" | "while" | "and" | "before" | "after" | "in" | "when" | "without"
        )
        || doc.is(before, C::ADVERB);
    if loose {
        return main_speaker(doc, sentence, verb, found);
    }
    let began = matches!(doc.low(before), "began" | "started" | "kept");
    let be = doc.is(before, C::AUXILIARY);
    let who = claimant::subject(doc, sentence, verb)?;
    let source = doc.is(who.name.end - 1, C::SOURCE | C::PERSON | C::SPEECH_NOUN)
        || doc.capital(who.name.end - 1);
    (began || be || source).then_some(who)
}
