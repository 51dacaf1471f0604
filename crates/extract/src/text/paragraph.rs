//! Paragraphs: lines, joined where a line was only wrapped.

use super::Run;
use super::token::{Kind, Token};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Body,
    Boilerplate,
}

/// A run of tokens between breaks.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) run: Run,
    pub(crate) role: Role,
}

pub(crate) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        let ends = tokens.get(at).is_none_or(|next| {
            next.breaks > 1 || (next.breaks == 1 && !wrapped(text, tokens, start, at))
        });
        if ends && start < at {
            out.push(Paragraph {
                run: start..at,
                role: Role::Body,
            });
            start = at;
        }
    }
    out
}

/// Whether the single line break before `at` only wraps a long line.
fn wrapped(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let (Some(last), Some(next)) = (tokens.get(at - 1), tokens.get(at)) else {
        return false;
    };
    let from = tokens.get(start).map_or(0, |t| t.start);
    let ended = matches!(&*last.low, "." | "!" | "?" | "”" | "\"" | ":");
    let first = text.get(next.start..).and_then(|t| t.chars().next());
    let goes_on = first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let long = last.end.saturating_sub(from) >= 40;
    !ended && goes_on && (long || half_a_sentence(tokens.get(start..at).unwrap_or_default()))
}

/// A short line that begins with a capital and breaks off behind a small word;
/// a name or a list's entry does not.
fn half_a_sentence(line: &[Token]) -> bool {
    let small = |t: &Token| t.kind == Kind::Word && !t.capital;
    let words = line.iter().filter(|t| small(t)).count();
    words > 2 && line.first().is_some_and(|t| t.capital) && line.last().is_some_and(small)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let exact =
            |p: &Paragraph| text[tokens[p.run.start].start..tokens[p.run.end - 1].end].to_owned();
        paragraphs(text, &tokens).iter().map(exact).collect()
    }

    #[test]
    fn blank_lines_and_crlf_divide() {
        assert_eq!(
            split("One.\r\n\r\nTwo.\n\n\n\nThree"),
            ["One.", "Two.", "Three"]
        );
        assert_eq!(split(" \n\n"), Vec::<String>::new());
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_short_one_does_not() {
        let wrapped = "The council met on a long and quiet evening to\ntalk about bread.";
        assert_eq!(split(wrapped).len(), 1);
        assert_eq!(split("By Ann Low\nthe council met").len(), 2);
        assert_eq!(split("It was a cold\nnight in the town.").len(), 1);
        assert_eq!(split("bread\nmilk and eggs\nwine").len(), 3);
    }
}
