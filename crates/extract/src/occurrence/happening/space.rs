//! What is sent up, and what lands.

use super::{Entry, Rank::*, always, amid};
use crate::text::Doc;
use factdesk_domain::Happening::Launch;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Launch,
        Noun,
        always,
        "liftoff splashdown moonwalk spacewalk",
    ),
    (
        Launch,
        Noun,
        |doc, at| doc.before(at, 1) == "-" && matches!(doc.before(at, 2), "lift" | "blast"),
        "off",
    ),
    (Launch, Noun, of_craft, "launch launched launches rocket"),
    (
        Launch,
        Noun,
        |doc, at| amid(doc, at, 10, PLACES),
        "lander rover orbiter probe spacecraft capsule astronauts cosmonauts",
    ),
    (
        Launch,
        Verb,
        |doc, at| amid(doc, at, 8, CRAFT),
        "docked docking landed lands touchdown",
    ),
];

const CRAFT: &str = "rocket rockets satellite satellites spacecraft mission orbit pad astronauts astronaut crew \
    probe capsule spaceport booster payload lander rover";

const PLACES: &str = "moon lunar mars martian venus asteroid comet orbit space surface earth landed landing \
    launched launch rocket splashed mission";

/// Rockets of armies and launches of campaigns are others.
fn of_craft(doc: &Doc<'_>, at: usize) -> bool {
    let arms = "missile missiles artillery fired militants killed wounded barrage campaign";
    let others = "satellite satellites spacecraft mission orbit pad astronauts astronaut probe capsule spaceport \
        booster payload lander rover liftoff lifted blasted";
    amid(doc, at, 10, others) && !amid(doc, at, 10, arms)
}

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("The rocket put a satellite into orbit.", Some(Launch)),
            ("The probe landed on the Moon.", Some(Launch)),
            ("Lift-off came at 6:02.", Some(Launch)),
            ("The capsule docked with its crew.", Some(Launch)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "She will launch her campaign on Friday.",
            "They launched a rocket barrage of missiles into orbit.",
            "A police probe began.",
            "The ferry docked at noon.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
