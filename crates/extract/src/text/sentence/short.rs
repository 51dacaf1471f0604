//! Short forms: their stops end no sentence.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether the stop at `at` belongs to a short form before it.
pub(super) fn form(tokens: &[Token], at: usize) -> bool {
    numbers(tokens, at) || initial(tokens, at) || short(tokens, at) || day(tokens, at)
}

/// "p. 55", "c. 1818", "N°. 7": the stop belongs to what is numbered.
fn numbers(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let number = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
    number
        && before.is_some_and(|t| {
            matches!(
                &*t.low,
                "p" | "pp"
                    | "c"
                    | "ca"
                    | "ext"
                    | "vol"
                    | "ch"
                    | "art"
                    | "nr"
                    | "n"
                    | "°"
                    | "º"
                    | "§"
                    | "tel"
                    | "mob"
            )
        })
}

/// "Sat. Sept. 5": a day that words of another meaning are like.
fn day(tokens: &[Token], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .filter(|t| t.capital);
    let date = tokens
        .get(at + 1)
        .is_some_and(|t| t.classes.any(Classes::MONTH) && t.capital);
    date && before.is_some_and(|t| {
        matches!(
            &*t.low,
            "sat" | "sun" | "mon" | "wed" | "fri" | "thu" | "tue"
        )
    })
}

/// "esp. Ann", "Attn. Ray Low": short forms that end no sentence.
fn short(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    before.is_some_and(|t| {
        matches!(
            &*t.low,
            "esp"
                | "attn"
                | "thur"
                | "arr"
                | "arrv"
                | "lv"
                | "dep"
                | "ph"
                | "para"
                | "eg"
                | "ie"
                | "conf"
                | "ps"
                | "incl"
                | "resp"
                | "cont"
        )
    })
}

/// "Albert I. Jones": an I between names is an initial.
fn initial(tokens: &[Token], at: usize) -> bool {
    let names = Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::CONJUNCTION
        | Classes::PREPOSITION
        | Classes::AUXILIARY;
    let name = |i: Option<usize>| {
        i.and_then(|i| tokens.get(i))
            .is_some_and(|t| t.kind == Kind::Word && t.capital && !t.classes.any(names))
    };
    let letter = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| &*t.low == "i");
    letter && name(at.checked_sub(2)) && name(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn short_forms_end_nothing() {
        assert_eq!(split("We like it, esp. Ann and Ray.").len(), 1);
        assert_eq!(split("We met Sat. Sept. 5 there.").len(), 1);
        assert_eq!(split("There we sat. September came.").len(), 2);
        assert_eq!(split("We saw a mob. Ann left.").len(), 2);
        assert_eq!(split("We like this. Ann and Ray do too.").len(), 2);
    }

    #[test]
    fn stops_before_numbers_end_nothing() {
        for text in [
            "See p. 55 of it.",
            "It was built c. 1818 by monks.",
            "It lies at N°. 1026.253 there.",
            "Call ext. 375 now.",
            "Call mob. 0375 now.",
            "Fri. 5 - Arrv. Norden at night.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
