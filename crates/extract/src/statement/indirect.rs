//! "X said that …", "X announced …", "…, alleging …".

mod asked;
mod decided;
mod dependent;
mod inquiry;
mod label;
mod main;
mod opens;
mod unnamed;
mod what;
mod who;

use super::Said;
use super::claimant::{self};
use super::content;
use super::cue::{self, Cue, Form};
use super::idiom::{self, Idiom};
use super::{disputed, hypothetical, noun_cue};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};
use factdesk_domain::Stance;
pub(super) use main::main_speaker;
pub(super) use what::what;
use who::speaker;

/// Adds to `found` what verbs of saying outside quotations carry.
pub(super) fn indirect(doc: &Doc<'_>, sentence: &Sentence, found: &mut Vec<Said>) {
    for verb in sentence.run.clone() {
        let idiom = idiom::idiom(doc, verb);
        let cue = cue::cue(doc, verb);
        if idiom.is_none() && cue.is_none() {
            continue;
        }
        let used =
            found.iter().rev().take(12).any(|s| {
                s.content.contains(&verb) || s.links.iter().any(|l| l.cue.contains(&verb))
            });
        if used || doc.quotation(verb).is_some() {
            continue;
        }
        let told = idiom.and_then(|i| idiomatic(doc, sentence, verb, &i, found));
        found.extend(told.or_else(|| said(doc, sentence, verb, cue?, found)));
    }
}

fn idiomatic(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    idiom: &Idiom,
    found: &[Said],
) -> Option<Said> {
    // "confirmed the raid but put the toll at 4": the subject of the verb before.
    let second = matches!(doc.before(verb, 1), "and" | "but") && !found.is_empty();
    let who = claimant::subject(doc, sentence, verb)
        .or_else(|| second.then(|| main_speaker(doc, sentence, verb, found))?)
        .filter(|w| claimant::can_speak(doc, &w.name))?;
    let end = content::end(doc, sentence, idiom.content, idiom.extent);
    let content = dependent::cut(doc, sentence, &who, verb, idiom.content..end);
    Some(Said {
        content,
        links: vec![who.link(verb..idiom.last + 1)],
        stance: Stance::Asserts,
        rules: vec!["idiom"],
    })
}

fn said(doc: &Doc<'_>, sentence: &Sentence, verb: usize, cue: Cue, found: &[Said]) -> Option<Said> {
    let who = speaker(doc, sentence, verb, cue, found)?;
    if hypothetical::hypothetical(doc, sentence, &who, verb) {
        return None;
    }
    let content = what(doc, sentence, verb, cue)?;
    let limit = match who.name.start > content.start {
        true => who.name.start.saturating_sub(1),
        false => content.end,
    };
    let content = content.start..content.end.min(limit);
    let whole = content.end;
    let content = dependent::cut(doc, sentence, &who, verb, content);
    let mut rules = vec!["verb of saying"];
    rules.extend((content.end < whole).then_some("dependent clause"));
    let sure = doc.low(content.start.checked_sub(1)?) == "that"
        || cue.lemma == "say"
        || disputed::denies(cue.lemma) && content.clone().any(|i| told(doc, i))
        || claimant::can_speak(doc, &who.name);
    let claimed =
        content.start > who.name.end || content.end <= who.name.start || cue.form == Form::Ing;
    (sure && claimed).then(|| Said {
        content,
        links: vec![who.link(verb..verb + 1)],
        stance: Stance::Asserts,
        rules,
    })
}

/// What somebody has said before: whoever disputes "the report" or "rumours" speaks.
fn told(doc: &Doc<'_>, at: usize) -> bool {
    let rumour = matches!(
        doc.low(at),
        "suggestions"
            | "rumours"
            | "rumors"
            | "speculation"
            | "criticism"
            | "accounts"
            | "account"
            | "charges"
    );
    rumour || doc.is(at, C::SPEECH_NOUN) || noun_cue::says(doc, at)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn pairs(text: &str) -> Vec<(String, String)> {
        said(text)
    }

    fn pair(who: &str, what: &str) -> (String, String) {
        (who.to_owned(), what.to_owned())
    }

    #[test]
    fn clauses_objects_and_labels() {
        assert_eq!(
            pairs("The mayor said the dam was old."),
            [pair("The mayor", "the dam was old")]
        );
        assert_eq!(
            pairs("Norland announced new rules for dams."),
            [pair("Norland", "new rules for dams")]
        );
        assert_eq!(
            pairs("The mayor described the dam as “very old and tired.”"),
            [pair("The mayor", "the dam as “very old and tired.”")]
        );
        assert_eq!(
            pairs("Guild Claims Responsibility for Dam Fire"),
            [pair("Guild", "Responsibility for Dam Fire")]
        );
    }

    #[test]
    fn participles_belong_to_the_main_subject() {
        assert_eq!(
            pairs("Norland denied the report, calling it “an idle tale.”")[1],
            pair("Norland", "it “an idle tale.”")
        );
        assert_eq!(
            pairs("Claiming victory in the race, the guild went home.")[0].0,
            "the guild"
        );
        assert_eq!(
            pairs("It fled, with some reports suggesting it had swum home.")[0],
            pair("some reports", "it had swum home")
        );
    }

    #[test]
    fn whoever_disputes_what_was_said_speaks() {
        assert_eq!(
            pairs("The inn dismissed the report as “idle”."),
            [pair("The inn", "the report as “idle”")]
        );
        assert!(pairs("The dam rejected the water.").is_empty());
        assert!(pairs("The dam reported the water.").is_empty());
    }

    #[test]
    fn nouns_and_acts_are_no_sayings() {
        for text in [
            "Reports of rain came in.",
            "The claims court closed.",
            "The mayor expressed sympathy.",
            "She called the police.",
        ] {
            assert!(pairs(text).is_empty(), "{text}: {:?}", pairs(text));
        }
    }

    #[test]
    fn a_second_verb_shares_its_subject() {
        assert_eq!(
            pairs("Ann Low confirmed the raid but put the casualty figure at four dead.")[1],
            pair("Ann Low", "the casualty figure at four dead")
        );
        let text = "The rain stopped but put the mill at risk.";
        assert!(pairs(text).is_empty(), "{:?}", pairs(text));
    }
}
