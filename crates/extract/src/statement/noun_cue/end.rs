//! Where the clause or the object of a noun of saying ends.

use crate::lexicon::Classes as C;
use crate::statement::content::{self, Extent};
use crate::text::{Doc, Sentence};

/// The object ends where the verb of the main clause begins.
pub(super) fn object_end(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> usize {
    let end = content::end(doc, sentence, start, Extent::Object);
    let main = |i: &usize| begins_group(doc, *i) && !links_clause(doc, start, *i);
    (start + 2..end).find(main).unwrap_or(end)
}

/// The clause ends at a comma or where the main clause goes on with a passive or auxiliary of its own.
pub(super) fn content_end(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> usize {
    let end = content::end(doc, sentence, start, Extent::Clause);
    let mut verbs = 0;
    for at in start + 1..end {
        if doc.low(at) == "," && doc.spaced(at + 1) && verbs > 0 {
            return at;
        }
        if !begins_group(doc, at) {
            continue;
        }
        verbs += 1;
        if checked(doc, at) {
            return at;
        }
        if verbs > 1 && !links_clause(doc, start, at) {
            return at;
        }
    }
    end
}

/// "has not been independently tested", "was denied": what became of what was said.
fn checked(doc: &Doc<'_>, at: usize) -> bool {
    let group = |i: &usize| doc.is(*i, C::AUXILIARY | C::ADVERB) || doc.low(*i) == "widely";
    let verb = (at..at + 6).find(|i| !group(i)).filter(|v| *v > at);
    verb.is_some_and(|v| {
        matches!(
            doc.low(v),
            "tested"
                | "verified"
                | "confirmed"
                | "corroborated"
                | "proven"
                | "substantiated"
                | "denied"
                | "rejected"
                | "dismissed"
                | "disputed"
                | "challenged"
                | "contradicted"
                | "debunked"
                | "backed"
                | "borne"
                | "questioned"
        )
    })
}

/// The first word of a group of verbs.
fn begins_group(doc: &Doc<'_>, at: usize) -> bool {
    let verb = |i: usize| {
        doc.is(i, C::AUXILIARY | C::VERB) && doc.low(i) != "'s"
            || (doc.low(i).len() > 4 && doc.low(i).ends_with("ed"))
    };
    let group = |i: usize| doc.is(i, C::AUXILIARY | C::ADVERB);
    let to =
        doc.before(at, 1) == "to" || doc.is(at.saturating_sub(1), C::DETERMINER | C::POSSESSIVE);
    verb(at) && !to && !at.checked_sub(1).is_some_and(group)
}

/// Whether a conjunction since the start lets the clause have another verb.
fn links_clause(doc: &Doc<'_>, start: usize, at: usize) -> bool {
    (start..at).any(|i| {
        matches!(
            doc.low(i),
            "and"
                | "or"
                | "but"
                | "if"
                | "when"
                | "because"
                | "who"
                | "which"
                | "that"
                | "while"
                | "after"
                | "before"
                | "as"
                | "what"
                | "how"
                | "where"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_main_verb_is_not_what_was_claimed() {
        for (text, what) in [
            (
                "The union’s claim that members lost 30 per cent has not been tested.",
                "members lost 30 per cent",
            ),
            (
                "The union’s claim that talks took place was denied.",
                "talks took place",
            ),
        ] {
            assert_eq!(said(text), [("The union".into(), what.into())], "{text}");
        }
    }
}
