//! Who says it.

use crate::Span;
use crate::figure::words;

/// One link of the chain of who says it, from the claimant outwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The noun phrase as it stands at the cue, pronouns included.
    pub claimant: String,
    /// What the text calls them; empty where it does not say.
    pub role: String,
    /// The words that carry the saying.
    pub cue: String,
    /// This link only passes on what the one before it said.
    pub relay: bool,
    /// The source has no name.
    pub anonymous: bool,
    /// Where `claimant` stands; none on a claim entered by hand.
    pub span: Option<Span>,
}

words! {
    /// What the speaker does with the proposition.
    Stance {
        /// Says that it is so.
        Asserts = "ASSERTS",
        /// Says that it is not so.
        Denies = "DENIES",
        /// Says that it may come.
        Warns = "WARNS",
    }
}
