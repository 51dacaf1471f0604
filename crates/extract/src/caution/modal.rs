//! "may", "might" and "could", where they say that the article is not sure.
//! They also permit, suppose, and recall what somebody was able to do: each
//! such reading is left out, for a wrong doubt is worse than a missing one.

mod events;
mod personal;
mod supposed;

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{self, Possibly};
use personal::personal;
use supposed::supposed;

/// Words at which it begins.
pub(super) const FIRST: &str = "may might could";

/// The doubt of the modal verb at `at`.
pub(super) fn modal(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(CautionCategory, Run)> {
    let month = doc.low(at) == "may" && doc.capital(at) && !sentence.headline;
    let modal = matches!(doc.low(at), "may" | "might" | "could") && !month;
    let happens = still_open(doc, at) || event(doc, at) && !personal(doc, at);
    (modal && happens && !supposed(doc, sentence, at)).then_some((Possibly, at..at + 1))
}

/// "may never learn", "might yet call": no permission, whoever the subject is.
fn still_open(doc: &Doc<'_>, at: usize) -> bool {
    let ahead = matches!(doc.low(at + 1), "never" | "yet") && doc.low(at) != "could";
    let subject = at.wrapping_sub(1);
    ahead && doc.is_word(subject) && !doc.is(subject, C::PRONOUN)
}

/// "may not reopen for days", "might not be enough": what a thing may fail to do. With an
/// object or a participle it is forbidden.
fn may_fail(doc: &Doc<'_>, at: usize) -> bool {
    let verb = at + 2;
    let open = C::PREPOSITION | C::ADVERB | C::CONJUNCTION | C::WEEKDAY;
    let ends = !doc.is_word(verb + 1) || doc.is(verb + 1, open);
    let fails = match doc.low(verb) {
        "be" => doc.is_word(verb + 1) && !doc.low(verb + 1).ends_with("ed") && !ends,
        "reopen" | "return" | "arrive" | "survive" | "last" | "hold" | "succeed" | "work"
        | "recover" | "resume" | "happen" | "suffice" | "end" | "pass" => ends,
        _ => false,
    };
    doc.low(at) != "could"
        && doc.low(at + 1) == "not"
        && fails
        && (thing(doc, at) || goes_on(doc, at))
}

/// "The harbour is silted up and may not reopen": a thing is the subject of both verbs.
fn goes_on(doc: &Doc<'_>, at: usize) -> bool {
    let and = at.wrapping_sub(1);
    let first = (and.saturating_sub(20)..and)
        .rev()
        .take_while(|i| doc.is_word(*i) || doc.is_number(*i))
        .last();
    let Some(first) = first.filter(|_| matches!(doc.low(and), "and" | "but")) else {
        return false;
    };
    let ends = C::AUXILIARY | C::PREPOSITION | C::VERB | C::ADVERB;
    let head = (first..and).take_while(|i| !doc.is(*i, ends)).last();
    let people = C::PERSON | C::COUNTED | C::PRONOUN | C::SOURCE;
    doc.is(first, C::DETERMINER) && head.is_some_and(|h| h > first && !doc.is(h, people))
}

/// What may be so or may happen: "be", "have", and verbs of events. Other verbs
/// mostly permit or tell what somebody can do, unless a thing is their subject.
fn event(doc: &Doc<'_>, at: usize) -> bool {
    let adverb = doc.is(at + 1, C::ADVERB) && doc.low(at + 1) != "not";
    let verb = at + 1 + usize::from(adverb || doc.low(at + 1) == "yet");
    let able = doc.phrase(verb, "be able").is_some()
        || doc.phrase(verb, "have to").is_some()
        || (doc.low(verb) == "be"
            && matches!(
                doc.low(verb + 1),
                "seen" | "heard" | "found" | "felt" | "reached" | "smelled"
            ));
    let stop = C::ADVERB | C::PREPOSITION | C::DETERMINER | C::PRONOUN | C::CONJUNCTION;
    let any = doc.is_word(verb)
        && !doc.is(verb, stop)
        && !events::WISHES.contains(&doc.low(verb))
        && (doc.low(at) != "could" || foretold(doc, at))
        && thing(doc, at);
    let happens = events::EVENTS.contains(&doc.low(verb)) || any || bereft(doc, at, verb);
    (happens || may_fail(doc, at)) && !able
}

/// "could leave hundreds stranded", "could leave towns without water": a thing as its
/// subject, and an object before the end of the clause.
fn bereft(doc: &Doc<'_>, at: usize, verb: usize) -> bool {
    let object = C::PREPOSITION | C::ADVERB | C::CONJUNCTION | C::WEEKDAY;
    let which = matches!(doc.before(at, 1), "that" | "which");
    doc.low(verb) == "leave"
        && (thing(doc, at) || which)
        && (doc.is_word(verb + 1) || doc.is_number(verb + 1))
        && !doc.is(verb + 1, object)
}

/// "could yet soften", "could eventually close": what comes later is no ability.
fn foretold(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at + 1),
        "yet" | "soon" | "eventually" | "ultimately" | "conceivably" | "theoretically"
    )
}

/// Whether what stands before the modal is a thing rather than people, who may be permitted.
fn thing(doc: &Doc<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    doc.is_word(before)
        && !doc.is(before, C::PERSON | C::COUNTED | C::PRONOUN | C::CONJUNCTION)
        && (!doc.capital(before) || doc.before(before, 1) == "the")
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
            "It is a plan that could raise prices.",
            "It left what could be a lasting mark.",
            "The cut may help exporters.",
            "It might derail the talks.",
            "Prices may rise, and it is not clear whether they fall.",
            "He may be the oldest of them.",
            "The tactics could backfire.",
            "The plan could yet open the port.",
            "The strike could leave hundreds stranded.",
            "The flood could overwhelm the pumps.",
            "It is a strike that could leave him without a crew.",
            "The harbour may not reopen for two weeks.",
            "The money might not be enough.",
            "The harbour is silted up and may not reopen before May.",
            "Some farmers may never know who did it.",
            "The guards might yet ask for a truce.",
            "The blight may have come by boat, but nobody knows, and guards have yet to determine how.",
            "It may be a fake, but its origin remains unclear.",
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
            "The pump could still lift water.",
            "The team could leave at noon.",
            "Drivers may have to wait.",
            "The bill could be able to pass.",
            "They asked what could be done.",
            "Boats could be seen from there.",
            "He hinted she might be ill.",
            "The mayor is worried that the cut could hurt farms.",
            "A man who could take it came.",
            "It is a goat that the man could lead.",
            "The team may want to rest.",
            "Members may call it old.",
            "The bridge may not be used at night.",
            "The school may not charge a fee.",
            "Visitors may not return by boat.",
            "The guards are asleep and may not return until noon.",
            "You may never sleep there.",
            "It is a man that could leave him a boat.",
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
