//! "may", "might" and "could", where they say that the article is not sure.
//! They also permit, suppose, and recall what somebody was able to do: each
//! such reading is left out, for a wrong doubt is worse than a missing one.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, Possibly};

/// The doubt of the modal verb at `at`.
pub(super) fn modal(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    let month = doc.low(at) == "may" && doc.capital(at) && !sentence.headline;
    let modal = matches!(doc.low(at), "may" | "might" | "could") && !month;
    (modal && event(doc, at) && !personal(doc, at) && !supposed(doc, sentence, at))
        .then_some((Possibly, at..at + 1))
}

/// What may be so or may happen: "be", "have", and verbs of events. Other verbs
/// mostly permit or tell what somebody can do.
fn event(doc: &Doc<'_>, at: usize) -> bool {
    const EVENTS: &[&str] = &[
        "be",
        "have",
        "rise",
        "fall",
        "exceed",
        "reach",
        "increase",
        "grow",
        "drop",
        "climb",
        "decline",
        "double",
        "lead",
        "cause",
        "trigger",
        "result",
        "mean",
        "cost",
        "affect",
        "kill",
        "die",
        "face",
        "lose",
        "come",
        "begin",
        "collapse",
        "spread",
        "delay",
        "force",
        "disrupt",
        "damage",
        "threaten",
        "worsen",
        "explode",
        "erupt",
        "contain",
        "include",
        "stem",
        "belong",
        "involve",
        "explain",
        "remain",
        "total",
        "top",
        "hit",
        "strike",
        "slow",
        "push",
        "raise",
        "last",
        "take",
        "originate",
        "suffer",
        "vanish",
        "contribute",
    ];
    let adverb = usize::from(doc.is(at + 1, C::ADVERB) && doc.low(at + 1) != "not");
    let verb = at + 1 + adverb;
    let able = doc.phrase(verb, "be able").is_some() || doc.phrase(verb, "have to").is_some();
    EVENTS.contains(&doc.low(verb)) && !able
}

/// "they could be", "who may have", "how this might", "drivers may take": people
/// and questions, where the verb permits or supposes.
fn personal(doc: &Doc<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let people = doc.is(before, C::PERSON) && !fate(doc, at);
    let past = doc.low(at) != "could" && doc.low(at + 1) == "have";
    people
        || !past
            && matches!(
                doc.before(at, 1),
                "he" | "she"
                    | "we"
                    | "i"
                    | "you"
                    | "who"
                    | "they"
                    | "that"
                    | "so"
                    | "as"
                    | "how"
                    | "what"
                    | "than"
                    | "which"
                    | "some"
                    | "others"
            )
}

/// "residents may have been hurt", "workers could face": what befalls people is no permission.
fn fate(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at + 1),
        "be" | "have" | "die" | "face" | "lose" | "suffer"
    )
}

/// In a question, under a condition or in talk with the reader nothing is reported.
fn supposed(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let condition = |i: usize| {
        matches!(
            doc.low(i),
            "if" | "whether"
                | "unless"
                | "how"
                | "why"
                | "we"
                | "you"
                | "i"
                | "us"
                | "our"
                | "your"
                | "my"
        ) && doc.quotation(i).is_none()
    };
    let asks = doc.low(sentence.run.end.saturating_sub(1)) == "?";
    let concedes = (at + 1..sentence.run.end.min(at + 40))
        .any(|i| doc.low(i) == "," && matches!(doc.low(i + 1), "but" | "yet"));
    let anyhow = matches!(doc.low(at + 1), "as" | "or" | "seem" | "sound" | "look");
    asks || concedes || anyhow || sentence.run.clone().any(condition)
}

#[cfg(test)]
mod tests {
    use crate::caution::tests::found;

    fn doubted(text: &str) -> bool {
        !found(text).is_empty()
    }

    #[test]
    fn what_may_be_so_or_may_happen_is_doubted() {
        for text in [
            "Bad weather may have played a role.",
            "Losses could exceed 200 million pesos.",
            "The wing might collapse.",
            "The dam may soon break, or may be gone.",
            "Workers may have been hurt.",
            "Residents could face new floods.",
            "The storm might also reach the coast.",
            "The fault may stem from a spring.",
            "They may have been overlooked.",
        ] {
            assert!(doubted(text), "{text}");
        }
    }

    #[test]
    fn permission_and_ability_are_not() {
        for text in [
            "Customers may call the hotline.",
            "Visitors may take pictures.",
            "Residents could hear the blast.",
            "She could see the sea.",
            "He could be found there each day.",
            "The team could not be reached.",
            "The pump could lift water.",
            "Drivers may have to wait.",
            "The bill could be able to pass.",
        ] {
            assert!(!doubted(text), "{text}");
        }
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
        ] {
            assert!(!doubted(text), "{text}");
        }
    }

    #[test]
    fn the_month_is_none_and_a_headline_s_verb_is_one() {
        assert!(!doubted("In May be quick."));
        assert!(!doubted("It rained all May long."));
        assert!(doubted("Old Norland Dam May Be Broken"));
    }
}
