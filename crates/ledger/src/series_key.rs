//! What the figures of a series have in common.

use crate::{Population, Sighting};
use factdesk_domain::Measure;

/// What the figures of a series have in common beside the event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// What is counted.
    pub measure: Measure,
    /// Who is counted.
    pub population: Population,
    /// In which unit; two currencies are two series.
    pub unit: String,
}

/// Longer words, in bytes, are cut in an [`id`](SeriesKey::id), which has 100 at most.
const WORD: usize = 40;

impl SeriesKey {
    /// The key of a figure. A part is shown with the whole that it is a part of.
    pub fn of(sighting: &Sighting) -> SeriesKey {
        let population = match sighting.part_of {
            Some(_) => Population::default(),
            None => sighting.population.clone(),
        };
        SeriesKey {
            measure: sighting.figure.measure,
            population,
            unit: sighting.figure.unit.clone(),
        }
    }

    /// Its name within an event: measure, population, unit, as far as there are any:
    /// `deaths`, `deaths.children`, `money..usd`. People are no unit. Small letters,
    /// digits, hyphens and points only, so that it can stand in a resource name.
    pub fn id(&self) -> String {
        let unit = match self.unit.as_str() {
            "people" => String::new(),
            unit => word(unit),
        };
        let population = word(self.population.as_str());
        let id = format!("{}.{population}.{unit}", SeriesKey::word(self.measure));
        id.trim_end_matches('.').to_owned()
    }

    /// A measure as it begins the [`id`](SeriesKey::id).
    pub fn word(measure: Measure) -> String {
        measure.as_str().to_lowercase()
    }
}

fn word(text: &str) -> String {
    let lower = text.to_lowercase();
    let spelled = lower.chars().map(|c| match c {
        '%' => "percent".to_owned(),
        c if c.is_alphanumeric() => c.to_string(),
        _ => " ".to_owned(),
    });
    let spelled: String = spelled.collect();
    let parts: Vec<_> = spelled.split_whitespace().collect();
    let mut word = parts.join("-");
    let end = (0..=WORD).rev().find(|at| word.is_char_boundary(*at));
    word.truncate(end.unwrap_or(0).min(word.len()));
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(measure: Measure, noun: &str, unit: &str) -> SeriesKey {
        SeriesKey {
            measure,
            population: Population::of(measure, noun),
            unit: unit.to_owned(),
        }
    }

    #[test]
    fn an_id_says_what_is_counted() {
        use Measure::{Deaths, Money, Percent};
        for (of, id) in [
            (key(Deaths, "people", "people"), "deaths"),
            (key(Deaths, "Children", "people"), "deaths.children"),
            (
                key(Deaths, "men's friends", "people"),
                "deaths.men-s-friends",
            ),
            (key(Money, "", "USD"), "money..usd"),
            (key(Percent, "", "%"), "percent..percent"),
        ] {
            assert_eq!(of.id(), id);
        }
    }

    proptest! {
        #[test]
        fn an_id_is_a_name_whatever_the_words(noun in "\\PC{0,60}", unit in "\\PC{0,60}") {
            let id = key(Measure::Other, &noun, &unit).id();
            let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
            prop_assert!(id.chars().all(allowed) && id.split('.').count() <= 3, "{id}");
            prop_assert!(id.len() <= 100);
            prop_assert!(!id.ends_with('.') && !id.contains('/'));
        }
    }
}
