//! What ends a sentence: a stop, also one that belongs to initials, a face made
//! of marks, and closing marks behind them.

use super::super::token::{Kind, Token};
use super::{colon, face, lost, short};
use crate::lexicon::Classes;

/// Whether the token is a stop that can end a sentence that begins at `start`.
pub(super) fn stops(tokens: &[Token], start: usize, at: usize) -> bool {
    let low = |i: usize| tokens.get(i).map_or("", |t| &t.low);
    match low(at) {
        "." => !short::form(tokens, at),
        "?" if lost::tight(tokens, at) => false,
        "!" | "?" | "…" | "。" => true,
        ":" => colon::ends(tokens, start, at),
        _ => {
            abbreviation(tokens, start, at)
                || letter(tokens, at)
                || face::ends(tokens, at)
                || cut_off(tokens, at)
        }
    }
}

/// Whether the token closes a quotation or bracket that ended with a stop.
pub(super) fn closes(tokens: &[Token], start: usize, at: usize) -> bool {
    let back = (1..=3).filter_map(|n| at.checked_sub(n));
    let first = back.into_iter().find(|i| !is_closer(tokens, *i));
    let dots = |i: usize| left_out(tokens, i);
    is_closer(tokens, at) && first.is_some_and(|i| stops(tokens, start, i) && !dots(i))
}

/// Whether a full stop, not another mark, stands before closing marks.
pub(super) fn plain(tokens: &[Token], at: usize) -> bool {
    let back = (1..=3).filter_map(|n| at.checked_sub(n));
    let first = back.into_iter().find(|i| !is_closer(tokens, *i));
    first
        .and_then(|i| tokens.get(i))
        .is_some_and(|t| &*t.low == ".")
}

fn is_closer(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| matches!(&*t.low, "”" | "\"" | "'" | "’" | ")" | "]" | "»" | "''"))
}

/// "[...]" shows that words were left out.
fn left_out(tokens: &[Token], at: usize) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let before = (0..4).find(|n| low(at.checked_sub(*n)) != ".");
    low(Some(at + 1)) == "]"
        && (low(Some(at)) == "…" || before.is_some_and(|n| low(at.checked_sub(n)) == "["))
}

/// "the U.S. The minister": a stop that belongs to initials ends a sentence too
/// where a word follows that begins sentences rather than names.
fn abbreviation(tokens: &[Token], start: usize, at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    if &*token.low == "etc." {
        return next.capital;
    }
    let hour = matches!(&*token.low, "a.m." | "p.m.");
    let initials = token.kind == Kind::Word && token.low.ends_with('.') && token.low.len() > 3;
    let title = token.classes.any(Classes::ABBREVIATION)
        && !hour
        && !matches!(&*token.low, "inc." | "corp." | "jr." | "etc.");
    let opens =
        Classes::DETERMINER | Classes::PRONOUN | Classes::CONJUNCTION | Classes::PREPOSITION;
    // "At 5 a.m. Mr. Low": too little for a sentence.
    let person = next.classes.any(Classes::ABBREVIATION)
        && !next.classes.any(Classes::WEEKDAY | Classes::MONTH)
        && at > start + 5;
    let turns = || {
        next.classes.any(Classes::AUXILIARY)
            || matches!(&*next.low, "here" | "please" | "see" | "let" | "thanks")
    };
    let opens = next.classes.any(opens)
        || hour && (person || turns())
        || matches!(&*next.low, "how" | "why");
    if matches!(&*token.low, "ave." | "st." | "rd." | "blvd.") {
        return next.capital && next.classes.any(Classes::DETERMINER | Classes::PRONOUN);
    }
    initials && !title && &*token.low != "p.s." && next.capital && opens
}

/// "because of X. So", "Charles V. This": no initial stands before a word that
/// begins sentences.
fn letter(tokens: &[Token], at: usize) -> bool {
    let letter = tokens
        .get(at)
        .is_some_and(|t| t.low.len() == 2 && t.low.ends_with('.'));
    let opens = Classes::DETERMINER | Classes::PRONOUN | Classes::CONJUNCTION;
    let small = |t: &Token| t.kind == Kind::Word && !t.capital;
    let next = tokens.get(at + 1).filter(|t| t.capital);
    let i = |t: &Token| &*t.low == "i" && tokens.get(at + 2).is_some_and(small);
    letter && next.is_some_and(|t| t.low.len() > 1 && t.classes.any(opens) || i(t))
}

/// "so maybe — That's me.": a sentence broken off, and one that is not about a name.
fn cut_off(tokens: &[Token], at: usize) -> bool {
    let mark = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let long = mark(0).is_some_and(|t| t.spaced && matches!(&*t.low, "—" | "–"));
    let hyphen =
        |n: usize, spaced: bool| mark(n).is_some_and(|t| &*t.low == "-" && t.spaced == spaced);
    let two = hyphen(0, false) && hyphen(1, true);
    let dash = long || two;
    let word = mark(1 + usize::from(two)).is_some_and(|t| !t.capital);
    let next = tokens.get(at + 1);
    let opens = next.is_some_and(|t| {
        t.classes.any(Classes::AUXILIARY)
            || matches!(
                &*t.low,
                "this" | "that" | "yes" | "no" | "oh" | "see" | "although" | "but"
            )
    });
    dash && word && opens && next.is_some_and(|t| t.capital)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn initials_end_a_sentence_where_the_next_word_begins_one() {
        assert_eq!(split("He flew to the U.S. The envoy stayed.").len(), 2);
        assert_eq!(split("The U.S. Navy left.").len(), 1);
        assert_eq!(
            split("It rained all day till 6 p.m. Mr. Low left then.").len(),
            2
        );
        assert_eq!(split("At 5 a.m. Mr. Low left.").len(), 1);
        assert_eq!(split("She came at 5 p.m. Can you?").len(), 2);
        assert_eq!(split("She lives on Low Ave. The barn is old.").len(), 2);
        assert_eq!(split("She lives on St. Ann Road.").len(), 1);
        assert_eq!(split("It fell as did C. I saw it.").len(), 2);
        assert_eq!(split("It fell because of X. So we left.").len(), 2);
        assert_eq!(split("We won, you and I. Did Ann I. Low see it?").len(), 2);
    }

    #[test]
    fn broken_off_words_end_a_sentence() {
        assert_eq!(split("We were going to — This is ours.").len(), 2);
        assert_eq!(split("The dam — The Herald wrote of it — broke.").len(), 1);
    }

    #[test]
    fn words_left_out_end_nothing() {
        assert_eq!(split("“It rained [...]” (Low 55).").len(), 1);
        assert_eq!(
            split("It rained. [...] It snowed."),
            ["It rained. [...]", "It snowed."]
        );
    }
}
