//! How much a sentence or a claim deserves a check, from 0 to 1, with reasons
//! in words. It ranks; nothing is dropped for it.

mod claim;
mod features;
mod mix;
mod model;
mod reader;
mod reason;
mod seen;
mod shape;
mod signal;

pub(crate) use claim::claim;
pub use features::Features;
pub use model::{BUCKETS, Model};
pub(crate) use reader::Reader;
pub use signal::{LEVELS, SIGNALS};

use crate::text::token;

/// How much something deserves a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Worthiness {
    /// From 0 to 1, in steps of 0.0001; from 0.5 on it is worth a check.
    pub score: f64,
    /// What speaks most for it, or against it where the score is below a half:
    /// at least one phrase.
    pub reasons: Vec<String>,
}

/// Rates a sentence by itself, whatever stands in it.
///
/// The cost grows with its length; the same sentence always gets the same score.
pub fn worthiness(sentence: &str) -> Worthiness {
    Reader::new().rate(&token::tokens(sentence))
}

/// What the model reads in a sentence: for the example that trains it.
pub fn features(sentence: &str) -> Features {
    Reader::new().features(&token::tokens(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checkable_sentences_rank_above_talk() {
        let checkable = [
            "Unemployment fell by 12 percent in the last three years.",
            "She voted four times against the hospital budget.",
            "Our port handles more grain than any other on the coast.",
        ];
        let talk = [
            "Thank you all so much for being here.",
            "What do you think we should do about it?",
            "I believe that we can do better.",
            "Let me finish, please.",
        ];
        for good in checkable {
            for poor in talk {
                let (a, b) = (worthiness(good), worthiness(poor));
                assert!(a.score > b.score, "{good} {a:?} {poor} {b:?}");
                assert!(a.score >= 0.5 && b.score < 0.5, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn every_score_has_reasons_in_words() {
        for sentence in [
            "",
            "?",
            "7",
            "It rained.",
            "“We won 7 seats,” she said.",
            "日本",
        ] {
            let found = worthiness(sentence);
            assert!((0.0..=1.0).contains(&found.score), "{sentence}: {found:?}");
            assert!(!found.reasons.is_empty(), "{sentence}: {found:?}");
        }
        let found = worthiness("Exports rose by 40 percent in two years.");
        assert!(
            found.reasons.contains(&"gives a number".to_owned()),
            "{found:?}"
        );
        let found = worthiness("What do you want?");
        assert!(
            found.reasons.contains(&"asks a question".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn double_quotation_marks_change_nothing() {
        let plain = worthiness("Exports rose by 40 percent.");
        assert_eq!(plain, worthiness("\"Exports rose by 40 percent.\""));
    }
}
