//! A figure as one article has it.

use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, ClaimId, Figure};

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
}

/// Who or what a figure counts, as its noun says: "children" of a toll are another
/// population than "people".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Population(String);

/// Words for all who were there: they name no population of their own.
const EVERYONE: [&str; 12] = [
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
];

impl Population {
    /// The population that a counted noun names.
    pub fn of(noun: &str) -> Population {
        let noun = noun.trim().to_lowercase();
        let everyone = EVERYONE.contains(&noun.as_str());
        Population(if everyone { String::new() } else { noun })
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
        assert_eq!(Population::of("People"), Population::of("victims"));
        assert_eq!(Population::of(""), Population::default());
        assert_ne!(Population::of("children"), Population::of("people"));
        assert_eq!(Population::of(" Children ").as_str(), "children");
    }
}
