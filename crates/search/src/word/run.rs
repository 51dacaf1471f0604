//! Where the words of a text begin and end.

use super::{link, tag};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letters,
    Number,
}

/// Bytes of a text that are one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// Runs of letters and runs of digits, in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut at, mut tagged) = (0, false);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(length) = link::at(rest) {
            at += length;
        } else if c.is_numeric() {
            let end = at + number(rest);
            let kind = Kind::Number;
            runs.push(Run {
                start: at,
                end,
                kind,
            });
            at = end;
        } else if c.is_alphabetic() {
            let end = at + letters(rest);
            runs.extend(parts(text, at..end, tagged));
            at = end;
        } else {
            tagged = matches!(c, '#' | '@') || (tagged && c == '_');
            at += c.len_utf8();
        }
        // A tag ends where something else than its letters and digits comes.
        tagged &= !text[at..].starts_with(char::is_whitespace);
    }
    runs
}

fn parts(text: &str, run: Range<usize>, tagged: bool) -> Vec<Run> {
    let parts = match tagged {
        true => tag::parts(&text[run.clone()]),
        false => Vec::from([Range {
            start: 0,
            end: run.len(),
        }]),
    };
    let part = |p: Range<usize>| Run {
        start: run.start + p.start,
        end: run.start + p.end,
        kind: Kind::Letters,
    };
    parts.into_iter().map(part).collect()
}

/// How many bytes of digits: commas and points between digits belong to them.
fn number(text: &str) -> usize {
    length(text, |c, next, _| {
        c.is_numeric() || (matches!(c, '.' | ',') && next.is_some_and(char::is_numeric))
    })
}

/// How many bytes of letters: apostrophes within them, and points between single ones.
fn letters(text: &str) -> usize {
    length(text, |c, next, since_point| {
        let inside = next.is_some_and(char::is_alphabetic);
        let joins = matches!(c, '\'' | '’') || (c == '.' && since_point == 1);
        c.is_alphabetic() || is_combining_mark(c) || (joins && inside)
    })
}

/// The length of the longest start of a text each of whose characters belongs, by itself,
/// the next one and how many came since the last point. A link ends it.
fn length(text: &str, belongs: impl Fn(char, Option<char>, usize) -> bool) -> usize {
    let mut since_point = 0;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        if !belongs(c, next, since_point) || (at > 0 && link::at(&text[at..]).is_some()) {
            return at;
        }
        since_point = if c == '.' { 0 } else { since_point + 1 };
    }
    text.len()
}
