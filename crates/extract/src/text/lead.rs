//! What stands before the first word of a paragraph and is no part of its sentence:
//! the bullet of a list, the time of an entry in a live report.

use super::Run;
use super::token::{Kind, Token};
use crate::lexicon::Classes;

/// The run without its lead.
pub(super) fn without(tokens: &[Token], run: Run) -> Run {
    let bullets = run.start + bullets(tokens, &run);
    let start = stamp(tokens, bullets).unwrap_or(bullets);
    match start < run.end {
        true => start..run.end,
        false => run,
    }
}

/// "• It rained", "- It rained": marks with a blank behind them.
fn bullets(tokens: &[Token], run: &Run) -> usize {
    let marks = |t: &&Token| {
        matches!(
            &*t.low,
            "•" | "⁃" | "‣" | "▪" | "●" | "◦" | "*" | "-" | "–" | "—" | "►" | "·"
        )
    };
    let count = tokens
        .iter()
        .skip(run.start)
        .take(3)
        .take_while(marks)
        .count();
    let apart = tokens.get(run.start + count).is_some_and(|t| t.spaced);
    if apart { count } else { 0 }
}

/// "14:05 It rained", "2.15pm: It rained", "09:30 GMT – It rained": where the sentence begins.
fn stamp(tokens: &[Token], at: usize) -> Option<usize> {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    let half = matches!(low(at + 1), "am" | "pm" | "a.m." | "p.m.");
    let clock = low(at).contains(':') || half && low(at).len() < 6;
    let number = tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
    (number && clock && low(at).len() < 9).then_some(())?;
    let mut next = at + 1 + usize::from(half);
    while matches!(
        low(next),
        "gmt" | "bst" | "utc" | "cet" | "est" | "et" | "edt" | "ist" | "local" | "time"
    ) {
        next += 1;
    }
    next += usize::from(matches!(low(next), ":" | "-" | "–" | "—" | "|"));
    let begins = |t: &Token| {
        let day = t.classes.any(Classes::WEEKDAY | Classes::MONTH);
        t.spaced && (t.capital && !day || matches!(&*t.low, "“" | "\"" | "‘"))
    };
    tokens.get(next).is_some_and(begins).then_some(next)
}

#[cfg(test)]
mod tests {
    use crate::text::Doc;

    fn first(text: &str) -> String {
        let doc = Doc::new(text, false);
        doc.exact(&doc.sentences[0].run).to_owned()
    }

    #[test]
    fn bullets_and_times_are_no_part_of_a_sentence() {
        for text in [
            "• It rained.",
            "- It rained.",
            "14:05 It rained.",
            "2.15pm: It rained.",
            "• 09:30 GMT – It rained.",
        ] {
            assert_eq!(first(text), "It rained.", "{text}");
        }
        assert_eq!(
            first("14:05 “It rained,” she said."),
            "“It rained,” she said."
        );
    }

    #[test]
    fn other_first_words_are() {
        for text in [
            "14:05 was late.",
            "12 It rained.",
            "14:05 Tuesday was wet.",
            "-5 was cold.",
            "5 pm was late.",
            "Rain - it fell.",
        ] {
            assert_eq!(first(text), text);
        }
    }
}
