//! The ledger: events, series, matches, and what people decide of them.

mod matches;
mod merges;
mod moves;
mod read;
mod series;
mod splits;
mod undo;
mod utterances;
pub mod world;
