//! ", a charge the company denies", ", an assertion that officials rejected":
//! the noun for what was said before, and who contradicts it.

use super::Said;
use super::claimant::{self, Speaker};
use super::cue::{self, Form};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};
use factdesk_domain::Stance;

pub(super) fn disputed(doc: &Doc<'_>, sentence: &Sentence) -> Vec<Said> {
    let verb =
        |at: &usize| cue::cue(doc, *at).is_some_and(|c| c.form != Form::Ing && denies(c.lemma));
    let ends = |at: &usize| !doc.is_word(at + 1) || doc.is(at + 1, C::PREPOSITION | C::CONJUNCTION);
    let free = |at: &usize| doc.quotation(*at).is_none();
    let verbs = sentence.run.clone().filter(verb).filter(ends).filter(free);
    verbs.filter_map(|at| one(doc, sentence, at)).collect()
}

/// Whether the verb contradicts.
pub(super) fn denies(lemma: &str) -> bool {
    matches!(
        lemma,
        "deny" | "dispute" | "reject" | "dismiss" | "refute" | "rubbish"
    )
}

fn one(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Said> {
    let floor = sentence.run.start.max(verb.saturating_sub(12));
    let noun = (floor..verb).rev().find(|i| charge(doc, *i))?;
    let that = usize::from(matches!(doc.low(noun + 1), "that" | "which"));
    let aside = usize::from(doc.low(noun + 1) == "," && doc.low(noun + 2) == "which") * 2;
    let who = noun + 1 + that.max(aside);
    let auxiliary = (who..verb)
        .rev()
        .take_while(|i| doc.is(*i, C::AUXILIARY | C::ADVERB));
    let end = verb - auxiliary.count();
    let name = who..end;
    let plain = name.clone().all(|i| doc.is_word(i) || doc.low(i) == "-");
    (name.start < name.end && plain && claimant::can_speak(doc, &name)).then(|| Said {
        content: noun - 1..noun + 1,
        links: vec![Speaker { name, role: None }.link(verb..verb + 1)],
        stance: Stance::Denies,
        rules: vec!["disputed charge"],
    })
}

/// "a charge", "an allegation".
pub(super) fn charge(doc: &Doc<'_>, at: usize) -> bool {
    let noun = matches!(
        doc.low(at),
        "charge"
            | "allegation"
            | "accusation"
            | "assertion"
            | "claim"
            | "suggestion"
            | "report"
            | "contention"
            | "characterization"
            | "view"
    );
    noun && at > 0 && matches!(doc.before(at, 1), "a" | "an")
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn denials(text: &str) -> Vec<String> {
        let all = said(text).into_iter();
        all.filter(|s| s.1.starts_with("a ") || s.1.starts_with("an "))
            .map(|s| s.0)
            .collect()
    }

    #[test]
    fn who_contradicts_a_charge_is_the_speaker() {
        assert_eq!(
            denials("The dam was old, a charge the company denies."),
            ["the company"]
        );
        assert_eq!(
            denials("The dam was old, an assertion that officials rejected as false."),
            ["officials"]
        );
        assert_eq!(
            denials("The dam was old, an allegation which Ms. Low has always denied."),
            ["Ms. Low"]
        );
    }

    #[test]
    fn a_charge_that_nobody_contradicts_is_none() {
        assert!(denials("The dam was old, a charge the company heard.").is_empty());
        assert!(denials("It was a claim that the dam would hold.").is_empty());
        assert!(denials("After a report the guild rejected the offer.").is_empty());
        assert!(denials("A charge was read, and the old dam denied entry.").is_empty());
    }

    #[test]
    fn the_charge_before_is_its_own_speaker_s() {
        let text =
            "She accused the guild of hiding the leak for a week, a charge the guild denied.";
        let found = said(text);
        let who: Vec<&str> = found.iter().map(|s| s.0.as_str()).collect();
        assert_eq!(who, ["She", "the guild"], "{found:?}");
    }
}
