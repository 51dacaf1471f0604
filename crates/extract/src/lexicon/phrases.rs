//! Lists of phrases that rules try at every word: looked up by their first word.

use super::WordMap;
use crate::text::Doc;

/// Phrases, each with what it means. Their words are one blank apart.
pub(crate) struct Phrases<T: 'static>(WordMap<Vec<&'static (&'static str, T)>>);

impl<T: Copy> Phrases<T> {
    /// In the order of the list: of two that begin at one word, the first wins.
    pub(crate) fn new(list: &'static [(&'static str, T)]) -> Self {
        let mut by_first: WordMap<Vec<_>> = WordMap::default();
        for entry in list {
            let first = entry.0.split(' ').next().unwrap_or_default();
            by_first.or_insert(first, Vec::new()).push(entry);
        }
        Phrases(by_first)
    }

    /// The phrase that begins at `at`: of how many tokens, and what it means.
    pub(crate) fn at(&self, doc: &Doc<'_>, at: usize) -> Option<(usize, T)> {
        let begun = self.0.get(doc.word(at)?)?;
        let mut standing = begun
            .iter()
            .filter_map(|(words, means)| Some((doc.phrase(at, words)?, *means)));
        standing.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &[(&str, u8)] = &[("no word on", 1), ("no word", 2), ("no", 3), ("unclear", 4)];

    #[test]
    fn the_first_listed_that_stands_there_is_found() {
        let phrases = Phrases::new(LIST);
        let at = |text: &str| phrases.at(&Doc::new(text, false), 0);
        assert_eq!(at("No word on that."), Some((3, 1)));
        assert_eq!(at("No word came."), Some((2, 2)));
        assert_eq!(at("No doubt."), Some((1, 3)));
        assert_eq!(at("Unclear words."), Some((1, 4)));
        assert_eq!(at("Clear words."), None);
        assert_eq!(at(""), None);
    }
}
