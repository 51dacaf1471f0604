//! Labels and the fields of letters: "Figure 1.5", "Part 1 of 2:", "cc: Ann Low".

use super::super::token::{Kind, Token};
use super::notice;
use crate::lexicon::Classes;

/// Whether a field of a letter's head or foot begins behind `at`: "Subject:", "cc:", "PS".
pub(super) fn begins(tokens: &[Token], start: usize, at: usize) -> bool {
    let next = at + 1;
    let colon = |i: usize| tokens.get(i).is_some_and(|t| !t.spaced && &*t.low == ":");
    let value = |i: usize| tokens.get(i).is_some_and(|t| t.spaced && t.capital);
    let Some(name) = tokens.get(next) else {
        return false;
    };
    let closed = tokens.get(at).is_some_and(|t| {
        t.kind == Kind::Number || t.kind == Kind::Word && (t.capital || !t.spaced)
    });
    match &*name.low {
        "cc" | "bcc" | "subject" | "groups" if colon(next + 1) => {
            value(next + 2) && !the(tokens, at)
        }
        "sent" => name.capital && colon(next + 2) && value(next + 3),
        "ps" => closed,
        "fyi" | "hi" => name.capital && closed,
        "ms." | "mr." | "mrs." | "dr." | "professor" => closed && name.capital && colon(next + 2),
        _ => notice::begins(tokens, start, at),
    }
}

/// "the subject:" begins with its article.
fn the(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| &*t.low == "the")
}

/// Whether a label that begins at `start` ends with `at`, where a capital
/// follows: "Figure 1.5", "Part 1 of 2:".
pub(super) fn label(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Number);
    let named = tokens.get(start).is_some_and(|t| t.capital)
        && matches!(
            low(start),
            "figure" | "table" | "part" | "chapter" | "section" | "step"
        );
    let word = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.classes.any(Classes::NUMERAL))
    };
    let step = low(start) == "step" && word(start + 1);
    let end = match low(start + 2) {
        "of" if number(start + 3) => start + 3,
        _ => start + 1,
    };
    let marked = low(end + 1) == ":";
    let caption = !marked && matches!(low(start), "figure" | "table");
    named && (number(end) || step) && (at == end && caption || at == end + 1 && marked)
}

/// The address behind "Email:", which is as long as no blank stands in it.
pub(super) fn address(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let field = matches!(low(start), "email" | "mail") && low(start + 1) == ":";
    let short = at < start + LONGEST_ADDRESS;
    field && short && (start..at).any(|i| low(i) == "@")
}

/// In tokens.
const LONGEST_ADDRESS: usize = 40;

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn labels_and_fields_stand_for_themselves() {
        assert_eq!(
            split("Figure 1.5 Goats rest in a barn."),
            ["Figure 1.5", "Goats rest in a barn."]
        );
        assert_eq!(
            split("Part 1 of 2: How to milk a goat."),
            ["Part 1 of 2:", "How to milk a goat."]
        );
        assert_eq!(split("Step two: Open the barn.").len(), 2);
        assert_eq!(
            split("Email: ann@low.example Goats for sale."),
            ["Email: ann@low.example", "Goats for sale."]
        );
        for (text, first) in [
            ("About the goats cc: Ann Low", "About the goats"),
            ("It was fun, Ann PS Bring it", "It was fun, Ann"),
            ("Ask ann@low.example PS Bring it", "Ask ann@low.example"),
            ("Ann Low Dr. Ray: It rained", "Ann Low"),
            ("Ann Low Sent by: Ray Low", "Ann Low"),
        ] {
            assert_eq!(split(text)[0], first, "{text}");
        }
    }

    #[test]
    fn a_number_in_a_sentence_is_no_label() {
        assert_eq!(split("In part 1 of the play Goats sing.").len(), 1);
        assert_eq!(split("Table 5 Goats: that is a shop.").len(), 2);
        for text in [
            "Send me a cc: please.",
            "Ann and PS of it.",
            "She was Sent by Ann.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
