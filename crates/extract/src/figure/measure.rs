//! What a number counts, from its noun and the words around it.

mod apposition;
mod attack;
mod befell;
mod before;
mod comparison;
mod counted;
mod deed;
mod ellipsis;
mod gathering;
mod idiom;
mod inclusion;
mod level;
mod order;
mod people;
mod price;
mod rate;
mod seats;
mod vote;
mod worth;

use super::{Found, Quantity};
use crate::text::{Doc, Run, Sentence};
use apposition::by_apposition;
use attack::by_attack;
use befell::by_state_after;
use before::{by_act_before, by_loss, by_room, by_subject, by_thing_before, by_toll};
use comparison::by_comparison;
pub(super) use comparison::compared;
use counted::by_noun;
use deed::{by_deed, by_deed_before};
use ellipsis::{by_ellipsis, by_sentence_before};
use factdesk_domain::Measure;
use gathering::by_gathering;
use inclusion::by_inclusion;
use level::by_level;
use order::by_order;
use people::by_people;
use price::by_price;
use rate::by_rate;
use seats::by_seats;
use vote::by_vote;
use worth::by_worth;

/// A measure and the words that show it.
pub(super) struct Reading {
    pub(super) measure: Measure,
    pub(super) evidence: Run,
}

/// What each rule looks at.
pub(super) struct Place<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) quantity: &'a Quantity,
    pub(super) noun: Option<&'a Run>,
    /// The figure before, in this sentence.
    pub(super) last: Option<&'a Found>,
    /// The last figure of the sentence before.
    pub(super) earlier: Option<&'a Found>,
    /// Where the next number begins.
    pub(super) next: usize,
}

type Seen = Option<(Measure, usize)>;

/// The first rule that finds something decides.
pub(super) fn measure(place: &Place<'_>) -> Reading {
    let quantity = place.quantity;
    if let Some(unit) = &quantity.unit {
        return Reading {
            measure: unit.measure,
            evidence: quantity.run.clone(),
        };
    }
    const RULES: &[fn(&Place<'_>) -> Seen] = &[
        by_act_before,
        by_rate,
        by_apposition,
        by_room,
        by_seats,
        by_loss,
        by_noun,
        by_thing_before,
        by_subject,
        by_state_after,
        by_order,
        by_inclusion,
        by_toll,
        by_level,
        by_vote,
        by_attack,
        by_price,
        by_worth,
        by_comparison,
        by_deed_before,
        by_gathering,
        by_ellipsis,
        by_sentence_before,
        by_deed,
        by_people,
    ];
    let seen = RULES.iter().find_map(|rule| rule(place));
    let (measure, at) = seen.unwrap_or((Measure::Other, quantity.run.start));
    let evidence =
        quantity.run.start.min(at)..quantity.run.end.max((at + 1).min(place.sentence.run.end));
    Reading { measure, evidence }
}

/// The measures of persons.
fn of_people(measure: Measure) -> bool {
    use Measure::*;
    matches!(
        measure,
        Deaths
            | Injuries
            | Casualties
            | Hospitalizations
            | Missing
            | Arrests
            | Evacuations
            | Attackers
            | People
    )
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn the_verb_before_or_after_decides() {
        assert_eq!(
            measures("The flood killed 5 farmers and injured 12 others."),
            [Deaths, Injuries]
        );
        assert_eq!(
            measures("Police arrested 5 men; 7 people were evacuated."),
            [Arrests, Evacuations]
        );
        assert_eq!(measures("Some 40 sailors are still missing."), [Missing]);
        assert_eq!(
            measures("A storm left 5 people dead and dozens hurt."),
            [Deaths, Injuries]
        );
        assert_eq!(measures("Twelve sailors lost their lives."), [Deaths]);
    }

    #[test]
    fn killed_and_hurt_together_are_casualties() {
        for text in [
            "A landslide leaves scores injured and dead.",
            "They spoke of killing and wounding hundreds.",
            "There were casualties in the hundreds.",
        ] {
            assert_eq!(measures(text), [Casualties], "{text}");
        }
    }

    #[test]
    fn hospital_capacity_and_tolls() {
        assert_eq!(
            measures("Of them, 20 people were taken to hospital."),
            [Hospitalizations]
        );
        assert_eq!(
            measures("Some 30 were hurt, with 12, including two nuns, requiring hospitalization."),
            [Injuries, Hospitalizations, Hospitalizations]
        );
        assert_eq!(
            measures("The arena has a capacity of 900 people."),
            [Capacity]
        );
        assert_eq!(
            measures("A dome capable of accommodating 900 people fell."),
            [Capacity]
        );
        assert_eq!(measures("The death toll rose to 93."), [Deaths]);
        assert_eq!(
            measures("The storm took the lives of 9 club goers."),
            [Deaths]
        );
    }

    #[test]
    fn attackers_people_votes_and_things() {
        assert_eq!(
            measures("Several armed individuals stormed in."),
            [Attackers]
        );
        assert_eq!(
            measures("Some saw three gunmen while others mentioned five."),
            [Attackers, Attackers]
        );
        assert_eq!(measures("Police killed three gunmen."), [Deaths]);
        assert_eq!(
            measures("He won 40 votes from 9 farmers with 3 goats."),
            [Votes, People, Other]
        );
    }
}
