//! Pairs of quotation marks, within one paragraph.

use super::Run;
use super::paragraph::Paragraph;
use super::token::Token;

/// Quoted words, without the marks.
#[derive(Clone, Debug)]
pub(crate) struct Quotation {
    pub(crate) run: Run,
    /// False: the mark was never closed and the paragraph's end was taken.
    pub(crate) closed: bool,
}

/// The outermost quotations of each paragraph, in order.
pub(crate) fn quotations(tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut out = Vec::new();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let mut open: Option<(usize, Mark)> = None;
        for at in paragraph.run.clone() {
            let Some(mark) = mark(tokens, at) else {
                continue;
            };
            open = match open {
                None => mark.opens(tokens, at).then_some((at, mark)),
                Some((from, first)) if mark.closes(&first, tokens, at) => {
                    push(&mut out, from + 1..at, true);
                    None
                }
                other => other,
            };
        }
        let next = || paragraphs.get(n + 1).map(|p| p.run.start);
        let whole = |o: &(usize, Mark)| {
            o.0 == paragraph.run.start || goes_on(tokens, o.0) && reopens(tokens, next())
        };
        if let Some((from, _)) = open.filter(|o| o.1.double() && whole(o)) {
            push(&mut out, from + 1..paragraph.run.end, false);
        }
    }
    out
}

/// “…,” she said. “And then”: a mark behind a full stop begins a sentence.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let stop = |t: &Token| matches!(&*t.low, "." | "!" | "?" | ":" | "”" | "\"" | "''");
    at.checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(stop)
}

/// Whether the next paragraph begins with a mark that opens: then a quotation that is
/// not closed goes on there.
fn reopens(tokens: &[Token], next: Option<usize>) -> bool {
    let first = next.filter(|at| mark(tokens, *at).is_some_and(Mark::double));
    first.is_some_and(|at| mark(tokens, at).is_some_and(|m| m.opens(tokens, at)))
}

fn push(out: &mut Vec<Quotation>, run: Run, closed: bool) {
    if !run.is_empty() {
        out.push(Quotation { run, closed });
    }
}

/// For each token, the quotation that holds it.
pub(crate) fn inside(quotations: &[Quotation], tokens: usize) -> Vec<Option<u32>> {
    let mut out = vec![None; tokens];
    for (n, quotation) in quotations.iter().enumerate() {
        for slot in out
            .iter_mut()
            .take(quotation.run.end)
            .skip(quotation.run.start)
        {
            *slot = u32::try_from(n).ok();
        }
    }
    out
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// “ ” „ « »
    Curly,
    /// "
    Straight,
    /// ‘ ’
    Single,
}

fn mark(tokens: &[Token], at: usize) -> Option<Mark> {
    match &*tokens.get(at)?.low {
        "“" | "”" | "„" | "«" | "»" => Some(Mark::Curly),
        "\"" | "``" | "''" => Some(Mark::Straight),
        "‘" | "'" | "`" => Some(Mark::Single),
        _ => None,
    }
}

impl Mark {
    fn double(self) -> bool {
        self != Mark::Single
    }

    fn opens(self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        let next_close = tokens.get(at + 1).is_some_and(|n| !n.spaced);
        match self {
            Mark::Curly => !matches!(&*token.low, "”" | "»"),
            Mark::Straight => next_close || token.spaced,
            Mark::Single => token.spaced && next_close,
        }
    }

    /// A mark closes what its own kind opened; a single one only after a word or stop.
    fn closes(self, first: &Mark, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        let free = tokens
            .get(at + 1)
            .is_none_or(|n| n.spaced || n.kind == super::token::Kind::Mark);
        match self {
            Mark::Curly => first.double() && matches!(&*token.low, "”" | "»" | "“"),
            Mark::Straight => *first == self || *first == Mark::Curly && !token.spaced && free,
            Mark::Single => {
                *first == self && !token.spaced && free && after_stop_or_word(tokens, at)
            }
        }
    }
}

/// A plural possessive ("voters’ list") is followed by a word; a closing mark mostly by a stop.
fn after_stop_or_word(tokens: &[Token], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .map_or("", |t| &t.low);
    !before.ends_with('s') || tokens.get(at + 1).is_none_or(|n| !n.spaced)
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::super::token::tokens;
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let exact =
            |q: &Quotation| text[tokens[q.run.start].start..tokens[q.run.end - 1].end].to_owned();
        quotations(&tokens, &paragraphs(text, &tokens))
            .iter()
            .map(exact)
            .collect()
    }

    #[test]
    fn curly_straight_and_single_marks_pair() {
        assert_eq!(
            quoted("“Go,” he said. \"Stay,\" she said."),
            ["Go,", "Stay,"]
        );
        assert_eq!(quoted("a ‘duty to warn’, he said"), ["duty to warn"]);
        assert_eq!(
            quoted("“It’s the voters’ ‘duty’ now,” he said"),
            ["It’s the voters’ ‘duty’ now,"]
        );
    }

    #[test]
    fn an_unclosed_mark_holds_only_a_paragraph_that_it_begins() {
        assert_eq!(
            quoted("“One more thing.\n\n“And another,” she said."),
            ["One more thing.", "And another,"]
        );
        assert_eq!(quoted("He said “one thing and left."), Vec::<String>::new());
        assert_eq!(
            quoted("“It rained,” she said. “We left.\n\n“We ran,” she said."),
            ["It rained,", "We left.", "We ran,"]
        );
        assert_eq!(
            quoted("“It rained,” she said. “We left.\n\nThey ran."),
            ["It rained,"]
        );
        assert_eq!(quoted("It is 6” long.\n\n“We ran,” she said."), ["We ran,"]);
        assert_eq!(
            quoted("the voters' list of 5' boards"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn pairs_of_every_kind_and_what_is_none() {
        use crate::text::Doc;
        let quoted = |text: &str| -> Vec<String> {
            let doc = Doc::new(text, false);
            doc.quotations
                .iter()
                .map(|q| doc.exact(&q.run).to_owned())
                .collect()
        };
        for (text, expected) in [
            ("He said “it rained” then.", vec!["it rained"]),
            ("He said \"it rained\" then.", vec!["it rained"]),
            ("He said ''it rained'' then.", vec!["it rained"]),
            ("He said «it rained» then.", vec!["it rained"]),
            ("He said ‘it rained’, then.", vec!["it rained"]),
            (
                "He said “it ‘really’ rained” then.",
                vec!["it ‘really’ rained"],
            ),
            ("“It rained all night.", vec!["It rained all night."]),
            ("The voters’ list and the goats’ barn.", vec![]),
            ("It didn’t rain, Ann’s son said.", vec![]),
            ("He said “” then.", vec![]),
            ("It was 6” long.", vec![]),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }
}
