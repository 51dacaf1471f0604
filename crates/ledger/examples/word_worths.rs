//! Counts how common English words are: `word_worths TRAIN.conllu > common.txt`.
//!
//! The treebank is one of the web in documents of very different lengths, so that these
//! are cut into passages as long as what is read of an article. Weblogs and newsgroups
//! are the most like news, so that their passages count more. The same treebank gives the
//! same bytes.

use factdesk_ledger::stems;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a passage, as many as a story is read from.
const PASSAGE: usize = 250;

/// How much the rate among weblogs and newsgroups counts, of one.
const NEWS: f64 = 0.7;

/// A word of one passage in the whole treebank may be anything, and is not listed.
const USES: usize = 2;

/// A word of so large a part of the passages tells nothing.
const COMMON: f64 = 0.03;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("word_worths TRAIN.conllu > common.txt")?;
    let (news, other) = counted(&std::fs::read_to_string(path)?);
    eprintln!(
        "{} passages of news, {} others",
        news.passages, other.passages
    );
    let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let all: BTreeSet<&String> = news.uses.keys().chain(other.uses.keys()).collect();
    for stem in all {
        if let Some(worth) = worth(&news, &other, stem) {
            lines.entry(format!("{worth:.2}")).or_default().push(stem);
        }
    }
    for (worth, stems) in lines {
        println!("{worth} {}", stems.join(" "));
    }
    Ok(())
}

/// As in tf-idf, squared, from 0 to 1; none where it is worth what an unknown word is.
fn worth(news: &Passages, other: &Passages, stem: &str) -> Option<f64> {
    if news.uses(stem) + other.uses(stem) < USES {
        return None;
    }
    let rate = NEWS * news.rate(stem) + (1.0 - NEWS) * other.rate(stem);
    let rarest = ((news.passages + other.passages) as f64).ln();
    let worth = ((1.0 / rate).ln() / rarest).min(1.0).powi(2);
    let worth = if rate < COMMON { worth } else { 0.0 };
    Some(worth).filter(|worth| *worth < 0.995)
}

#[derive(Default)]
struct Passages {
    passages: usize,
    /// In how many of them a stem stands.
    uses: BTreeMap<String, usize>,
}

impl Passages {
    fn add(&mut self, document: &[String]) {
        for passage in passages(document) {
            self.passages += 1;
            for stem in passage.iter().collect::<BTreeSet<_>>() {
                *self.uses.entry(stem.clone()).or_default() += 1;
            }
        }
    }

    fn uses(&self, stem: &str) -> usize {
        self.uses.get(stem).copied().unwrap_or(0)
    }

    fn rate(&self, stem: &str) -> f64 {
        self.uses(stem) as f64 / self.passages.max(1) as f64
    }
}

/// Of a document, without what is left over at its end and shorter than half of one.
fn passages(document: &[String]) -> impl Iterator<Item = &[String]> {
    let all = document.chunks(PASSAGE).enumerate();
    all.filter(|(at, passage)| *at == 0 || passage.len() >= PASSAGE / 2)
        .map(|(_, passage)| passage)
}

/// The passages of weblogs and newsgroups, and those of everything else.
fn counted(treebank: &str) -> (Passages, Passages) {
    let (mut news, mut other) = (Passages::default(), Passages::default());
    for document in treebank.split("# newdoc id = ").skip(1) {
        let texts = document.lines().filter_map(|l| l.strip_prefix("# text = "));
        let words = texts.flat_map(stems);
        let words: Vec<String> = words
            .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        match document.starts_with("weblog-") || document.starts_with("newsgroup-") {
            true => news.add(&words),
            false => other.add(&words),
        }
    }
    (news, other)
}
