//! What begins a sentence.

use super::super::token::{Kind, Token};
use super::{face, glued};
use crate::lexicon::Classes;

/// Whether a sentence can begin at `next`, where the one before ended with `last`.
pub(super) fn begins(tokens: &[Token], start: usize, last: usize, next: usize) -> bool {
    match tokens.get(next) {
        Some(_) if aside(tokens, last, next) || left(tokens, next) => false,
        Some(token) if token.spaced => {
            opens(token)
                || link(token)
                || face::begins(tokens, last)
                || small(tokens, start, last, token)
        }
        Some(_) => glued::begins(tokens, last),
        None => false,
    }
}

/// "and ... (how do I say this?)": in the middle of a sentence.
fn aside(tokens: &[Token], last: usize, next: usize) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let dots = low(Some(last)) == "…" || low(Some(last)) == "." && low(last.checked_sub(1)) == ".";
    let small = |t: &Token| t.kind == Kind::Word && !t.capital;
    dots && low(Some(next)) == "(" && tokens.get(next + 1).is_some_and(small)
}

/// "They left. \"": a quotation mark by itself at the end of a paragraph opens nothing.
fn left(tokens: &[Token], next: usize) -> bool {
    let mark = |t: &Token| matches!(&*t.low, "\"" | "''" | "'");
    tokens.get(next).is_some_and(mark) && tokens.get(next + 1).is_none_or(|t| t.breaks > 0)
}

fn opens(token: &Token) -> bool {
    token.capital
        || token.kind == Kind::Number
        || matches!(
            &*token.low,
            "“" | "\""
                | "‘"
                | "'"
                | "("
                | "["
                | "«"
                | "$"
                | "€"
                | "£"
                | "—"
                | "–"
                | "``"
                | "''"
                | "•"
                | "¿"
                | "¡"
                | "+"
                | "~"
                | "*"
                | "-"
                | "@"
                | "&"
                | "#"
                | ">"
        )
}

/// Some write without capitals. Behind a full stop, a small word begins a
/// sentence where the one before was begun without a capital too, or where it
/// is one of those that begin sentences; "Yahoo! in the …" is a name.
fn small(tokens: &[Token], start: usize, last: usize, next: &Token) -> bool {
    let low = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| &t.low);
    let before = last.checked_sub(1).and_then(|i| tokens.get(i));
    let closed = low(Some(last)) == ")";
    let closing = |t: &Token| matches!(&*t.low, ")" | "\"" | "”" | "*" | "%");
    let mixed = |t: &Token| low(Some(last)) != "." && &*t.low == ".";
    let plain = before.is_some_and(|t| {
        t.kind != Kind::Mark || closed || closing(t) || mixed(t) || matches!(&*t.low, "?" | "!")
    });
    let name = before.is_some_and(|t| t.capital);
    let informal = tokens
        .get(start)
        .is_some_and(|t| t.kind == Kind::Word && !t.capital);
    let any = next.kind == Kind::Word;
    let word = any && !next.classes.any(Classes::SAYING);
    // "voc. ed.": two short forms.
    let nth = |t: &Token| !t.spaced && matches!(&*t.low, "th" | "st" | "nd" | "rd");
    let long = |t: &Token| t.kind != Kind::Mark && (t.low.len() > 2 || nth(t));
    let ended = before.is_some_and(|t| long(t) || closing(t))
        && next.low.len() > 1
        && low(Some(last + 2)) != "."
        && (!name || apart(before, next));
    let shouted = before.is_some_and(|t| t.shouted);
    // "in Norden, WA. and": a state.
    let state = before.is_some_and(|t| t.shouted && t.low.len() == 2);
    plain
        && match low(Some(last)) {
            "." if state => false,
            "." => ended && any || informal && word || opener(next),
            "!" => {
                !name && (word || opener(next) || any && told(tokens, last + 2))
                    || shouted && word && apart(before, next)
            }
            "?" => word,
            ")" => asked(tokens, last) && opener(next) && !matches!(&*next.low, "and" | "so"),
            _ => false,
        }
}

/// "It was great! told me all": what is told stands behind the verb, nobody who says it.
fn told(tokens: &[Token], at: usize) -> bool {
    let what = Classes::DETERMINER | Classes::PREPOSITION;
    let me = |t: &Token| t.classes.any(what) || matches!(&*t.low, "me" | "us");
    tokens.get(at).is_some_and(|t| !t.capital && me(t))
}

/// Behind a name, which may hold the mark ("Yahoo! in", "Spec. to"), a word that
/// does not lead on from it.
fn apart(name: Option<&Token>, next: &Token) -> bool {
    let leads = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY;
    name.is_some_and(|t| t.low.len() > 1)
        && next.low.len() > 2
        && next.low.bytes().all(|b| b.is_ascii_alphabetic())
        && !next.classes.any(leads)
}

/// "(did it?) we", "(it did.) they"; "(D-Mass.)" ends with a short form.
fn asked(tokens: &[Token], last: usize) -> bool {
    let low = |n: usize| last.checked_sub(n).and_then(|i| tokens.get(i));
    match low(1).map_or("", |t| &t.low) {
        "?" | "!" => true,
        "." => low(2).is_some_and(|t| t.kind == Kind::Word && !t.capital),
        _ => false,
    }
}

pub(super) fn opener(token: &Token) -> bool {
    let whole = token
        .low
        .split_once('\'')
        .map_or(&*token.low, |(first, _)| first);
    crate::lexicon::classes(whole).any(Classes::PRONOUN)
        || token.classes.any(Classes::DETERMINER | Classes::PRONOUN)
        || matches!(
            &*token.low,
            "and"
                | "but"
                | "so"
                | "if"
                | "also"
                | "there"
                | "is"
                | "are"
                | "do"
                | "does"
                | "did"
                | "where"
                | "what"
                | "how"
                | "why"
                | "when"
                | "should"
                | "can"
                | "could"
                | "would"
                | "plus"
                | "not"
                | "no"
                | "thanks"
                | "please"
                | "then"
                | "because"
                | "neither"
                | "i'm"
                | "i've"
                | "it's"
                | "they're"
                | "you're"
                | "we're"
                | "that's"
                | "don't"
                | "maybe"
                | "well"
                | "just"
        )
}

fn link(token: &Token) -> bool {
    matches!(&*token.low, "http" | "https" | "www")
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn some_write_without_capitals_or_blanks() {
        assert_eq!(split("it rained all day. goats slept. so we left").len(), 3);
        assert_eq!(split("Did it rain? goats slept.").len(), 2);
        assert_eq!(split("It rained (did it?) we left.").len(), 2);
        assert_eq!(split("It rained in Norden. goats slept.").len(), 2);
        assert_eq!(split("It rained all day. called Ann then.").len(), 2);
        assert_eq!(split("It rained by 40%. goats slept.").len(), 2);
        assert_eq!(split("It rained.! goats slept. ? so we left.").len(), 3);
        assert_eq!(split("She sang \"Rain\". goats slept.").len(), 2);
        assert_eq!(split("It rained in 2031. goats slept.").len(), 2);
        assert_eq!(split("It rained (all the day). goats slept.").len(), 2);
        assert_eq!(split("It was great! told me all of it.").len(), 2);
        assert_eq!(split("It rained on the 5th. goats slept.").len(), 2);
        assert_eq!(split("WOW! goats slept.").len(), 2);
        assert_eq!(split("It rained all day. goats slept.").len(), 2);
        assert_eq!(split("It rained! goats slept.").len(), 2);
        assert_eq!(split("It rained. @ann saw it.").len(), 2);
        assert_eq!(split("It rained. https://low.example/a").len(), 2);
    }

    #[test]
    fn names_with_marks_and_asides_go_on() {
        for text in [
            "She works at Yahoo! in the port.",
            "Ann said it was hers. \"",
            "Why? asked Ann.",
            "It rained! called Ann.",
            "She met Mr. called Low.",
            "It rained for 12. goats slept.",
            "A Sr. Spec. to Ann Low.",
            "Goats Rock! aired at night.",
            "She lives in Low, WA. and works there.",
            "We ran ... (how?) away.",
            "Take voc. ed. classes.",
            "Low (D-Mass.) who left.",
            "It rained (did it?) and snowed.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
