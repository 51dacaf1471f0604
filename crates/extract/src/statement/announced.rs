//! "The mayor said:" at the end of a paragraph: the quotation below is the mayor's.

use super::claimant;
use super::cue::{self, Form, Takes};
use super::{Link, noun_cue};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};

/// So close before the colon stands the verb.
const NEAR: usize = 14;

/// Who is to be quoted below, where the sentence ends with a colon.
pub(super) fn announced(doc: &Doc<'_>, sentence: &Sentence) -> Option<Link> {
    let colon = sentence.run.end.checked_sub(1)?;
    (doc.low(colon) == ":" && doc.quotation(colon).is_none()).then_some(())?;
    let floor = sentence.run.start.max(colon.saturating_sub(NEAR));
    let outside = |i: &usize| doc.quotation(*i).is_none();
    let says = |i: &usize| {
        outside(i)
            && cue::cue(doc, *i).is_some_and(|c| c.form != Form::Ing && c.takes.any(Takes::QUOTE))
    };
    let issues = |i: &usize| outside(i) && issued(doc, *i, colon);
    let verb = (floor..colon).rev().find(|i| says(i) || issues(i))?;
    let who = claimant::subject(doc, sentence, verb)?;
    claimant::can_speak(doc, &who.name).then(|| who.link(verb..verb + 1))
}

/// "released the following statement:", "posted a message:".
fn issued(doc: &Doc<'_>, at: usize, colon: usize) -> bool {
    let verb = doc.is(at, C::VERB) || (doc.low(at).len() > 4 && doc.low(at).ends_with("ed"));
    verb && (at + 1..colon).any(|i| doc.is(i, C::SPEECH_NOUN) || noun_cue::says(doc, i))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_quotation_below_is_the_speaker_s() {
        for text in [
            "The mayor said:\n\n“The dam was old. It leaked.”",
            "On Monday, the mayor wrote on her page:\n\n“The dam was old. It leaked.”",
            "The mayor released the following statement:\n\n“The dam was old. It leaked.”",
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0.to_lowercase(), "the mayor");
            assert_eq!(found[0].1, "The dam was old. It leaked");
        }
    }

    #[test]
    fn without_a_colon_or_a_verb_of_saying_it_is_nobody_s() {
        for text in [
            "The mayor slept:\n\n“The dam was old. It leaked.”",
            "The mayor said nothing.\n\nIt rained.\n\n“The dam was old. It leaked.”",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
