//! Counts how common words are in news: `report_worths DIR... > reports.txt`, of the
//! planted reports in `tests`, a story of three reports counting once.
//!
//! What is written with a capital is left out, since a place that is named in two stories
//! tells them from all others nonetheless. The same reports give the same bytes.

use factdesk_ledger::stems;
use std::collections::{BTreeMap, BTreeSet};

/// A word of fewer stories may be one of anything, and is not listed.
const STORIES: usize = 3;

fn main() -> Result<(), std::io::Error> {
    let mut stories = 0;
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for dir in std::env::args().skip(1) {
        for file in std::fs::read_dir(dir)? {
            for story in std::fs::read_to_string(file?.path())?.split("=== ").skip(1) {
                stories += 1;
                for stem in small(story) {
                    *uses.entry(stem).or_default() += 1;
                }
            }
        }
    }
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (stem, uses) in uses.into_iter().filter(|(_, uses)| *uses >= STORIES) {
        let worth = worth(uses, stories);
        lines.entry(format!("{worth:.2}")).or_default().push(stem);
    }
    for (worth, stems) in lines {
        println!("{worth} {}", stems.join(" "));
    }
    Ok(())
}

/// As in tf-idf, squared, from 0 to 1.
fn worth(uses: usize, stories: usize) -> f64 {
    let stories = stories as f64;
    ((stories / uses as f64).ln() / stories.ln()).powi(2)
}

/// The words of a story that stand in it without a capital.
fn small(story: &str) -> BTreeSet<String> {
    let words = story.split_whitespace();
    let small = words.filter(|word| !word.contains(|c: char| c.is_uppercase() || c.is_numeric()));
    small.flat_map(stems).collect()
}
