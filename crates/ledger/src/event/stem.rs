//! Words without their endings.

use factdesk_search::fold;

/// A word without accents and endings, as they are compared: "bombings" and "bombing" are
/// one, and so are "Plzeň" and "Plzen".
pub(super) fn stem(word: &str) -> String {
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    let mut stem = cut(&fold(word));
    let long = |stem: &str| stem.chars().count() > 4;
    if long(&stem) && stem.ends_with('e') {
        stem.pop();
    }
    let mut end = stem.chars().rev();
    let doubled = end.next().filter(|last| end.next() == Some(*last));
    if long(&stem) && doubled.is_some_and(|last| !matches!(last, 'l' | 's')) {
        stem.pop();
    }
    stem
}

fn cut(word: &str) -> String {
    for ending in ["ings", "ing", "ies", "ied", "ed", "es", "s"] {
        if let Some(left) = word.strip_suffix(ending)
            && left.chars().count() >= 3
        {
            let y = matches!(ending, "ies" | "ied");
            return if y {
                format!("{left}y")
            } else {
                left.to_owned()
            };
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn endings_fall_and_short_words_stay() {
        for (word, want) in [
            ("bombings", "bomb"),
            ("bombed", "bomb"),
            ("cities", "city"),
            ("stopped", "stop"),
            ("killing", "kill"),
            ("houses", "hous"),
            ("house", "hous"),
            ("sarnow’s", "sarnow"),
            ("gas", "gas"),
            ("sing", "sing"),
            ("Zářil", "zaril"),
        ] {
            assert_eq!(stem(word), want, "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_stem_is_no_longer_than_its_word(word in "[a-z]{0,12}") {
            let stem = stem(&word);
            prop_assert!(stem.len() <= word.len() && stem.is_empty() == word.is_empty());
        }
    }
}
