//! Words that say how the article knows: "is believed to be", "appears to have", "an apparent attack".

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};
use factdesk_domain::CautionCategory::{self, Allegedly, Possibly, Reportedly};

/// Words at which it begins.
pub(super) const FIRST: &str = "it it's believed thought feared suspected presumed assumed said reported understood alleged \
    rumored rumoured looks seem seems seemed appear appears appeared apparent fear fears purports \
    purporting purport";

/// The doubt whose cue begins at `at`.
pub(super) fn evidence(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    it_seems(doc, at)
        .or_else(|| possible(doc, at))
        .or_else(|| infinitive(doc, at))
        .or_else(|| judged(doc, at))
        .or_else(|| befallen(doc, at))
        .or_else(|| attribute(doc, at))
        .or_else(|| fear(doc, at))
        .or_else(|| purports(doc, at))
}

/// "rescuers fear that", "officials fear the toll": not "a fear of water".
fn fear(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    matches!(doc.low(at), "fear" | "fears" | "feared").then_some(())?;
    let who = at.checked_sub(1)?;
    let people = doc.is(who, C::PERSON | C::SOURCE) || doc.low(who).ends_with("ers");
    let clause = doc.low(at + 1) == "that"
        || doc.is(at + 1, C::DETERMINER)
        || crate::figure::starts_number(doc, at + 1);
    // A modal in what they fear is the doubt itself.
    let modal = (at + 1..at + 12)
        .take_while(|i| doc.is_word(*i))
        .any(|i| matches!(doc.low(i), "may" | "might" | "could"));
    (people && clause && !modal).then_some((Possibly, at..at + 1))
}

/// "a video purporting to show".
fn purports(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let purports = matches!(doc.low(at), "purports" | "purporting" | "purport");
    (purports && doc.low(at + 1) == "to").then_some((Allegedly, at..at + 2))
}

/// "it appears that", "it seems the wall was old"; not "it seems unfair to", "it appeared to work".
fn it_seems(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let short = doc.low(at) == "it's";
    (doc.low(at) == "it" || short).then_some(())?;
    let seems = matches!(doc.low(at + 1), "seems" | "seemed" | "appears" | "appeared");
    let clause = matches!(doc.low(at + 2), "that" | "," | "as" | "the")
        || doc.capital(at + 2)
        || doc.is(at + 2, C::PRONOUN | C::POSSESSIVE);
    if short || matches!(doc.low(at + 1), "is" | "was" | "'s") {
        let verb = at + 2 - usize::from(short);
        let category = match doc.low(verb) {
            "thought" | "believed" | "feared" | "suspected" | "assumed" => Possibly,
            "understood" | "reported" => Reportedly,
            "gathered" | "learnt" | "learned" if doc.low(verb + 1) == "that" => Reportedly,
            "alleged" => Allegedly,
            _ => return None,
        };
        return Some((category, at..verb + 1));
    }
    (seems && clause).then_some((Possibly, at..at + 2))
}

/// "it is possible the wall has fallen"; not "it is possible to leave".
fn possible(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let is = match doc.low(at) {
        "it" => matches!(doc.low(at + 1), "is" | "was" | "'s").then_some(at + 1)?,
        "it's" => at,
        _ => return None,
    };
    let clause = doc.low(is + 2) == "that"
        || doc.is(is + 2, C::DETERMINER | C::PRONOUN | C::POSSESSIVE)
        || doc.capital(is + 2);
    (doc.low(is + 1) == "possible" && clause).then_some((Possibly, at..is + 2))
}

/// "believed to be", "thought to have", "is said to live", "seems to have".
fn infinitive(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let (category, passive) = match doc.low(at) {
        "believed" | "thought" | "feared" | "suspected" | "presumed" | "assumed" => {
            (Possibly, true)
        }
        "said" | "reported" | "understood" => (Reportedly, true),
        "alleged" => (Allegedly, true),
        "rumored" | "rumoured" => (CautionCategory::Speculation, true),
        "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared" => (Possibly, false),
        _ => return None,
    };
    // "is thought unlikely to change it"
    let odds = passive
        && doc.is(at.wrapping_sub(1), C::AUXILIARY)
        && matches!(doc.low(at + 1), "likely" | "unlikely")
        && doc.low(at + 2) == "to";
    if odds {
        return Some((category, at..at + 2));
    }
    (doc.low(at + 1) == "to").then_some(())?;
    let shows = !passive && matches!(doc.low(at + 2), "show" | "depict");
    let be = shows || matches!(doc.low(at + 2), "be" | "have");
    let is = matches!(
        doc.before(at, 1),
        "is" | "are" | "was" | "were" | "been" | "being" | "widely" | "also" | "now" | "still"
    );
    let what = passive && !is && (at.saturating_sub(6)..at).any(|i| doc.low(i) == "what");
    let finite = what || matches!(doc.before(at, 1), "never" | "not") || first_person(doc, at);
    ((passive && is || be) && !finite).then_some((category, at..at + 2))
}

/// "appears genuine", "in what looks to be the largest": how it seems to the article.
fn judged(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    let seems = matches!(
        doc.low(at),
        "appears" | "appear" | "appeared" | "seems" | "seem" | "seemed"
    );
    let so = matches!(
        doc.low(at + 1),
        "genuine" | "authentic" | "deliberate" | "accidental" | "likely" | "unlikely"
    );
    let what = doc.before(at, 1) == "what" && doc.low(at) == "looks";
    let looks = what && doc.phrase(at + 1, "to be").is_some();
    ((seems && so && !first_person(doc, at)) || looks)
        .then(|| (Possibly, at..at + if looks { 3 } else { 2 }))
}

fn first_person(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "i" | "we" | "you" | "n't")
}

/// "feared dead", "presumed drowned", "are feared lost".
fn befallen(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    matches!(doc.low(at), "feared" | "presumed" | "believed").then_some(())?;
    let fate = matches!(
        doc.low(at + 1),
        "dead"
            | "drowned"
            | "killed"
            | "lost"
            | "trapped"
            | "buried"
            | "missing"
            | "injured"
            | "kidnapped"
            | "dying"
    );
    let is = matches!(doc.before(at, 1), "is" | "are" | "was" | "were");
    let loose = is && doc.low(at) == "feared";
    (fate || loose).then_some((Possibly, at..at + 1 + usize::from(fate)))
}

/// "an apparent attack", "two suspected gunmen"; not "no apparent reason", "was apparent".
fn attribute(doc: &Doc<'_>, at: usize) -> Option<(CautionCategory, Run)> {
    matches!(doc.low(at), "apparent" | "suspected").then_some(())?;
    let free = C::PREPOSITION | C::CONJUNCTION | C::DETERMINER | C::PRONOUN | C::AUXILIARY;
    let noun = doc.is_word(at + 1) && !doc.is(at + 1, free);
    let before = at.wrapping_sub(1);
    let led = doc.is(before, C::DETERMINER | C::PREPOSITION | C::CONJUNCTION)
        || crate::figure::starts_number(doc, before)
        || !doc.is_word(before);
    let none = matches!(doc.before(at, 1), "no" | "any" | "became" | "that" | "who");
    let counted = matches!(doc.low(at + 1), "case" | "cases" | "infections");
    (noun && led && !none && !counted).then_some((Possibly, at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn how_the_article_knows_is_a_doubt() {
        for (text, expected) in [
            ("He is believed to live there.", Possibly),
            ("They found a man believed to be her son.", Possibly),
            ("It is understood to have sunk.", Reportedly),
            ("He is alleged to have lied.", Allegedly),
            ("It is thought the man left.", Possibly),
            ("It’s believed the man left.", Possibly),
            ("It is understood that he left.", Reportedly),
            ("It was gathered that he left by boat.", Reportedly),
            (
                "It is the oldest, in what looks to be a long line.",
                Possibly,
            ),
            ("The sample appears genuine.", Possibly),
            ("The vote is thought unlikely to change it.", Possibly),
            ("They appear to have left.", Possibly),
            ("The wall seems to be old.", Possibly),
            ("A video appears to show six guards.", Possibly),
            ("Two sailors were feared drowned.", Possibly),
            ("Nine men are presumed dead.", Possibly),
            ("It fell in an apparent attack.", Possibly),
            ("It appears that the wall was old.", Possibly),
            ("Police held two suspected spies.", Possibly),
            ("Rescuers fear that dozens are trapped.", Possibly),
            ("Officials fear the toll will rise.", Possibly),
            ("The photo purports to show six guards.", Allegedly),
        ] {
            assert_eq!(found(text).first().map(|d| d.0), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_same_words_elsewhere_are_none() {
        for text in [
            "He fled for no apparent reason.",
            "They counted 12 suspected cases.",
            "It was apparent to all.",
            "Police suspected that he lied.",
            "He appeared to loud applause.",
            "It was gathered by hand in the field.",
            "He looks to be paid for it.",
            "The sample appears in court.",
            "She appeared to sing.",
            "He seemed to confirm it.",
            "The presumed nominee slept.",
            "They thought to themselves.",
            "It seems unfair to the guards.",
            "The guards fear nobody.",
            "She has a fear of the dark.",
            "They sold what many believed to be gold.",
            "She said to a friend that it rained.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
