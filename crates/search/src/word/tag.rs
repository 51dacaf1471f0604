//! The words of a tag: `SaveTheHarbour`, `BBCNews`.

use std::ops::Range;

/// The bytes of its words: a capital begins one, save within capitals.
pub(super) fn parts(tag: &str) -> Vec<Range<usize>> {
    let letters: Vec<(usize, char)> = tag.char_indices().collect();
    let begins = |i: usize| {
        let is_upper = |i: usize| letters.get(i).is_some_and(|(_, c)| c.is_uppercase());
        let is_lower = |i: usize| letters.get(i).is_some_and(|(_, c)| c.is_lowercase());
        i > 0 && is_upper(i) && (is_lower(i - 1) || is_lower(i + 1))
    };
    let starts = (0..letters.len()).filter(|i| begins(*i));
    let mut starts: Vec<usize> = starts.map(|i| letters[i].0).collect();
    starts.insert(0, 0);
    starts.push(tag.len());
    starts.windows(2).map(|w| w[0]..w[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(tag: &str) -> Vec<&str> {
        parts(tag).into_iter().map(|p| &tag[p]).collect()
    }

    #[test]
    fn capitals_begin_words() {
        assert_eq!(words("SaveTheHarbour"), ["Save", "The", "Harbour"]);
        assert_eq!(words("BBCNews"), ["BBC", "News"]);
        assert_eq!(words("harbour"), ["harbour"]);
        assert_eq!(words("NATO"), ["NATO"]);
        assert_eq!(words("ÉtéÀParis"), ["Été", "À", "Paris"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(tag in "\\PC{1,40}") {
            prop_assert_eq!(words(&tag).concat(), tag);
        }
    }
}
