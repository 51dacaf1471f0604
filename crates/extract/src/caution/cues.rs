//! Words and phrases that voice a doubt.

use super::{confirmed, conflict, evidence, modal, negated, unproduced};
use crate::lexicon::{Classes as C, Phrases, WordSet};
use crate::statement::is_saying;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, *};
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases<CautionCategory>> = LazyLock::new(|| Phrases::new(LISTED));

const LISTED: &[(&str, CautionCategory)] = &[
    ("unverified", Unverified),
    ("unconfirmed", Unverified),
    ("uncorroborated", Unverified),
    ("unsubstantiated", NoEvidence),
    ("no evidence", NoEvidence),
    ("no proof", NoEvidence),
    ("without evidence", NoEvidence),
    ("without proof", NoEvidence),
    ("without providing evidence", NoEvidence),
    ("without offering evidence", NoEvidence),
    ("without citing evidence", NoEvidence),
    ("little evidence", NoEvidence),
    ("scant evidence", NoEvidence),
    ("unclear", Unclear),
    ("not clear", Unclear),
    ("not known", Unclear),
    ("nor is it clear", Unclear),
    ("nor was it clear", Unclear),
    ("nor is it known", Unclear),
    ("a matter of dispute", Conflicting),
    ("remains to be seen", Unclear),
    ("remained to be seen", Unclear),
    ("reportedly", Reportedly),
    ("allegedly", Allegedly),
    ("purportedly", Allegedly),
    ("supposedly", Allegedly),
    ("purported", Allegedly),
    ("speculation", Speculation),
    ("speculations", Speculation),
    ("rumors", Speculation),
    ("rumours", Speculation),
    ("rumored", Speculation),
    ("rumoured", Speculation),
    ("possibly", Possibly),
    ("potentially", Possibly),
    ("perhaps", Possibly),
    ("apparently", Possibly),
    ("seemingly", Possibly),
    ("presumably", Possibly),
    ("fears that", Possibly),
    ("amid concerns that", Possibly),
    ("unproven", NoEvidence),
    ("no indication", NoEvidence),
    ("there is no sign that", NoEvidence),
    ("there was no sign that", NoEvidence),
    ("it is uncertain", Unclear),
    ("it was uncertain", Unclear),
    ("no independent confirmation", Unverified),
    ("no independent verification", Unverified),
    ("no official confirmation", Unverified),
    ("no confirmation", Unverified),
    ("no immediate confirmation", Unverified),
    ("no immediate word", Unclear),
    ("no immediate information", Unclear),
    ("no immediate details", Unclear),
    ("no immediate explanation", Unclear),
    ("no word on", Unclear),
    ("little is known", Unclear),
    ("an open question", Unclear),
    ("anyone 's guess", Unclear),
    ("anybody 's guess", Unclear),
    ("far from certain", Unclear),
    ("far from clear", Unclear),
    ("no one knows", Unclear),
    ("nobody knows", Unclear),
    ("is a mystery", Unclear),
    ("remains a mystery", Unclear),
    ("remained a mystery", Unclear),
    ("there are suspicions that", Possibly),
    ("there were suspicions that", Possibly),
    ("is unknown", Unclear),
    ("are unknown", Unclear),
    ("was unknown", Unclear),
    ("were unknown", Unclear),
    ("ostensibly", Possibly),
    ("likely to have", Possibly),
];

/// The doubt whose cue begins at `at`.
pub(super) fn cue(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<(CautionCategory, Run)> {
    (doc.is_word(at) && begins(doc, at)).then_some(())?;
    listed(doc, at)
        .or_else(|| evidence::evidence(doc, at))
        .or_else(|| confirmed::confirmed(doc, sentence, at))
        .or_else(|| conflict::conflict(doc, sentence, at))
        .or_else(|| negated::negated(doc, sentence, at))
        .or_else(|| unproduced::unproduced(doc, sentence, at))
        .or_else(|| modal::modal(doc, sentence, at))
        .or_else(|| alleged(doc, sentence, at))
}

/// Most words begin no cue, and the rules below need not be tried.
fn begins(doc: &Doc<'_>, at: usize) -> bool {
    static FIRST: LazyLock<WordSet> = LazyLock::new(|| {
        let phrases = LISTED
            .iter()
            .filter_map(|(words, _)| words.split(' ').next());
        let rules = [
            evidence::FIRST,
            confirmed::FIRST,
            conflict::FIRST,
            negated::FIRST,
            unproduced::FIRST,
            modal::FIRST,
            "alleged",
        ];
        WordSet::of(&phrases.chain(rules).collect::<Vec<_>>())
    });
    doc.word(at).is_some_and(|word| FIRST.has(word)) || doc.low(at).ends_with("n't")
}

fn listed(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let first = doc.low(at);
    if first == "perhaps" && matches!(doc.low(at + 1), "most" | "more" | "even" | "not" | "the") {
        return None;
    }
    let told = matches!(
        doc.before(at, 1),
        "spread"
            | "spreading"
            | "deny"
            | "denied"
            | "dismissed"
            | "dispel"
            | "quash"
            | "false"
            | "start"
    );
    if told && matches!(first, "rumors" | "rumours") {
        return None;
    }
    let turn = matches!(doc.before(at, 1), "or" | "not" | "could" | "can")
        || doc.before(at, 1).ends_with("n't");
    if turn && matches!(first, "perhaps" | "possibly") {
        return None;
    }
    // "twice as likely to have slept" compares.
    let compares = matches!(
        doc.before(at, 1),
        "more" | "less" | "as" | "most" | "least" | "not"
    );
    if first == "likely"
        && (compares
            || at
                .checked_sub(1)
                .is_none_or(|i| !doc.is(i, C::AUXILIARY | C::ADVERB)))
    {
        return None;
    }
    let (words, category) = PHRASES.at(doc, at)?;
    let next = doc.low(at + words);
    let asks = matches!(
        next,
        "how"
            | "what"
            | "why"
            | "who"
            | "where"
            | "when"
            | "whether"
            | "which"
            | "for"
            | "exactly"
            | "if"
    );
    let knows = doc.low(at + words - 1) == "knows";
    let play = doc.low(at + words - 1) == "mystery" && doc.is_word(at + words);
    if knows && !asks || play {
        return None;
    }
    Some((category, at..at + words))
}

/// "the alleged plot", "for alleged fraud"; not "she alleged".
fn alleged(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<(CautionCategory, Run)> {
    (doc.low(at) == "alleged").then_some(())?;
    let led = at == sentence.run.start
        || at
            .checked_sub(1)
            .is_some_and(|b| doc.is(b, C::PREPOSITION | C::DETERMINER) || doc.low(b) == "'s");
    ((led || !is_saying(doc, at)) && doc.low(at + 1) != "that").then_some((Allegedly, at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    fn category(text: &str) -> Option<CautionCategory> {
        found(text).first().map(|d| d.0)
    }

    #[test]
    fn each_category_has_its_words() {
        assert_eq!(
            category("The number remained unverified."),
            Some(Unverified)
        );
        assert_eq!(
            category("The fire is likely to have begun there."),
            Some(Possibly)
        );
        assert_eq!(category("Old men are more likely to have slept."), None);
        assert_eq!(category("No evidence was given for it."), Some(NoEvidence));
        assert_eq!(category("His fate was unclear."), Some(Unclear));
        assert_eq!(
            category("There were conflicting reports of rain."),
            Some(Conflicting)
        );
        assert_eq!(category("It reportedly rained."), Some(Reportedly));
        assert_eq!(category("The alleged thief fled."), Some(Allegedly));
        assert_eq!(category("Rumours spread in town."), Some(Speculation));
        assert_eq!(category("The dam may collapse."), Some(Possibly));
        assert_eq!(category("There are fears that it breaks."), Some(Possibly));
        assert_eq!(
            category("It closed amid concerns that the wall leaks."),
            Some(Possibly)
        );
        assert_eq!(category("It raised concerns that it met."), None);
    }

    #[test]
    fn look_alikes_are_none() {
        for text in [
            "It ended in May last year.",
            "She could not sleep.",
            "A clear day with potential.",
            "Perhaps most of all, it rained.",
        ] {
            assert_eq!(category(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_hearsay_and_guess() {
        for (text, expected) in [
            ("He is believed to have left.", Possibly),
            ("They were thought to be there.", Possibly),
            ("Dozens are feared dead.", Possibly),
            ("It is possible that the wall was old.", Possibly),
            ("Who built it is anybody’s guess.", Unclear),
            ("It is far from certain that it holds.", Unclear),
            ("Nobody knows how it fell.", Unclear),
            ("How it fell remains a mystery.", Unclear),
            ("There are suspicions that it was pushed.", Possibly),
            ("It’s possible the wall has fallen.", Possibly),
            ("It's possible that they left.", Possibly),
            ("The wall appears to have cracked.", Possibly),
            ("The fault apparently stems from it.", Possibly),
            ("The town is said to be empty.", Reportedly),
            ("He purportedly left.", Allegedly),
            ("It was an unsubstantiated tale.", NoEvidence),
            ("It was an unconfirmed tale.", Unverified),
            ("Accounts differed on it.", Conflicting),
            ("It remains to be seen.", Unclear),
            ("Nor is it clear how it fell.", Unclear),
            ("How it fell is a matter of dispute.", Conflicting),
            ("Her fate is unknown.", Unclear),
            ("There was no immediate word on it.", Unclear),
            ("There was no official confirmation.", Unverified),
            ("There was no indication of it.", NoEvidence),
            ("He was rumored to be there.", Speculation),
        ] {
            assert_eq!(category(text), Some(expected), "{text}");
        }
        for text in [
            "It could not possibly rain.",
            "It was a whim, or perhaps nothing.",
            "Perhaps not everyone slept.",
            "She alleged that it rained.",
            "It was a matter of taste.",
            "They believed it.",
            "Nobody knows him there.",
            "He mocked suspicions that it was pushed.",
            "It is a mystery play.",
            "It is possible to leave by boat.",
            "They left as soon as it was possible.",
            "It's possible for goats to swim.",
            "He appeared on stage.",
            "Police asked all not to spread rumors.",
        ] {
            assert_eq!(category(text), None, "{text}");
        }
    }
}
