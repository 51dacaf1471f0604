//! A figure as one article has it.

use crate::stable::stable;
use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, ClaimId, Figure, Measure};

/// A figure of an event, as one claim of one article carries it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// The claim.
    pub claim: ClaimId,
    /// The article it stands in.
    pub article: ArticleId,
    /// The number, its measure, and the time the words say it holds for.
    pub figure: Figure,
    /// Whether it stands in the headline, where "60 dead" leaves out "at least".
    pub headline: bool,
    /// Who is counted.
    pub population: Population,
    /// The claim whose number this one is a part of ("of these", "including").
    pub part_of: Option<ClaimId>,
    /// The first identifiable source, as compared; none where nobody is named.
    pub origin: Option<String>,
    /// When the article was published. Never when it arrived.
    pub publish_time: Option<DateTime<Utc>>,
    /// Its sentence as a number: which of the figures that say the same speaks for them
    /// depends on their words, not on which of them was stored first.
    pub sentence: u64,
}

impl Sighting {
    /// The number of a sentence.
    pub fn sentence(context: &str) -> u64 {
        stable(context.split_whitespace())
    }
}

/// Who or what a figure counts, as its noun says: "children" of a toll are another
/// population than "people".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Population(String);

/// Words for all who were there: they name no population of their own.
const EVERYONE: [&str; 21] = [
    "",
    "people",
    "person",
    "persons",
    "victim",
    "victims",
    "dead",
    "casualty",
    "casualties",
    "fatality",
    "fatalities",
    "others",
    "individual",
    "individuals",
    "death",
    "deaths",
    "injury",
    "injuries",
    "injured",
    "wounded",
    "arrests",
];

impl Population {
    /// The population that a counted noun names. Of attackers it names none: "gunmen"
    /// and "assailants" are the same people.
    pub fn of(measure: Measure, noun: &str) -> Population {
        let noun = noun.trim().to_lowercase();
        let everyone = EVERYONE.contains(&noun.as_str()) || measure == Measure::Attackers;
        Population(if everyone { String::new() } else { noun })
    }

    /// Some of a whole, nobody says which.
    pub fn some() -> Population {
        Population("some of them".to_owned())
    }

    /// Its word; empty for all who were there.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_for_all_are_one_population_and_children_are_another() {
        let dead = |noun| Population::of(Measure::Deaths, noun);
        assert_eq!(dead("People"), dead("victims"));
        assert_eq!(dead(""), Population::default());
        assert_ne!(dead("children"), dead("people"));
        assert_eq!(dead(" Children ").as_str(), "children");
    }

    #[test]
    fn whatever_attackers_are_called_they_are_one_population() {
        let called = |noun| Population::of(Measure::Attackers, noun);
        assert_eq!(called("gunmen"), called("assailants"));
    }
}
