//! Sentences as people divided them, and how many of ours are the same.

use factdesk_extract::sentences;
use std::ops::Range;

/// A text and the bytes of its sentences, in order.
pub type Document = (String, Vec<Range<usize>>);

/// How many sentences are the same, of how many found and given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub same: usize,
    pub found: usize,
    pub gold: usize,
}

impl Score {
    /// Counts exact spans over all documents.
    pub fn of(documents: &[Document]) -> Self {
        let mut score = Score::default();
        for (text, gold) in documents {
            let found = sentences(text);
            let is_gold = |s: &&Range<usize>| {
                gold.binary_search_by_key(&(s.start, s.end), |g| (g.start, g.end))
                    .is_ok()
            };
            score.same += found.iter().filter(is_gold).count();
            score.found += found.len();
            score.gold += gold.len();
        }
        score
    }

    pub fn precision(self) -> f64 {
        self.same as f64 / self.found.max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.same as f64 / self.gold.max(1) as f64
    }

    pub fn f1(self) -> f64 {
        2.0 * self.same as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// The number of rules in a JSON list of `{n, name, text, gold}`, and those lost.
pub fn lost_rules(json: &str) -> Result<(usize, Vec<String>), Box<dyn std::error::Error>> {
    let plain = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    let rules: Vec<serde_json::Value> = serde_json::from_str(json)?;
    let mut lost = vec![];
    for rule in &rules {
        let text = rule["text"].as_str().ok_or("a rule without text")?;
        let gold = rule["gold"].as_array().ok_or("a rule without gold")?;
        let gold: Vec<String> = gold.iter().filter_map(|s| s.as_str()).map(plain).collect();
        let found: Vec<String> = sentences(text)
            .into_iter()
            .map(|s| plain(&text[s]))
            .collect();
        if found != gold {
            lost.push(format!("{} {found:?}", rule["n"]));
        }
    }
    Ok((rules.len(), lost))
}

/// The text of each document, with its sentences.
pub fn documents(conllu: &str) -> Vec<Document> {
    let mut out: Vec<Document> = vec![];
    for block in conllu.split("\n\n") {
        let value = |name: &str| block.lines().find_map(|l| l.strip_prefix(name));
        let Some(words) = value("# text = ") else {
            continue;
        };
        if value("# newdoc").is_some() || out.is_empty() {
            out.push((String::new(), vec![]));
        }
        let Some((text, gold)) = out.last_mut() else {
            continue;
        };
        if value("# newpar").is_some() && !text.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words.trim());
        gold.push(start..text.len());
        let tight = block
            .trim_end()
            .lines()
            .last()
            .is_some_and(|l| l.contains("SpaceAfter=No"));
        text.push_str(if tight { "" } else { " " });
    }
    out
}
