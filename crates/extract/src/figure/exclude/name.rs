//! Numbers inside names: "Route 66", "G20", "9/11", "F-16", "No. 5", "(3)".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::statement::is_saying;
use crate::text::{Doc, Sentence};
use factdesk_domain::Measure;

/// Attached to something that makes it a name, an ordinal, a fraction or a date.
pub(super) fn glued(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    before_glued(doc, quantity) || after_glued(doc, quantity) || long(doc, quantity)
}

/// "F-16", "#5", "@5", "5/6", "x.5".
fn before_glued(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let sign = doc.before(start, 1);
    if doc.spaced(start) || start == 0 {
        return false;
    }
    let letter = start.checked_sub(2).is_some_and(|i| doc.is_word(i)) && !doc.spaced(start - 1);
    let free = letter && matches!(doc.before(start, 2), "to" | "of" | "from" | "and");
    matches!(
        sign,
        "#" | "@" | "/" | "_" | ":" | "." | "=" | "&" | "№" | "+" | "'" | "°"
    ) || (matches!(sign, "-" | "‑") && letter && !free)
        || start
            .checked_sub(1)
            .is_some_and(|i| doc.is_word(i) && doc.spaced(i) && !doc.is(i, Classes::PREPOSITION))
}

/// "13th", "1990s", "5G", "3/4", "2x", and what is left of "07:43".
fn after_glued(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let attached = !doc.spaced(end);
    let word = attached && doc.is_word(end) && doc.is_number(end.saturating_sub(1));
    let slash = attached
        && matches!(doc.low(end), "/" | ":" | "_" | "@" | "°" | "'" | "\\")
        && !doc.spaced(end + 1)
        && doc.tokens.len() > end + 1;
    let quoted = matches!(doc.low(end), "'") && doc.spaced(end + 1);
    word || (slash && !quoted && (doc.is_number(end + 1) || doc.low(end) == "'"))
        || (attached
            && matches!(doc.low(end), "-" | "–")
            && !doc.spaced(end + 1)
            && doc.is_number(end + 1))
}

/// Phone numbers and identifiers: a leading zero, or many digits without groups.
fn long(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let word = doc.low(quantity.core.start);
    let zero = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    doc.is_number(quantity.core.start)
        && (zero || (word.len() > 7 && word.bytes().all(|b| b.is_ascii_digit())))
}

/// Beside words that make it a name or a place in a list.
pub(super) fn name(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let listed = start == sentence.run.start && matches!(doc.low(quantity.run.end), "." | ")");
    let ranked = doc.low(quantity.run.end) == "."
        && doc.low(quantity.run.end + 1) == ")"
        && quantity.run.len() == 1;
    let bracketed = ranked
        || matches!(doc.before(start, 1), "[" | "(")
            && matches!(doc.low(quantity.run.end), "]" | ")")
            && quantity.run.len() == 1;
    let bare = quantity.run.start == quantity.core.start;
    listed
        || bracketed
        || address(doc, quantity)
        || (bare
            && (designated(doc, sentence, start)
                || named(doc, sentence, quantity)
                || spelled_name(doc, sentence, quantity)))
}

/// "Flight 5", "page 5"; a headline's "Bus 5" too.
fn designated(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|i| *i >= sentence.run.start) else {
        return false;
    };
    doc.is(before, Classes::DESIGNATOR)
        && !matches!(
            doc.low(before),
            "us" | "all"
                | "world"
                | "group"
                | "order"
                | "m"
                | "b"
                | "c"
                | "f"
                | "il"
                | "an"
                | "case"
                | "line"
                | "measure"
                | "is"
                | "question"
                | "official"
        )
        && doc.spaced(start)
        || (doc.is(before, Classes::DESIGNATOR)
            && doc.capital(before)
            && !sentence.headline
            && doc.low(before) != "us"
            && doc.low(before) != "an")
}

/// A capitalised word before digits that count no noun: "Falcon 9", "Windows 10".
fn named(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let Some(before) = quantity
        .run
        .start
        .checked_sub(1)
        .filter(|i| *i > sentence.run.start)
    else {
        return false;
    };
    let function = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::DETERMINER
        | Classes::VERB
        | Classes::AUXILIARY
        | Classes::PRONOUN
        | Classes::ADVERB
        | Classes::WEEKDAY
        | Classes::MONTH;
    let function_word = doc.is(before, function) || is_saying(doc, before);
    let name = doc.is_word(before) && doc.capital(before) && !function_word;
    let end = quantity.run.end;
    let counts = (doc.is_word(end) && !doc.capital(end) && !doc.is(end, function))
        || quantity
            .unit
            .as_ref()
            .is_some_and(|u| u.measure == Measure::Duration);
    name && !sentence.headline && !counts && doc.is_number(quantity.core.start)
}

/// "the Big Ten", "Group of Seven": letters with a capital within a sentence.
fn spelled_name(doc: &Doc<'_>, sentence: &Sentence, quantity: &Quantity) -> bool {
    let first = quantity.core.start;
    let opens = first == sentence.run.start
        || matches!(
            doc.before(first, 1),
            "“" | "\"" | "‘" | ":" | "—" | "–" | "."
        );
    let count = quantity.unit.is_none() && !doc.is(quantity.run.end, Classes::PERSON);
    quantity.spelled && doc.capital(first) && !sentence.headline && !opens && count
}

/// "12 Park Avenue".
fn address(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let street = |i: usize| {
        doc.capital(i)
            && matches!(
                doc.low(i),
                "street"
                    | "avenue"
                    | "road"
                    | "st."
                    | "ave."
                    | "boulevard"
                    | "lane"
                    | "drive"
                    | "downing"
                    | "blvd."
                    | "rd."
            )
    };
    doc.capital(end) && (end..end + 4).any(street)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn numbers_in_names_are_no_figures() {
        for text in [
            "The old Boeing 737 landed.",
            "They drove on Route 66 at night.",
            "Leaders of the G20 met.",
            "A Falcon 9 rocket rose.",
            "An F-16 landed on 9/11 and Covid-19 spread.",
            "He was ranked No. 5 and third, then 13th.",
            "They cited Article 5 on page 12.",
            "She lives at 12 Park Avenue now.",
            "Dial 0800123456 or #42 now.",
            "The Big Ten met.",
            "As the note says [3], it rained.",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_count_beside_a_name_is_one() {
        assert_eq!(numbers("In May the navy of Norland lost 9 ships."), ["9"]);
        assert_eq!(numbers("Storm Leaves 62 Dead in Norland Town"), ["62"]);
        assert_eq!(numbers("The 6,200-seat hall was full."), ["6,200"]);
    }
}
