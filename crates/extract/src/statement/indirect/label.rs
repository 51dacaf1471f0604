//! Labels: "described the fire as a disgrace", "called him a liar".

use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};

/// "as …" or a quotation follows the object in the clause; "described" takes any object.
pub(super) fn labelled(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let describes = doc.before(start, 1).starts_with("describ");
    let limit = sentence.run.end.min(start + 16);
    let clause = (start..limit).take_while(|i| !matches!(doc.low(*i), ";" | ","));
    let marked =
        |i: usize| (doc.low(i) == "as" && !doc.is(i + 1, C::WEEKDAY)) || doc.quotation(i).is_some();
    let named = doc.quotation(start + 1).is_some()
        && !doc.is_word(start)
        && doc.before(start, 1).starts_with("call");
    if inverted(doc, sentence, start) {
        return true;
    }
    let object = !named
        && !doc.is(start, C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY)
        && (doc.is_word(start) || doc.quotation(start + 1).is_some());
    object && (describes || clause.into_iter().any(marked) || called(doc, sentence, start))
}

/// "described as “gossip” a report that …": the label stands before its object.
pub(super) fn inverted(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let number = doc.quotation(start + 2);
    let quoted = doc.low(start) == "as" && !doc.is_word(start + 1) && number.is_some();
    let limit = sentence.run.end.min(start + 14);
    let close = (start + 2..limit).find(|i| doc.quotation(*i) != number);
    let object = |c: usize| {
        let behind = c + usize::from(!doc.is_word(c));
        doc.is(behind, C::DETERMINER | C::POSSESSIVE) || doc.is(behind, C::SPEECH_NOUN)
    };
    quoted && close.is_some_and(object)
}

/// "called him a liar", "called the charge absurd": the label stands bare behind the object.
fn called(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let calls = matches!(
        doc.before(start, 1),
        "called" | "calls" | "calling" | "labeled" | "branded"
    );
    let pronoun = matches!(
        doc.low(start),
        "him" | "her" | "it" | "them" | "this" | "that"
    );
    let noun = |i: usize| doc.is(i, C::DETERMINER) && !matches!(doc.low(i), "this" | "that");
    if pronoun {
        return calls && (noun(start + 1) || judges(doc, start + 1));
    }
    let limit = sentence.run.end.min(start + 7);
    let object = (start + 1..limit)
        .take_while(|i| doc.is_word(*i) && !doc.is(*i, C::PREPOSITION | C::CONJUNCTION));
    calls
        && noun(start)
        && object
            .into_iter()
            .any(|i| matches!(doc.low(i), "a" | "an") || judges(doc, i))
}

/// A word that passes judgment on the truth or the right of a thing.
fn judges(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "absurd"
            | "baseless"
            | "false"
            | "unfounded"
            | "groundless"
            | "ridiculous"
            | "laughable"
            | "ludicrous"
            | "preposterous"
            | "defamatory"
            | "malicious"
            | "fanciful"
            | "outrageous"
            | "illegal"
            | "unlawful"
            | "unconstitutional"
            | "unfair"
            | "untrue"
            | "misleading"
            | "irresponsible"
            | "reckless"
            | "dangerous"
            | "wrong"
            | "unacceptable"
            | "fake"
            | "corrupt"
            | "historic"
            | "deplorable"
            | "racist"
            | "crazy"
            | "unsafe"
            | "inaccurate"
    )
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn labels(text: &str) -> bool {
        said(text).iter().any(|s| s.0 == "The mayor")
    }

    #[test]
    fn a_label_behind_as_in_quotation_marks_or_bare() {
        for text in [
            "The mayor described the fire as a disgrace.",
            "The mayor described the long night.",
            "The mayor called the raid “a tragedy”.",
            "The mayor called him a liar.",
            "The mayor called it illegal.",
            "The mayor called the strict new law unconstitutional.",
            "The mayor called this a mistake.",
            "The mayor branded the raid as theft.",
        ] {
            assert!(labels(text), "{text}");
        }
    }

    #[test]
    fn a_call_or_a_day_is_no_label() {
        for text in [
            "The mayor called the police.",
            "The mayor called them on Monday.",
            "The mayor called in the army.",
            "The mayor criticized the old law.",
        ] {
            assert!(!labels(text), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn a_label_may_stand_before_its_object() {
        for (text, label) in [
            (
                "The mayor dismissed as “idle talk” a report on the dam.",
                "as “idle talk” a report on the dam",
            ),
            (
                "The mayor described as “idle talk” the report on the dam.",
                "as “idle talk” the report on the dam",
            ),
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, label, "{text}");
        }
        for text in [
            "The mayor was described as “idle talk” goes.",
            "The mayor dismissed as many guards as he met.",
        ] {
            assert!(said(text).iter().all(|s| !s.1.starts_with("as")), "{text}");
        }
    }
}
