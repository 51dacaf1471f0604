//! `[https://low.example] (Norden Times) It rained.`: where a collection of reports took one from.

use super::super::token::{Kind, Token};

/// Whether the name of a source that begins at `start` ends with `at`; or an address in
/// brackets does.
pub(super) fn ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = tokens.get(at).map_or("", |t| &t.low);
    let next = tokens.get(at + 1).filter(|t| t.spaced);
    let opens = next.is_some_and(|t| t.capital || matches!(&*t.low, "(" | "\"" | "“"));
    match low {
        ")" => opens && named(tokens.get(start..at).unwrap_or_default()),
        "]" => opens && address(tokens, at),
        _ => false,
    }
}

/// "(Norden Times": no mark of a list, and no aside.
fn named(run: &[Token]) -> bool {
    let [open, words @ ..] = run else {
        return false;
    };
    let name = |t: &Token| match t.kind {
        Kind::Word => t.capital || !t.spaced,
        Kind::Number => false,
        Kind::Mark => matches!(&*t.low, "." | ":") && !t.spaced,
    };
    let first = words.first().is_some_and(|t| t.low.len() > 1);
    &*open.low == "(" && first && words.len() <= LONGEST && words.iter().all(name)
}

/// In tokens.
const LONGEST: usize = 5;

/// "[https://low.example/a]"
fn address(tokens: &[Token], at: usize) -> bool {
    let inner = tokens.iter().take(at + 1).rev().take(FAR);
    let first = inner.skip(1).take_while(|t| &*t.low != "[").last();
    first.is_some_and(|t| !t.spaced && matches!(&*t.low, "http" | "https" | "www"))
}

/// In tokens: no address is longer.
const FAR: usize = 80;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_source_stands_for_itself() {
        assert_eq!(
            split("[https://low.example/a] (Norden Times) It rained."),
            ["[https://low.example/a]", "(Norden Times)", "It rained."]
        );
        assert_eq!(split("(low.example) It rained.").len(), 2);
        assert_eq!(split("It rained. (Low) “It did.”").len(), 3);
    }

    #[test]
    fn other_brackets_do_not() {
        for text in [
            "(a) It rained.",
            "(2031) It rained.",
            "(Low and Ray) It rained.",
            "(Norden Times) it rained.",
            "They (Norden Times) Low saw it.",
            "See [low.example/a] Goats sleep.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
