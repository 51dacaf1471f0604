//! Where nothing is reported: questions, conditions, concessions and what others think.

use crate::caution::negated;
use crate::text::{Doc, Sentence};

/// In a question, under a condition or in talk with the reader nothing is reported.
pub(super) fn supposed(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let condition = |i: usize| {
        matches!(
            doc.low(i),
            "if" | "unless" | "should" | "we" | "you" | "i" | "us" | "our" | "your" | "my"
        ) && doc.quotation(i).is_none()
            && (doc.low(i) != "should" || i == sentence.run.start)
    };
    let asked = |i: usize| matches!(doc.low(i), "whether" | "how" | "why");
    let asks = doc.low(sentence.run.end.saturating_sub(1)) == "?";
    let concedes = (at + 1..sentence.run.end.min(at + 40)).any(|i| {
        let but = doc.low(i) == "," && matches!(doc.low(i + 1), "but" | "yet");
        but && !doubts_on(doc, sentence, i + 2)
    });
    let anyhow = matches!(doc.low(at + 1), "as" | "or" | "seem" | "sound" | "look");
    let earlier = sentence.run.start.max(at.saturating_sub(40))..at;
    asks || concedes
        || otherwise(doc, at)
        || anyhow
        || earlier.clone().any(|i| thinks(doc.low(i)))
        || earlier.into_iter().any(asked)
        || sentence.run.clone().any(condition)
}

/// "could have been even worse", "might have been avoided": what did not come to pass.
fn otherwise(doc: &Doc<'_>, at: usize) -> bool {
    let been = at + 3;
    let degree = usize::from(matches!(doc.low(been), "even" | "much" | "far" | "a"));
    let degree = degree + usize::from(doc.low(been) == "a" && doc.low(been + 1) == "lot");
    let other = matches!(
        doc.low(been + degree),
        "worse" | "avoided" | "prevented" | "averted" | "spared" | "saved"
    );
    other && doc.low(at) != "may" && doc.phrase(at + 1, "have been").is_some()
}

/// "may have come by boat, but nobody has yet determined how": the clause behind "but"
/// takes nothing back.
fn doubts_on(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> bool {
    let clause = from..sentence.run.end.min(from + 10);
    let open = |i: usize| matches!(doc.low(i), "unclear" | "unknown" | "unverified");
    clause
        .into_iter()
        .any(|i| open(i) || negated::negated(doc, sentence, i).is_some())
}

/// "is worried that it could", "hopes it may": what another thinks.
fn thinks(word: &str) -> bool {
    matches!(
        word,
        "worried"
            | "worry"
            | "concerned"
            | "hope"
            | "hopes"
            | "hoped"
            | "hoping"
            | "believe"
            | "believes"
            | "believed"
            | "think"
            | "thinks"
            | "thought"
            | "hinted"
            | "hints"
            | "suggest"
            | "suggests"
            | "suggested"
            | "predict"
            | "predicted"
            | "speculated"
            | "argue"
            | "argues"
            | "argued"
            | "expect"
            | "expects"
            | "wonder"
            | "wondered"
    )
}

#[cfg(test)]
mod tests {
    use crate::caution::tests::found;

    fn doubted(text: &str) -> bool {
        !found(text).is_empty()
    }

    #[test]
    fn supposing_asking_and_arguing_are_not() {
        for text in [
            "If it rains, the dam could collapse.",
            "The dam could collapse unless it is mended.",
            "Could the dam be old?",
            "They asked whether the dam might be old.",
            "The dam may be old, but it stands.",
            "We may be wrong here.",
            "The plan may seem odd.",
            "The town might as well be empty.",
            "He asked how the dam could be old.",
            "The flood could have been even worse.",
            "The flood might have been avoided.",
        ] {
            assert!(!doubted(text), "{text}");
        }
        assert!(doubted("The flood could have been worsened by goats."));
    }
}
