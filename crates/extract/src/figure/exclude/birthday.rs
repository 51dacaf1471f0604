//! Ages that a verb or a bound tells: "she is 45", "turned 30", "12 and under".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;

pub(super) fn birthday(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let value = |v: Option<f64>| v.is_none_or(|v| v > 1.0 && v < 110.0 && v.fract() == 0.0);
    let whole = quantity.low.is_some() && value(quantity.low) && value(quantity.high);
    whole && quantity.unit.is_none() && (reached(doc, quantity) || bounded(doc, quantity))
}

/// "she is 45", "when you’re 45", "were 18 or 19", "turned 30".
fn reached(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let softened = matches!(
        doc.before(start, 1),
        "just" | "only" | "now" | "still" | "then"
    );
    let verb = start.wrapping_sub(1 + usize::from(softened));
    let subject = doc.before(verb, 1);
    let one = matches!(
        subject,
        "he" | "she" | "i" | "you" | "bride" | "daughter" | "son" | "who"
    );
    let several = matches!(subject, "they" | "we" | "both") && quantity.high.is_some();
    let be = matches!(
        doc.low(verb),
        "am" | "is" | "was" | "are" | "were" | "'re" | "'m" | "'s"
    );
    let turn = matches!(doc.low(verb), "turn" | "turns" | "turned" | "turning");
    let contracted = matches!(
        doc.low(verb),
        "you're" | "i'm" | "he's" | "she's" | "they're"
    );
    ((be && (one || several)) || turn || contracted) && alone(doc, quantity.run.end)
}

/// "12 and under", "65 or older", "those 45 and over".
fn bounded(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let joined = matches!(doc.low(end), "and" | "or");
    let older = matches!(doc.low(end + 1), "older" | "younger");
    let over = matches!(doc.low(end + 1), "over" | "under" | "up" | "above");
    let object = doc.is(end + 2, Classes::DETERMINER) || doc.is_number(end + 2);
    joined && (older || over && !object && doc.low(end) == "and")
}

/// Whether nothing counted follows.
fn alone(doc: &Doc<'_>, at: usize) -> bool {
    let free = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN | Classes::AUXILIARY;
    let mark =
        !doc.is_word(at) && !doc.is_number(at) && !matches!(doc.low(at), "-" | "%" | "/" | "$");
    (mark || doc.is(at, free)) && !matches!(doc.low(at), "of" | "per" | "to")
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn an_age_that_somebody_has_or_turns_is_no_figure() {
        for text in [
            "She is 45.",
            "It happens when you’re 45.",
            "He was just 16, and slept.",
            "They were 18 or 19, and slept.",
            "Ann turned 30 on Monday.",
            "Voters 45 and over slept.",
            "Children 12 and under slept.",
            "Those 65 or older slept.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn a_count_behind_the_same_words_is_one() {
        for (text, number) in [
            ("They were 18 in all.", "18"),
            ("She was 12 points ahead.", "12 points"),
            ("He turned 30 goats away.", "30"),
            ("He is 6 feet tall.", "6 feet"),
            ("They own 12 and under the roof sleeps a cat.", "12"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
