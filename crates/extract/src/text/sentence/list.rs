//! Lists in one line: "1. It rained 2. It snowed", "• rain • snow".

use super::super::Run;
use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Bullet,
    /// "- Rain - Snow"
    Dash,
    /// "-rain -snow"
    Tight,
    /// "1." or "a."
    Stop,
    /// "1)" or "1.)"
    Bracket,
}

#[derive(Clone, Copy, Debug)]
struct Marker {
    style: Style,
    /// Its place in the list; the same for all bullets.
    number: u32,
    /// How many tokens it has.
    length: usize,
    /// Counted with letters.
    letter: bool,
}

/// Where items of lists begin: behind a colon, and after an item before them.
pub(super) fn items(tokens: &[Token], paragraph: &Run) -> Vec<usize> {
    let mut out = Vec::new();
    let mut last: Option<Marker> = None;
    for at in paragraph.clone() {
        let first = at == paragraph.start;
        let spaced = first || tokens.get(at).is_some_and(|t| t.spaced);
        let Some(found) = spaced.then(|| marker(tokens, at)).flatten() else {
            continue;
        };
        let before = at
            .checked_sub(1)
            .filter(|_| !first)
            .and_then(|b| tokens.get(b));
        let colon = before.is_some_and(|t| &*t.low == ":");
        let stop = before.is_some_and(|t| matches!(&*t.low, "." | "?" | "!"));
        let next = last.is_some_and(|l| l.style == found.style && follows(l, found));
        let begun = found.number < 2 && (colon || counted(tokens, at, found));
        if (next || begun) && item(tokens, at + found.length, found.style) {
            out.extend((!joined(tokens, at)).then_some(at));
            last = Some(found);
        } else if first || stop && (found.number == 1 || counts_down(tokens, at, found)) {
            last = Some(found);
        }
    }
    out
}

/// Lists of the ten best often end with the first.
fn follows(last: Marker, found: Marker) -> bool {
    match found.style {
        Style::Bullet | Style::Dash | Style::Tight => true,
        Style::Stop | Style::Bracket => {
            let next = found.number == last.number + 1 || found.number + 1 == last.number;
            next && found.letter == last.letter
        }
    }
}

/// "10. Ann Low 9. Ray Low": from ten or five.
fn counts_down(tokens: &[Token], at: usize, found: Marker) -> bool {
    let full = matches!(found.number, 5 | 10 | 20);
    full && found.style == Style::Stop && item(tokens, at + found.length, found.style)
}

/// Whether the sentence so far is only the mark of a list's item.
pub(super) fn is_marker(tokens: &[Token], start: usize, at: usize) -> bool {
    let star = tokens.get(start).is_some_and(|t| &*t.low == "*");
    let bullet = usize::from(star || is_bullet(tokens, start));
    let marks = |from: usize| marker(tokens, from).is_some_and(|m| at < from + m.length);
    marks(start) || bullet == 1 && marks(start + 1)
}

/// Behind a stop, an item begins with a capital: "at No. 2. It" is no item; so it
/// does behind a dash, where it may begin with a number too.
fn item(tokens: &[Token], at: usize, style: Style) -> bool {
    tokens.get(at).is_some_and(|t| match style {
        Style::Stop => t.spaced && t.capital,
        Style::Dash => t.spaced && (t.capital || t.kind == Kind::Number),
        Style::Bullet | Style::Bracket => true,
        Style::Tight => t.kind == Kind::Word,
    })
}

fn marker(tokens: &[Token], at: usize) -> Option<Marker> {
    if is_bullet(tokens, at) {
        return Some(Marker {
            style: Style::Bullet,
            number: 0,
            length: 1,
            letter: false,
        });
    }
    if is_dash(tokens, at) {
        let spaced = tokens.get(at + 1).is_some_and(|t| t.spaced);
        return Some(Marker {
            style: if spaced { Style::Dash } else { Style::Tight },
            number: 0,
            length: 1,
            letter: false,
        });
    }
    let number = number(tokens.get(at)?)?;
    let low = |i: usize| tokens.get(i).filter(|t| !t.spaced).map_or("", |t| &t.low);
    let (style, length) = match (low(at + 1), low(at + 2)) {
        (".", ")") => (Style::Bracket, 3),
        (")", _) => (Style::Bracket, 2),
        (".", _) => (Style::Stop, 2),
        _ => return None,
    };
    Some(Marker {
        style,
        number,
        length,
        letter: tokens.get(at)?.kind == Kind::Word,
    })
}

fn is_bullet(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        t.kind == Kind::Mark && matches!(&*t.low, "•" | "⁃" | "‣" | "▪" | "●" | "◦")
    })
}

fn is_dash(tokens: &[Token], at: usize) -> bool {
    let dash = tokens.get(at).is_some_and(|t| &*t.low == "-" && t.spaced);
    dash && tokens.get(at + 1).is_some_and(|t| &*t.low != "-")
}

/// "I ask 1) what rain is 2) where": not far behind the first, the second follows.
fn counted(tokens: &[Token], at: usize, found: Marker) -> bool {
    let leads = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::VERB;
    let closed = |t: &Token| t.kind == Kind::Word && !t.classes.any(leads);
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let digit = tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
    let second = |i: &usize| {
        let first = tokens.get(*i).filter(|t| t.spaced && t.breaks == 0);
        let next = first.and_then(|_| marker(tokens, *i));
        next.is_some_and(|m| m.style == Style::Bracket && m.number == 2)
    };
    digit
        && found.style == Style::Bracket
        && before.is_some_and(closed)
        && (at + found.length..at + FAR)
            .find(second)
            .is_some_and(|i| !joined(tokens, i) && !comma(tokens, i))
}

/// "1) it rained and 2) it snowed" is one sentence.
fn joined(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    before.is_some_and(|t| matches!(&*t.low, "and" | "or"))
}

/// "She 1) rose, 2) left": the parts of a sentence.
fn comma(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    before.is_some_and(|t| matches!(&*t.low, "," | ";"))
}

/// In tokens: an item of a list in one line.
const FAR: usize = 60;

/// Up to 99, or a letter.
fn number(token: &Token) -> Option<u32> {
    match (token.kind, token.low.as_bytes()) {
        (Kind::Number, [_] | [_, _]) => token.low.parse().ok(),
        (Kind::Word, [letter @ b'a'..=b'z']) if !token.capital => {
            Some(u32::from(letter - b'a') + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn items_of_a_list_in_one_line_are_divided() {
        for text in [
            "1. Rain fell 2. Snow fell",
            "1) rain 2) snow",
            "1.) rain 2.) snow",
            "a. Rain b. Snow",
            "• rain • snow",
            "⁃1. Rain ⁃2. Snow",
            "- Rain - Snow",
            "- rain - 12 goats",
            "We like: -rain",
            "10. Ann Low 9. Ray Low",
            "1) rain 2) snow",
        ] {
            assert_eq!(split(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn a_count_begins_behind_a_word_where_it_goes_on() {
        assert_eq!(
            split("Tell us three things 1) what rain is 2) where it is").len(),
            3
        );
        for text in [
            "Tell us three things 1) what rain is",
            "The goats 1) rose, 2) left, 3) slept",
            "They are 1) rain in Norden, 2nd snow",
            "They fell on 1) rain and 2) snow",
            "Two reasons 1) it rained and 2) it snowed",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn other_numbers_are_no_items() {
        assert_eq!(split("1) goats 3) cows").len(), 1);
        assert_eq!(split("1) goats b) cows").len(), 1);
        assert_eq!(split("We like: 1) goats and 2) cows 3) rain").len(), 3);
        assert_eq!(split("*2. Goats sleep.").len(), 1);
        assert_eq!(split("We like rain -snow -hail").len(), 1);
        assert_eq!(split("She came 10. Ann Low came 9. Ray Low left.").len(), 3);
        assert_eq!(split("Goats came 2. place and 3. place").len(), 1);
        assert_eq!(split("1. goats beat 2. league goats").len(), 1);
        assert_eq!(split("- It rained - they say - all day").len(), 1);
        assert_eq!(
            split("It rained all day - Ann says so - and night").len(),
            1
        );
        assert_eq!(split("- It rained on 3-4 May -Ann").len(), 1);
    }
}
