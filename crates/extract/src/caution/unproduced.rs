//! Proof that is nowhere: "no such papers have been found", "gave no records to back the claim".

use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, NoEvidence};

/// The word at which it begins.
pub(super) const FIRST: &str = "no";

/// The doubt whose cue begins with "no" at `at`.
pub(super) fn unproduced(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    (doc.low(at) == "no").then_some(())?;
    let end = unfound(doc, at).or_else(|| unbacked(doc, at))?;
    (end <= sentence.run.end).then_some((NoEvidence, at..end))
}

/// "no such papers have been found": where it ends.
fn unfound(doc: &Doc<'_>, at: usize) -> Option<usize> {
    (doc.low(at + 1) == "such").then_some(())?;
    let has = (at + 3..at + 6).find(|i| matches!(doc.low(*i), "has" | "have" | "was" | "were"))?;
    let verb = has + 1 + usize::from(doc.low(has + 1) == "been");
    let turned = doc
        .phrase(verb, "come to light")
        .or_else(|| doc.phrase(verb, "turned up"));
    let found = matches!(
        doc.low(verb),
        "found"
            | "produced"
            | "presented"
            | "published"
            | "released"
            | "located"
            | "traced"
            | "emerged"
    );
    turned.or(found.then_some(1)).map(|words| verb + words)
}

/// "gave no names to back up its claims": where it ends.
fn unbacked(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let to = (at + 2..at + 5).find(|i| doc.low(*i) == "to")?;
    let verb = to + 1;
    let backs = matches!(
        doc.low(verb),
        "support" | "back" | "substantiate" | "prove" | "corroborate"
    );
    let plain = (at + 1..to).all(|i| doc.is_word(i));
    let said = (verb + 1..verb + 5).find(|i| {
        matches!(
            doc.low(*i),
            "claim"
                | "claims"
                | "allegation"
                | "allegations"
                | "assertion"
                | "assertions"
                | "accusation"
                | "accusations"
                | "charge"
                | "charges"
                | "statement"
        )
    })?;
    (backs && plain).then_some(said + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn what_nobody_produced_proves_nothing() {
        for text in [
            "No such ledger has been found.",
            "The vault is empty; no such letters have come to light.",
            "It has shown no receipts to support the allegation.",
            "The guild gave no names to back up its claims.",
        ] {
            let doubts: Vec<CautionCategory> = found(text).into_iter().map(|d| d.0).collect();
            assert_eq!(doubts, [NoEvidence], "{text}");
        }
    }

    #[test]
    fn other_things_that_are_not_there_are_none() {
        for text in [
            "No such goats have been sold.",
            "They have no boats to support the town.",
            "She made no such claim.",
            "No wall was found to hold.",
            "The guild said no such ledger had been found.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
