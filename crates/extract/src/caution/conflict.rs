//! Reports that do not agree: "accounts of the number of missing differ", "differing versions".

use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, Conflicting};

/// Words at which it begins.
pub(super) const FIRST: &str = "conflicting contradictory contradicting differing competing inconsistent diverging divergent \
    discrepant different varying rival opposite reports accounts versions testimonies statements estimates \
    stories recollections tallies tolls figures claims narratives";

/// The doubt whose cue begins at `at`.
pub(super) fn conflict(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    attribute(doc, at)
        .or_else(|| directions(doc, at))
        .or_else(|| verb(doc, sentence, at))
        .map(|run| (Conflicting, run))
}

/// "conflicting reports", "contradictory accounts", "different versions".
fn attribute(doc: &Doc<'_>, at: usize) -> Option<Run> {
    let strong = matches!(
        doc.low(at),
        "conflicting"
            | "contradictory"
            | "contradicting"
            | "differing"
            | "competing"
            | "inconsistent"
            | "diverging"
            | "divergent"
            | "discrepant"
    );
    let weak = matches!(doc.low(at), "different" | "varying" | "rival");
    (strong || weak).then_some(())?;
    let gap = usize::from(matches!(
        doc.low(at + 1),
        "media" | "witness" | "official" | "news"
    ));
    let noun = doc.low(at + 1 + gap);
    let told = reports(noun) || (strong && matches!(noun, "information" | "claims" | "figures"));
    let version = noun == "versions" && matches!(doc.low(at + 3 + gap), "events" | "what" | "how");
    let counted = matches!(noun, "tolls" | "accounts") || version;
    let adverb = usize::from(at > 0 && doc.is(at - 1, Classes::ADVERB));
    let given = matches!(
        doc.before(at, 1 + adverb),
        "gave" | "give" | "given" | "giving" | "offered" | "told" | "provided" | "were" | "are"
    );
    (told && strong || counted && (strong || weak && given)).then_some(at..at + 2 + gap)
}

/// "the studies point in opposite directions".
fn directions(doc: &Doc<'_>, at: usize) -> Option<Run> {
    let apart = matches!(
        doc.low(at),
        "different" | "opposite" | "contradictory" | "conflicting" | "divergent" | "competing"
    );
    let points = matches!(
        doc.before(at, 2),
        "point" | "points" | "pointed" | "pointing"
    );
    let found = apart && points && doc.before(at, 1) == "in" && doc.low(at + 1) == "directions";
    found.then(|| at - 2..at + 2)
}

/// "accounts differ", "reports of how it began vary", "estimates varied widely".
fn verb(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<Run> {
    let told = reports(doc.low(at)) || doc.low(at) == "tolls";
    let other = matches!(doc.low(at), "figures" | "claims" | "narratives");
    (told || other).then_some(())?;
    let limit = (at + 14).min(sentence.run.end);
    for i in at + 1..limit {
        if let Some(words) = unreconciled(doc, i) {
            return Some(at..i + words);
        }
        match doc.low(i) {
            _ if other && matches!(doc.low(i), "," | ";" | "." | "said" | "that") => return None,
            _ if other => {}
            "differ" | "differed" | "vary" | "varied" | "conflict" | "conflicted" | "diverge"
            | "diverged" | "clashed" | "contradicted" => return Some(at..i + 1),
            "," | ";" | "." | "said" | "that" => return None,
            _ => {}
        }
    }
    None
}

/// "hard to reconcile", "cannot be reconciled": where it ends.
fn unreconciled(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let phrases = [
        "hard to reconcile",
        "difficult to reconcile",
        "impossible to reconcile",
        "cannot be reconciled",
        "could not be reconciled",
    ];
    phrases.iter().find_map(|words| doc.phrase(at, words))
}

fn reports(word: &str) -> bool {
    matches!(
        word,
        "reports"
            | "accounts"
            | "versions"
            | "testimonies"
            | "statements"
            | "estimates"
            | "stories"
            | "recollections"
            | "tallies"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn reports_that_disagree_are_a_doubt() {
        for text in [
            "There were conflicting reports of rain.",
            "They gave contradictory accounts of it.",
            "There were conflicting media reports.",
            "Police and kin gave different versions of what happened.",
            "Accounts of the number of missing differ.",
            "They gave starkly different accounts of it.",
            "Estimates of the damage varied widely.",
            "Estimates of how many of the old barns in the north were lost differ.",
            "The two accounts are hard to reconcile.",
            "Their figures could not be reconciled.",
            "Older surveys point in opposite directions.",
        ] {
            assert_eq!(
                found(text).first().map(|d| d.0),
                Some(Conflicting),
                "{text}"
            );
        }
    }

    #[test]
    fn other_differences_are_none() {
        for text in [
            "They have different figures and shoes.",
            "Prices differ from town to town.",
            "He sent two reports, and tastes differ.",
            "She has conflicting plans.",
            "He stole from many different accounts.",
            "They sell different versions of the song.",
            "The two brothers are hard to reconcile.",
            "Their figures differ from those of the boats.",
            "The two roads led in opposite directions.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
