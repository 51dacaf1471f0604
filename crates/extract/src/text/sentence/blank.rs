//! "Mark one: ______ Monday ______ Sunday": what a form lets one choose from.

use super::super::token::{Kind, Token};

/// Whether another choice begins behind `at`: a blank with its words, behind a colon or
/// a choice that begins at `start`.
pub(super) fn begins(tokens: &[Token], start: usize, at: usize) -> bool {
    let row = || blank(tokens, start).is_some() || tokens.get(at).is_some_and(|t| &*t.low == ":");
    let word = |t: &Token| t.spaced && t.kind == Kind::Word;
    let next = blank(tokens, at + 1).and_then(|b| tokens.get(b));
    at > start && next.is_some_and(word) && !field(tokens, at) && row()
}

/// "______ Name: ______": a blank behind the name of a field.
fn field(tokens: &[Token], at: usize) -> bool {
    let colon = tokens.get(at).is_some_and(|t| &*t.low == ":");
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    colon && before.is_some_and(|t| t.capital)
}

/// Behind the blank that begins at `first`.
fn blank(tokens: &[Token], first: usize) -> Option<usize> {
    let mark = |i: &usize| tokens.get(*i).is_some_and(|t| &*t.low == "_");
    let tight = |i: &usize| tokens.get(*i).is_some_and(|t| !t.spaced);
    let spaced = mark(&first) && !tight(&first);
    let rest = (first + 1..first + LONGEST).take_while(|i| mark(i) && tight(i));
    let count = 1 + rest.count();
    (spaced && count >= SHORTEST).then_some(first + count)
}

/// In marks.
const SHORTEST: usize = 5;

/// A longer one is a drawn line.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn each_choice_stands_for_itself() {
        assert_eq!(
            split("It may be any of these: ______ Monday ______ Sunday all day"),
            [
                "It may be any of these:",
                "______ Monday",
                "______ Sunday all day"
            ]
        );
    }

    #[test]
    fn blanks_to_fill_in_do_not() {
        for text in [
            "Name: ______ of Norden Town: ______ in Ohio",
            "We met ______ in Norden and ______ in Ohio",
            "It may be any of these: ____ Monday ____ Sunday",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
