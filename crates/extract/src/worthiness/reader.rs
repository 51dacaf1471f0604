//! Rates sentences one after the other with the same memory.

use super::features::{self, Seen};
use super::{Features, Model, Worthiness, reason};
use crate::text::token::Token;

/// Reads and rates sentences.
#[derive(Debug)]
pub(crate) struct Reader {
    seen: Seen,
    found: Features,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Reader {
            seen: Seen::default(),
            found: Features::default(),
        }
    }

    pub(super) fn features(&mut self, tokens: &[Token]) -> &Features {
        features::read(tokens, &mut self.seen, &mut self.found);
        &self.found
    }

    /// How much a sentence of these tokens deserves a check.
    pub(crate) fn rate(&mut self, tokens: &[Token]) -> Worthiness {
        let model = Model::shipped();
        let found = self.features(tokens);
        let score = model.score(model.weight(found));
        let reasons = reason::reasons(model, found, score >= 0.5);
        Worthiness {
            score,
            reasons: reasons.into_iter().map(str::to_owned).collect(),
        }
    }
}
