//! Words that tell what happened to the people counted.

use crate::text::Doc;
use factdesk_domain::Measure::{self, *};

/// After the people: "were killed", "dead", "hospitalized".
pub(super) fn state(word: &str) -> Option<Measure> {
    Some(match word {
        "dead" | "killed" | "died" | "dying" | "die" | "dies" | "perished" | "perish" | "slain"
        | "drowned" | "murdered" | "executed" | "deceased" | "beheaded" => Deaths,
        "injured" | "wounded" | "hurt" | "maimed" | "burned" => Injuries,
        "hospitalized" | "hospitalised" | "hospitalization" | "hospitalisation" => Hospitalizations,
        "missing" | "unaccounted" => Missing,
        "arrested" | "detained" | "apprehended" | "jailed" | "imprisoned" => Arrests,
        "evacuated" => Evacuations,
        _ => return None,
    })
}

/// Before the people: "killing", "injured", "evacuate".
pub(super) fn act(word: &str) -> Option<Measure> {
    Some(match word {
        "kill" | "kills" | "killing" | "killed" | "murdered" | "murdering" | "executed"
        | "drowned" | "slaughtered" | "lynched" | "massacred" | "assassinated" => Deaths,
        "injure" | "injures" | "injuring" | "injured" | "wound" | "wounds" | "wounding"
        | "wounded" | "hurt" | "hurting" => Injuries,
        "hospitalized" | "hospitalised" | "hospitalizing" => Hospitalizations,
        "arrest" | "arrests" | "arrested" | "arresting" | "detain" | "detains" | "detained"
        | "detaining" | "apprehended" => Arrests,
        "evacuate" | "evacuates" | "evacuated" | "evacuating" => Evacuations,
        "accommodate" | "accommodates" | "accommodating" | "seats" | "seating" | "seated" => {
            Capacity
        }
        _ => return None,
    })
}

/// The thing itself: "fatalities", "casualties", "capacity".
pub(super) fn thing(word: &str) -> Option<Measure> {
    Some(match word {
        "fatalities" | "fatality" | "deaths" | "death" | "corpses" | "bodies" | "dead"
        | "killings" | "homicides" | "murders" | "executions" => Deaths,
        "injuries" | "injured" | "wounded" | "wounds" => Injuries,
        "casualties" => Casualties,
        "hospitalizations" | "hospitalisations" | "admissions" => Hospitalizations,
        "arrests" | "detentions" => Arrests,
        "evacuations" | "evacuees" => Evacuations,
        "missing" | "disappearances" => Missing,
        "votes" | "ballots" | "abstentions" => Votes,
        "capacity" | "seat" | "seater" | "seaters" => Capacity,
        _ => return None,
    })
}

/// The thing at `at`; nobody died of "attempted murders".
pub(super) fn thing_at(doc: &Doc<'_>, at: usize) -> Option<Measure> {
    let tried = matches!(doc.before(at, 1), "attempted" | "averted");
    thing(doc.low(at)).filter(|m| !(tried && *m == Deaths))
}

/// Killed and hurt together are casualties.
pub(super) fn joined(first: Measure, second: Option<Measure>) -> Measure {
    match (first, second) {
        (Deaths, Some(Injuries)) | (Injuries, Some(Deaths)) => Casualties,
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn killed_and_hurt_are_casualties_and_other_pairs_are_not() {
        assert_eq!(joined(Deaths, state("wounded")), Casualties);
        assert_eq!(joined(Injuries, act("killing")), Casualties);
        assert_eq!(joined(Deaths, state("missing")), Deaths);
        assert_eq!(joined(Arrests, None), Arrests);
        assert_eq!(thing("table"), None);
    }

    #[test]
    fn nobody_dies_of_an_attempt() {
        let doc = Doc::new("Attempted murders and murders rose.", false);
        assert_eq!(thing_at(&doc, 1), None);
        assert_eq!(thing_at(&doc, 3), Some(Deaths));
    }

    #[test]
    fn words_of_each_event() {
        for (word, measure) in [
            ("perished", Deaths),
            ("wounded", Injuries),
            ("hospitalized", Hospitalizations),
            ("unaccounted", Missing),
            ("detained", Arrests),
            ("evacuated", Evacuations),
        ] {
            assert_eq!(state(word), Some(measure), "{word}");
        }
        for (word, measure) in [
            ("killing", Deaths),
            ("injures", Injuries),
            ("arrested", Arrests),
            ("evacuate", Evacuations),
            ("seats", Capacity),
        ] {
            assert_eq!(act(word), Some(measure), "{word}");
        }
        for (word, measure) in [
            ("fatalities", Deaths),
            ("casualties", Casualties),
            ("abstentions", Votes),
            ("capacity", Capacity),
            ("disappearances", Missing),
        ] {
            assert_eq!(thing(word), Some(measure), "{word}");
        }
        for word in ["rescued", "slept", "goats", ""] {
            assert_eq!((state(word), act(word), thing(word)), (None, None, None));
        }
    }
}
