//! How much a word tells of what an article is about.

use super::stem::stem;
use super::wide;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How common English words are: each line a worth and the stems that have it. Counted by
/// `examples/word_worths.rs` over a treebank of the web, whose licence stands beside it.
const COMMON: &str = include_str!("common.txt");

/// The same of words in news, counted by `examples/report_worths.rs` over reports of our own.
const REPORTS: &str = include_str!("reports.txt");

/// What sorts of things happen, who acts, where and when: words of so much news that they
/// don't tell one event from another, whatever the treebank has of them.
const NEWS: &str = include_str!("news.txt");

/// From 0, a word of every other text, to 1, one that hardly any has.
pub(super) fn worth(stem: &str) -> f64 {
    static TABLE: OnceLock<HashMap<String, f64>> = OnceLock::new();
    TABLE.get_or_init(table).get(stem).copied().unwrap_or(1.0)
}

fn table() -> HashMap<String, f64> {
    let common = COMMON.lines().flat_map(line);
    let common = common.map(|(stem, worth)| (stem.to_owned(), worth));
    // Much happens in a country on one day.
    let nothing = news().chain(wide::words());
    let reports = REPORTS.lines().flat_map(line);
    let reports = reports.map(|(stem, worth)| (stem.to_owned(), worth));
    let mut table = HashMap::new();
    for (stem, worth) in common
        .chain(reports)
        .chain(nothing.map(|word| (stem(word), 0.0)))
    {
        let least = table.entry(stem).or_insert(worth);
        *least = worth.min(*least);
    }
    table
}

fn line(line: &str) -> impl Iterator<Item = (&str, f64)> {
    let mut words = line.split(' ');
    let worth = words.next().and_then(|n| n.parse().ok()).unwrap_or(1.0);
    words.map(move |word| (word, worth))
}

fn news() -> impl Iterator<Item = &'static str> {
    let lines = NEWS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rarer_a_word_the_more_it_is_worth() {
        let worths = ["the", "boat", "sarnow"].map(|word| worth(&stem(word)));
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

    #[test]
    fn what_all_news_says_is_worth_nothing() {
        for word in [
            "police",
            "officials",
            "killed",
            "minister",
            "friday",
            "peru",
            "french",
        ] {
            assert_eq!(worth(&stem(word)), 0.0, "{word}");
        }
        assert!(news().all(|word| !word.is_empty() && word == word.to_lowercase()));
        let doubled: std::collections::BTreeSet<_> = news().collect();
        assert_eq!(doubled.len(), news().count(), "each word once");
    }

    proptest! {
        #[test]
        fn any_word_has_a_worth(word in "\\PC{0,12}") {
            prop_assert!((0.0..=1.0).contains(&worth(&stem(&word))));
        }
    }
}
