//! "Ann Low Eve Ray": names in full, one behind the other, are a list without marks.

use super::super::token::{Kind, Token};
use super::given::given;
use crate::lexicon::Classes;

/// Whether a name in full ends with `at`, and another begins behind it.
pub(super) fn parts(tokens: &[Token], at: usize) -> bool {
    // Most words are no name: that costs nothing more.
    if !last(tokens, at) || !tokens.get(at + 1).is_some_and(|t| t.capital) {
        return false;
    }
    let before = at.checked_sub(2).is_some_and(|b| ended(tokens, b));
    let next = begun(tokens, at + 1);
    match ended(tokens, at) {
        true if next => before || !told(tokens, at, NAME),
        true => pair(tokens, at + 1) && begun(tokens, at + 3) && !told(tokens, at, 2 * NAME),
        false => next && before && pair(tokens, at - 1) && !told(tokens, at, NAME),
    }
}

/// "Ann Low Peter Norden said so": of names in a sentence a small word tells; a dash says
/// who it is.
fn told(tokens: &[Token], at: usize, far: usize) -> bool {
    let behind = tokens.iter().skip(at + 1).take(far);
    let next = behind.into_iter().find(|t| !t.capital);
    next.is_some_and(|t| t.spaced && (t.kind == Kind::Word || &*t.low == "-"))
}

/// In tokens, with the one behind it.
const NAME: usize = 3;

/// "Xu Norden", between names that are known.
fn pair(tokens: &[Token], at: usize) -> bool {
    last(tokens, at) && last(tokens, at + 1)
}

/// "Ann Low", "Ann J. Low"
fn ended(tokens: &[Token], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n);
    let first = |i: Option<usize>| i.is_some_and(|i| first(tokens, i) && !place(tokens, i));
    let short = back(1).is_some_and(|i| initial(tokens, i));
    let whole = first(back(1)) || short && first(back(2));
    whole && last(tokens, at) && !first(Some(at))
}

/// "San Francisco", "St. Louis"
fn place(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    before.is_some_and(|t| {
        matches!(
            t.low.trim_end_matches('.'),
            "san"
                | "santa"
                | "santo"
                | "sao"
                | "são"
                | "st"
                | "saint"
                | "los"
                | "las"
                | "fort"
                | "port"
                | "lake"
                | "mount"
        )
    })
}

fn begun(tokens: &[Token], at: usize) -> bool {
    let apart = tokens.get(at).is_some_and(|t| t.spaced);
    let short = initial(tokens, at + 1);
    apart && first(tokens, at) && last(tokens, at + 1 + usize::from(short))
}

fn first(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.capital && given(&t.low))
}

fn initial(tokens: &[Token], at: usize) -> bool {
    let letter = |t: &Token| t.capital && t.kind == Kind::Word;
    tokens
        .get(at)
        .is_some_and(|t| letter(t) && t.low.trim_end_matches('.').len() == 1)
}

fn last(tokens: &[Token], at: usize) -> bool {
    let name = |t: &Token| t.kind == Kind::Word && t.spaced && t.capital;
    tokens.get(at).is_some_and(|t| {
        name(t) && t.low.trim_end_matches('.').len() > 1 && t.classes == Classes::default()
    })
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn names_in_a_row_are_divided() {
        for text in [
            "Ann Low Peter Norden Tim Low",
            "Ann Low Xu Norden Tim Low",
            "Ann Low Tim Ryan Peter Norden",
            "Ann Low Peter J. Norden Tim Low",
            "Ann K Low Peter Norden James Ray, Norden",
        ] {
            assert_eq!(split(text).len(), 3, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn one_name_and_names_with_marks_are_not() {
        for text in [
            "Ann Mary Low met Peter there.",
            "Ann Low, Peter Norden and Tim Low met.",
            "Ann Low Will See Rain Again",
            "They saw the Ann Low Peter Norden trial.",
            "Ann Low Museum Director Peter Norden said so.",
            "San Francisco Mayor Ann Low",
            "Coach: Ann Low Peter Norden - team, Tim Low - team",
            "The Low Peter Norden met was old.",
            "Mayor Low Peter met.",
            "Ann Low Senior Counsel",
            "Mayor Ann B. Ray Norden, who left",
            "Norden Mayor Ann Low",
            "Ann Low Peter met.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
