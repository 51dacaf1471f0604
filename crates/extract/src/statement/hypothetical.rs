//! "If the mayor said so", "critics could say", "neither of them said": nobody has said
//! anything.

use super::claimant::{self, Speaker};
use crate::text::{Doc, Sentence};

/// Whether the saying is only supposed, or did not happen.
pub(super) fn hypothetical(doc: &Doc<'_>, sentence: &Sentence, who: &Speaker, verb: usize) -> bool {
    let group = claimant::verb_start(doc, sentence, verb).unwrap_or(verb);
    let possible = (group..verb).any(|i| {
        matches!(
            doc.low(i),
            "could" | "might" | "may" | "should" | "must" | "can"
        )
    });
    let first = who
        .role
        .as_ref()
        .map_or(who.name.start, |r| r.start.min(who.name.start));
    let neither = matches!(doc.low(first), "neither" | "nor" | "no" | "none" | "nobody");
    let before = first.checked_sub(1).filter(|b| *b >= sentence.run.start);
    let supposed = |b: usize| matches!(doc.low(b), "if" | "unless" | "whether" | "neither" | "nor");
    // "paid the fine without admitting guilt"
    let without = doc.before(verb, 1) == "without" && doc.low(verb).ends_with("ing");
    possible || neither || without || before.is_some_and(supposed)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn what_might_be_said_is_not() {
        for text in [
            "If the mayor said the dam was old, he was wrong.",
            "Critics could say the dam was old.",
            "The mayor paid the fine without admitting guilt.",
            "The mayor may argue that the dam was old.",
            "Nobody knows whether the mayor said that it was old.",
            "Neither the mayor nor the guild would say how old it was.",
            "Neither agency said that it was old.",
            "No group has said it was behind the fire.",
            "None of them said that it was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn what_was_said_of_a_condition_is() {
        for text in [
            "The mayor said that the dam would break if it rained.",
            "If it rains, the mayor said, the dam will break.",
            "When the mayor said that the dam was old, it rained.",
        ] {
            assert_eq!(said(text).len(), 1, "{text}: {:?}", said(text));
        }
    }
}
