//! Short names that the text itself gives: "the Tallow Guild (TG)" makes TG the guild.

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};
use std::collections::BTreeMap;

/// So many words has a long name at most.
const LONGEST: usize = 12;

/// The abbreviations of a text, each with its long name; none where it has two.
#[derive(Debug, Default)]
pub(super) struct Short<'d>(BTreeMap<&'d str, Option<Run>>);

impl<'d> Short<'d> {
    pub(super) fn of(doc: &Doc<'d>) -> Self {
        let mut found = Short::default();
        for open in 1..doc.tokens.len() {
            if doc.low(open) != "(" {
                continue;
            }
            if let Some(long) = behind(doc, open) {
                found.add(doc, open + 1, long);
            }
            if let Some(long) = bracketed(doc, open) {
                found.add(doc, open - 1, long);
            }
        }
        found
    }

    fn add(&mut self, doc: &Doc<'d>, short: usize, long: Run) {
        let known = self.0.entry(exact(doc, short));
        let known = known.or_insert_with(|| Some(long.clone()));
        if known.as_ref().is_some_and(|k| !alike(doc, k, &long)) {
            *known = None;
        }
    }

    /// The long name of a claimant, without an article.
    pub(super) fn long(&self, doc: &Doc<'d>, claimant: &Run) -> Option<Run> {
        let name = claimant.end.checked_sub(1)?;
        let bare = match claimant.len() {
            1 => true,
            2 => doc.low(claimant.start) == "the",
            _ => false,
        };
        let long = self.0.get(exact(doc, name)).filter(|_| bare);
        long.cloned().flatten()
    }
}

fn exact<'d>(doc: &Doc<'d>, at: usize) -> &'d str {
    doc.exact(&(at..at + 1))
}

fn alike(doc: &Doc<'_>, a: &Run, b: &Run) -> bool {
    a.len() == b.len()
        && a.clone()
            .zip(b.clone())
            .all(|(a, b)| doc.low(a) == doc.low(b))
}

/// "the Tallow Guild (TG)": the words before the bracket at `open`.
fn behind(doc: &Doc<'_>, open: usize) -> Option<Run> {
    let letters = letters(doc, open + 1).filter(|_| doc.low(open + 2) == ")")?;
    let from = open.saturating_sub(LONGEST);
    let starts = (from..open).rev().take_while(|i| part(doc, *i));
    let mut fitting = starts.filter(|i| doc.capital(*i));
    let start = fitting.nth(letters.len() - 1)?;
    fits(doc, &(start..open), letters).then_some(start..open)
}

/// "TG (Tallow Guild)": the words in the bracket at `open`.
fn bracketed(doc: &Doc<'_>, open: usize) -> Option<Run> {
    let letters = letters(doc, open - 1)?;
    let words = (open + 1..open + 1 + LONGEST)
        .take_while(|i| part(doc, *i))
        .count();
    let article = usize::from(doc.low(open + 1) == "the");
    let long = open + 1 + article..open + 1 + words;
    let closed = doc.low(long.end) == ")" && words > article;
    (closed && fits(doc, &long, letters)).then_some(long)
}

/// The letters of an abbreviation, two to eight capitals.
fn letters<'d>(doc: &Doc<'d>, at: usize) -> Option<&'d str> {
    let word = exact(doc, at);
    let short = (2..=8).contains(&word.len());
    (short && word.bytes().all(|b| b.is_ascii_uppercase())).then_some(word)
}

/// A word that can stand in a long name.
fn part(doc: &Doc<'_>, at: usize) -> bool {
    let small = C::PREPOSITION | C::CONJUNCTION | C::DETERMINER;
    doc.is_word(at) && (doc.capital(at) || doc.is(at, small) || doc.low(at) == "'s")
}

/// Whether the words with a capital begin with the letters, one each.
fn fits(doc: &Doc<'_>, long: &Run, letters: &str) -> bool {
    let capitals = long.clone().filter(|i| doc.capital(*i));
    let first = |i: usize| exact(doc, i).chars().next();
    let first_is_name = doc.capital(long.start) && !doc.is(long.start, C::DETERMINER);
    first_is_name && capitals.map(first).eq(letters.chars().map(Some))
}

#[cfg(test)]
mod tests {
    use super::super::tests::drafts;

    fn last(text: &str) -> String {
        drafts(text).last().cloned().unwrap_or_default()
    }

    #[test]
    fn a_short_name_in_brackets_is_the_long_one() {
        for text in [
            "The Tallow Guild of Norland (TGN) burned. TGN said that it leaked.",
            "TGN (the Tallow Guild of Norland) burned. The TGN said that it leaked.",
            "The Tallow Guild of Norland (TGN) and Tallow Guild of Norland (TGN). TGN said that it leaked.",
        ] {
            let found = last(text);
            assert!(
                [
                    "The Tallow Guild of Norland said that it leaked.",
                    "Tallow Guild of Norland said that it leaked."
                ]
                .contains(&&*found),
                "{found}"
            );
        }
        assert_eq!(
            last("The World Health Organization (WHO) met. The dam leaked, according to the WHO."),
            "According to the World Health Organization, the dam leaked."
        );
    }

    #[test]
    fn other_brackets_and_two_long_names_give_none() {
        for text in [
            "The Tallow Guild (TGN) burned. TGN said that it leaked.",
            "The Tallow Guild of Norland (TGN) met the Town Guard of Norland (TGN). TGN said that it leaked.",
            "The Tallow Guild of Norland (it burned) left. TGN said that it leaked.",
            "It burned (TGN). TGN said that it leaked.",
            "The Tallow Hall of Norland (TGN) burned. TGN said that it leaked.",
            "TGN (Norland) burned. TGN said that it leaked.",
        ] {
            assert_eq!(last(text), "TGN said that it leaked.", "{text}");
        }
        assert_eq!(
            last("The Tallow Guild (TG) burned. TG men said that it leaked."),
            "TG men said that it leaked."
        );
    }
}
