//! Number words that only point: "one of them", "the two met", "one day".

use crate::figure::{Quantity, event};
use crate::lexicon::Classes;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

pub(super) fn pronoun(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let bare = quantity.run.start == quantity.core.start;
    bare && (one(doc, quantity)
        || definite(doc, sentence, quantity)
        || all_of_them(doc, quantity)
        || idiom(doc, quantity))
}

/// "one" counts only with a comparator or a unit.
fn one(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let single =
        quantity.spelled && quantity.core.len() == 1 && doc.low(quantity.core.start) == "one";
    let day = doc.low(quantity.core.end) == "day"
        && matches!(
            doc.low(quantity.run.end),
            "before" | "after" | "later" | "earlier" | "ahead"
        );
    let timed = quantity.unit.is_some()
        && (day || !matches!(doc.low(quantity.core.end), "day" | "point" | "second"));
    single && !timed && quantity.high.is_none() && !befallen(doc, quantity)
}

/// "one dead", "killing one and hurting two", "one person was killed": there one is a count.
fn befallen(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.core.start, quantity.core.end);
    let of_people = |m: Option<Measure>| m.is_some_and(|m| m != Measure::Capacity);
    let person = usize::from(doc.low(end) == "person");
    let was = usize::from(matches!(doc.low(end + person), "was" | "is" | "has"));
    let state = (person == 1 || was == 0) && of_people(event::state(doc.low(end + person + was)));
    let act = doc.before(start, 1).ends_with("ing") && of_people(event::act(doc.before(start, 1)));
    let ends = !doc.is_word(end) || person == 1 || matches!(doc.low(end), "and" | "in");
    state || (act && ends) || in_a_list(doc, start, end)
}

/// "six in Norford and one in Sudford": one more place in a list of counts.
fn in_a_list(doc: &Doc<'_>, start: usize, end: usize) -> bool {
    let place = |i: usize| matches!(doc.low(i), "in" | "at" | "on") && doc.capital(i + 1);
    let listed = matches!(doc.before(start, 1), "and" | ",") && place(end);
    listed
        && (start.saturating_sub(7)..start)
            .any(|i| place(i + 1) && crate::figure::starts_number(doc, i))
}

/// "all three have been asked": the group is known.
fn all_of_them(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let acts = doc.is(end, Classes::AUXILIARY | Classes::VERB) || !doc.is_word(end);
    let small = quantity.spelled && quantity.low.is_some_and(|v| v <= 12.0);
    doc.before(quantity.run.start, 1) == "all" && small && acts && quantity.unit.is_none()
}

/// "at one point": a moment, no points.
pub(super) fn at_one_point(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    doc.low(start) == "one" && doc.low(start + 1) == "point" && doc.before(start, 1) == "at"
}

/// "the two nations": a small number in letters after a word that says the group is known.
fn definite(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let small = quantity.spelled
        && !quantity.vague
        && quantity.high.is_none()
        && quantity.low.is_some_and(|v| v <= 12.0);
    let known = start > sentence.run.start
        && matches!(
            doc.before(start, 1),
            "the"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "my"
                | "your"
                | "other"
                | "first"
                | "last"
                | "'s"
                | "between"
                | "top"
                | "s'"
                | "whose"
                | "big"
        );
    let known = known || asked(doc, start);
    let timed = quantity.unit.is_some() || compound(doc, quantity.run.end);
    let end = quantity.run.end;
    let of_us =
        doc.low(end) == "of" && matches!(doc.low(end + 1), "us" | "you") && !doc.capital(end + 1);
    let chosen = doc.before(start, 1) == "between" && doc.low(end) == "of";
    small && ((known && !timed && !chosen && !whole(doc, start)) || of_us)
}

/// "which two men had left"; not "a crash in which two men died".
fn asked(doc: &Doc<'_>, start: usize) -> bool {
    let which = start > 1 && doc.before(start, 1) == "which";
    which && !doc.is(start - 2, Classes::PREPOSITION)
}

/// "three of the nine judges", "two of its 15 barns": what the part is taken of.
fn whole(doc: &Doc<'_>, start: usize) -> bool {
    let last = usize::from(matches!(doc.before(start, 1), "last" | "first"));
    let of = 2 + last;
    let part = start
        .checked_sub(of + 1)
        .filter(|_| doc.before(start, of) == "of");
    part.is_some_and(|i| crate::figure::starts_number(doc, i) && doc.low(i) != "one")
        && !doc.is(start + 1, Classes::VERB | Classes::AUXILIARY)
}

/// "the seven-member court": the number is part of a compound that says how many.
fn compound(doc: &Doc<'_>, end: usize) -> bool {
    doc.low(end) == "-" && !doc.spaced(end) && !doc.spaced(end + 1) && doc.is_word(end + 1)
}

/// "in two", "at one", "seven-figure", "sixties", "number two", "sets of two".
fn idiom(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let cut = matches!(doc.before(start, 1), "in")
        && matches!(doc.low(end), "." | ",")
        && quantity.spelled
        && quantity.unit.is_none()
        && !quantity.vague
        && quantity.low == Some(2.0);
    let figure = doc.low(end) == "-"
        && matches!(
            doc.low(end + 1),
            "figure"
                | "fold"
                | "sided"
                | "way"
                | "star"
                | "time"
                | "term"
                | "part"
                | "tier"
                | "dimensional"
                | "step"
                | "pronged"
                | "front"
                | "party"
                | "digit"
                | "state"
                | "hand"
                | "handed"
                | "tiered"
                | "pointer"
                | "thirds"
                | "pointed"
                | "wheeler"
                | "wheelers"
                | "on"
        )
        && quantity.spelled;
    let about = matches!(doc.before(start, 1), "number" | "no" | "these" | "those")
        && quantity.spelled
        && quantity.vague
        && doc.low(start) == "few";
    let singly = doc.before(start, 1) == "or"
        && quantity.low == Some(2.0)
        && start.checked_sub(2).is_some_and(|i| doc.is_word(i))
        && (!doc.is_word(end) || matches!(doc.before(start, 3), "a" | "an"));
    cut || figure || about || singly
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn pointing_words_are_no_figures() {
        for text in [
            "One of them sang.",
            "The two met.",
            "Talks between the two nations failed.",
            "One day it rained.",
            "A day or two passed.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn counting_words_are_figures() {
        assert_eq!(numbers("There were two reasons."), ["two"]);
        assert_eq!(numbers("It was a fire in which five men died."), ["five"]);
        assert_eq!(numbers("Two years later it rained."), ["Two years"]);
        assert_eq!(numbers("It won 3 of its last five races."), ["3", "five"]);
        assert_eq!(numbers("It won 3 of the four."), ["3", "four"]);
        assert_eq!(
            numbers("It lasted at least one hour."),
            ["at least one hour"]
        );
    }

    #[test]
    fn further_pointing_words_are_no_figures() {
        for text in [
            "The two nations met.",
            "Those two men slept.",
            "They asked which two men slept.",
            "Its three sons slept.",
            "It broke in two.",
            "A two-front war began.",
            "A three-way race began.",
            "Two-wheeler riders slept.",
            "One of the two slept.",
            "One of the two nations slept.",
            "The king of the two nations slept.",
            "A day or two passed.",
            "Both sides met.",
            "At one point, she slept.",
            "One person slept.",
            "All three have been asked.",
            "One in Sudford slept.",
            "The two-state plan slept.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn counts_behind_pointing_words_are_figures() {
        for (text, number) in [
            ("It rained in two days.", "two days"),
            ("It is between two of the old kings.", "two"),
            ("It saw three nights of US raids.", "three nights"),
            ("In the two years it rained.", "two years"),
            ("There were two reasons for it.", "two"),
            ("More than one goat slept.", "More than one"),
            ("The 40 goats slept.", "40"),
            ("He had few friends there.", "few"),
            ("The seven-member court slept.", "seven"),
            ("It rained one day before the feast.", "one day"),
            ("It left one dead.", "one"),
            ("It fell, killing one in the town.", "one"),
            ("One person was killed.", "One"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
