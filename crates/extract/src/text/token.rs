//! Words, numbers and marks with their places. Nothing is normalised in the
//! text: only `low` is, and only for comparing.

mod dotted;
mod scan;
mod shout;

use crate::lexicon::{self, Classes, Word};
use scan::scan;
use shout::acronym;
use std::borrow::Cow;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Mark,
}

/// One word, number or mark at the bytes `[start, end)`.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// Lower case, with straight apostrophes; cut after 40 characters. The health
    /// organization stays "WHO": it is no "who".
    pub(crate) low: Cow<'t, str>,
    /// The number of `low`, as a [`Word`] has it.
    number: u32,
    pub(crate) classes: Classes,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// The number of line breaks before it.
    pub(crate) breaks: u8,
    pub(crate) capital: bool,
    /// All of two letters and more are capitals.
    pub(crate) shouted: bool,
}

impl Token<'_> {
    /// The word, to look it up.
    pub(crate) fn word(&self) -> Word<'_> {
        Word {
            low: &self.low,
            number: self.number,
        }
    }
}

/// Longer than any word of a list: what is longer is compared with nothing.
const LONGEST: usize = 40;

pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let (mut at, mut spaced, mut breaks) = (0, true, 2u8);
    loop {
        if text.as_bytes().get(at) == Some(&b' ') {
            (at, spaced) = (at + 1, true);
            continue;
        }
        let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else {
            return out;
        };
        if is_space(c) {
            spaced = true;
            breaks = breaks.saturating_add(u8::from(c == '\n'));
            at += c.len_utf8();
            continue;
        }
        let (kind, end) = scan(text, at, c);
        out.push(token(text, at, end, kind, spaced, breaks));
        (at, spaced, breaks) = (end, false, 0);
    }
}

fn token(text: &str, start: usize, end: usize, kind: Kind, spaced: bool, breaks: u8) -> Token<'_> {
    let exact = text.get(start..end).unwrap_or("");
    let name = acronym(text, exact, start..end);
    let low = match exact {
        "WHO" if name => exact.into(),
        _ => lower(exact),
    };
    let number = lexicon::number(&low);
    let classes = match kind {
        Kind::Word if !name => lexicon::classes(Word { low: &low, number }),
        _ => Classes::default(),
    };
    let capital = exact.chars().next().is_some_and(char::is_uppercase);
    Token {
        start,
        end,
        kind,
        low,
        number,
        classes,
        spaced,
        breaks,
        capital,
        shouted: capital && exact.len() > 1 && exact.bytes().all(|b| b.is_ascii_uppercase()),
    }
}

/// Most words are small plain letters, which stay as they are.
fn lower(exact: &str) -> Cow<'_, str> {
    let small = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if exact.len() <= LONGEST && exact.bytes().all(small) {
        return exact.into();
    }
    if exact.len() <= LONGEST && exact.is_ascii() {
        return exact.to_ascii_lowercase().into();
    }
    match exact {
        "“" | "”" | "‘" | "–" | "—" | "…" => return exact.into(),
        "’" => return "'".into(),
        "’s" => return "'s".into(),
        _ => {}
    }
    let lower = exact.chars().take(LONGEST).flat_map(char::to_lowercase);
    let straight = |c| if c == '’' || c == 'ʼ' { '\'' } else { c };
    lower.map(straight).collect::<String>().into()
}

/// White space, and the invisible marks that stand where it does.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn numbers_keep_groups_and_decimals_but_not_the_full_stop() {
        assert_eq!(words("6,200 or 2.4."), ["6,200", "or", "2.4", "."]);
        assert_eq!(words("at 07:43, 20km"), ["at", "07:43", ",", "20", "km"]);
        assert_eq!(
            words("Ask A. Low, B.\n\nC."),
            ["Ask", "A.", "Low", ",", "B", ".", "C", "."]
        );
        assert_eq!(
            words("at 26C. Ann B. Low"),
            ["at", "26", "C", ".", "Ann", "B.", "Low"]
        );
    }

    #[test]
    fn a_possessive_is_a_token_and_a_contraction_is_not() {
        assert_eq!(
            words("Rome’s isn’t O'Neil's"),
            ["Rome", "’s", "isn’t", "O'Neil", "'s"]
        );
        assert_eq!(words("the voters’ list"), ["the", "voters", "’", "list"]);
    }

    #[test]
    fn combining_marks_and_emoji_lose_nothing() {
        let text = "e\u{301}te\u{301} 😀\u{fe0f}! \u{feff}ok\r\n\u{a0}5";
        assert_eq!(
            words(text),
            ["e\u{301}te\u{301}", "😀\u{fe0f}", "!", "ok", "5"]
        );
    }

    #[test]
    fn every_kind_of_word_number_and_mark() {
        let split = |text: &str| -> Vec<String> {
            let all = tokens(text).into_iter();
            all.map(|t| text[t.start..t.end].to_owned()).collect()
        };
        for (text, expected) in [
            ("Ann’s dam", vec!["Ann", "’s", "dam"]),
            ("didn’t go", vec!["didn’t", "go"]),
            ("6,200 or 2.4.", vec!["6,200", "or", "2.4", "."]),
            ("at 07:43,", vec!["at", "07:43", ","]),
            ("the U.S. army", vec!["the", "U.S.", "army"]),
            ("J. Low", vec!["J.", "Low"]),
            ("I. It", vec!["I", ".", "It"]),
            ("No. 5 and no.", vec!["No.", "5", "and", "no", "."]),
            ("30°C.", vec!["30", "°", "C", "."]),
            ("“a”", vec!["“", "a", "”"]),
            ("''a''", vec!["''", "a", "''"]),
            ("e\u{301}a", vec!["e\u{301}a"]),
            ("5km", vec!["5", "km"]),
            ("a\u{200b}b", vec!["a", "b"]),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn line_breaks_and_blanks_are_counted() {
        let found = tokens("a b\nc\n\nd\r\n\r\ne");
        let breaks: Vec<u8> = found.iter().map(|t| t.breaks).collect();
        assert_eq!(breaks, [2, 0, 1, 2, 2]);
        assert!(found.iter().all(|t| t.spaced));
        assert!(!tokens("a,")[1].spaced);
    }
}
