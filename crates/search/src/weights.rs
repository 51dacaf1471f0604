//! What counts how much, and why.
//!
//! Chosen with the training part of the CheckThat! 2020 collection (Task 2: 800 texts,
//! 10,389 checked claims; no word of it, and nothing learnt from it but these numbers, is
//! part of this program), at the round value nearest to the best; its other part only
//! measured them. All of them lie on a plain: half as much or twice as much of any changes
//! the outcome by less than one in a hundred. Where that collection says nothing, the reason is given. Adjacent pairs
//! of words, capitals, the share of words that match and looser stems were tried, too:
//! none found more.

/// A word of the claim itself: its proposition or its text.
pub const OWN: f64 = 1.0;

/// A word of the sentence around it, beside what [`OWN`] gives.
pub const CONTEXT: f64 = 0.6;

/// A word of who says it: a name more often than what it is about. Not measured: the
/// collection names nobody.
pub const CLAIMANT: f64 = 0.4;

/// How soon a word that weighs more ceases to count more (BM25's `k1`).
pub const SATURATION: f64 = 1.0;

/// How much longer claims must have more in common (BM25's `b`, 0 to 1).
pub const LENGTH: f64 = 0.4;

/// The length of a claim that is neither long nor short, in weighted words. Fixed, so
/// that a score does not hang on what else is stored; the collection's average is 14.
pub const USUAL_LENGTH: f64 = 16.0;

/// A number counts this much of a word as rare: the same matter is told again with
/// another figure, and days and years are everywhere.
pub const NUMBER: f64 = 0.7;
