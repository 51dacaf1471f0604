//! "As the mayor noted, the dam was old." and "The dam was old, as the mayor noted."

use super::Said;
use super::claimant;
use super::content::{self, Extent};
use super::cue::{self, Form, Takes};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

pub(super) fn as_said(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Vec<Said> {
    let free = |at: &usize| {
        doc.low(*at) == "as"
            && doc.quotation(*at).is_none()
            && !found.iter().rev().take(12).any(|s| s.content.contains(at))
    };
    let each = sentence.run.clone().filter(free);
    each.filter_map(|at| one(doc, sentence, at)).collect()
}

fn one(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<Said> {
    let opens =
        at == sentence.run.start || at == sentence.run.start + 1 && doc.is(at - 1, C::CONJUNCTION);
    let limit = sentence.run.end.min(at + 24);
    let verb = (at + 2..limit)
        .take_while(|i| doc.quotation(*i).is_none() && !matches!(doc.low(*i), ";" | ":"))
        .find(|i| says(doc, *i))?;
    let who = claimant::subject(doc, sentence, verb)?;
    let role = who.role.as_ref().map_or(who.name.start, |r| r.start);
    let near = who.name.start.min(role) == at + 1 && claimant::can_speak(doc, &who.name);
    let end = content::adverbials(doc, sentence, verb + 1);
    let end = end - usize::from(end > verb + 1 && doc.before(end, 1) == ",");
    let content = if opens {
        behind(doc, sentence, end)?
    } else {
        before(doc, sentence, at, end)?
    };
    near.then(|| Said {
        content,
        links: vec![who.link(verb..verb + 1)],
        stance: Stance::Asserts,
        rules: vec!["as said"],
    })
}

fn says(doc: &Doc<'_>, at: usize) -> bool {
    let clause = Takes::CLAUSE.or(Takes::THAT).or(Takes::QUOTE);
    cue::cue(doc, at).is_some_and(|c| c.form != Form::Ing && c.takes.any(clause))
}

/// The main clause behind the comma that closes the words of saying.
fn behind(doc: &Doc<'_>, sentence: &Sentence, end: usize) -> Option<Run> {
    let start = Some(end).filter(|e| doc.low(*e) == ",")? + 1;
    let end = content::end(doc, sentence, start, Extent::Clause);
    (end >= start + 3).then_some(start..end)
}

/// The clause before ", as"; the words of saying end the sentence.
fn before(doc: &Doc<'_>, sentence: &Sentence, at: usize, end: usize) -> Option<Run> {
    let comma = at.checked_sub(1).filter(|c| doc.low(*c) == ",")?;
    let cites = matches!(
        doc.low(end + usize::from(doc.low(end) == ",")),
        "citing" | "quoting"
    );
    let ends = end + 1 >= sentence.run.end || matches!(doc.low(end), "." | ";") || cites;
    let cut = |i: &usize| doc.low(*i) == ";";
    let start = (sentence.run.start..comma)
        .rev()
        .find(cut)
        .map_or(sentence.run.start, |i| i + 1);
    // Who denies something in it is not who is cited for it.
    let plain = !cites || !(start..comma).any(|i| super::is_saying(doc, i));
    (ends && plain && comma >= start + 3).then_some(start..comma)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_main_clause_is_what_was_said() {
        for text in [
            "As the mayor noted, the dam was old.",
            "As the mayor said on Monday, the dam was old.",
            "But as the mayor noted, the dam was old.",
        ] {
            assert_eq!(
                said(text),
                [("the mayor".into(), "the dam was old".into())],
                "{text}"
            );
        }
        for (text, who) in [
            ("The dam was old, as the mayor noted.", "the mayor"),
            (
                "The dam was old, as the Kurier noted on Monday citing two guards.",
                "two guards",
            ),
        ] {
            assert_eq!(
                said(text),
                [(who.into(), "The dam was old".into())],
                "{text}"
            );
        }
    }

    #[test]
    fn other_uses_of_as_are_none() {
        for text in [
            "As the mayor slept, the dam broke.",
            "He works as a guard, the town’s second one.",
            "As it rained, the dam broke.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
