//! From a text to tokens, quotations, paragraphs and sentences.

pub(crate) mod boilerplate;
pub(crate) mod clause;
mod lead;
pub(crate) mod paragraph;
pub(crate) mod quotation;
pub(crate) mod sentence;
pub(crate) mod token;

use crate::lexicon::{Classes, Word};
use paragraph::{Paragraph, Role};
use quotation::Quotation;
use std::ops::Range;
use token::Token;

/// A run of tokens, by their places in [`Doc::tokens`].
pub(crate) type Run = Range<usize>;

/// One sentence: with all of a quotation that it opens.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) run: Run,
    /// In headline style: most words are capitalised, so that says nothing about names.
    pub(crate) headline: bool,
    /// The paragraph it stands in.
    pub(crate) paragraph: usize,
}

/// A text and what was read from it. Lookups outside the text give nothing.
#[derive(Debug)]
pub(crate) struct Doc<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token<'t>>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) sentences: Vec<Sentence>,
    /// For each token, the quotation it stands in.
    inside: Vec<Option<u32>>,
}

impl<'t> Doc<'t> {
    pub(crate) fn new(text: &'t str, has_title: bool) -> Self {
        let tokens = token::tokens(text);
        let mut paragraphs = paragraph::paragraphs(text, &tokens);
        boilerplate::mark(text, &tokens, &mut paragraphs, has_title);
        paragraphs.retain(|p| p.role != Role::Boilerplate);
        let quotations = quotation::quotations(&tokens, &paragraphs);
        let inside = quotation::inside(&quotations, tokens.len());
        let sentences = all_sentences(&tokens, &paragraphs, &inside);
        Doc {
            text,
            tokens,
            quotations,
            sentences,
            inside,
        }
    }

    /// The token's word in lower case with straight apostrophes, or `""`.
    pub(crate) fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.low)
    }

    /// The token's word, to look it up.
    pub(crate) fn word(&self, at: usize) -> Option<Word<'_>> {
        self.tokens.get(at).map(Token::word)
    }

    /// The word `n` tokens before `at`, or `""`.
    pub(crate) fn before(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map_or("", |i| self.low(i))
    }

    /// Whether the token has one of the classes.
    pub(crate) fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|t| t.classes.any(classes))
    }

    /// Whether the token begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capital)
    }

    /// Whether white space stands before the token.
    pub(crate) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.spaced)
    }

    /// Whether the token is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == token::Kind::Word)
    }

    /// Whether the token is made of digits.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == token::Kind::Number)
    }

    /// The quotation that the token stands in.
    pub(crate) fn quotation(&self, at: usize) -> Option<usize> {
        self.inside.get(at).copied().flatten().map(|q| q as usize)
    }

    /// How many tokens the blank-separated words of `phrase` cover from `at`; none when they do not stand there.
    #[inline(always)]
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Rules try long lists at every word: most end here, without a call.
        match (self.low(at).as_bytes(), phrase.as_bytes()) {
            ([first, ..], [wanted, ..]) if first == wanted => self.words(at, phrase),
            _ => None,
        }
    }

    #[inline(never)]
    fn words(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut next) = (phrase, at);
        loop {
            rest = rest.strip_prefix(self.low(next))?;
            next += 1;
            if rest.is_empty() {
                return Some(next - at);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// The bytes of a run of tokens.
    pub(crate) fn bytes(&self, run: &Run) -> Option<Range<usize>> {
        let first = self.tokens.get(run.start)?;
        let last = self.tokens.get(run.end.checked_sub(1)?)?;
        (first.start < last.end).then_some(first.start..last.end)
    }

    /// Whether nothing but single blanks parts the tokens of a run.
    pub(crate) fn one_blank_apart(&self, run: &Run) -> bool {
        let tokens = self.tokens.get(run.clone()).unwrap_or_default();
        let blank = |gap: Range<usize>| self.text.as_bytes().get(gap) == Some(b" ");
        let pairs = tokens.iter().zip(tokens.iter().skip(1));
        pairs
            .map(|(one, next)| one.end..next.start)
            .all(|gap| gap.is_empty() || blank(gap))
    }

    /// The words of a run, exactly as they stand.
    pub(crate) fn exact(&self, run: &Run) -> &'t str {
        self.bytes(run).and_then(|b| self.text.get(b)).unwrap_or("")
    }
}

/// The most bytes of a sentence. What is longer holds something that is no word
/// (an encoded picture, a run of blanks), and a claim in it could be sent to nobody.
const LONGEST: usize = 10_000;

fn all_sentences(
    tokens: &[Token],
    paragraphs: &[Paragraph],
    inside: &[Option<u32>],
) -> Vec<Sentence> {
    let split = |(at, p): (usize, &Paragraph)| {
        let headline = p.role == Role::Title || sentence::title_case(tokens, &p.run);
        let runs = sentence::with_dateline(tokens, sentence::split(tokens, &p.run, inside));
        let first = p.run.start;
        let lead = move |run: Run| match run.start == first {
            true => lead::without(tokens, run),
            false => run,
        };
        let written = runs
            .into_iter()
            .map(|run| sentence::without_dots(tokens, run))
            .map(lead)
            .filter(|run| length(tokens, run) <= LONGEST);
        written.map(move |run| Sentence {
            run,
            headline,
            paragraph: at,
        })
    };
    paragraphs.iter().enumerate().flat_map(split).collect()
}

/// The bytes of each sentence by itself, those within a quotation too.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let tokens = token::tokens(text);
    let runs = paragraph::paragraphs(text, &tokens)
        .into_iter()
        .flat_map(|p| sentence::split(&tokens, &p.run, &[]));
    let bytes = |run: Run| Some(tokens.get(run.start)?.start..tokens.get(run.end - 1)?.end);
    runs.filter_map(bytes).collect()
}

fn length(tokens: &[Token], run: &Run) -> usize {
    let run = tokens.get(run.clone()).unwrap_or_default();
    let (first, last) = (run.first(), run.last());
    first
        .zip(last)
        .map_or(0, |(first, last)| last.end - first.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_wrote_is_no_sentence() {
        for filler in ["A".repeat(LONGEST), " ".repeat(LONGEST)] {
            let text = format!("It rained. At least 40 died {filler} there. It snowed.");
            let doc = Doc::new(&text, false);
            let kept: Vec<_> = doc.sentences.iter().map(|s| doc.exact(&s.run)).collect();
            assert_eq!(kept, ["It rained.", "It snowed."]);
        }
        let long = format!("At least 40 died {} there.", "A".repeat(LONGEST - 50));
        assert_eq!(Doc::new(&long, false).sentences.len(), 1);
    }

    #[test]
    fn lookups_outside_the_text_give_nothing() {
        let doc = Doc::new("It rained.", false);
        assert_eq!((doc.low(9), doc.before(0, 1)), ("", ""));
        assert!(!doc.is_word(9) && !doc.is_number(9) && !doc.spaced(9) && !doc.capital(9));
        assert!(!doc.is(9, Classes::VERB));
        assert_eq!(doc.quotation(9), None);
        assert_eq!(doc.exact(&(1..9)), "");
        assert_eq!(doc.bytes(&(1..1)), None);
        assert_eq!(doc.phrase(9, "it"), None);
        assert_eq!(doc.phrase(2, ". it"), None);
    }

    #[test]
    fn blanks_and_breaks_part_tokens() {
        let doc = Doc::new("It rained, and\nit  was\u{200b}loud.", false);
        for (run, single) in [
            (0..4, true),
            (3..5, false),
            (4..6, false),
            (5..7, false),
            (6..9, true),
            (0..0, true),
        ] {
            assert_eq!(doc.one_blank_apart(&run), single, "{run:?}");
        }
    }

    #[test]
    fn words_are_compared_in_lower_case_with_straight_apostrophes() {
        let doc = Doc::new("Didn’t IT Rain? No.", false);
        assert_eq!(doc.low(0), "didn't");
        assert_eq!(doc.exact(&(0..2)), "Didn’t IT");
        assert_eq!(doc.phrase(1, "it rain"), Some(2));
        assert_eq!(doc.phrase(1, "it rained"), None);
        assert!(doc.capital(2) && !doc.capital(3));
    }

    #[test]
    fn a_quotation_holds_its_words_and_not_its_marks() {
        let doc = Doc::new("She said “it rained” then.", false);
        let held: Vec<bool> = (0..8).map(|i| doc.quotation(i).is_some()).collect();
        assert_eq!(held, [false, false, false, true, true, false, false, false]);
    }

    #[test]
    fn sentences_know_their_paragraph_and_whether_they_are_headlines() {
        let doc = Doc::new(
            "Old Dam Breaks\n\nIt rained. It was loud.\n\nThey left.",
            true,
        );
        let read: Vec<(usize, bool)> = doc
            .sentences
            .iter()
            .map(|s| (s.paragraph, s.headline))
            .collect();
        assert_eq!(read, [(0, true), (1, false), (1, false), (2, false)]);
    }
}
