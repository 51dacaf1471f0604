//! "Lovely Cottage This house is old": the stop is missing, but a small word
//! with a capital begins a sentence all the same.

use super::super::token::{Kind, Token};
use crate::lexicon::Classes;

/// Whether a sentence ends with `at` though nothing says so.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    // "It’s" are two tokens.
    let small =
        |t: &Token| t.kind == Kind::Word && !t.capital && (t.spaced || matches!(&*t.low, "'s"));
    let begins =
        next.spaced && next.capital && !next.shouted && tokens.get(at + 2).is_some_and(small);
    begins
        && (starts(next) && token.capital && closed(token)
            || turns(next) && named(tokens, at)
            || (points(next) && !starts(next) || tells(next)) && !token.capital && closed(token)
            || opposes(next) && closed(token)
            || leads(next) && next.low.len() > 1 && shouted(tokens, at)
            || (leads(next) || tells(next)) && aside(tokens, at))
}

/// "about goats The reason": a small word before it is none of a title.
fn points(token: &Token) -> bool {
    token.classes.any(Classes::DETERMINER) && token.low.len() > 1
}

/// "set it on the barn Take some milk": somebody is told to do something.
fn tells(token: &Token) -> bool {
    matches!(
        &*token.low,
        "take"
            | "create"
            | "see"
            | "call"
            | "contact"
            | "send"
            | "follow"
            | "let"
            | "consider"
            | "prepare"
            | "use"
            | "click"
            | "ok"
    )
}

/// A clause that stands apart from what is before it.
fn opposes(token: &Token) -> bool {
    matches!(
        &*token.low,
        "despite" | "although" | "because" | "since" | "while" | "how" | "thank" | "thanks"
    )
}

/// A small word that mostly begins a sentence where it has a capital.
fn starts(token: &Token) -> bool {
    matches!(
        stem(token),
        "this"
            | "these"
            | "it"
            | "he"
            | "she"
            | "we"
            | "they"
            | "you"
            | "there"
            | "my"
            | "our"
            | "your"
    )
}

/// "it's" is "it".
fn stem<'t>(token: &'t Token<'_>) -> &'t str {
    token.low.split_once('\'').map_or(&token.low, |(s, _)| s)
}

/// Words that are no part of a name, and turn to somebody or to another matter.
fn turns(token: &Token) -> bool {
    matches!(
        stem(token),
        "please"
            | "attached"
            | "here"
            | "sorry"
            | "the"
            | "if"
            | "how"
            | "what"
            | "are"
            | "do"
            | "does"
            | "did"
            | "don"
            | "let"
            | "hope"
            | "thank"
            | "unfortunately"
            | "anyway"
            | "yes"
            | "congratulations"
            | "note"
            | "just"
    )
}

/// A name, a number as of a telephone, words in brackets: what a greeting, an
/// address or an aside ends with.
fn named(tokens: &[Token], at: usize) -> bool {
    let word = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.is_some_and(|t| t.kind == Kind::Word && t.low.len() > 2)
    };
    let opened = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.is_some_and(|t| &*t.low == "(")
    };
    tokens.get(at).is_some_and(|t| match t.kind {
        Kind::Word => t.capital && closed(t),
        Kind::Number => t.low.len() > 3,
        // "(AP)" and "(c)" stand before a sentence's first word.
        Kind::Mark => &*t.low == ")" && word(1) && !opened(2),
    })
}

/// "OLD DAM The goats": two words of a heading, all of them capitals.
fn shouted(tokens: &[Token], at: usize) -> bool {
    let word = |n: usize| {
        let token = at.checked_sub(n).and_then(|i| tokens.get(i));
        token.is_some_and(|t| t.shouted && t.low.len() > 1)
    };
    word(0) && word(1)
}

/// A word of no name; an "I" is often told something of.
fn leads(token: &Token) -> bool {
    let small = Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY;
    token.classes.any(small) && &*token.low != "i"
}

/// "We fed it (the old one that Ann sold) They": some words in brackets; "(AP)" and
/// "(c)" stand before a sentence's first word.
fn aside(tokens: &[Token], at: usize) -> bool {
    let bracket = |t: &Token| matches!(&*t.low, "(" | ")" | "[" | "]");
    let from = at.saturating_sub(FAR);
    let inner = tokens.get(from..at).unwrap_or_default();
    let Some(opened) = inner.iter().rposition(bracket).map(|i| from + i) else {
        return false;
    };
    let before = opened.checked_sub(1).and_then(|b| tokens.get(b));
    let word = |t: &Token| t.kind != Kind::Mark || matches!(&*t.low, ")" | "\"");
    tokens.get(at).is_some_and(|t| matches!(&*t.low, ")" | "]"))
        && tokens
            .get(opened)
            .is_some_and(|t| matches!(&*t.low, "(" | "[") && t.breaks == 0)
        && before.is_some_and(word)
        && at - opened > LONG
}

/// So many tokens in brackets are no place and no mark of a list.
const LONG: usize = 4;

/// An aside is not longer, in tokens.
const FAR: usize = 40;

/// No word that leads on to another.
fn closed(token: &Token) -> bool {
    let leads = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::PRONOUN
        | Classes::VERB;
    token.kind == Kind::Word
        && !token.classes.any(leads)
        && !token.low.ends_with('.')
        && !matches!(&*token.low, "ps" | "fyi")
        && !token.classes.any(Classes::SAYING)
}

#[cfg(test)]
mod tests {
    use crate::text::sentence::split_text as split;

    #[test]
    fn a_small_word_with_a_capital_begins_a_sentence() {
        assert_eq!(
            split("Lovely Cottage This house is old."),
            ["Lovely Cottage", "This house is old."]
        );
        assert_eq!(split("We fed Norden He was old.").len(), 2);
        for text in [
            "They talk of goats The reason is rain.",
            "She put it in the barn Take some milk.",
            "It was signed by Ann Since it will rain, we left.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn behind_a_name_a_number_or_a_bracket_a_turn_to_somebody_begins_one() {
        for (text, first) in [
            ("Back soon, Ann Please send it on.", "Back soon, Ann"),
            (
                "Low and Ray 555-0142 The barn burns.",
                "Low and Ray 555-0142",
            ),
            (
                "We fed it (twice a day) Are you sure?",
                "We fed it (twice a day)",
            ),
            ("Love from Ann Here’s the goat.", "Love from Ann"),
        ] {
            assert_eq!(split(text)[0], first, "{text}");
        }
    }

    #[test]
    fn behind_an_aside_a_small_word_with_a_capital_begins_one() {
        for text in [
            "We fed it (the old one that Ann sold) They left.",
            "We fed it [the old one that Ann sold] The goat left.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
        for text in [
            "We fed it (the old one) They left.",
            "(Though it seldom rains there) They left.",
            "We fed it (the old one that Ann sold) I said.",
            "We fed it, the old one that Ann sold) They left.",
            "We fed it (the old one that Ann sold) they left.",
            "We fed it (the old one that Ann sold) Norden left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn behind_a_heading_in_capitals_a_small_word_with_a_capital_begins_one() {
        assert_eq!(split("OLD DAM BREAKS The goats left.")[0], "OLD DAM BREAKS");
        for text in [
            "OLD DAM BREAKS A GOAT FARM",
            "OLD DAM Goats left.",
            "We saw the DAM In that town.",
            "OLD DAM The Goats Left.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn a_place_line_and_a_clause_mark_begin_nothing() {
        for text in [
            "NORDEN (AP) The dam broke.",
            "They ask (a) Do goats swim and (b) why.",
            "In 12 The goats of it slept.",
            "She sang Please come home.",
            "See Ann The Goat.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn titles_and_words_that_lead_on_do_not() {
        for text in [
            "They sang with You again.",
            "She saw It Rained Again there.",
            "Ann said He was there.",
            "We fed that goat He was old.",
            "They read of The old barn.",
            "Ann Call said so.",
            "They talk of goats ANY day.",
            "The old IT barn is there.",
            "She saw Goats Some old film.",
            "PS You won it.",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
