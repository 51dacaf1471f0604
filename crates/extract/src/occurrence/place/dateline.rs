//! Where a sentence was written.

use crate::text::{Doc, Run, Sentence};

/// "SARNOW (Coast Wire) — ", "HARNOW, Eastland —", "SARNOW, Wednesday —".
pub(in super::super) fn dateline(doc: &Doc<'_>, sentence: &Sentence) -> Option<Run> {
    let start = sentence.run.start;
    let shouted = |i: usize| {
        let word = doc.exact(&(i..i + 1));
        word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase())
    };
    let mut stop = start;
    while stop < sentence.run.end && shouted(stop) {
        stop += 1;
    }
    let marked = (stop..stop + 8).any(|i| matches!(doc.low(i), "—" | "–" | "-"));
    (stop > start && stop - start < 4 && marked).then_some(start..stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let doc = Doc::new(text, false);
        let found = dateline(&doc, &doc.sentences[0]);
        found.map(|run| doc.exact(&run).to_owned())
    }

    #[test]
    fn capitals_before_a_dash_say_it() {
        for text in [
            "SARNOW (Coast Wire) — It rained all night in the hills.",
            "SARNOW, Wednesday — It rained all night.",
            "SARNOW - It rained all night.",
        ] {
            assert_eq!(written(text).as_deref(), Some("SARNOW"), "{text}");
        }
        assert_eq!(written("BIG NEWS came to the hills."), None);
        assert_eq!(written("Sarnow — it rained."), None);
    }
}
