//! "The assault was claimed by X": what stands before is said by whom stands behind.

use super::Said;
use super::claimant;
use super::cue::{self, Form, Takes};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

pub(super) fn passive(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Vec<Said> {
    let takes = Takes::OBJECT.or(Takes::LABEL);
    let says = |at: &usize| {
        doc.low(at + 1) == "by"
            && cue::cue(doc, *at).is_some_and(|c| c.form == Form::Past && c.takes.any(takes))
    };
    let free = |at: &usize| {
        doc.quotation(*at).is_none() && !found.iter().rev().take(12).any(|s| s.content.contains(at))
    };
    sentence
        .run
        .clone()
        .filter(says)
        .filter(free)
        .filter_map(|at| one(doc, sentence, at))
        .collect()
}

fn one(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Said> {
    let who = claimant::following(doc, sentence, verb + 2)
        .filter(|w| claimant::can_speak(doc, &w.name))?;
    let content = subject(doc, sentence, verb)?;
    let label = doc.low(who.name.end) == "as";
    let end = if label {
        super::content::end(doc, sentence, who.name.end, super::content::Extent::Object)
    } else {
        content.end
    };
    let claim = content.end - 1;
    // "It was first reported by the Ledger": what was stands elsewhere.
    let pointed = content.len() == 1
        && !label
        && matches!(
            doc.low(content.start),
            "it" | "which" | "who" | "they" | "he" | "she"
        );
    let reported =
        pointed || doc.before(verb, 1) == "as" || super::noun_cue::spread(doc, claim).is_some();
    (!reported).then(|| Said {
        content: content.start..end,
        links: vec![who.link(verb..verb + 1)],
        stance: Stance::Asserts,
        rules: vec!["passive"],
    })
}

/// The noun phrase that the passive is about.
fn subject(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Run> {
    let group = |i: usize| doc.is(i, C::AUXILIARY | C::ADVERB);
    let mut at = verb;
    while at > sentence.run.start && group(at - 1) {
        at -= 1;
    }
    let comma = usize::from(doc.before(at, 1) == ",");
    let last = at
        .checked_sub(1 + comma)
        .filter(|i| *i >= sentence.run.start)?;
    let name = claimant::noun_phrase(doc, sentence, last)?;
    // "That figure is disputed by the guild"
    let that =
        usize::from(name.start == sentence.run.start + 1 && doc.before(name.start, 1) == "that");
    Some(name.start - that..name.end)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn what_was_claimed_by_whom() {
        assert_eq!(
            said("The fire was swiftly claimed by the guild."),
            [("the guild".to_owned(), "The fire".to_owned())]
        );
    }

    #[test]
    fn other_passives_are_none() {
        assert!(said("The fire was put out by the guild.").is_empty());
    }

    #[test]
    fn who_did_it_is_no_speaker_unless_the_verb_says() {
        for (text, who, what) in [
            (
                "The raid was claimed by the guild.",
                "the guild",
                "The raid",
            ),
            (
                "That figure is disputed by the mayor.",
                "the mayor",
                "That figure",
            ),
            (
                "The charge was denied by the mayor.",
                "the mayor",
                "The charge",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
        for text in [
            "The dam was built by the guild.",
            "The charge was denied at noon.",
            "As claimed by the guild.",
            "It was first reported by the guild.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
