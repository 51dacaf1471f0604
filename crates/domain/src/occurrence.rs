//! What a claim is about: what happened, where and when.

use crate::figure::words;
use chrono::{DateTime, Utc};

/// What happened, where and when, as far as the article says: by it claims of
/// different articles are put side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occurrence {
    /// What.
    pub happening: Option<Happening>,
    /// Where: names as they stand, in the order of the text.
    pub places: Vec<String>,
    /// Not before.
    pub earliest: Option<DateTime<Utc>>,
    /// Not after.
    pub latest: Option<DateTime<Utc>>,
}

words! {
    /// What sort of thing happened.
    Happening {
        /// Shooting, bombing, raid: people meant to do harm.
        Attack = "ATTACK",
        /// A blast that nobody is said to have meant.
        Explosion = "EXPLOSION",
        /// A building or a forest burned.
        Fire = "FIRE",
        /// Planes, trains, ships, cars.
        Crash = "CRASH",
        /// The earth shook.
        Earthquake = "EARTHQUAKE",
        /// Water came where it should not.
        Flood = "FLOOD",
        /// Wind, snow, hail.
        Storm = "STORM",
        /// Earth or snow came down, a building fell.
        Collapse = "COLLAPSE",
        /// A disease spread.
        Outbreak = "OUTBREAK",
        /// People marched.
        Protest = "PROTEST",
        /// People stopped working.
        Strike = "STRIKE",
        /// People voted.
        Election = "ELECTION",
        /// A court sat.
        Trial = "TRIAL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for h in Happening::ALL {
            assert_eq!(Happening::parse(h.as_str()), Some(*h));
        }
        assert_eq!(Happening::parse("PARTY"), None);
    }
}
