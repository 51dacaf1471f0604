//! Where a token ends: letters, digits and marks.

use super::Kind;
use super::dotted::dotted;

/// The kind of the token at `at`, and where it ends.
pub(super) fn scan(text: &str, at: usize, c: char) -> (Kind, usize) {
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

fn marks_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("").chars();
    at + rest
        .take_while(|c| is_combining(*c))
        .map(char::len_utf8)
        .sum::<usize>()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Marks that belong to the character before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{200d}' | '\u{ad}')
}
