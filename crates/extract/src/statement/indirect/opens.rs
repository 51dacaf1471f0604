//! Whether the words behind a verb open a clause.

use crate::lexicon::Classes as C;
use crate::statement::cue::Cue;
use crate::text::{Doc, Sentence};

/// "said officers still watch it": behind "say" and "tell" nearly every phrase
/// opens a clause, whether or not its verb is known; not "said goodbye".
pub(super) fn bare(doc: &Doc<'_>, cue: Cue, start: usize) -> bool {
    let opens = C::DETERMINER | C::PRONOUN | C::POSSESSIVE;
    let verb = doc.is(start + 1, C::AUXILIARY | C::VERB);
    let idiom = !verb
        && matches!(
            doc.low(start),
            "so" | "no"
                | "yes"
                | "it"
                | "little"
                | "much"
                | "more"
                | "enough"
                | "nothing"
                | "something"
                | "goodbye"
                | "hello"
                | "sorry"
                | "what"
                | "this"
                | "that"
        )
        || matches!(
            (doc.low(start), doc.low(start + 1)),
            ("the", "same" | "opposite" | "word" | "words")
                | ("a", "word" | "lot" | "prayer" | "few")
        );
    matches!(cue.lemma, "say" | "tell")
        && !idiom
        && (doc.is_word(start + 1) || doc.is_number(start + 1) || doc.is(start, C::PRONOUN))
        && (doc.is_word(start + 2)
            || doc.low(start + 2) == ","
            || doc.quotation(start + 3).is_some())
        && (doc.is(start, opens)
            || crate::figure::starts_amount(doc, start)
            || doc.capital(start)
            || doc.is(start, C::PERSON)
            || doc.low(start).ends_with('s')
            || cue.lemma == "say" && acts(doc, start))
}

/// "say cervical screening prevents most": a noun and a verb in -s behind it, which no
/// list has.
fn acts(doc: &Doc<'_>, start: usize) -> bool {
    let small = C::PREPOSITION | C::CONJUNCTION | C::ADVERB | C::VERB | C::AUXILIARY;
    let plain = |i: usize| doc.is_word(i) && !doc.is(i, small);
    let third = |i: usize| {
        let word = doc.low(i);
        plain(i) && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss")
    };
    let object = |i: usize| doc.is(i, C::DETERMINER) || crate::figure::starts_amount(doc, i);
    plain(start) && (start + 1..start + 5).any(|i| third(i) && object(i + 1))
}

/// Whether a content may begin with the word at `at`.
pub(super) fn begins_content(doc: &Doc<'_>, at: usize) -> bool {
    let bad = C::AUXILIARY | C::CONJUNCTION;
    let preposition = doc.is(at, C::PREPOSITION)
        && !matches!(
            doc.low(at),
            "over" | "about" | "around" | "under" | "in" | "on" | "at" | "despite" | "near"
        );
    let word = doc.is_word(at)
        || doc.is_number(at)
        || matches!(doc.low(at), "$" | "£" | "€" | "“" | "\"" | "''" | "‘");
    word && !preposition
        && (!doc.is(at, bad)
            || doc.low(at) == "that" && doc.is(at + 1, C::AUXILIARY | C::VERB)
            || matches!(
                doc.low(at),
                "if" | "when" | "there" | "while" | "what" | "how"
            ))
        && !(doc.is(at, C::WEEKDAY))
}

/// Whether a finite verb stands in the first words: then it is a clause.
pub(super) fn finite_follows(
    doc: &Doc<'_>,
    sentence: &Sentence,
    start: usize,
    until: &[&str],
) -> bool {
    let limit = sentence.run.end.min(start + 14);
    let words = (start + 1..limit).take_while(|i| !until.contains(&doc.low(*i)));
    let modifier = C::DETERMINER | C::POSSESSIVE | C::PREPOSITION;
    let past = |i: usize| {
        doc.low(i).ends_with("ed")
            && doc.low(i).len() > 4
            && !doc.capital(i)
            && !doc.is(i - 1, modifier)
            && doc.low(i - 1) != "and"
    };
    contracted(doc.low(start))
        || words.into_iter().any(|i| {
            (doc.is(i, C::AUXILIARY) && doc.low(i) != "'s")
                || doc.is(i, C::VERB)
                || past(i)
                || doc.low(i).contains('\'') && !(doc.low(i) == "'s" && owns(doc, i))
        })
}

/// "he'd", "they're": a subject and its verb in one word.
fn contracted(word: &str) -> bool {
    ["'d", "'ll", "'ve", "'re", "'m"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// "in Monday's paper", "the Ledger's": whose it is.
fn owns(doc: &Doc<'_>, at: usize) -> bool {
    let owner = at.wrapping_sub(1);
    (doc.capital(owner) || doc.is(owner, C::WEEKDAY)) && !doc.is(at + 1, C::DETERMINER)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn a_clause_is_known_by_its_first_words() {
        for (text, who, what) in [
            (
                "The mayor said guards still watch it.",
                "The mayor",
                "guards still watch it",
            ),
            (
                "The mayor said he’d sell Norland’s goats.",
                "The mayor",
                "he’d sell Norland’s goats",
            ),
            (
                "The mayor said 7 goats slept.",
                "The mayor",
                "7 goats slept",
            ),
            (
                "The mayor told the judge the guild “regrets it” and that “it leaked”.",
                "The mayor",
                "the guild “regrets it” and that “it leaked”",
            ),
            (
                "Another said guards had been told to stop.",
                "Another",
                "guards had been told to stop",
            ),
            (
                "Experts say early screening prevents most floods.",
                "Experts",
                "early screening prevents most floods",
            ),
            (
                "The mayor said they, too, slept.",
                "The mayor",
                "they, too, slept",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
    }

    #[test]
    fn an_object_with_an_owner_is_no_clause() {
        let text = "The mayor rejected a rumour in Friday’s Ledger, by which the dam was sold.";
        assert_eq!(said(text)[0].1, "a rumour in Friday’s Ledger");
    }

    #[test]
    fn said_with_a_single_word_says_nothing() {
        for text in [
            "The mayor said little about it.",
            "The mayor said no to the vote.",
            "The mayor said the same.",
            "The mayor said goodbye.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
