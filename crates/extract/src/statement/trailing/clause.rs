//! Whether words are a clause of their own, or only introduce one.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};

/// Whether the words are a main clause: with a finite verb and, where they begin
/// with a dependent clause, a comma before it.
pub(in super::super) fn clause(doc: &Doc<'_>, run: Run) -> bool {
    let first = run.start
        + usize::from(subordinate(doc, run.start + 1) && doc.is(run.start, C::CONJUNCTION));
    let main = match subordinate(doc, first) {
        true => run
            .clone()
            .find(|i| doc.low(*i) == ",")
            .map_or(run.end, |c| c + 1),
        false => run.start + 1,
    };
    run.len() >= 4 && (main..run.end).any(|i| finite(doc, i))
}

/// "Whales sing to each other, a study suggests.": where the words of saying end the
/// sentence, what stands before is what was said, whatever its verb. An introduction
/// begins with a small word or a participle.
pub(super) fn sentence_of(doc: &Doc<'_>, run: Run) -> bool {
    let small = C::PREPOSITION | C::CONJUNCTION | C::ADVERB;
    let participle =
        |i: usize| doc.low(i).len() > 5 && ["ing", "ed"].iter().any(|e| doc.low(i).ends_with(e));
    let words = run.clone().filter(|i| doc.is_word(*i)).count();
    let apart = run
        .clone()
        .any(|i| matches!(doc.low(i), "," | ":" | "–" | "—"));
    let first = run.start;
    words >= 5
        && !apart
        && !doc.is(first, small)
        && !participle(first)
        && doc.quotation(first).is_none()
}

/// Whether a word at `start` begins a phrase that only links sentences: "In addition", "Now".
pub(in super::super) fn links(doc: &Doc<'_>, run: Run) -> bool {
    let addition = matches!(
        doc.low(run.start + 1),
        "addition" | "fact" | "all" | "short"
    );
    subordinate(doc, run.start) || run.len() == 1 || (doc.low(run.start) == "in" && addition)
}

/// "If it rains, he said, …": the main clause comes behind.
fn subordinate(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "if" | "when"
            | "while"
            | "although"
            | "though"
            | "because"
            | "unless"
            | "once"
            | "whereas"
            | "as"
            | "after"
            | "before"
            | "since"
    )
}

pub(super) fn finite(doc: &Doc<'_>, at: usize) -> bool {
    let past = doc.low(at).ends_with("ed") && doc.low(at).len() > 4;
    let possessive = doc.low(at) == "'s"
        && !at
            .checked_sub(1)
            .is_some_and(|i| doc.is(i, C::PRONOUN | C::CONJUNCTION));
    (doc.is(at, C::AUXILIARY | C::VERB) && !possessive)
        || past
        || (doc.low(at).contains('\'') && !doc.low(at).ends_with('\'') && !possessive)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn an_introduction_is_no_content() {
        assert_eq!(
            said("On Monday, the mayor said that it broke."),
            [("the mayor".into(), "it broke".into())]
        );
        assert!(
            said("After long talks, the mayor said nothing.")
                .iter()
                .all(|s| s.1 != "After long talks")
        );
    }
}
