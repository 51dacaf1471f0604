//! "If confirmed, the finding …": what is not confirmed yet. A person who is still to be
//! confirmed is up for an office.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, Unverified};

/// The words that may begin one.
pub(super) const FIRST: &str = "if unless until";

/// The doubt whose cue begins at `at`.
pub(super) fn confirmed(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    let cue = matches!(doc.low(at), "if" | "unless" | "until")
        && matches!(
            doc.low(at + 1),
            "confirmed"
                | "verified"
                | "corroborated"
                | "authenticated"
                | "proven"
                | "substantiated"
        );
    let comma = at + 2;
    let opens = doc.low(comma) == "," && comma < sentence.run.end;
    let known = match at == sentence.run.start {
        true => thing(doc, sentence, comma + 1),
        false => doc.before(at, 1) == "," && thing_before(doc, sentence, at - 1),
    };
    (cue && opens && known).then_some((Unverified, at..comma))
}

/// The subject behind the comma is a thing, told by its article.
fn thing(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> bool {
    let limit = sentence.run.end.min(from + 7);
    let subject = (from..limit).take_while(|i| !doc.is(*i, C::AUXILIARY));
    let it = doc.low(from) == "it";
    it || doc.is(from, C::DETERMINER) && !subject.into_iter().any(|i| person(doc, i))
}

/// "The finding, if confirmed, would …".
fn thing_before(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> bool {
    let floor = sentence.run.start.max(comma.saturating_sub(7));
    let article = (floor..comma).rev().find(|i| doc.is(*i, C::DETERMINER));
    article.is_some_and(|a| !(a..comma).any(|i| person(doc, i)))
}

fn person(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, C::PERSON | C::COUNTED)
        || matches!(
            doc.low(at),
            "nominee"
                | "nominees"
                | "candidate"
                | "judge"
                | "general"
                | "governor"
                | "secretary"
                | "ambassador"
                | "director"
                | "minister"
                | "pick"
                | "choice"
                | "appointee"
                | "chairman"
                | "senator"
                | "lawyer"
                | "president"
        )
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn what_is_still_to_be_confirmed_is_unverified() {
        for text in [
            "If confirmed, the find would be the oldest of its kind.",
            "If verified, it would be a record.",
            "The leak, if confirmed, would be the third this year.",
        ] {
            let doubts: Vec<CautionCategory> = found(text).into_iter().map(|d| d.0).collect();
            assert_eq!(doubts, [Unverified], "{text}");
        }
        let scope = &found("If confirmed, the find would be the oldest.")[0].1;
        assert_eq!(scope, "If confirmed, the find would be the oldest");
    }

    #[test]
    fn who_is_to_be_confirmed_in_an_office_is_not() {
        for text in [
            "If confirmed, she would be the first woman there.",
            "If confirmed, Ann Low would lead the bank.",
            "If confirmed, the nominee would lead the bank.",
            "If confirmed by the upper house, the law would end it.",
            "The judge, if confirmed, would sit for life.",
            "The mayor said that, if confirmed, the leak would be the third.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
