//! Letters without case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No word is longer, in code points; what is longer is cut.
const LONGEST: usize = 40;

/// The letters and digits of a word, the first 40: lower case, without accents,
/// compatibility forms (ligatures, full-width digits) taken apart. Everything else is
/// left out.
pub fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(plain)
        .take(LONGEST)
        .collect()
}

/// Letters that Unicode does not take apart, though people do.
fn plain(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (word, folded) in [
            ("Orbán", "orban"),
            ("ORBA\u{301}N", "orban"),
            ("Łódź", "lodz"),
            ("Bjørn", "bjorn"),
            ("ﬁre", "fire"),
            ("７２", "72"),
            ("İzmir", "izmir"),
            ("don't", "dont"),
            ("Київ", "киів"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
        assert_ne!(fold("made"), fold("mode"));
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing_and_grows_nothing(word in "\\PC{0,60}") {
            let once = fold(&word);
            prop_assert!(once.chars().count() <= LONGEST);
            prop_assert!(once.chars().all(char::is_alphanumeric));
            prop_assert_eq!(fold(&once), once);
        }
    }
}
