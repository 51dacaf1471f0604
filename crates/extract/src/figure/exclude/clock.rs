//! Clock times, in digits and in letters: "7 p.m.", "shortly before seven", "half past nine".

use crate::figure::Quantity;
use crate::lexicon::Classes;
use crate::text::Doc;

pub(super) fn clock(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    marked(doc, quantity) || past_the_hour(doc, quantity) || hour(doc, quantity)
}

/// "7 p.m.", "11am", "ten o'clock", "0600 GMT".
fn marked(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let end = quantity.run.end;
    matches!(
        doc.low(end),
        "a.m."
            | "p.m."
            | "a.m"
            | "p.m"
            | "am"
            | "pm"
            | "o'clock"
            | "gmt"
            | "est"
            | "edt"
            | "pst"
            | "utc"
            | "noon"
            | "bst"
            | "cet"
    ) || (doc.low(end) == "–" && matches!(doc.low(end + 2), "a.m." | "p.m." | "am" | "pm"))
}

/// "ten past six", "quarter to five": both numbers.
fn past_the_hour(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.run.start, quantity.run.end);
    let small = |at: usize| crate::figure::starts_number(doc, at) && !noun_follows(doc, at + 1);
    let minutes = doc.low(end) == "past" && quantity.unit.is_none() && small(end + 1);
    let of = matches!(doc.before(start, 1), "past" | "to")
        && matches!(doc.before(start, 2), "half" | "quarter");
    let after = doc.before(start, 1) == "past"
        && start.checked_sub(2).is_some_and(|i| small_number(doc, i));
    minutes || (hours(quantity) && (of || after) && !noun_follows(doc, end))
}

fn small_number(doc: &Doc<'_>, at: usize) -> bool {
    crate::figure::starts_number(doc, at)
}

/// A bare hour behind words that only a time follows.
fn hour(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let end = quantity.run.end;
    if !hours(quantity) || (noun_follows(doc, end) && !day_part(doc, end)) {
        return false;
    }
    let soon = matches!(
        doc.before(start, 2),
        "shortly" | "just" | "soon" | "minutes" | "right" | "immediately" | "long" | "sometime"
    );
    match doc.before(start, 1) {
        "before" | "after" => soon || day_part(doc, quantity.run.end),
        "at" | "by" | "until" | "till" | "since" | "from" => {
            (quantity.spelled && doc.before(start, 1) == "at" && !stands(doc, start))
                || day_part(doc, quantity.run.end)
        }
        _ => false,
    }
}

fn hours(quantity: &Quantity) -> bool {
    let whole = quantity
        .low
        .is_some_and(|v| (1.0..=24.0).contains(&v) && v.fract() == 0.0);
    whole && quantity.unit.is_none() && quantity.high.is_none() && !quantity.vague
}

/// "in the morning", "on Tuesday", "tonight".
fn day_part(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, Classes::WEEKDAY)
        || matches!(doc.low(at), "tonight" | "sharp")
        || doc.phrase(at, "in the morning").is_some()
        || doc.phrase(at, "in the afternoon").is_some()
        || doc.phrase(at, "in the evening").is_some()
        || doc.phrase(at, "at night").is_some()
        || (doc.low(at) == "on" && doc.is(at + 1, Classes::WEEKDAY))
}

/// "the toll stood at six": there the number counts.
fn stands(doc: &Doc<'_>, start: usize) -> bool {
    let near = start.saturating_sub(10)..start;
    near.into_iter().any(|i| counts(doc.low(i)))
}

/// Words for a level or a count that "at" leads to.
pub(super) fn counts(word: &str) -> bool {
    matches!(
        word,
        "toll"
            | "number"
            | "count"
            | "total"
            | "stood"
            | "stands"
            | "stand"
            | "put"
            | "puts"
            | "estimated"
            | "capped"
            | "held"
            | "remained"
            | "remains"
            | "peaked"
            | "set"
            | "kept"
            | "left"
            | "closed"
            | "rate"
            | "index"
            | "level"
            | "traded"
            | "unchanged"
    )
}

/// A word that the number may count.
fn noun_follows(doc: &Doc<'_>, at: usize) -> bool {
    let free = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::ADVERB
        | Classes::WEEKDAY
        | Classes::VERB;
    let verb = doc.low(at).ends_with("ed");
    (doc.is_word(at) && !doc.is(at, free) && !verb) || matches!(doc.low(at), "-" | "%" | "of")
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn a_marked_time_is_no_figure() {
        for text in [
            "It began at 7 p.m. and rained.",
            "It began at 11am that day.",
            "It began at ten o’clock sharp.",
            "It began at 0600 GMT there.",
            "It began at 12 noon there.",
            "It ran from 7–9 p.m. there.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn an_hour_in_letters_is_no_figure() {
        for text in [
            "It began shortly before seven.",
            "It began just after nine, he thought.",
            "It began before dawn at six.",
            "Talks broke down shortly after six on Tuesday.",
            "It began by eight on Monday.",
            "It began at nine in the morning.",
            "It began at six tonight.",
            "They left by half past nine, it rained.",
            "It began at quarter to five.",
            "It began at ten past six.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn a_count_behind_the_same_words_is_one() {
        for (text, number) in [
            ("It ended after nine rounds.", "nine"),
            ("The toll stood at six.", "six"),
            ("They put the number of goats at 12.", "12"),
            ("It closed before nine goats ate.", "nine"),
            ("They aimed at six goats.", "six"),
            ("It grew by six.", "six"),
            ("He left after six weeks.", "six weeks"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
