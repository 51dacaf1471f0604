//! "NORDEN, May 5 (ABC) -- It rained.": where and when a report was written, and for whom.

use super::super::token::{Kind, Token};

/// Whether a dateline with the name of an agency ends with `at`, at a paragraph's beginning.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let two = low(Some(at)) == "-" && low(at.checked_sub(1)) == "-";
    let dash = two || matches!(low(Some(at)), "–" | "—");
    let next = |t: &Token| t.spaced && t.capital;
    if !dash || !tokens.get(at + 1).is_some_and(next) {
        return false;
    }
    let first = tokens.get(start).is_some_and(|t| t.breaks > 0);
    let line = tokens.get(start..at - usize::from(two)).unwrap_or_default();
    first && line.len() <= LONGEST && agency(line)
}

/// In tokens: a place, a day and an agency.
const LONGEST: usize = 14;

/// "(ABC)", "(Low News)" behind names and numbers.
fn agency(line: &[Token]) -> bool {
    let [place @ .., last] = line else {
        return false;
    };
    let name = |t: &Token| match t.kind {
        Kind::Word => t.capital,
        Kind::Number => true,
        Kind::Mark => matches!(&*t.low, "," | "." | "(" | "/"),
    };
    let opened = place.iter().position(|t| &*t.low == "(");
    &*last.low == ")" && opened.is_some_and(|i| i > 0) && place.iter().all(name)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_dateline_stands_for_itself() {
        for text in [
            "NORDEN (ABC) -- It rained.",
            "Norden, Ohio, Feb. 23 (Low News) — It rained.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn other_dashes_behind_brackets_end_nothing() {
        for text in [
            "NORDEN (ABC) -- it rained.",
            "The goats (ABC) -- Ann saw them -- left.",
            "(ABC) -- It rained.",
            "NORDEN (ABC) It rained.",
            "NORDEN (ABC) - Ann Low left.",
            "NORDEN ABC) -- It rained.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
        assert_eq!(split("It rained. NORDEN (ABC) -- It snowed.").len(), 2);
    }
}
