//! How much a word tells of what an article is about.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How common English words are: each line a worth and the stems that have it. Counted
/// over 1,079 news reports and pages of the web by how many use a stem; the worth is the
/// square of `ln(1080 / uses) / ln(1080)`, as in tf-idf, and 0 from 33 uses on. Words that
/// say what sort of thing happened are 0 as well: of one sort are many events.
const COMMON: &str = include_str!("common.txt");

/// From 0, a word of every other text, to 1, one that hardly any has.
pub(super) fn worth(stem: &str) -> f64 {
    static TABLE: OnceLock<HashMap<&str, f64>> = OnceLock::new();
    let table = TABLE.get_or_init(|| COMMON.lines().flat_map(line).collect());
    table.get(stem).copied().unwrap_or(1.0)
}

fn line(line: &str) -> impl Iterator<Item = (&str, f64)> {
    let mut words = line.split(' ');
    let worth = words.next().and_then(|n| n.parse().ok()).unwrap_or(1.0);
    words.map(move |word| (word, worth))
}

/// A word without its endings, as they are compared: "bombings" and "bombing" are one.
/// Lower case in, lower case out.
pub(super) fn stem(word: &str) -> String {
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    let mut stem = cut(word);
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
        ] {
            assert_eq!(stem(word), want, "{word}");
        }
    }

    #[test]
    fn the_rarer_a_word_the_more_it_is_worth() {
        let worths = ["the", "tunnel", "sarnow"].map(|word| worth(&stem(word)));
        assert!(worths.is_sorted_by(|a, b| a < b), "{worths:?}");
        let all: Vec<_> = COMMON.lines().flat_map(line).collect();
        assert!(
            all.iter()
                .all(|(word, worth)| !word.is_empty() && (0.0..1.0).contains(worth))
        );
        let doubled = all
            .iter()
            .map(|(word, _)| word)
            .collect::<std::collections::BTreeSet<_>>();
        assert_eq!(doubled.len(), all.len(), "each stem once");
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,12}") {
            prop_assert!((0.0..=1.0).contains(&worth(&stem(&word))));
        }
    }
}
