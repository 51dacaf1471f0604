//! Telephone numbers at the end of a signature: "555-0142 Goats sleep there."

use super::super::token::{Kind, Token};

/// Whether a number ends with `at`, and neither another field nor more of this one follows.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).filter(|t| t.spaced && t.capital);
    let number = match tokens.get(at).map(|t| t.kind) {
        Some(Kind::Number) => number(tokens, at),
        Some(Kind::Word) => extension(tokens, at),
        _ => false,
    };
    number && next.is_some_and(|t| !field(t))
}

/// "555-0142"
fn number(tokens: &[Token], at: usize) -> bool {
    let token = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let digits = |n: usize, count: usize| {
        token(n).is_some_and(|t| t.kind == Kind::Number && t.low.len() == count)
    };
    let tight = |n: usize| token(n).is_some_and(|t| !t.spaced);
    let dash = token(1).is_some_and(|t| &*t.low == "-");
    digits(0, 4) && digits(2, 3) && dash && tight(0) && tight(1)
}

/// "x10142 Goats sleep"; "X940 DIGITAL CAMERA" is a name.
fn extension(tokens: &[Token], at: usize) -> bool {
    let number = |t: &Token| {
        let digits = t.low.strip_prefix('x').unwrap_or_default();
        digits.len() > 3 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let goes_on = |t: &Token| !t.capital && t.kind != Kind::Number;
    tokens.get(at).is_some_and(number) && tokens.get(at + 2).is_some_and(goes_on)
}

/// The name of another field, or a letter for one.
pub(super) fn field(token: &Token) -> bool {
    token.low.len() < 2
        || matches!(
            &*token.low,
            "cell"
                | "fax"
                | "facsimile"
                | "phone"
                | "telephone"
                | "tel"
                | "email"
                | "e-mail"
                | "mail"
                | "office"
                | "home"
                | "work"
                | "mobile"
                | "pager"
                | "page"
                | "direct"
                | "ext"
                | "web"
                | "website"
                | "www"
                | "or"
                | "toll"
                | "voice"
        )
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn what_follows_a_number_begins_a_sentence() {
        for text in [
            "Call 555-0142 Goats sleep there.",
            "Ann Low x10142 Goats sleep there.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn another_field_and_other_numbers_do_not() {
        for text in [
            "Call 555-0142 Fax 555-0143.",
            "Call 555-0142 I say.",
            "Ann x10142 Fax: 555-0143",
            "See 1990-2031 Goats of it.",
            "The X1940 Ray Low made.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
