//! "54", "54 years old", "a 5-year-old", "in her 20s", "under 18".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;

pub(super) fn age(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let old = (doc.low(end) == "old" && quantity.unit.is_some())
        || (doc.low(end) == "-"
            && matches!(
                doc.low(end + 1),
                "old" | "olds" | "something" | "somethings"
            ));
    let of_age = doc.phrase(end, "of age").is_some();
    let aged = matches!(doc.before(start, 1), "aged" | "age" | "ages")
        || (matches!(doc.before(start, 1), "of" | "to" | "at" | "from")
            && matches!(doc.before(start, 2), "age" | "ages"))
        || (matches!(doc.before(start, 1), "and" | "to")
            && doc.before(start, 3) == "of"
            && matches!(doc.before(start, 4), "age" | "ages"))
        || (matches!(doc.before(start, 1), "and" | "to" | "-" | "between")
            && matches!(doc.before(start, 3), "aged" | "ages" | "aged between"));
    old || of_age
        || aged
        || between_commas(doc, quantity)
        || at_the_age(doc, quantity)
        || listed(doc, quantity)
        || were(doc, quantity)
        || raised(doc, quantity)
        || infant(doc, quantity)
        || (quantity.unit.is_none() && younger_than(doc, quantity))
}

/// "Ann Low, 54, said": a bare number of an age between commas or brackets after a name or noun.
fn between_commas(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let core = &quantity.core;
    let value = quantity
        .low
        .is_some_and(|v| v > 1.0 && v < 120.0 && v.fract() == 0.0);
    let alone = quantity.run == *core && quantity.unit.is_none() && doc.is_number(core.start);
    let now = matches!(doc.before(core.start, 1), "now" | "then" | "aged")
        && matches!(doc.before(core.start, 2), "," | "(");
    if now && value && quantity.run == *core && quantity.unit.is_none() {
        return !doc.is_word(core.end);
    }
    let opened = matches!(doc.before(core.start, 1), "," | "(");
    let closed = matches!(doc.low(core.end), "," | ")" | "." | ";");
    let named = core.start.checked_sub(2).is_some_and(|i| {
        doc.is_word(i) && (doc.capital(i) || doc.is(i, Classes::PERSON | Classes::SOURCE))
    });
    value && alone && opened && closed && (named || keeper(doc, core.start))
}

/// "The manager, 52, ran": a plain noun with its article and a verb behind the second comma.
fn keeper(doc: &Doc<'_>, age: usize) -> bool {
    let noun = age.wrapping_sub(2);
    let agent = ["er", "or", "ist", "ant", "ent", "man", "ian", "ic"]
        .iter()
        .any(|end| doc.low(noun).ends_with(end));
    let agent = agent
        || matches!(
            doc.low(noun),
            "bishop"
                | "archbishop"
                | "nurse"
                | "priest"
                | "chef"
                | "judge"
                | "chief"
                | "coach"
                | "king"
                | "queen"
        );
    let thing = matches!(
        doc.low(noun),
        "number"
            | "answer"
            | "order"
            | "percent"
            | "factor"
            | "paper"
            | "letter"
            | "chapter"
            | "weather"
            | "water"
            | "power"
            | "quarter"
            | "computer"
            | "winter"
            | "summer"
            | "topic"
            | "traffic"
    );
    let article = doc.is(noun.wrapping_sub(1), Classes::DETERMINER);
    let acts =
        doc.is(age + 2, Classes::VERB | Classes::AUXILIARY) || doc.low(age + 2).ends_with("ed");
    agent && !thing && article && acts && doc.before(age, 1) == "," && doc.low(age + 1) == ","
}

/// "aged 24, 31 and 58": bare numbers and commas back to the word of age.
fn listed(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let mut numbers = (start.saturating_sub(16)..start)
        .rev()
        .skip_while(|i| doc.is_number(*i) || matches!(doc.low(*i), "," | "and" | "or" | "&"));
    let aged = numbers.next().is_some_and(|i| {
        i + 1 < start && doc.is_number(i + 1) && matches!(doc.low(i), "aged" | "ages")
    });
    let end = quantity.run.end;
    let joins = Classes::VERB | Classes::AUXILIARY | Classes::CONJUNCTION | Classes::PREPOSITION;
    let counts = doc.is_word(end) && !doc.is(end, joins);
    aged && !counts && quantity.unit.is_none() && quantity.low.is_some_and(|v| v < 120.0)
}

/// "The girls were 12 and 14.": a list of bare numbers that people were.
fn were(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let bare = quantity.run == quantity.core && quantity.unit.is_none() && quantity.high.is_none();
    let value = quantity
        .low
        .is_some_and(|v| (1.0..110.0).contains(&v) && v.fract() == 0.0);
    let joint = |i: &usize| doc.is_number(*i) || matches!(doc.low(*i), "," | "and" | "or");
    let verb = (start.saturating_sub(12)..start).rev().find(|i| !joint(i));
    let people = verb.is_some_and(|v| {
        matches!(doc.low(v), "were" | "are") && v > 0 && doc.is(v - 1, Classes::PERSON)
    });
    let last = (end..end + 12).find(|i| !joint(i)).unwrap_or(end);
    let several = (last.saturating_sub(12)..last)
        .filter(|i| doc.is_number(*i) && verb.is_some_and(|v| v < *i))
        .count();
    bare && value && people && several > 1 && !(doc.is_word(last) && doc.is_number(last - 1))
}

/// "raise the retirement age to 64 from 62": the other end of a change of age.
fn raised(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let joint = matches!(doc.before(start, 1), "from" | "to");
    let first = joint && start >= 5 && doc.is_number(start - 2);
    let of_age = matches!(doc.before(start, 3), "to" | "from" | "of")
        && matches!(doc.before(start, 4), "age" | "ages");
    first && of_age && quantity.unit.is_none()
}

/// "died at 29", "living at home at 29?": a bare number that ends its clause behind "at".
fn at_the_age(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let value = quantity
        .low
        .is_some_and(|v| (3.0..110.0).contains(&v) && v.fract() == 0.0);
    let alone = quantity.run == quantity.core && quantity.unit.is_none() && quantity.high.is_none();
    let ends = !doc.is_word(quantity.run.end) && !matches!(doc.low(quantity.run.end), "-" | "/");
    let level = (start.saturating_sub(10)..start).any(|i| super::clock::counts(doc.low(i)));
    value && alone && ends && doc.before(start, 1) == "at" && !level
}

/// "a girl of six": a child and a small number that counts nothing.
fn infant(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let child = matches!(
        doc.before(start, 2),
        "boy" | "girl" | "child" | "son" | "daughter" | "man" | "woman"
    );
    doc.before(start, 1) == "of" && child && quantity.unit.is_none()
}

/// "children under 5", "over-65s", "those over 18".
fn younger_than(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let bound = matches!(
        doc.low(quantity.run.start),
        "under" | "over" | "below" | "above"
    );
    let before = quantity.run.start.checked_sub(1);
    let people = before.is_some_and(|i| {
        doc.is(i, Classes::PERSON) || matches!(doc.low(i), "those" | "anyone" | "aged" | "everyone")
    });
    bound && people && quantity.low.is_some_and(|v| v <= 100.0)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn ages_are_no_figures() {
        for text in [
            "Ann Low, 54, left the room.",
            "The boy was 5 years old.",
            "A 5-year-old girl sang.",
            "Children under 12 sleep here.",
            "A man aged 30 came.",
            "People aged 40 to 75 were asked.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_length_of_time_is_one() {
        assert_eq!(numbers("They sang for 5 years."), ["5 years"]);
        assert_eq!(numbers("Of the goats, 54 died."), ["54"]);
    }

    #[test]
    fn further_ages_are_no_figures() {
        for text in [
            "She died at 29, alone.",
            "Who lives at home at 29?",
            "They found a girl of six there.",
            "The boy of 12 slept.",
            "Children under 5 slept.",
            "Anyone over 65 slept.",
            "A 12-year-old slept.",
            "Boys aged 7 to 9 slept.",
            "She was 54 years old.",
            "Ann Low (54) slept.",
            "Those between the ages of 18 and 29 slept.",
            "They raised the drinking age to 18.",
            "They raised the drinking age to 18 from 16.",
            "A 40-something goat slept.",
            "The mayor, 58, slept.",
            "The gardener, 47, was alone.",
            "The bishop, 71, was asleep.",
            "The boy, now nine, slept.",
            "Ann Low (now 29) slept.",
            "The men, aged 24, 31 and 58, slept.",
            "Girls aged 7 and 9 slept.",
            "The girls were 12 and 14.",
            "The participants were 45, 55, 65, and 75.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn counts_that_look_like_ages_are_figures() {
        for (text, number) in [
            ("The toll stood at 29.", "29"),
            ("The goats were 12 and asleep.", "12"),
            ("The guests were 12.", "12"),
            ("The men were 12 and so slept.", "12"),
            ("It had goats and, now nine cows.", "nine"),
            ("Men aged 24, 31 and 58 goats slept.", "58"),
            ("The index closed at 90.", "90"),
            ("A crew of six slept.", "six"),
            ("They own goats, 54 of them.", "54"),
            ("The number, 54, was odd.", "54"),
            ("The dam, 54, was odd.", "54"),
            ("Over 65 goats slept.", "Over 65"),
            ("He ran for 54 years.", "54 years"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
