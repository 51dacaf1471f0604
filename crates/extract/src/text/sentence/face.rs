//! Faces made of marks: ":)", ";-)", ":D", "^_^".

use super::super::token::{Kind, Token};

/// Whether a face ends with `at`.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    first(tokens, at).is_some()
}

/// "It rained. :( so": what follows a face behind a stop begins a sentence,
/// with a small letter too.
pub(super) fn begins(tokens: &[Token], last: usize) -> bool {
    let before = first(tokens, last).and_then(|f| f.checked_sub(1));
    let stop = before.and_then(|b| tokens.get(b));
    stop.is_some_and(|t| matches!(&*t.low, "." | "!" | "?"))
        && tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Word)
}

/// Where the face that ends with `at` begins.
fn first(tokens: &[Token], at: usize) -> Option<usize> {
    let tight = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.filter(|t| !t.spaced).map_or("", |t| &t.low)
    };
    let eyes = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.is_some_and(|t| matches!(&*t.low, ":" | ";" | "="))
    };
    let eye = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.is_some_and(|t| &*t.low == "^")
    };
    let length = match (tight(0), tight(1)) {
        ("^", "_" | "." | "-") if eye(2) => 2,
        (")" | "(" | "d" | "p", "-") if eyes(2) => 2,
        (")" | "(" | "d" | "p", _) if eyes(1) => 1,
        _ => return None,
    };
    at.checked_sub(length)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_face_with_a_letter_ends_a_sentence_like_others() {
        assert_eq!(split("It rained! :P so we left.").len(), 2);
        assert_eq!(split("See part P so we left.").len(), 1);
    }

    #[test]
    fn faces_end_a_sentence() {
        for text in [
            "We won :) You lost ;-) Bye",
            "We won ^_^ You lost :( Bye",
            "We won. :( so did you! =) ok",
        ] {
            assert_eq!(split(text).len(), 3, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn a_face_in_a_sentence_and_other_brackets_do_not() {
        for text in [
            "We won :) and left.",
            "They left (it rained) Monday.",
            "See 2^3 of it.",
            "_^",
            "We won (it rained!) so we left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
