//! "Thank you, Ann Low": whoever signs stands by himself, up to the end of the line.

use super::super::token::{Kind, Token};
use super::unstopped;
use crate::lexicon::Classes;

/// Whether a farewell ends with `at`, and only who says it follows; or who
/// signs does.
pub(super) fn breaks(tokens: &[Token], start: usize, at: usize) -> bool {
    begins(tokens, start, at) || called(tokens, at)
}

fn begins(tokens: &[Token], start: usize, at: usize) -> bool {
    let comma = tokens.get(at).is_some_and(|t| &*t.low == ",");
    let word = at.checked_sub(usize::from(comma));
    let goes_on = || names(tokens, at) || !comma && called_on(tokens, at + 1);
    let more = || at - start <= LONGEST + 2 && word.is_some_and(|w| talk(tokens, w));
    (at - start <= LONGEST || more())
        && word.is_some_and(|w| farewell(tokens, w, comma))
        && goes_on()
}

/// "Thanks Ann Please send it": a name, and a sentence behind it.
fn called_on(tokens: &[Token], at: usize) -> bool {
    let word = tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced);
    let same = tokens
        .get(at)
        .zip(tokens.get(at + 1))
        .is_some_and(|(a, b)| a.low == b.low);
    word && (same || unstopped::ends(tokens, at))
}

/// "Thanks, Ann Ann Low": who signs and the name in full, or whom the next letter calls.
fn called(tokens: &[Token], at: usize) -> bool {
    let word = |i: usize| {
        tokens
            .get(i)
            .filter(|t| t.kind == Kind::Word && t.capital && t.spaced)
    };
    let same = word(at)
        .zip(word(at + 1))
        .is_some_and(|(a, b)| a.low == b.low);
    let comma = |i: usize| tokens.get(i).is_some_and(|t| &*t.low == ",");
    let before = at.checked_sub(1);
    let left = |i: usize| farewell(tokens, i.saturating_sub(usize::from(comma(i))), comma(i));
    (same || turns(tokens, at)) && word(at).is_some() && before.is_some_and(left)
}

/// "Ann I think": a pronoun and its verb, which no name goes on with.
pub(super) fn turns(tokens: &[Token], at: usize) -> bool {
    let pronoun = tokens
        .get(at + 1)
        .is_some_and(|t| t.spaced && t.capital && t.classes.any(Classes::PRONOUN));
    pronoun
        && tokens
            .get(at + 2)
            .is_some_and(|t| t.kind == Kind::Word && !t.capital)
}

/// Whether who signs, rather than who is called ("Thank you, Ann."), stands at `at`.
pub(super) fn name(tokens: &[Token], at: usize) -> bool {
    let small = Classes::PRONOUN
        | Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY;
    let word = tokens
        .get(at)
        .is_some_and(|t| t.kind == Kind::Word && t.capital && !t.classes.any(small));
    let names = |i: &usize| {
        tokens
            .get(*i)
            .is_some_and(|t| t.kind == Kind::Word && t.capital)
    };
    let end = (at + 1..at + 4).find(|i| !names(i));
    word && end.and_then(|e| tokens.get(e)).is_none_or(|t| t.spaced)
}

/// No farewell is longer, in tokens.
const LONGEST: usize = 4;

/// With a comma behind it, also what could be any other word.
fn farewell(tokens: &[Token], at: usize, comma: bool) -> bool {
    let low = |n: usize| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| &t.low)
    };
    match low(0) {
        "thanks" | "thx" | "regards" | "cheers" | "sincerely" | "cordially" => true,
        "you" => comma && low(1) == "thank",
        "later" | "soon" if talk(tokens, at) => true,
        "best" | "love" | "care" | "wishes" | "yours" | "truly" | "soon" | "respectfully" => comma,
        _ => false,
    }
}

/// "Talk to you later", "see you guys soon"
fn talk(tokens: &[Token], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let low = |n: usize| back(n).map_or("", |t| &t.low);
    let you = (1..3).find(|n| low(*n) == "you");
    you.is_some_and(|n| matches!(low(n + 1), "see" | "to"))
}

/// Up to three words to the end of the line: each with a capital, or a small one.
fn names(tokens: &[Token], at: usize) -> bool {
    let ends = |i: usize| tokens.get(i).is_none_or(|t| t.breaks > 0);
    let Some(last) = (at + 1..at + 4).find(|i| ends(i + 1)) else {
        return false;
    };
    let line = tokens.get(at + 1..=last).unwrap_or_default();
    let small = line.len() == 1 && tokens.get(at).is_some_and(|t| &*t.low == ",");
    let leads = Classes::PREPOSITION | Classes::DETERMINER | Classes::CONJUNCTION;
    let goes_on =
        |t: &Token| t.classes.any(leads) || matches!(&*t.low, "you" | "wishes" | "regards");
    let name = |t: &Token| t.kind == Kind::Word && t.spaced && (t.capital || small) && !goes_on(t);
    line.iter().all(name)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn who_signs_stands_by_himself() {
        for text in [
            "Thank you, Ann J Low",
            "Thanks Ann",
            "Thanks, ann",
            "Take care, Ann\nIt rained.",
            "Best, Ann",
            "Talk to you later Ann",
            "See you guys soon, Ann",
        ] {
            let line = text.lines().next().unwrap_or_default();
            assert_eq!(split(line).len(), 2, "{text}: {:?}", split(line));
            assert!(split(text)[1].starts_with(['A', 'a']), "{text}");
        }
    }

    #[test]
    fn what_follows_a_signature_begins_a_sentence() {
        assert_eq!(split("Thanks Ann I think so.").len(), 2);
        assert_eq!(split("Thanks Ann Ann Low is here.").len(), 3);
        assert_eq!(split("Thanks Ann Please send it.").len(), 3);
        for text in ["She saw the Secret Secret agents.", "Ann Ann Low is here."] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn thanks_for_something_go_on() {
        for text in [
            "Thanks Ann for the goat",
            "Thank You",
            "Thanks From Ann",
            "Thank you Ann",
            "Best Regards",
            "Best Goats Of All",
            "Thanks goats",
            "It will rain later Ann",
            "Thank you, Ann Low.",
            "Nobody in the barn said thanks, Ann",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }
}
