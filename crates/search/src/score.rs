//! How well a claim fits a text.

use crate::document::Document;
use crate::plan::Seen;
use crate::query::Query;
use crate::term_id::TermId;
use crate::weights::{CONTEXT, LENGTH, NUMBER, OWN, SATURATION, USUAL_LENGTH};
use std::collections::HashMap;

/// Scores documents for one query: BM25F, a sum over the terms that both have of how
/// rare each is and how much it weighs in the document.
#[derive(Clone, Debug)]
pub struct Scorer<'q> {
    query: &'q Query,
    rarity: Vec<f64>,
    by_term: HashMap<&'q str, usize>,
}

impl<'q> Scorer<'q> {
    /// `seen` says of each of the query's terms how many documents have it.
    pub fn new(query: &'q Query, seen: &Seen) -> Scorer<'q> {
        let count = |i: usize| seen.counts.get(i).copied().unwrap_or_default();
        let terms = query.terms.iter().enumerate();
        let rarity = terms.map(|(i, t)| rarity(&t.term, count(i), seen.documents));
        let by_term = query.terms.iter().enumerate();
        Scorer {
            query,
            rarity: rarity.collect(),
            by_term: by_term.map(|(i, t)| (t.term.as_str(), i)).collect(),
        }
    }

    /// How well a document fits: 0 where nothing is in common. Comparable between the
    /// documents of one query only.
    pub fn score(&self, document: &Document) -> f64 {
        self.contributions(document).map(|(_, part)| part).sum()
    }

    /// A score as a share of what a claim that says the query, and nothing else, would
    /// get; 1 at the most.
    pub fn share(&self, score: f64) -> f64 {
        let weight = OWN + CONTEXT;
        let length = weight * self.rarity.len() as f64;
        let whole: f64 = self
            .rarity
            .iter()
            .map(|r| r * saturated(weight, length))
            .sum();
        match whole > 0.0 {
            true => (score / whole).clamp(0.0, 1.0),
            false => 0.0,
        }
    }

    /// The query's words that stand in the document, those that count most first.
    pub fn matched(&self, document: &Document) -> Vec<&'q str> {
        let mut parts: Vec<_> = self.contributions(document).collect();
        parts.sort_by(|(i, a), (j, b)| b.total_cmp(a).then(i.cmp(j)));
        let written = parts.iter().filter_map(|(i, _)| self.query.terms.get(*i));
        written.map(|term| term.written.as_str()).collect()
    }

    /// As [`Scorer::score`], of a document of which only the terms' numbers are known.
    /// `numbers` are the query's terms, as [`Scorer::numbers`] gives them.
    pub fn rough(&self, numbers: &HashMap<TermId, usize>, document: &[TermId]) -> f64 {
        let weight = OWN;
        let length = weight * document.len() as f64;
        let common = document.iter().filter_map(|id| numbers.get(id));
        let rarity = common.filter_map(|i| self.rarity.get(*i)).sum::<f64>();
        rarity * saturated(weight, length)
    }

    /// The query's terms as a newsroom's numbers, with their places in the query.
    pub fn numbers(&self, newsroom: u128) -> HashMap<TermId, usize> {
        let terms = self.query.terms.iter().enumerate();
        terms
            .map(|(i, t)| (TermId::of(newsroom, &t.term), i))
            .collect()
    }

    /// What each term that both have adds, with its place in the query. The shorter of
    /// the two is walked.
    fn contributions<'a>(
        &'a self,
        document: &'a Document,
    ) -> impl Iterator<Item = (usize, f64)> + 'a {
        let length = document.length();
        document.terms().filter_map(move |(term, weight)| {
            let i = *self.by_term.get(term)?;
            Some((i, self.rarity.get(i)? * saturated(weight, length)))
        })
    }
}

/// How much a term counts that so many of all documents have.
fn rarity(term: &str, count: u64, documents: u64) -> f64 {
    let count = count.min(documents) as f64;
    let others = documents as f64 - count;
    let rarity = (1.0 + (others + 0.5) / (count + 0.5)).ln();
    match term.starts_with(|c: char| c.is_ascii_digit()) {
        true => rarity * NUMBER,
        false => rarity,
    }
}

/// A weight in a document of some length: grows with the weight, to no end above
/// `1 + SATURATION`, and falls with the length.
fn saturated(weight: f64, length: f64) -> f64 {
    let norm = 1.0 - LENGTH + LENGTH * length / USUAL_LENGTH;
    weight * (1.0 + SATURATION) / (weight + SATURATION * norm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Fields;
    use proptest::prelude::*;

    fn document(text: &str) -> Document {
        Document::read(&Fields {
            own: vec![text],
            context: text,
            claimants: vec![],
        })
    }

    /// In a collection of 1,000 documents of which each term is in as many as said.
    fn seen(counts: &[u64]) -> Seen {
        Seen {
            documents: 1_000,
            counts: counts.to_vec(),
        }
    }

    #[test]
    fn rarer_words_count_more() {
        let query = Query::read("mayor quartzite");
        let seen = seen(&[400, 2]);
        let scorer = Scorer::new(&query, &seen);
        let of = |text| scorer.score(&document(text));
        assert!(of("the quartzite fell") > of("the mayor fell"));
        assert!(of("the mayor's quartzite") > of("the quartzite fell"));
        assert_eq!(of("a goat died"), 0.0);
        assert_eq!(
            scorer.matched(&document("Mayor: quartzite!")),
            ["quartzite", "mayor"]
        );
    }

    #[test]
    fn short_claims_and_own_words_count_more() {
        let query = Query::read("quartzite");
        let seen = seen(&[2]);
        let scorer = Scorer::new(&query, &seen);
        let short = scorer.score(&document("quartzite fell"));
        let long =
            document("quartzite fell upon the harbour, the station, the market hall and a goat");
        assert!(short > scorer.score(&long));
        let outside = Document::read(&Fields {
            own: vec!["it fell"],
            context: "quartzite fell",
            claimants: vec![],
        });
        assert!(short > scorer.score(&outside) && scorer.score(&outside) > 0.0);
    }

    #[test]
    fn numbers_count_less_than_words_as_rare() {
        let query = Query::read("quartzite 4711");
        let seen = seen(&[2, 2]);
        let scorer = Scorer::new(&query, &seen);
        assert!(scorer.score(&document("quartzite")) > scorer.score(&document("4711")));
    }

    #[test]
    fn the_claim_itself_has_the_whole_score() {
        let text = "Two goats of quartzite fell upon the market hall in Tallow";
        let query = Query::read(text);
        let seen = seen(&[1; 8]);
        let scorer = Scorer::new(&query, &seen);
        assert!(scorer.share(scorer.score(&document(text))) > 0.999);
        let half = scorer.share(scorer.score(&document("goats of quartzite fell")));
        assert!((0.3..0.9).contains(&half), "{half}");
        let nothing = Query::default();
        assert_eq!(Scorer::new(&nothing, &Seen::default()).share(0.0), 0.0);
    }

    proptest! {
        #[test]
        fn scores_are_bounded_and_more_in_common_is_no_less(
            query in "[a-z0-9 ]{0,60}", text in "[a-z0-9 ]{0,60}", counts in prop::collection::vec(0_u64..2_000, 0..20), documents in 0_u64..1_500,
        ) {
            let query = Query::read(&query);
            let seen = Seen { documents, counts };
            let scorer = Scorer::new(&query, &seen);
            let claim = document(&text);
            let score = scorer.score(&claim);
            prop_assert!(score.is_finite() && score >= 0.0);
            prop_assert!((0.0..=1.0).contains(&scorer.share(score)));
            let matched = scorer.matched(&claim);
            prop_assert_eq!(matched.is_empty(), score == 0.0);
            prop_assert!(matched.len() <= query.terms.len());
        }

        /// Both ways the same words match: what is looked for finds what would find it.
        #[test]
        fn what_matches_matches_both_ways(a in "[a-f ]{0,30}", b in "[a-f ]{0,30}") {
            let matches = |one: &str, other: &str| {
                let query = Query::read(one);
                let seen = Seen { documents: 9, counts: vec![1; query.terms.len()] };
                Scorer::new(&query, &seen).matched(&document(other)).len()
            };
            prop_assert_eq!(matches(&a, &b), matches(&b, &a));
        }

        #[test]
        fn the_rough_score_is_nothing_where_the_score_is(query in "[a-h ]{0,30}", text in "[a-h ]{0,30}") {
            let query = Query::read(&query);
            let seen = Seen { documents: 9, counts: vec![1; query.terms.len()] };
            let scorer = Scorer::new(&query, &seen);
            let claim = document(&text);
            let rough = scorer.rough(&scorer.numbers(5), &claim.ids(5));
            prop_assert_eq!(rough == 0.0, scorer.score(&claim) == 0.0);
        }
    }
}
