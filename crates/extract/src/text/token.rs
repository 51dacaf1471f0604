//! Words, numbers and marks with their places. Nothing is normalised in the
//! text: only `low` is, and only for comparing.

use crate::lexicon::{self, Classes, Word};
use std::borrow::Cow;
use std::ops::Range;

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

/// "IS", "WHO": a name, where the words beside it are not in capitals too. "US" is one
/// there as well: whoever shouts says "the US" more often than "us".
fn acronym(text: &str, exact: &str, at: Range<usize>) -> bool {
    match exact {
        "US" => true,
        "IS" | "WHO" | "IT" => {
            let before = text.get(..at.start).unwrap_or("").chars().rev();
            let after = text.get(at.end..).unwrap_or("").chars();
            !shouted(before.take(LONGEST)) && !shouted(after.take(LONGEST))
        }
        _ => false,
    }
}

/// Whether the next word has three letters and more, all of them capitals.
fn shouted(chars: impl Iterator<Item = char>) -> bool {
    let word = chars.skip_while(|c| !c.is_alphanumeric());
    let (mut letters, mut capitals) = (0, 0);
    for c in word.take_while(|c| c.is_alphanumeric()) {
        letters += 1;
        capitals += usize::from(c.is_uppercase());
    }
    letters > 2 && letters == capitals
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

fn scan(text: &str, at: usize, c: char) -> (Kind, usize) {
    if c.is_ascii_digit() {
        return (Kind::Number, number_end(text, at));
    }
    if c.is_alphanumeric() {
        return (Kind::Word, word_end(text, at));
    }
    if is_apostrophe(c) && clitic(text, at) {
        let first = at + c.len_utf8();
        return (Kind::Word, letters_end(text, first));
    }
    let pair = matches!(c, '\'' | '`') && text.get(at + 1..).is_some_and(|t| t.starts_with(c));
    (
        Kind::Mark,
        marks_end(text, at + c.len_utf8() + usize::from(pair)),
    )
}

/// Digits with groups and decimals: "6,200", "2.4", "07:43".
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    while digit(end) || (matches!(bytes.get(end), Some(b',' | b'.' | b':')) && digit(end + 1)) {
        end += 1;
    }
    end
}

/// A word: letters, digits after letters, an inner apostrophe, "U.S.", "Gov.".
fn word_end(text: &str, at: usize) -> usize {
    let end = letters_end(text, at);
    dotted(text, at, end).unwrap_or(end)
}

/// Letters and what belongs to them up to the next other character. An
/// apostrophe within stays with the word, but a possessive 's is a token.
fn letters_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let plain = rest.iter().take_while(|b| b.is_ascii_alphanumeric());
    let end = at + plain.count();
    match text.as_bytes().get(end) {
        Some(b) if !b.is_ascii() || *b == b'\'' => any_letters_end(text, at, end),
        _ => end,
    }
}

/// The same for what has other letters or an apostrophe from `end` on.
fn any_letters_end(text: &str, at: usize, mut end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = is_apostrophe(c)
            && end > at
            && chars.peek().is_some_and(|n| n.is_alphabetic())
            && !clitic(text, end);
        if !(c.is_alphanumeric() || is_combining(c) || inner) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Whether an apostrophe at `at` begins a token of its own: 's, or d' after a word.
fn clitic(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or("").chars();
    let apostrophe = rest.next().is_some_and(is_apostrophe);
    let s = matches!(rest.next(), Some('s' | 'S'));
    let attached = text.get(..at).and_then(|t| t.chars().next_back());
    let end = !rest.next().is_some_and(|c| c.is_alphanumeric());
    apostrophe && s && end && attached.is_some_and(char::is_alphanumeric)
}

/// The end with its full stop for initials ("U.S.", "J.") and listed abbreviations.
fn dotted(text: &str, at: usize, end: usize) -> Option<usize> {
    let word = text.get(at..end)?;
    if !text.get(end..)?.starts_with('.') || word.len() > 8 {
        return None;
    }
    if text.get(..at).is_some_and(|t| t.ends_with('°')) {
        return None;
    }
    if word.chars().count() == 1 {
        return initials_end(text, end, word);
    }
    let low = format!("{}.", word.to_lowercase());
    let known = lexicon::classes(&*low).any(Classes::ABBREVIATION);
    (known && !looks_like_end(text, end + 1, &low)).then_some(end + 1)
}

/// "no." and "miss." at the end of a sentence are words.
fn looks_like_end(text: &str, after: usize, low: &str) -> bool {
    let word = matches!(
        low,
        "no."
            | "al."
            | "ed."
            | "fig."
            | "ill."
            | "ind."
            | "la."
            | "mass."
            | "miss."
            | "wash."
            | "sat."
            | "sun."
            | "mar."
            | "co."
            | "pa."
            | "hon."
            | "est."
            | "mo."
    );
    let mut rest = text.get(after..).unwrap_or("").chars();
    let number = low == "no." || low == "mar." || low == "fig.";
    let next = rest.by_ref().find(|c| !c.is_whitespace());
    word && !(number && next.is_some_and(|c| c.is_ascii_digit()))
        && !(matches!(low, "miss." | "co.") && next.is_some_and(|c| c == ','))
}

fn initials_end(text: &str, end: usize, word: &str) -> Option<usize> {
    let rest = text.get(end..)?.as_bytes();
    let mut n = 1;
    while rest.get(n).is_some_and(u8::is_ascii_alphabetic) && rest.get(n + 1) == Some(&b'.') {
        n += 2;
    }
    // "26C." ends with a unit, no initial.
    let unit = text
        .get(..end - word.len())?
        .ends_with(|c: char| c.is_ascii_digit());
    // Nobody's name goes on in another paragraph.
    let last = rest
        .get(1..)
        .is_none_or(|r| r.iter().find(|b| **b != b' ').is_none_or(|b| *b == b'\n'));
    let unit = unit || n == 1 && last;
    let upper = word.chars().all(char::is_uppercase) && word != "I" && !unit;
    (n > 1 || upper).then_some(end + n)
}

fn marks_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("").chars();
    at + rest
        .take_while(|c| is_combining(*c))
        .map(char::len_utf8)
        .sum::<usize>()
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Marks that belong to the character before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{200d}' | '\u{ad}')
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
    fn abbreviations_and_initials_keep_their_stop() {
        assert_eq!(
            words("U.S. Gov. J. Low."),
            ["U.S.", "Gov.", "J.", "Low", "."]
        );
        assert_eq!(
            words("She said no. He left."),
            ["She", "said", "no", ".", "He", "left", "."]
        );
        assert_eq!(words("No. 5"), ["No.", "5"]);
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

    #[test]
    fn capitals_make_names_of_pronouns() {
        assert!(tokens("it rained")[0].classes.any(Classes::PRONOUN));
        assert!(!tokens("IT rained")[0].classes.any(Classes::PRONOUN));
        assert!(!tokens("IS fighters")[0].classes.any(Classes::AUXILIARY));
        assert_eq!(&*tokens("the WHO said")[1].low, "WHO");
        assert_eq!(&*tokens("Who said it?")[0].low, "who");
    }

    #[test]
    fn among_capitals_they_are_words() {
        let found = tokens("WHO SAYS DAM IS SAFE, DOES IT LEAK?");
        assert_eq!(&*found[0].low, "who");
        assert!(found[3].classes.any(Classes::AUXILIARY));
        assert!(found[7].classes.any(Classes::PRONOUN));
        assert_eq!(found[0].classes, tokens("who")[0].classes);
        assert!(!tokens("US ARMY LEAVES")[0].classes.any(Classes::PRONOUN));
    }
}
