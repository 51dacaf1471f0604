//! "Mean: 0.4 Slope: 0.1": values with their names, one behind the other.

use super::super::token::{Kind, Token};
use super::telephone;
use crate::lexicon::Classes;

/// Whether a named value that begins at `start` ends with `at`, and another begins behind it.
pub(super) fn parts(tokens: &[Token], start: usize, at: usize) -> bool {
    let number = |t: &Token| t.kind == Kind::Number;
    let digits = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(number);
    let value = tokens
        .get(at)
        .is_some_and(|t| number(t) || &*t.low == ")" && digits);
    value
        && name(tokens, start).is_some()
        && tokens.get(at + 1).is_some_and(|t| !unit(t))
        && name(tokens, at + 1).is_some_and(|colon| tokens.get(colon + 1).is_some_and(|t| t.spaced))
}

/// "11:30 PST Place:", "5 May Time:"; and what a telephone's number goes on with.
fn unit(token: &Token) -> bool {
    let field = telephone::field(token) && token.low.len() > 1;
    field || token.shouted || token.classes.any(Classes::MONTH | Classes::WEEKDAY)
}

/// The colon of "Slope:", "R Square:".
fn name(tokens: &[Token], first: usize) -> Option<usize> {
    let word = |i: &usize| {
        let token = tokens.get(*i);
        token.is_some_and(|t| t.kind == Kind::Word && t.capital && (t.spaced || *i == first))
    };
    let count = (first..first + LONGEST).take_while(word).count();
    let colon = tokens.get(first + count);
    (count > 0 && colon.is_some_and(|t| !t.spaced && &*t.low == ":")).then_some(first + count)
}

/// In words.
const LONGEST: usize = 3;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn each_value_stands_for_itself() {
        assert_eq!(
            split("Mean: 0.4 (0.1) Low Slope: 0.2 Rain: 5"),
            ["Mean: 0.4 (0.1)", "Low Slope: 0.2", "Rain: 5"]
        );
    }

    #[test]
    fn telephones_and_sentences_are_not_parted() {
        for text in [
            "Norden: 555-0142 Fax: 555-0143",
            "Mean: 0.4 of Slope: 0.2",
            "They saw 12 Goats: four of them slept",
            "Mean: 0.4 slope: 0.2",
            "Begin: 5 May Low: 6 June",
            "Begin: 11:30 PST Low: Norden",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
