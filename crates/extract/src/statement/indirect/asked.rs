//! Questions, wishes and reasons: "asked whether", "called for a vote", "criticized
//! the mayor for sleeping".

use crate::lexicon::Classes as C;
use crate::statement::cue::{Cue, Form, Takes};
use crate::text::{Doc, Sentence};

/// "asked whether", "asked the mayor why": where the question begins.
pub(super) fn question(doc: &Doc<'_>, sentence: &Sentence, verb: usize, cue: Cue) -> Option<usize> {
    let asks = |i: &usize| {
        matches!(
            doc.low(*i),
            "whether" | "if" | "why" | "how" | "who" | "what" | "when" | "where" | "which"
        )
    };
    let limit = sentence.run.end.min(verb + 12);
    let near = (verb + 1..limit).take_while(|i| doc.is_word(*i) && doc.quotation(*i).is_none());
    let at = near
        .into_iter()
        .find(asks)
        .filter(|_| cue.takes.any(Takes::QUESTION))?;
    let hearer = (verb + 1..at).any(|i| {
        matches!(doc.low(i), "to" | "for" | "about" | "that")
            || doc.is(i, C::AUXILIARY) && doc.low(i) != "'s"
    });
    (!hearer).then_some(at)
}

/// "called for a vote", "called on the mayor to leave".
pub(super) fn wish(doc: &Doc<'_>, verb: usize, cue: Cue) -> Option<usize> {
    let at = verb + 1 + usize::from(doc.is(verb + 1, C::ADVERB));
    let for_ = doc.low(at) == "for" && !pronoun(doc, at + 1);
    let on = doc.low(at) == "on"
        && (at + 2..at + 14).any(|i| doc.low(i) == "to")
        && !doc.is(at + 1, C::WEEKDAY);
    // "appeals" are as much heard in court or felt.
    let past = matches!(cue.form, Form::Past | Form::Ing);
    let verb = cue.lemma != "appeal" || for_ && past;
    let to = cue.lemma == "appeal"
        && past
        && doc.low(at) == "to"
        && (at + 2..at + 14)
            .take_while(|i| doc.is_word(*i))
            .any(|i| doc.low(i) == "to");
    (cue.takes.any(Takes::WISH) && (to || verb && (for_ || on))).then_some(at + 1)
}

fn pronoun(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::PRONOUN) || matches!(doc.low(at), "him" | "her" | "them" | "us" | "me")
}

/// "criticized the mayor for sleeping": the reason can be checked.
pub(super) fn reason(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let limit = sentence.run.end.min(start + 12);
    let object = (start + 1..limit).take_while(|i| doc.is_word(*i) || doc.low(*i) == "-");
    object.into_iter().any(|i| {
        matches!(doc.low(i), "for" | "over") && !pronoun(doc, i + 1) && !doc.is(i + 1, C::WEEKDAY)
    })
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn what_is_asked_wished_or_blamed() {
        for (text, who, what) in [
            (
                "The mayor appealed to the men to leave.",
                "The mayor",
                "the men to leave",
            ),
            (
                "The mayor asked whether it was old.",
                "The mayor",
                "whether it was old",
            ),
            (
                "The mayor asked the guild why it was old.",
                "The mayor",
                "why it was old",
            ),
            (
                "The mayor asked the guild to leave.",
                "The mayor",
                "the guild to leave",
            ),
            (
                "The mayor called for a new vote.",
                "The mayor",
                "a new vote",
            ),
            (
                "The mayor appealed for tents and bread.",
                "The mayor",
                "tents and bread",
            ),
            (
                "The mayor called on the guild to leave.",
                "The mayor",
                "the guild to leave",
            ),
            (
                "The mayor criticized the guild for its old dam.",
                "The mayor",
                "the guild for its old dam",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
    }

    #[test]
    fn without_question_wish_or_reason_nothing_is() {
        for text in [
            "The mayor called for him.",
            "The mayor appealed to the court for a week.",
            "It appeals for its calm.",
            "The mayor praised the guild.",
            "The mayor asked for water.",
            "The mayor was asked whether it was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
