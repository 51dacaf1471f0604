//! "could not be verified", "has provided no proof", "remain to be understood".

use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, *};

/// Words at which it begins, besides words that end in "n't".
pub(super) const FIRST: &str =
    "not cannot unable never yet neither none without remain remains remained";

/// The doubt whose cue begins with a negation or "remain" at `at`.
pub(super) fn negated(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    let low = doc.low(at);
    let negation = matches!(low, "not" | "cannot" | "unable" | "never")
        || low.ends_with("n't")
        || doc.phrase(at, "yet to").is_some();
    if matches!(low, "neither" | "none") {
        if let Some(end) = unproved(doc, at) {
            return Some((NoEvidence, at..end));
        }
        let end = (at + 1..(at + 9).min(sentence.run.end))
            .find(|i| matches!(doc.low(*i), "verified" | "confirmed" | "corroborated"))?;
        return Some((Unverified, at..end + 1));
    }
    if negation {
        return check(doc, sentence, at);
    }
    if let Some(end) = without(doc, at) {
        return Some((NoEvidence, at..end));
    }
    remains(doc, sentence, at)
}

/// "Neither side provided evidence": where it ends.
fn unproved(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let proof = (at + 2..at + 9)
        .take_while(|i| doc.is_word(*i))
        .find(|i| matches!(doc.low(*i), "evidence" | "proof"))?;
    provides(doc, at + 1, proof).then_some(proof + 1)
}

/// A verb of checking close behind the negation.
fn check(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<(CautionCategory, Run)> {
    for i in at + 1..(at + 6).min(sentence.run.end) {
        let category = match doc.low(i) {
            "verified" | "verify" | "corroborated" | "corroborate" | "authenticated"
            | "authenticate" | "confirmed" | "confirm" | "substantiated" => Unverified,
            "checked" if matches!(doc.before(i, 1), "be" | "been" | "independently") => Unverified,
            "tested" if doc.before(i, 1) == "independently" => Unverified,
            "reviewed" if matches!(doc.before(i, 2), "peer" | "been") => Unverified,
            "clear" if doc.low(i - 1) != "be" => Unclear,
            "known" | "determined" | "established" | "ascertained" => Unclear,
            "proved" | "proven" if matches!(doc.before(i, 1), "be" | "been") => Unverified,
            "determine" | "establish" | "identify" | "pinpoint" if sought(doc, at, i) => Unclear,
            "evidence" | "proof" if provides(doc, at, i) => NoEvidence,
            "," | "." | "and" | "but" | "because" => return None,
            _ => continue,
        };
        return Some((category, at..i + 1));
    }
    None
}

/// "has yet to pinpoint the cause", "could not establish whether": an answer is still out.
fn sought(doc: &Doc<'_>, negation: usize, verb: usize) -> bool {
    let tried = matches!(doc.low(negation), "yet" | "unable" | "cannot" | "couldn't")
        || doc.before(negation, 1) == "could";
    let answer = (verb + 1..verb + 4).any(|i| {
        matches!(
            doc.low(i),
            "cause" | "motive" | "source" | "origin" | "reason" | "culprit" | "extent"
        )
    });
    tried && (asks(doc, verb + 1) || answer)
}

fn asks(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "what" | "how" | "why" | "whether" | "who" | "where" | "when" | "if"
    )
}

/// "without showing any proof": where it ends.
fn without(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let shows = doc.low(at) == "without" && doc.low(at + 1).ends_with("ing");
    let proof = (at + 2..at + 6).take_while(|i| doc.is_word(*i)).find(|i| {
        matches!(
            doc.low(*i),
            "evidence" | "proof" | "substantiation" | "sources"
        )
    });
    proof.filter(|_| shows).map(|proof| proof + 1)
}

/// "did not provide any evidence".
fn provides(doc: &Doc<'_>, from: usize, evidence: usize) -> bool {
    (from..evidence).any(|i| {
        matches!(
            doc.low(i),
            "provide"
                | "provided"
                | "offer"
                | "offered"
                | "give"
                | "given"
                | "cite"
                | "cited"
                | "present"
                | "presented"
                | "produce"
                | "produced"
                | "supply"
                | "supplied"
        )
    })
}

/// "remain to be fully understood", "remains unknown".
fn remains(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<(CautionCategory, Run)> {
    matches!(doc.low(at), "remain" | "remains" | "remained").then_some(())?;
    if matches!(
        doc.low(at + 1),
        "unknown" | "uncertain" | "undetermined" | "unclear" | "unexplained" | "opaque" | "murky"
    ) {
        return Some((Unclear, at..at + 2));
    }
    let limit = sentence.run.end.min(at + 7);
    doc.phrase(at + 1, "to be")?;
    let end = (at + 3..limit).find(|i| {
        matches!(
            doc.low(*i),
            "seen" | "understood" | "determined" | "known" | "established" | "clarified"
        )
    })?;
    Some((Unclear, at..end + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn what_could_not_be_checked() {
        let cases = [
            ("The video could not be independently verified.", Unverified),
            ("We were unable to confirm the number.", Unverified),
            ("Neither story could be confirmed.", Unverified),
            ("Neither guild offered any proof of it.", NoEvidence),
            ("It could not at once be ascertained who slept.", Unclear),
            ("It was not immediately clear why.", Unclear),
            ("The reasons remain to be understood.", Unclear),
            ("Her name is not yet known.", Unclear),
            ("The figure could not be checked.", Unverified),
            ("The paper has not been peer-reviewed.", Unverified),
            ("The claim has not been independently tested.", Unverified),
            ("He said so without showing any proof.", NoEvidence),
            ("The diver has yet to identify its cause.", Unclear),
            (
                "The guards could not establish whether it was locked.",
                Unclear,
            ),
            ("Who owns the mill remains opaque.", Unclear),
            ("A link has yet to be proved.", Unverified),
        ];
        for (text, category) in cases {
            assert_eq!(found(text).first().map(|d| d.0), Some(category), "{text}");
        }
    }

    #[test]
    fn other_negations_are_none() {
        for text in [
            "The dam was not old.",
            "They left without finding a boat.",
            "The boat has not been tested.",
            "She had not checked the door.",
            "He did not sleep, and the plan was confirmed.",
            "Two boats remain to be painted.",
            "She has yet to establish a bakery in the town.",
            "The vote did not determine the cause of the guild.",
            "The glass remains thick.",
            "The mayor has not said who she would vote for.",
            "She had not proved a point.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn each_way_to_say_that_nothing_is_known() {
        for (text, category) in [
            ("The claim could not be verified.", Unverified),
            (
                "Nobody has been able to, and it cannot be confirmed.",
                Unverified,
            ),
            ("The paper was unable to verify it.", Unverified),
            ("It has yet to be confirmed.", Unverified),
            ("Neither claim has been confirmed.", Unverified),
            ("None of it was corroborated.", Unverified),
            ("It isn’t clear who left.", Unclear),
            ("It is not yet known who left.", Unclear),
            ("The cause was not determined.", Unclear),
            ("The cause remains unknown.", Unclear),
            ("The guild did not provide any evidence.", NoEvidence),
            ("The cause remains to be understood.", Unclear),
        ] {
            let categories: Vec<CautionCategory> = found(text).into_iter().map(|d| d.0).collect();
            assert_eq!(categories, [category], "{text}");
        }
        for text in [
            "The road was not clear of snow, and he was.",
            "He did not leave.",
            "It will not be clear.",
            "The wall remained to the end.",
            "Neither of them slept.",
        ] {
            let unverified = found(text).into_iter().any(|d| d.0 == Unverified);
            assert!(!unverified, "{text}");
        }
    }
}
