//! The words of a text, as a story is read from them.

use super::super::stem::stem;

/// So many words of a text are read: reports tell first what they are about.
pub(super) const READ: usize = 250;

/// Of the first two lines, so many words are the head.
pub(super) const HEAD: usize = 60;

/// A word of a text.
pub(super) struct Spoken {
    pub(super) stem: String,
    pub(super) lower: String,
    pub(super) capital: bool,
    /// It begins a sentence or a line.
    pub(super) opens: bool,
    pub(super) head: bool,
    /// It ends its line.
    pub(super) ends: bool,
}

/// The first words of a text, those of its first two lines apart.
pub(super) fn spoken(text: &str) -> Vec<Spoken> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut all: Vec<Spoken> = Vec::new();
    for (at, line) in lines.enumerate() {
        for (word, opens) in words(line) {
            if all.len() == READ {
                return all;
            }
            let lower = word.to_lowercase();
            all.push(Spoken {
                stem: bare(&lower),
                lower,
                capital: word.starts_with(char::is_uppercase),
                opens,
                head: at < 2 && all.len() < HEAD,
                ends: false,
            });
        }
        if let Some(last) = all.last_mut() {
            last.ends = true;
        }
    }
    all
}

/// The words of a line as stories hold them: in lower case and without endings.
pub fn stems(line: &str) -> impl Iterator<Item = String> {
    let words = words(line).into_iter();
    words.map(|(word, _)| bare(&word.to_lowercase()))
}

/// A word in lower case without endings, and a number as it is.
fn bare(lower: &str) -> String {
    match number(lower) {
        true => lower.to_owned(),
        false => stem(lower),
    }
}

/// The words of a line, and whether each opens a sentence.
fn words(line: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let (mut opens, mut start) = (true, None);
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    for (n, (at, c)) in chars.iter().enumerate() {
        let beside = |n: Option<usize>| n.and_then(|n| chars.get(n)).map(|(_, c)| *c);
        let (before, after) = (beside(n.checked_sub(1)), beside(Some(n + 1)));
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let within = match c {
            '\'' | '’' => alphanumeric(before) && alphanumeric(after),
            ',' | '.' => digit(before) && digit(after),
            c => c.is_alphanumeric(),
        };
        if within {
            start.get_or_insert(*at);
            continue;
        }
        if let Some(from) = start.take() {
            found.push((&line[from..*at], std::mem::take(&mut opens)));
        }
        opens |= matches!(c, '.' | '!' | '?' | ':' | '"' | '“' | '”' | '‘');
    }
    found.extend(start.map(|from| (&line[from..], opens)));
    found
}

pub(in crate::event) fn number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
