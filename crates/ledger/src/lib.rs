//! The ledger: what the figures of one event say to each other.
//!
//! Pure functions over the domain: no clock, no I/O, and an answer that does not
//! depend on the order in which articles arrived.

#![warn(missing_docs)]

mod course;
mod denial;
mod entity;
mod event;
mod interval;
mod origin;
mod part;
mod reading;
mod relation;
mod report;
mod rest_on;
mod series;
mod series_key;
mod sight;
mod sighting;
mod speakers;
mod stable;
mod statement;
mod time;
mod told;
mod utterance;
mod wording;

pub use course::{Course, course};
pub use denial::{denied, denies};
pub use entity::Entity;
pub use event::{
    Decision, Edge, JOINS, Link, MENTIONS, Mention, Story, Summary, TRAITS, Traits, WORTH_A_LOOK,
    Witness, Words, edge, events, keys, likely, looks, mentions, names, stems, summary, traits,
    unite, witnesses,
};
pub use interval::Interval;
pub use origin::{Source, independent, origin, same_origin};
pub use part::{part_of, partial};
pub use reading::reading;
pub use relation::{Related, Relation, relate};
pub use report::Report;
pub use series::{Series, assemble};
pub use series_key::SeriesKey;
pub use sight::{Paper, sightings};
pub use sighting::{Population, Sighting};
pub use speakers::speakers;
pub use statement::Statement;
pub use time::holds;
pub use told::Told;
pub use utterance::{Utterance, utterances};
pub use wording::{Wording, wording};
