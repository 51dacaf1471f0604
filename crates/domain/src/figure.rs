//! How many or how much, of what, and how sure.

use crate::Span;
use chrono::{DateTime, Utc};

/// A number in its role: what it counts and how it bounds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub measure: Measure,
    /// The counted noun as it stands; empty where none is named.
    pub unit_noun: String,
    /// How the number bounds the quantity.
    pub bound: Bound,
    /// The number or the lower end, in plain units; none for "several".
    pub low: Option<f64>,
    /// The upper end, with [`Bound::Between`] only.
    pub high: Option<f64>,
    /// `people`, an ISO 4217 code, `%`, `hours`, `km`, else the noun in the singular.
    pub unit: String,
    /// Dozens, scores, hundreds, several: `low` is the least the word can mean.
    pub vague: bool,
    /// The time it is said to hold for.
    pub as_of: Option<AsOf>,
    /// The number with comparator and scale or unit sign, exactly as it stands.
    pub text: String,
    /// Where `text` stands; none on a claim entered by hand without a span.
    pub span: Option<Span>,
}

/// A stretch of time, either end open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// Not before.
    pub earliest: Option<DateTime<Utc>>,
    /// Not after.
    pub latest: Option<DateTime<Utc>>,
    /// How it is known: `text` or `publish_time`.
    pub basis: String,
}

/// An enum with a word for each value, as stored, filtered and printed.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $value,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$value,)*];

            /// Its word, as it is stored.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$value => $word,)* }
            }

            /// The value of that word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a figure counts. A named measure wins over [`Measure::People`].
    Measure {
        /// People who died.
        Deaths = "DEATHS",
        /// People who were hurt.
        Injuries = "INJURIES",
        /// Killed and hurt together.
        Casualties = "CASUALTIES",
        /// People in hospital.
        Hospitalizations = "HOSPITALIZATIONS",
        /// People not found.
        Missing = "MISSING",
        /// People arrested.
        Arrests = "ARRESTS",
        /// People brought to safety.
        Evacuations = "EVACUATIONS",
        /// People who attacked.
        Attackers = "ATTACKERS",
        /// How many a place holds.
        Capacity = "CAPACITY",
        /// Money, prices, exchange rates.
        Money = "MONEY",
        /// Shares and percentage points.
        Percent = "PERCENT",
        /// Lengths of time.
        Duration = "DURATION",
        /// Lengths and heights.
        Distance = "DISTANCE",
        /// Areas.
        Area = "AREA",
        /// Weights.
        Weight = "WEIGHT",
        /// Temperatures.
        Temperature = "TEMPERATURE",
        /// Votes and seats won.
        Votes = "VOTES",
        /// Any other people.
        People = "PEOPLE",
        /// Any other things.
        Other = "OTHER",
    }
}

words! {
    /// How a number bounds the quantity it stands for.
    Bound {
        /// "62".
        Exactly = "EXACTLY",
        /// "at least 62".
        AtLeast = "AT_LEAST",
        /// "more than 60".
        MoreThan = "MORE_THAN",
        /// "up to 60".
        AtMost = "AT_MOST",
        /// "fewer than 60", "nearly 60".
        LessThan = "LESS_THAN",
        /// "about 60", and every vague word.
        About = "ABOUT",
        /// "3 to 5".
        Between = "BETWEEN",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_is_its_own() {
        for m in Measure::ALL {
            assert_eq!(Measure::parse(m.as_str()), Some(*m));
        }
        for b in Bound::ALL {
            assert_eq!(Bound::parse(b.as_str()), Some(*b));
        }
        assert_eq!(Measure::parse("deaths"), None);
    }
}
