//! What poisons water, air and soil.

use super::{Entry, Rank::*, amid};
use factdesk_domain::Happening::Pollution;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Pollution,
        Noun,
        |doc, at| amid(doc, at, 6, STUFF),
        "spill spills spilled spilt slick",
    ),
    (
        Pollution,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                2,
                "chemical ammonia chlorine acid toxic oil pipeline crude diesel sewage",
            )
        },
        "leak leaks leaked discharge",
    ),
    (
        Pollution,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                8,
                "river rivers sea beach beaches swimmers discharged poured dumped spilled released",
            )
        },
        "sewage effluent",
    ),
    (
        Pollution,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                6,
                "river lake water wells soil groundwater supply beach",
            )
        },
        "contamination contaminated pollution polluted",
    ),
    (
        Pollution,
        Noun,
        |doc, at| doc.before(at, 1) == "dead" || doc.low(at + 1) == "kill",
        "fish",
    ),
];

const STUFF: &str = "oil crude diesel fuel chemical chemicals sewage acid tanker pipeline river litres liters \
    gallons barrels slurry tailings";

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("The tanker spilled oil.", Some(Pollution)),
            ("An ammonia leak cleared the street.", Some(Pollution)),
            ("Sewage poured into the river.", Some(Pollution)),
            ("Dead fish lined the bank.", Some(Pollution)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "She spilled tea on it.",
            "Fish is dear this week.",
            "The leak of her letter angered him.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
