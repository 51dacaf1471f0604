//! How much each line deserves a check.

use factdesk_extract::worthiness::worthiness;
use serde_json::{Value, json};

/// One number a line, and nothing else: as many as there are lines.
pub fn lines(text: &str) -> String {
    text.lines()
        .map(|line| format!("{:.4}\n", worthiness(line).score))
        .collect()
}

/// Each line with its score and the reasons.
pub fn json(text: &str) -> Vec<Value> {
    let one = |line: &str| {
        let found = worthiness(line);
        json!({ "text": line, "checkWorthiness": found.score, "worthinessReasons": found.reasons })
    };
    text.lines().map(one).collect()
}
