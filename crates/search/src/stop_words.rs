//! Words that say nothing about what a text is about.

/// English function words, and what every report says of every claim.
const WORDS: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "all", "am", "amp", "an", "and", "any",
    "are", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both",
    "but", "by", "can", "could", "d", "did", "do", "does", "doing", "down", "during", "each",
    "few", "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "his",
    "how", "i", "if", "in", "into", "is", "it", "its", "just", "ll", "m", "me", "more", "most",
    "my", "no", "nor", "not", "now", "of", "off", "on", "once", "only", "or", "other", "ought",
    "our", "out", "over", "own", "re", "rt", "s", "said", "same", "say", "says", "she", "should",
    "so", "some", "such", "t", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "to", "too", "u", "under", "until", "up", "ve", "very",
    "via", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why",
    "will", "with", "would", "you", "your",
];

/// Whether the word, in lower case, is one of them.
pub(crate) fn is_stop_word(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_and_each_once() {
        assert!(WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn little_words_are_and_names_are_not() {
        assert!(WORDS.iter().all(|w| is_stop_word(w)));
        // "US" is a country more often than a pronoun.
        for word in ["us", "fire", "60", ""] {
            assert!(!is_stop_word(word), "{word}");
        }
    }
}
