//! Rates sentences one after the other with the same memory.

use super::model::Sum;
use super::seen::Seen;
use super::{Features, Model, Worthiness, features, reason};
use crate::text::token::Token;

/// Reads and rates sentences.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    seen: Seen,
    signals: Vec<u8>,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Reader::default()
    }

    /// What stands in a sentence of these tokens.
    pub(super) fn features(&mut self, tokens: &[Token]) -> Features {
        let mut found = Features::default();
        let buckets = &mut found.buckets;
        let signals = &mut found.signals;
        features::read(tokens, &mut self.seen, signals, |b| buckets.push(b));
        found
    }

    /// How much a sentence of these tokens deserves a check.
    pub(crate) fn rate(&mut self, tokens: &[Token]) -> Worthiness {
        let model = Model::shipped();
        let mut sum = Sum::default();
        let add = |bucket| sum.add(model.step_of(bucket));
        features::read(tokens, &mut self.seen, &mut self.signals, add);
        let score = model.score(model.weight_of(&self.signals, sum));
        let reasons = reason::reasons(model, &self.signals, score >= 0.5);
        Worthiness {
            score,
            reasons: reasons.into_iter().map(str::to_owned).collect(),
        }
    }
}
