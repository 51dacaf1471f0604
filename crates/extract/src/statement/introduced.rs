//! Ann Low was blunter. “It is over.” A sentence that brings somebody in, and behind it
//! nothing but a quotation: it is theirs.

mod manner;

use super::claimant;
use super::cue;
use super::{Link, Speaker};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use manner::manner;

/// A surname is looked for so far back, in words and marks.
const FAR: usize = 800;

/// Who is quoted in the sentence behind, where this one has no words of saying.
pub(super) fn introduced(doc: &Doc<'_>, sentence: &Sentence, speaker: &Speaker) -> Option<Link> {
    let quoted = behind(doc, sentence)?;
    if let Some(link) = says_last(doc, sentence) {
        return Some(link);
    }
    let near = speaker.last.is_some() && sentence.paragraph <= speaker.paragraph + 1;
    let name = subject(doc, sentence).filter(|n| !(near && pronoun(doc, n)))?;
    let verb = name.end + usize::from(doc.is(name.end, C::ADVERB));
    let person = pronoun(doc, &name) || named(doc, &name);
    let own = person && acts(doc, verb) && quoted.into_iter().any(|i| first_person(doc.low(i)));
    (manner(doc, sentence, verb) || own).then(|| Link {
        claimant: name,
        role: None,
        cue: verb..verb + 1,
        relay: false,
    })
}

/// "Or the guild, Ann Low said.": words of saying that end the sentence, with nothing
/// said before them.
fn says_last(doc: &Doc<'_>, sentence: &Sentence) -> Option<Link> {
    let verb = sentence
        .run
        .end
        .checked_sub(2)
        .filter(|v| *v > sentence.run.start)?;
    cue::cue(doc, verb).filter(|c| c.lemma == "say" && c.form != cue::Form::Ing)?;
    let who = claimant::subject(doc, sentence, verb)?;
    claimant::can_speak(doc, &who.name).then(|| who.link(verb..verb + 1))
}

/// The quotation that is all of the next sentence of the paragraph.
fn behind(doc: &Doc<'_>, sentence: &Sentence) -> Option<Run> {
    let at = sentence.run.end;
    let stop = at.checked_sub(1).filter(|i| doc.low(*i) == ".")?;
    let plain = stop
        .checked_sub(1)
        .is_some_and(|i| doc.quotation(i).is_none());
    let next = doc.sentences.partition_point(|s| s.run.start < at);
    let next = doc
        .sentences
        .get(next)
        .filter(|s| s.paragraph == sentence.paragraph && s.run.start == at)?;
    let quotation = doc.quotations.get(doc.quotation(at + 1)?)?;
    let whole = quotation.run.start == at + 1 && quotation.run.end + 2 >= next.run.end;
    (plain && whole && quotation.run.len() >= 4).then(|| quotation.run.clone())
}

/// The noun phrase that the sentence begins with.
fn subject(doc: &Doc<'_>, sentence: &Sentence) -> Option<Run> {
    let joins = doc.is(sentence.run.start, C::CONJUNCTION);
    let from = sentence.run.start + usize::from(joins);
    let who = claimant::following(doc, sentence, from)?;
    let name = who.name.clone();
    // "Low wept": what follows the capitals is the verb.
    let small = (name.start + 1..name.end).find(|i| !doc.capital(*i) && doc.is_word(*i));
    let verb = small.filter(|i| {
        !doc.is(name.start, C::DETERMINER) && doc.low(*i) != "'s" && !doc.is(*i, C::PREPOSITION)
    });
    let name = name.start..verb.unwrap_or(name.end);
    let speaks = claimant::can_speak(doc, &name) && doc.is_word(name.end);
    (who.role.is_none() && speaks).then_some(name)
}

fn pronoun(doc: &Doc<'_>, name: &Run) -> bool {
    name.len() == 1 && matches!(doc.low(name.start), "he" | "she")
}

/// A first and a last name, or the last name of somebody named in full before.
fn named(doc: &Doc<'_>, name: &Run) -> bool {
    let last = name.end - 1;
    let proper = |i: usize| {
        doc.is_word(i) && doc.capital(i) && !doc.is(i, C::DETERMINER | C::SOURCE | C::PERSON)
    };
    let apart = C::DETERMINER | C::PREPOSITION | C::CONJUNCTION | C::PRONOUN;
    let in_full =
        |i: usize| doc.low(i) == doc.low(last) && i > 0 && proper(i - 1) && !doc.is(i - 1, apart);
    let kin = doc.is(name.start, C::POSSESSIVE) && name.len() > 2;
    proper(last)
        && (kin
            || name.len() > 1 && proper(last - 1)
            || name.len() <= 2 && (last.saturating_sub(FAR)..name.start).any(in_full))
}

/// What somebody did; not what was done to them.
fn acts(doc: &Doc<'_>, verb: usize) -> bool {
    let passive = doc.is(verb, C::AUXILIARY)
        && (verb + 1..verb + 4).any(|i| doc.low(i).len() > 4 && doc.low(i).ends_with("ed"));
    let noun = C::PREPOSITION | C::CONJUNCTION;
    !passive && !doc.is(verb, noun) && !matches!(doc.low(verb), "died" | "dies")
}

fn first_person(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "my"
            | "our"
            | "me"
            | "us"
            | "i'm"
            | "i've"
            | "i'd"
            | "i'll"
            | "we're"
            | "we've"
            | "we'll"
    )
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn who(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.0).collect()
    }

    #[test]
    fn whoever_the_sentence_brings_in_is_quoted_behind_it() {
        for (text, name) in [
            ("Ann Low was blunter. “The dam is very old.”", "Ann Low"),
            (
                "The mayor was less sure. “The dam is very old.”",
                "The mayor",
            ),
            (
                "Ann Low slept there for years. “I never saw a guard.”",
                "Ann Low",
            ),
            (
                "Her husband Bo nodded. “We lost it all there.”",
                "Her husband Bo",
            ),
            (
                "Or the guild, Ann Low says. “The dam is very old.”",
                "Ann Low",
            ),
            ("Ann Low wept. “We lost it all there.”", "Ann Low"),
            (
                "The guild’s Ann Low disagreed. “It will not hold.”",
                "The guild’s Ann Low",
            ),
        ] {
            assert_eq!(who(text), [name], "{text}");
        }
        let text = "Ann Low said it was old.\n\nBo Ray shook his head. “I saw it built.”\n\n\
            Low shrugged. “It is over now.”";
        assert_eq!(who(text), ["Ann Low", "Bo Ray", "Low"]);
    }

    #[test]
    fn others_may_speak_behind_a_sentence_about_somebody() {
        for text in [
            "Ann Low slept there for years. “She never saw a guard.”",
            "Ann Low was killed there. “We lost our best.”",
            "The dam was older. “It will not hold.”",
            "The army moved in. “We saw it all there.”",
            "Norland in the north was flooded. “We lost it all there.”",
            "Ann Low was blunter. It rained. “The dam is very old.”",
        ] {
            assert!(who(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
