//! Sentences with their places.

use factdesk_domain::{Span, TextIndex};
use serde_json::{Value, json};

/// `START-END`, a tab and the sentence, on a line each; a line break within it is a blank.
pub fn lines(text: &str) -> String {
    let line = |(span, words): (Span, &str)| {
        let words: String = words
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        format!("{}-{}\t{words}\n", span.start, span.end)
    };
    all(text).into_iter().map(line).collect()
}

/// The sentences exactly as they stand.
pub fn json(text: &str) -> Vec<Value> {
    let one = |(span, words): (Span, &str)| json!({ "start": span.start, "end": span.end, "text": words });
    all(text).into_iter().map(one).collect()
}

fn all(text: &str) -> Vec<(Span, &str)> {
    let index = TextIndex::new(text);
    let sentences = factdesk_extract::sentences(text).into_iter();
    let placed = sentences.filter_map(|s| Some((index.span(s.clone())?, text.get(s)?)));
    placed.collect()
}
