//! "54", "54 years old", "a 5-year-old", "in her 20s", "under 18".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;

pub(super) fn age(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let old = doc.low(end) == "old"
        || (doc.low(end) == "-" && matches!(doc.low(end + 1), "old" | "olds"));
    let of_age = doc.phrase(end, "of age").is_some();
    let aged = matches!(doc.before(start, 1), "aged" | "age" | "ages")
        || (doc.before(start, 1) == "of" && doc.before(start, 2) == "age")
        || (matches!(doc.before(start, 1), "and" | "to" | "-" | "between")
            && matches!(doc.before(start, 3), "aged" | "ages" | "aged between"));
    old || of_age
        || aged
        || between_commas(doc, quantity)
        || (quantity.unit.is_none() && younger_than(doc, quantity))
}

/// "Ann Low, 54, said": a bare number of an age between commas or brackets after a name or noun.
fn between_commas(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let core = &quantity.core;
    let value = quantity
        .low
        .is_some_and(|v| v > 1.0 && v < 120.0 && v.fract() == 0.0);
    let alone = quantity.run == *core && quantity.unit.is_none() && doc.is_number(core.start);
    let opened = matches!(doc.before(core.start, 1), "," | "(");
    let closed = matches!(doc.low(core.end), "," | ")" | "." | ";");
    let named = core
        .start
        .checked_sub(2)
        .is_some_and(|i| doc.is_word(i) && (doc.capital(i) || doc.is(i, Classes::PERSON)));
    value && alone && opened && closed && named
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
}
