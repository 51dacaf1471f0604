//! The sentence around a claim that somebody else found.

use std::ops::Range;

/// So far around the claim at most, in code points, where a sentence has no end.
const AROUND: usize = 600;

/// The sentences of a text, to be asked by place.
pub(super) struct Sentences<'t> {
    text: &'t str,
    all: Vec<Range<usize>>,
}

impl<'t> Sentences<'t> {
    /// Those of the built-in rules, so that copies are known whoever found them.
    pub fn of(text: &'t str) -> Self {
        let all = factdesk_extract::sentences(text);
        Sentences { text, all }
    }

    /// What the bytes `at` stand in: from the beginning of a sentence to the end of one.
    pub fn around(&self, at: Range<usize>) -> &'t str {
        let first = self.all.partition_point(|s| s.end <= at.start);
        let after = self.all.partition_point(|s| s.start < at.end);
        let start = self.all.get(first).map_or(at.start, |s| s.start);
        let end = after.checked_sub(1).and_then(|last| self.all.get(last));
        let end = end.map_or(at.end, |s| s.end);
        let start = start.min(at.start).max(self.before(at.start));
        let end = end.max(at.end).min(self.behind(at.end));
        self.text.get(start..end).unwrap_or_default()
    }

    fn before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        let mut places = before.char_indices().rev().take(AROUND).map(|(at, _)| at);
        places.by_ref().last().unwrap_or(byte)
    }

    fn behind(&self, byte: usize) -> usize {
        let behind = self.text.get(byte..).unwrap_or_default();
        let place = behind.char_indices().nth(AROUND).map(|(at, _)| byte + at);
        place.unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'t>(text: &'t str, part: &str) -> &'t str {
        let start = text.find(part).unwrap();
        Sentences::of(text).around(start..start + part.len())
    }

    #[test]
    fn a_claim_stands_in_its_sentence_or_in_several() {
        let text = "It rained. The dam broke at night. Nobody slept.";
        assert_eq!(around(text, "dam"), "The dam broke at night.");
        assert_eq!(around(text, "It"), "It rained.");
        assert_eq!(around(text, "slept."), "Nobody slept.");
        assert_eq!(
            around(text, "rained. The dam"),
            "It rained. The dam broke at night."
        );
        assert_eq!(around(text, ". N"), "The dam broke at night. Nobody slept.");
        assert_eq!(Sentences::of("").around(0..0), "");
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = format!("{}dam{}", "é".repeat(5_000), "é".repeat(5_000));
        let found = around(&text, "dam");
        assert_eq!(found.chars().count(), 2 * AROUND + 3);
    }
}
