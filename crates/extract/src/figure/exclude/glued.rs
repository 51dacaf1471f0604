//! Numbers attached to letters and marks: "G20", "9/11", "F-16", "555-0123".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;

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
    let coded =
        sign == "," && letter && doc.before(start, 2).ends_with(|c: char| c.is_ascii_digit());
    coded
        || matches!(
            sign,
            "#" | "@" | "/" | "_" | ":" | "." | "=" | "&" | "№" | "+" | "'" | "°"
        )
        || (matches!(sign, "-" | "‑") && letter && !free)
        || start
            .checked_sub(1)
            .is_some_and(|i| doc.is_word(i) && doc.spaced(i) && !doc.is(i, Classes::PREPOSITION))
}

/// "13th", "1990s", "5G", "3/4", "2x", and what is left of "07:43".
fn after_glued(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    let attached = !doc.spaced(end);
    let word = attached && doc.is_word(end) && doc.is_number(end.saturating_sub(1));
    let versus = attached && doc.phrase(end, "- on -").is_some();
    let versus = versus
        || (doc.before(quantity.run.start, 1) == "-" && doc.before(quantity.run.start, 2) == "on");
    let slash = attached
        && matches!(doc.low(end), "/" | ":" | "_" | "@" | "°" | "'" | "\\")
        && !doc.spaced(end + 1)
        && doc.tokens.len() > end + 1;
    let quoted = matches!(doc.low(end), "'") && doc.spaced(end + 1);
    word || versus
        || (slash && !quoted && (doc.is_number(end + 1) || doc.low(end) == "'"))
        || (attached
            && quantity.unit.as_ref().is_none_or(|u| u.name != "%")
            && matches!(doc.low(end), "-" | "–")
            && !doc.spaced(end + 1)
            && doc.is_number(end + 1))
}

/// Phone numbers and identifiers: a leading zero, or many digits without groups.
fn long(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let word = doc.low(quantity.core.start);
    let zero = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    let phone =
        word.len() == 3 && quantity.unit.is_none() && dashed_to_four(doc, quantity.core.start);
    doc.is_number(quantity.core.start)
        && (zero || phone || (word.len() > 7 && word.bytes().all(|b| b.is_ascii_digit())))
}

/// "555-0123": three digits, a hyphen and four.
fn dashed_to_four(doc: &Doc<'_>, at: usize) -> bool {
    let hyphen = |i: usize| matches!(doc.low(i), "-" | "–" | "‑") && !doc.spaced(i);
    let next = if hyphen(at + 3) && doc.is_number(at + 2) {
        at + 3
    } else {
        at + 1
    };
    hyphen(at + 1) && hyphen(next) && doc.is_number(next + 1) && doc.low(next + 1).len() == 4
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn what_is_attached_makes_it_no_count() {
        for text in [
            "The F-16 fell down.",
            "It was #5 on it.",
            "They met on 9/11 there.",
            "The 13th goat slept.",
            "The 1990s were dull.",
            "It has 5G now.",
            "It ended at 07:43 there.",
            "Call 0800123456 now.",
            "Call 555-0123 now.",
            "Call 713-555-1234 now.",
            "Case 123456789 is closed.",
            "They met at the G20 there.",
            "It is x.5 there.",
            "They paid X9,850 there.",
            "They play 3-on-3 there.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn units_hyphens_and_brackets_leave_it_a_count() {
        for (text, number) in [
            ("It is 12km long.", "12km"),
            ("The 131-page book fell.", "131"),
            ("They own goats (12 of them).", "12"),
            ("They own 12, he said.", "12"),
            ("They hold 12%- a lot.", "12%"),
            ("They own goats,15 of them.", "15"),
            ("They gave 0.5 of it.", "0.5"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
