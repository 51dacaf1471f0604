//! "==--- Norden News ---==": marks of several kinds in a row are drawn around a line.

use super::super::token::{Kind, Token};

/// Whether such marks end with `at`, and a sentence follows; or begin behind it. They
/// belong to what they are drawn around, which begins at `start`.
pub(super) fn breaks(tokens: &[Token], start: usize, at: usize) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|t| t.spaced) else {
        return false;
    };
    match tokens.get(at).is_some_and(mark) {
        true => next.capital && next.kind == Kind::Word && closes(tokens, start, at),
        false => mark(next) && opens(tokens, at + 1),
    }
}

fn closes(tokens: &[Token], start: usize, at: usize) -> bool {
    let from = start.max(at.saturating_sub(MOST));
    let line = tokens.get(from..at + 1).unwrap_or_default();
    let count = line.iter().rev().take_while(|t| mark(t)).count();
    count < line.len() && drawn(line.get(line.len() - count..).unwrap_or_default())
}

fn opens(tokens: &[Token], first: usize) -> bool {
    let line = tokens.iter().skip(first).take(MOST);
    let count = 1 + line.skip(1).take_while(|t| mark(t) && !t.spaced).count();
    let around = tokens.get(first + count).is_some_and(|t| t.breaks == 0);
    around && drawn(tokens.get(first..first + count).unwrap_or_default())
}

/// Dashes and other marks, close to each other: no arrow, no table, no address.
fn drawn(run: &[Token]) -> bool {
    let dashes = run.iter().filter(|t| &*t.low == "-").count();
    let tight = run.iter().skip(1).all(|t| !t.spaced);
    tight && run.len() >= FEWEST && dashes > 1 && dashes < run.len()
}

fn mark(token: &Token) -> bool {
    matches!(&*token.low, "-" | "=" | "~" | "*" | "<")
}

/// In marks.
const FEWEST: usize = 4;

/// More marks than anybody draws at the end of a line.
const MOST: usize = 24;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn marks_around_a_line_are_no_part_of_what_is_beside_them() {
        for text in [
            "----== Norden News ==---- Goats sleep.",
            "We are Norden News==---- Goats sleep.",
            "We are Norden News ---= Goats sleep.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn arrows_and_tables_are_none() {
        for text in [
            "Rain --> Snow => Hail",
            "Rain ---- Snow there",
            "|-----+----> Snow there",
            "Rain <-- Snow there",
            "We are Norden News =---",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
