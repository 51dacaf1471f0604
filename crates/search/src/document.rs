//! A claim as it is looked for.

use crate::weights::{CLAIMANT, CONTEXT, OWN};
use crate::word::words;
use std::collections::BTreeMap;

/// The texts of a claim.
#[derive(Clone, Debug, Default)]
pub struct Fields<'a> {
    /// What says it: proposition, text. A word counts once for all of them.
    pub own: Vec<&'a str>,
    /// The sentence around it.
    pub context: &'a str,
    /// Who says it.
    pub claimants: Vec<&'a str>,
}

/// The terms of a claim with their weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    terms: BTreeMap<String, f64>,
    length: f64,
}

/// So many terms of a field count: enough for any sentence, and a bound for what is none.
const MOST: usize = 100;

impl Document {
    /// Reads a claim's texts. At most 300 terms count.
    pub fn read(fields: &Fields<'_>) -> Document {
        let mut document = Document::default();
        document.add(&fields.own, OWN);
        document.add(&[fields.context], CONTEXT);
        document.add(&fields.claimants, CLAIMANT);
        document.length = document.terms.values().sum();
        document
    }

    fn add(&mut self, texts: &[&str], weight: f64) {
        let mut seen: BTreeMap<String, f64> = BTreeMap::new();
        for word in texts.iter().flat_map(|text| words(text)) {
            if seen.len() < MOST {
                seen.insert(word.term, weight);
            }
        }
        for (term, weight) in seen {
            *self.terms.entry(term).or_default() += weight;
        }
    }

    /// Its terms with their weights, in the order of the alphabet.
    pub fn terms(&self) -> impl Iterator<Item = (&str, f64)> {
        self.terms
            .iter()
            .map(|(term, weight)| (term.as_str(), *weight))
    }

    /// The weight of a term; 0 where it does not stand in the claim.
    pub fn weight(&self, term: &str) -> f64 {
        self.terms.get(term).copied().unwrap_or_default()
    }

    /// The sum of all weights.
    pub fn length(&self) -> f64 {
        self.length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(own: &[&str], context: &str, claimants: &[&str]) -> Document {
        Document::read(&Fields {
            own: own.to_vec(),
            context,
            claimants: claimants.to_vec(),
        })
    }

    #[test]
    fn a_word_weighs_what_its_places_weigh() {
        let claim = read(
            &["Two goats died.", "two goats died"],
            "Two goats died in the harbour, the vet said.",
            &["the vet"],
        );
        assert_eq!(claim.weight("goat"), OWN + CONTEXT);
        assert_eq!(claim.weight("harbour"), CONTEXT);
        assert_eq!(claim.weight("vet"), CONTEXT + CLAIMANT);
        assert_eq!((claim.weight("the"), claim.weight("cat")), (0.0, 0.0));
    }

    #[test]
    fn a_claim_of_any_length_has_some_terms() {
        let long: String = (0..5_000).map(|n| format!("w{n} ")).collect();
        let claim = read(&[&long, &long], &long, &[&long]);
        assert!(claim.terms().count() <= 300);
        assert_eq!(read(&[], "", &[]).terms().count(), 0);
    }

    proptest! {
        #[test]
        fn the_order_of_words_and_repetition_do_not_matter(mut words in prop::collection::vec("[a-z]{4,9}", 0..12)) {
            let forwards = read(&[&words.join(" ")], "", &[]);
            words.extend(words.clone());
            words.reverse();
            prop_assert_eq!(forwards, read(&[&words.join(" ")], "", &[]));
        }

        #[test]
        fn any_text_is_read(own in "\\PC{0,80}", context in "\\PC{0,80}") {
            let claim = read(&[&own], &context, &[]);
            prop_assert!(claim.length() >= 0.0);
            prop_assert!(claim.ids(7).len() <= claim.terms().count());
        }
    }
}
