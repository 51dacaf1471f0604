//! Words that only real harm has: they tell an attack on a hall from one on an opponent.

use crate::lexicon::Classes;
use crate::text::{Doc, Run};

/// The words, as the lexicon lists them.
pub(crate) const LISTS: &[(Classes, &str)] = &[
    (
        Classes::HARM,
        "dead killed deaths fatalities casualties wounded injured injuries hospitalized \
        hospitalised maimed drowned survivors survivor corpses rubble evacuated destroyed \
        devastated gunman gunmen shooter shooters bomber bombers bomb bombs explosives hostages \
        firefighters rescuers paramedics ambulances massacre slaughter",
    ),
    (
        Classes::DAMAGE,
        "died dies death kill kills killing bodies toll missing trapped injured injuries injuring \
        hurt homeless burns burned burnt damage damaged destroying rescue rescued evacuate \
        evacuation evacuations fled debris wreckage flames smoke firefighter crews homes roofs \
        hectares acres passengers victims stranded ambulance mud residents villagers hospital \
        shelter shelters",
    ),
];

/// Whether a run tells of people or things that came to harm.
pub(super) fn harm(doc: &Doc<'_>, run: &Run) -> bool {
    run.clone()
        .any(|at| doc.is(at, Classes::HARM) || shot(doc, at))
}

/// Whether a run speaks of what fires, floods and crashes leave behind. Campaigns have
/// some of these words, too, so they tell nothing of attacks.
pub(super) fn damage(doc: &Doc<'_>, run: &Run) -> bool {
    run.clone().any(|at| doc.is(at, Classes::DAMAGE))
}

/// "shot dead", "were shot", not "a long shot".
fn shot(doc: &Doc<'_>, at: usize) -> bool {
    doc.low(at) == "shot" && matches!(doc.before(at, 1), "were" | "was" | "been" | "and" | "who")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harms(text: &str) -> bool {
        let doc = Doc::new(text, false);
        harm(&doc, &(0..doc.tokens.len()))
    }

    #[test]
    fn the_dead_and_those_who_dig_for_them_are_harm() {
        for text in [
            "The blaze left 3 dead.",
            "Rescuers dug all night.",
            "Two guards were shot at the gate.",
        ] {
            assert!(harms(text), "{text}");
        }
    }

    #[test]
    fn words_of_a_campaign_are_none() {
        for text in [
            "She attacked his record on taxes.",
            "His plan is a long shot.",
            "The ad took aim at the mayor.",
        ] {
            assert!(!harms(text), "{text}");
        }
    }
}
