//! What a recipe takes: "1 cup of milk 1/2 tsp salt".

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether another portion begins behind `at`, in a row of portions.
pub(super) fn begins(tokens: &[Token], start: usize, at: usize) -> bool {
    let number = |t: &Token| t.kind == Kind::Number || &*t.low == "½";
    at > start && tokens.get(at + 1).is_some_and(number) && row(tokens, start, at)
}

fn row(tokens: &[Token], start: usize, at: usize) -> bool {
    let leads = Classes::PREPOSITION
        | Classes::DETERMINER
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::VERB;
    let ends = |t: &Token| match t.kind {
        Kind::Word => !t.classes.any(leads),
        Kind::Number => false,
        Kind::Mark => &*t.low == ")",
    };
    let next = portion(tokens, at + 1);
    let row = portion(tokens, start) && (next || counted(tokens, at + 1))
        || next && counted(tokens, start) && unstopped(tokens, start);
    row && tokens.get(at).is_some_and(ends)
}

/// "2 eggs": what is not measured is counted.
fn counted(tokens: &[Token], first: usize) -> bool {
    let count = |t: &Token| t.spaced && t.kind == Kind::Number && t.low.len() < 3;
    let noun = |t: &Token| t.spaced && t.kind == Kind::Word && !t.capital;
    tokens.get(first).is_some_and(count) && tokens.get(first + 1).is_some_and(noun)
}

/// In a row already: no stop stands before it.
fn unstopped(tokens: &[Token], start: usize) -> bool {
    let same = tokens.get(start).is_some_and(|t| t.breaks == 0);
    let before = start.checked_sub(1).and_then(|b| tokens.get(b));
    same && before.is_some_and(|t| t.kind == Kind::Word || &*t.low == ")")
}

/// "2 cups", "1 1/2 cups", "½ tsp".
fn portion(tokens: &[Token], first: usize) -> bool {
    let number = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.kind == Kind::Number || &*t.low == "½")
    };
    let slash = |i: usize| tokens.get(i).is_some_and(|t| &*t.low == "/" && !t.spaced);
    let spaced = tokens.get(first).is_some_and(|t| t.spaced);
    let count = (first..first + LONGEST)
        .take_while(|i| number(*i) || slash(*i))
        .count();
    spaced && number(first) && tokens.get(first + count).is_some_and(unit)
}

/// "1 1/2" are four tokens.
const LONGEST: usize = 4;

fn unit(token: &Token) -> bool {
    matches!(
        token.low.trim_end_matches('.'),
        "cup"
            | "cups"
            | "tsp"
            | "teaspoon"
            | "teaspoons"
            | "tbsp"
            | "tablespoon"
            | "tablespoons"
            | "oz"
            | "ounce"
            | "ounces"
            | "lb"
            | "lbs"
            | "pound"
            | "pounds"
            | "pint"
            | "pints"
            | "quart"
            | "quarts"
            | "clove"
            | "cloves"
            | "pinch"
            | "dash"
            | "can"
            | "cans"
            | "package"
            | "packages"
            | "stick"
            | "sticks"
    )
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn each_portion_stands_for_itself() {
        assert_eq!(
            split("1 cup of goat milk 1 1/2 tsp salt (fine) 2 eggs 3 oz butter"),
            [
                "1 cup of goat milk",
                "1 1/2 tsp salt (fine)",
                "2 eggs",
                "3 oz butter"
            ]
        );
    }

    #[test]
    fn portions_within_a_sentence_do_not() {
        for text in [
            "2 cups of milk and 3 tbsp of honey",
            "2 cups are 16 oz of milk",
            "Goats give 2 cups of milk 3 pounds of cheese need",
            "2 cups of milk 3 Goats gave",
            "Milk 3 eggs",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
