//! The mayor called it “a disgrace.” She said it was old. A sentence is held
//! together where somebody may speak behind a quotation; where the words behind
//! are a sentence of their own, it has parts.

use super::direct;
use crate::text::{Doc, Sentence};

/// The sentence, or its parts in order.
pub(super) fn parts(doc: &Doc<'_>, sentence: &Sentence) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = sentence.run.start;
    for at in sentence.run.clone() {
        if at > start && ends(doc, sentence, at) {
            out.push(part(sentence, start, at + 1));
            start = at + 1;
        }
    }
    out.push(part(sentence, start, sentence.run.end));
    out
}

fn part(sentence: &Sentence, start: usize, end: usize) -> Sentence {
    Sentence {
        run: start..end,
        ..sentence.clone()
    }
}

/// A mark that closes a quotation behind its full stop, before words that are not
/// the quotation's words of saying.
fn ends(doc: &Doc<'_>, sentence: &Sentence, mark: usize) -> bool {
    let inner = mark - 1;
    let closed = doc.quotation(mark).is_none() && doc.quotation(inner).is_some();
    let next = mark + 1;
    closed
        && doc.low(inner) == "."
        && next < sentence.run.end
        && doc.capital(next)
        && doc.spaced(next)
        && !direct::is_said(doc, sentence, next)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn words_behind_a_full_stop_are_a_sentence_of_their_own() {
        let text = "The mayor called it “a disgrace.” Ann Low said that it was old.";
        assert_eq!(
            said(text),
            [
                ("The mayor".into(), "it “a disgrace.”".into()),
                ("Ann Low".into(), "it was old".into())
            ]
        );
    }

    #[test]
    fn words_of_saying_belong_to_the_quotation() {
        for text in [
            "“It was old.” Ann Low said.",
            "“It was old.” Ann Low said on Monday.",
        ] {
            assert_eq!(
                said(text),
                [("Ann Low".into(), "It was old".into())],
                "{text}"
            );
        }
    }
}
