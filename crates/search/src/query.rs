//! A text that is looked for.

use crate::word::words;
use std::collections::HashSet;

/// A term of a text that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryTerm {
    /// The term.
    pub term: String,
    /// The word as it first stands in the text.
    pub written: String,
}

/// A text that is looked for: its terms, each once, in order. A word that comes twice
/// counts no more than one that comes once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// At most [`Query::MOST`].
    pub terms: Vec<QueryTerm>,
}

impl Query {
    /// The most terms that count: what comes behind is not looked for.
    pub const MOST: usize = 250;

    /// Reads a text.
    pub fn read(text: &str) -> Query {
        let mut seen = HashSet::new();
        let fresh = words(text)
            .into_iter()
            .filter(|word| seen.insert(word.term.clone()));
        let terms = fresh.take(Query::MOST).map(|word| QueryTerm {
            term: word.term,
            written: word.written.to_owned(),
        });
        Query {
            terms: terms.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_comes_once_as_it_first_stands() {
        let query = Query::read("Fires! The fire in #OldTown, a FIRE");
        let written: Vec<_> = query.terms.iter().map(|t| t.written.as_str()).collect();
        assert_eq!(written, ["Fires", "Old", "Town"]);
        assert_eq!(Query::read("and the …"), Query::default());
    }

    #[test]
    fn a_long_text_has_no_more_terms_than_the_most() {
        let long: String = (0..2_000).map(|n| format!("w{n} ")).collect();
        assert_eq!(Query::read(&long).terms.len(), Query::MOST);
    }
}
