//! The ledger: what the figures of one event say to each other.
//!
//! Pure functions over the domain: no clock, no I/O, and an answer that does not
//! depend on the order in which articles arrived.

#![warn(missing_docs)]

mod course;
mod event;
mod interval;
mod origin;
mod part;
mod reading;
mod relation;
mod series;
mod series_key;
mod sighting;
mod speakers;
mod time;

pub use course::{Course, course};
pub use event::{
    Decision, Edge, JOINS, Link, Summary, Witness, edge, events, names, summary, unite,
};
pub use interval::Interval;
pub use origin::{Source, independent};
pub use part::{part_of, partial};
pub use reading::reading;
pub use relation::{Related, Relation, relate};
pub use series::{Series, assemble};
pub use series_key::SeriesKey;
pub use sighting::{Population, Sighting};
pub use speakers::speakers;
