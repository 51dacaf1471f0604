//! Who says it, by the form of the verb.

use super::main_speaker;
use crate::lexicon::Classes as C;
use crate::statement::Said;
use crate::statement::claimant::{self, Speaker};
use crate::statement::cue::{self, Cue, Form};
use crate::text::{Doc, Run, Sentence};

pub(super) fn speaker(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
    found: &[Said],
) -> Option<Speaker> {
    match cue.form {
        Form::Ing => participle(doc, sentence, verb, found),
        Form::Base => {
            plural_present(doc, sentence, verb).or_else(|| joined(doc, sentence, verb, found))
        }
        Form::Past if matches!(doc.low(verb + 1), "by") => None,
        Form::Past | Form::Third => claimant::subject(doc, sentence, verb)
            .filter(|_| !passive(doc, sentence, verb))
            .or_else(|| joined(doc, sentence, verb, found)),
    }
}

/// "officials report", "they claim"; "went on to cite".
fn plural_present(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Speaker> {
    let to = doc.before(verb, 1) == "to";
    let went_on = to
        && matches!(
            doc.before(verb, 2),
            "on" | "continued" | "began" | "continues" | "continue"
        );
    let who = claimant::subject(doc, sentence, verb)?;
    let past = doc.low(verb) == "forecast";
    let many = plural(doc, &who.name) || past || doc.before(verb, 1) == "will";
    if went_on || (!to && many) {
        return Some(who);
    }
    let only_verb = matches!(
        doc.low(verb),
        "say" | "argue" | "insist" | "contend" | "believe"
    );
    let head = (only_verb && !to).then(|| claimant::head(doc, sentence, &who.name))?;
    head.filter(|who| plural(doc, &who.name))
        .or_else(|| (!doc.low(who.name.end - 1).ends_with("ing")).then_some(who))
}

/// Whether the name is more than one: by its last word or by the one before "at", "of", "for".
fn plural(doc: &Doc<'_>, name: &Run) -> bool {
    let many = |i: usize| {
        doc.low(i).ends_with('s')
            || matches!(
                doc.low(i),
                "they"
                    | "we"
                    | "i"
                    | "police"
                    | "people"
                    | "some"
                    | "others"
                    | "those"
                    | "all"
                    | "both"
                    | "many"
            )
    };
    let several = name.clone().any(|i| doc.low(i) == "and");
    let joint = name.clone().find(|i| doc.is(*i, C::PREPOSITION));
    let head = joint.unwrap_or(name.end).checked_sub(1);
    several || head.is_some_and(many) || name.end.checked_sub(1).is_some_and(many)
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
    if let Some(who) = opening(doc, sentence, verb) {
        return Some(who);
    }
    let before = verb.checked_sub(1)?;
    let quoted = !doc.is_word(before) && doc.before(before, 1) == ",";
    let loose = doc.low(before) == ","
        || quoted && doc.quotation(before - 1).is_some()
        || matches!(
            doc.low(before),
            "by" | "while" | "and" | "before" | "after" | "in" | "when" | "without"
        )
        || doc.is(before, C::ADVERB);
    if loose {
        return main_speaker(doc, sentence, verb, found);
    }
    if doc.low(before) == "as" && matches!(doc.before(before, 1), "quoted" | "cited" | "described")
    {
        return claimant::subject(doc, sentence, before - 1);
    }
    if let Some(who) = quoted_as(doc, sentence, before) {
        return Some(who);
    }
    let began = matches!(doc.low(before), "began" | "started" | "kept");
    let be = doc.is(before, C::AUXILIARY);
    let who = claimant::subject(doc, sentence, verb)?;
    let source = doc.is(who.name.end - 1, C::SOURCE | C::PERSON | C::SPEECH_NOUN)
        || doc.capital(who.name.end - 1);
    if !be && issued(doc, &who.name) {
        return main_speaker(doc, sentence, who.name.start, found).or(Some(who));
    }
    (began || be || source).then_some(who)
}

/// "the paper quoted a clerk as saying": whoever is quoted, with all that describes them.
fn quoted_as(doc: &Doc<'_>, sentence: &Sentence, as_: usize) -> Option<Speaker> {
    (doc.low(as_) == "as").then_some(())?;
    let floor = sentence.run.start.max(as_.saturating_sub(12));
    let quotes = |i: &usize| {
        matches!(
            doc.low(*i),
            "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing"
        )
    };
    let from = (floor..as_).rev().find(quotes)? + 1;
    // "was quoted by the Ledger as saying"
    if doc.low(from) == "by" {
        return claimant::subject(doc, sentence, from - 1);
    }
    let plain = (from..as_).all(|i| doc.is_word(i) || doc.is_number(i) || doc.low(i) == "-");
    let name = from..as_;
    let speaks = plain && !name.is_empty() && claimant::can_speak(doc, &name);
    speaks.then_some(Speaker { name, role: None })
}

/// "released a statement saying": who released it speaks.
fn issued(doc: &Doc<'_>, name: &Run) -> bool {
    let verb =
        |i: usize| doc.is(i, C::VERB) || (doc.low(i).len() > 4 && doc.low(i).ends_with("ed"));
    let before = name.start.checked_sub(1);
    doc.is(name.end - 1, C::SPEECH_NOUN) && before.is_some_and(|b| verb(b) || doc.low(b) == "out")
}

/// "Claiming …, the group …", "After saying …, he …": the subject behind the comma.
fn opening(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Speaker> {
    let first = verb == sentence.run.start;
    let led = verb == sentence.run.start + 1
        && matches!(
            doc.before(verb, 1),
            "after"
                | "while"
                | "by"
                | "in"
                | "before"
                | "since"
                | "when"
                | "besides"
                | "despite"
                | "without"
                | "for"
        );
    (first || led).then_some(())?;
    let limit = sentence.run.end.min(verb + 40);
    let commas = (verb..limit).filter(|i| doc.low(*i) == "," && doc.quotation(*i).is_none());
    let mut subjects = commas.filter_map(|c| claimant::following(doc, sentence, c + 1));
    subjects.find(|who| claimant::can_speak(doc, &who.name) && acts(doc, who))
}

/// A verb stands right behind the speaker.
fn acts(doc: &Doc<'_>, who: &Speaker) -> bool {
    let end = who.role.as_ref().map_or(who.name.end, |r| r.end + 1);
    let past = |i: usize| doc.low(i).len() > 4 && doc.low(i).ends_with("ed");
    let verb = |i: usize| doc.is(i, C::AUXILIARY | C::VERB) || past(i) || cue::is_saying(doc, i);
    verb(end) || verb(end + 1)
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
    fn the_form_of_the_verb_tells_where_the_speaker_stands() {
        for (text, who, what) in [
            (
                "Officials claim the dam was old.",
                "Officials",
                "the dam was old",
            ),
            ("All deny the charges.", "All", "the charges"),
            (
                "Economists at Low Bank forecast that rates would fall.",
                "Economists at Low Bank",
                "rates would fall",
            ),
            (
                "The bank forecast that rates would fall.",
                "The bank",
                "rates would fall",
            ),
            (
                "The mayor went on to claim that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor spoke at length, claiming that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "Sources close to the mayor’s campaign say the dam is old.",
                "Sources close to the mayor’s campaign",
                "the dam is old",
            ),
            (
                "The mayor released a statement saying that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor was quoted as saying that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The Ledger quoted a clerk close to the talks as saying that it was old.",
                "a clerk close to the talks",
                "it was old",
            ),
            (
                "The mayor was quoted by the Ledger as saying that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "After claiming that it was old, the mayor left.",
                "the mayor",
                "it was old",
            ),
            (
                "Claiming that it was old, the mayor left.",
                "the mayor",
                "it was old",
            ),
            (
                "The mayor left the town and said that it was old.",
                "The mayor",
                "it was old",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_participle_may_follow_a_comma_within_quotation_marks() {
        assert_eq!(
            said("The mayor called it “a dud,” noting that it was old.").pop(),
            Some(("The mayor".into(), "it was old".into()))
        );
    }

    #[test]
    fn who_was_told_or_would_not_say_does_not_speak() {
        for text in [
            "The mayor was told that it was old.",
            "The mayor refused to say that it was old.",
            "The mayor never said that it was old.",
            "The mayor wanted to claim that it was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
