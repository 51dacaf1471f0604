//! Which new sentence is an old one, rewritten.
//!
//! A claim with a verdict keeps its name when its sentence is edited, and is to be
//! looked at again. That is right only where nobody could take the new sentence for
//! another one: so the two must be about the same, by the same, in much the same words,
//! and no third one may come near.

use crate::{Kind, Measure, Stance};
use std::collections::BTreeSet;

/// What a sentence must be known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// What sort of claim.
    pub kind: Kind,
    /// What its figure counts.
    pub measure: Option<Measure>,
    /// What the speaker does with it.
    pub stance: Option<Stance>,
    /// Who says it first; empty where nobody does.
    pub claimant: &'a str,
    /// The sentence.
    pub context: &'a str,
    /// The claim's own words in it.
    pub text: &'a str,
}

/// From here on two sentences are like each other.
const LIKE: f64 = 0.75;
/// How far off every third one must be.
const MARGIN: f64 = 0.1;
/// The fewest words that two sentences must share, numbers apart.
const SHARED: usize = 3;
/// The most words of a sentence, and the most pairs, that are looked at: what is
/// beyond them is not recognised.
const WORDS: usize = 400;
const PAIRS: usize = 250_000;

/// For each sentence that `wanted` names among those that are gone: the new one that
/// it became, if there is exactly one. No two become the same.
pub fn succeed(gone: &[Sentence], wanted: &[usize], new: &[Sentence]) -> Vec<Option<usize>> {
    if wanted.len().max(1) * new.len() > PAIRS || gone.len() * wanted.len() > PAIRS {
        return vec![None; wanted.len()];
    }
    let gone: Vec<_> = gone.iter().map(Traits::of).collect();
    let new: Vec<_> = new.iter().map(Traits::of).collect();
    let heir = |i: &usize| {
        let old = gone.get(*i)?;
        let (best, score) = alone(new.iter().map(|n| old.likeness(n)))?;
        let rival = alone(gone.iter().map(|g| g.likeness(&new[best])))?;
        (score >= LIKE && rival.0 == *i).then_some(best)
    };
    wanted.iter().map(heir).collect()
}

/// How much two sentences are like each other, from 0 to 1; 0 where they are about
/// something else.
pub fn likeness(one: &Sentence, other: &Sentence) -> f64 {
    Traits::of(one).likeness(&Traits::of(other))
}

/// The greatest of the scores, where every other is well below it.
fn alone(scores: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    let (mut best, mut second) = (None, 0.0);
    for (i, score) in scores.enumerate() {
        match best {
            Some((_, top)) if score <= top => second = f64::max(second, score),
            _ => {
                second = best.map_or(second, |(_, top)| top);
                best = Some((i, score));
            }
        }
    }
    best.filter(|(_, top)| *top > 0.0 && *top - second >= MARGIN)
}

/// A sentence, taken apart once.
struct Traits {
    about: (Kind, Option<Measure>, Option<Stance>),
    claimant: Vec<String>,
    names: BTreeSet<String>,
    negations: usize,
    context: Line,
    text: Line,
}

impl Traits {
    fn of(sentence: &Sentence) -> Traits {
        let words: Vec<String> = words(sentence.context).map(str::to_lowercase).collect();
        let claimant = self::words(sentence.claimant).map(str::to_lowercase);
        Traits {
            about: (sentence.kind, sentence.measure, sentence.stance),
            claimant: claimant.filter(|w| !ARTICLES.contains(&&**w)).collect(),
            names: names(sentence.context),
            negations: words.iter().filter(|w| negates(w)).count(),
            context: Line::of(sentence.context),
            text: Line::of(sentence.text),
        }
    }

    fn likeness(&self, other: &Traits) -> f64 {
        let comparable = self.about == other.about
            && same_claimant(&self.claimant, &other.claimant)
            && (self.names.is_subset(&other.names) || other.names.is_subset(&self.names))
            && self.negations == other.negations
            && self.context.comparable(&other.context);
        match comparable {
            true => (self.context.likeness(&other.context) + self.text.likeness(&other.text)) / 2.0,
            false => 0.0,
        }
    }
}

/// "Mayor Brandt" is "Brandt", and "the ministry" may be "the defence ministry"; but
/// two people of one surname are two.
fn same_claimant(one: &[String], other: &[String]) -> bool {
    let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    one.last() == other.last() && (within(one, other) || within(other, one))
}

/// Words with a capital, the first one only where it is none that begins many sentences.
fn names(context: &str) -> BTreeSet<String> {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let named = words(context).enumerate().filter(|(_, w)| capital(w));
    let named = named.map(|(i, w)| (i, w.to_lowercase()));
    named
        .filter(|(i, w)| *i > 0 || !BEGINNINGS.contains(&&**w))
        .map(|(_, w)| w)
        .collect()
}

fn negates(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

const ARTICLES: [&str; 3] = ["the", "a", "an"];
const NEGATIONS: [&str; 14] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without",
    "deny", "denies", "denied", "denying",
];
const BEGINNINGS: [&str; 40] = [
    "the", "a", "an", "at", "in", "on", "of", "by", "for", "from", "with", "after", "before", "as",
    "and", "but", "more", "most", "over", "up", "some", "about", "around", "nearly", "almost",
    "only", "another", "other", "it", "its", "this", "that", "these", "there", "their", "his",
    "her", "he", "she", "they",
];

/// Words and signs; quotation marks, dashes and stops stand between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| c.is_alphanumeric() || "'’%$€£¥°".contains(c);
    text.split(move |c: char| !inner(c))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
        .take(WORDS + 1)
}

/// The words of a text, as they stand and sorted. A number stands for every number:
/// what it counts is more the sentence than the count.
struct Line {
    words: Vec<String>,
    sorted: Vec<String>,
}

impl Line {
    fn of(text: &str) -> Line {
        let words: Vec<String> = words(text).map(plain).collect();
        let mut sorted = words.clone();
        sorted.sort();
        Line { words, sorted }
    }

    /// Twice the words that both have in the same order, of all that they have.
    fn likeness(&self, other: &Line) -> f64 {
        let all = (self.words.len() + other.words.len()).max(1);
        2.0 * in_order(&self.words, &other.words) as f64 / all as f64
    }

    /// Whether they could be the same sentence at all: enough words in common, and
    /// no two of these swapped, since who hit whom matters.
    fn comparable(&self, other: &Line) -> bool {
        let longest = self.words.len().max(other.words.len());
        let common = shared(&self.sorted, &other.sorted);
        let numbers = |line: &Line| line.words.iter().filter(|w| *w == NUMBER).count();
        let telling = common.saturating_sub(numbers(self).min(numbers(other)));
        longest <= WORDS
            && telling >= SHARED
            && 2 * common >= longest
            && in_order(&self.words, &other.words) + 1 >= common
    }
}

const NUMBER: &str = "#";

fn plain(word: &str) -> String {
    match word.chars().next().is_some_and(char::is_numeric) {
        true => NUMBER.to_owned(),
        false => word.to_lowercase().replace('’', "'"),
    }
}

/// The length of the longest common subsequence.
fn in_order(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (k, b) in other.iter().enumerate() {
            let above = row[k + 1];
            row[k + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[k])
            };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// How many elements two sorted lists share.
fn shared(one: &[String], other: &[String]) -> usize {
    let (mut i, mut k, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(k)) {
        shared += usize::from(a == b);
        (i, k) = (i + usize::from(a <= b), k + usize::from(b <= a));
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said<'a>(claimant: &'a str, context: &'a str) -> Sentence<'a> {
        Sentence {
            kind: Kind::Statement,
            measure: None,
            stance: Some(Stance::Asserts),
            claimant,
            context,
            text: context,
        }
    }

    fn mayor(context: &str) -> Sentence<'_> {
        said("the mayor", context)
    }

    fn heirs(gone: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        let gone: Vec<_> = gone.iter().map(|c| mayor(c)).collect();
        let new: Vec<_> = new.iter().map(|c| mayor(c)).collect();
        succeed(&gone, &(0..gone.len()).collect::<Vec<_>>(), &new)
    }

    #[test]
    fn an_edited_sentence_is_known_again() {
        for (old, new) in [
            (
                "At least 12 people drowned in the flood, the mayor said.",
                "At least 31 people drowned in the flood, the mayor said.",
            ),
            (
                "The bridge at Lenz is closed until spring, the mayor said.",
                "The bridge at Lenz is closed until early spring, the mayor said on Friday.",
            ),
            (
                "The repair cost the town $5 million, the mayor said.",
                "The repair cost the town €5 million, the mayor said.",
            ),
            (
                "Some 40 houses lost power during the storm.",
                "More than 40 houses lost power during the storm.",
            ),
        ] {
            assert_eq!(heirs(&[old], &[new]), [Some(0)], "{new}");
            assert!(likeness(&mayor(old), &mayor(new)) < 1.0 || old.contains("12"));
        }
    }

    #[test]
    fn another_sentence_is_not() {
        for (old, new) in [
            // Another place, another person, another day.
            (
                "Storms killed 12 people in Aldorf.",
                "Storms killed 15 people in Bergen.",
            ),
            (
                "Aldorf lost 12 houses in the storm.",
                "Bergen lost 15 houses in the storm.",
            ),
            (
                "The school reopens on Monday morning.",
                "The school reopens on Tuesday morning.",
            ),
            // The opposite.
            (
                "The dam will hold through the night.",
                "The dam will not hold through the night.",
            ),
            (
                "The driver didn't see the red light.",
                "The driver did see the red light.",
            ),
            // The same words in other roles.
            (
                "the officer hit the protester first",
                "the protester hit the officer first",
            ),
            // Too little in common, or too short.
            (
                "The dam held, the mayor said.",
                "The school reopened, the mayor said.",
            ),
            ("12 died.", "15 died."),
            ("", ""),
        ] {
            assert_eq!(heirs(&[old], &[new]), [None], "{new}");
        }
    }

    #[test]
    fn the_same_words_of_somebody_else_are_another_sentence() {
        let words = "The dam at the old mill will hold, she said.";
        let like = |a, b| likeness(&said(a, words), &said(b, words)) > LIKE;
        assert!(like("Mayor Brandt", "Brandt") && like("the ministry", "The Ministry"));
        assert!(like("the defence ministry", "the ministry"));
        assert!(!like("Eva Brandt", "Jan Brandt"));
        assert!(!like("the mayor", "the engineer") && !like("", "the mayor"));
        let other = |change: fn(&mut Sentence)| {
            let mut other = mayor(words);
            change(&mut other);
            likeness(&mayor(words), &other)
        };
        assert_eq!(other(|s| s.kind = Kind::Assertion), 0.0);
        assert_eq!(other(|s| s.measure = Some(Measure::Deaths)), 0.0);
        assert_eq!(other(|s| s.stance = Some(Stance::Denies)), 0.0);
        assert_eq!(other(|_| {}), 1.0);
    }

    #[test]
    fn where_two_could_be_it_none_is() {
        let old = "At least 12 people drowned in the flood.";
        let [a, b] =
            ["At least 13", "At least 15"].map(|n| format!("{n} people drowned in the flood."));
        assert_eq!(heirs(&[old], &[&a, &b]), [None]);
        assert_eq!(heirs(&[old, &b], &[&a]), [None, None], "which became it?");
        let far = "The mayor thanked all volunteers in the town hall.";
        assert_eq!(
            heirs(&[far, old], &[&a, "Nobody knows why."]),
            [None, Some(0)]
        );
    }

    #[test]
    fn what_is_too_much_is_not_looked_at() {
        let long = "word ".repeat(401);
        assert_eq!(heirs(&[&long], &[&long]), [None]);
        let many = vec!["The dam held through the night."; 600];
        assert!(heirs(&many, &many).iter().all(Option::is_none));
    }

    fn sentences() -> impl Strategy<Value = Vec<String>> {
        let word = "(Aldorf|dam|held|12|3,000|not|the|mayor|broke|\\PC{0,4})";
        let sentence = prop::collection::vec(word, 0..9).prop_map(|w| w.join(" "));
        prop::collection::vec(sentence, 0..8)
    }

    proptest! {
        #[test]
        fn likeness_is_a_share_and_goes_both_ways(all in sentences()) {
            for (a, b) in all.iter().zip(all.iter().rev()) {
                let (a, b) = (mayor(a), mayor(b));
                let score = likeness(&a, &b);
                prop_assert!((0.0..=1.0).contains(&score));
                prop_assert_eq!(score, likeness(&b, &a));
                prop_assert!([0.0, 1.0].contains(&likeness(&a, &a)));
            }
        }

        #[test]
        fn nobody_has_two_heirs_and_no_heir_two_elders(gone in sentences(), new in sentences()) {
            let gone: Vec<_> = gone.iter().map(|c| mayor(c)).collect();
            let new: Vec<_> = new.iter().map(|c| mayor(c)).collect();
            let wanted: Vec<_> = (0..gone.len()).step_by(2).collect();
            let heirs = succeed(&gone, &wanted, &new);
            prop_assert_eq!(heirs.len(), wanted.len());
            let taken: Vec<_> = heirs.iter().flatten().collect();
            let once: BTreeSet<_> = taken.iter().collect();
            prop_assert_eq!(once.len(), taken.len());
            for (i, heir) in wanted.iter().zip(&heirs) {
                if let Some(heir) = heir {
                    prop_assert!(likeness(&gone[*i], &new[*heir]) >= LIKE);
                }
            }
        }
    }
}
