//! Phrases behind the number that say what happened to those counted.

use super::{Place, Seen};
use crate::figure::{event, noun};
use factdesk_domain::Measure;

/// "requiring hospitalization", "taken to hospital", "in custody", "lost their lives".
pub(super) fn idiom(p: &Place<'_>, at: usize) -> Seen {
    idiom_up_to(p, at, p.next)
}

/// The same behind an aside, which may hold the next number.
pub(super) fn beyond(p: &Place<'_>, at: usize) -> Seen {
    idiom_up_to(p, at, p.sentence.run.end)
}

fn idiom_up_to(p: &Place<'_>, at: usize, limit: usize) -> Seen {
    let within = |n: usize, words: &[&str]| {
        (at + 1..(at + 1 + n).min(p.sentence.run.end).min(limit))
            .find(|i| words.contains(&p.doc.low(*i)))
    };
    match p.doc.low(at) {
        "moved" | "relocated" | "taken" | "brought" if sheltered(p, at) => {
            Some((Measure::Evacuations, at))
        }
        "requiring" | "required" | "require" | "needing" | "needed" | "taken" | "rushed"
        | "admitted" | "sent" | "transported" | "remain" | "remained" | "flown" | "airlifted"
        | "brought" | "carried" | "driven" | "ferried" | "transferred" | "in" => within(
            4,
            &[
                "hospitalization",
                "hospitalisation",
                "hospital",
                "hospitals",
            ],
        )
        .map(|i| (Measure::Hospitalizations, i))
        .or_else(|| within(3, &["custody"]).map(|i| (Measure::Arrests, i))),
        "moved" | "relocated" | "ordered" if matches!(p.doc.low(at + 1), "to" | "from" | "out") => {
            within(
                4,
                &[
                    "tents", "shelters", "shelter", "safety", "evacuate", "homes", "camps", "camp",
                ],
            )
            .map(|i| (Measure::Evacuations, i))
        }
        "fell" | "plunged" | "jumped" | "leapt" | "burned"
            if ["death", "deaths"].contains(&p.doc.low(at + 3)) =>
        {
            Some((Measure::Deaths, at + 3))
        }
        "burned" | "burnt" | "crushed" | "beaten" | "starved" | "froze" | "stabbed"
        | "trampled"
            if p.doc.phrase(at + 1, "to death").is_some() =>
        {
            Some((Measure::Deaths, at + 2))
        }
        "treated" if within(4, &["hospital", "hospitals"]).is_some() => {
            within(4, &["hospital", "hospitals"]).map(|i| (Measure::Hospitalizations, i))
        }
        "treated" | "suffered" | "sustained" | "suffering" | "received" => within(
            4,
            &[
                "burns",
                "injuries",
                "wounds",
                "fractures",
                "inhalation",
                "exhaustion",
                "hypothermia",
                "dehydration",
                "cuts",
                "bruises",
            ],
        )
        .map(|i| (Measure::Injuries, i)),
        "nursing" => within(4, &["injuries", "wounds", "burns"]).map(|i| (Measure::Injuries, i)),
        "succumbed" | "succumb" if p.doc.low(at + 1) == "to" => Some((Measure::Deaths, at)),
        "with" => {
            within(3, &["burns", "injuries", "wounds", "fractures"]).map(|i| (Measure::Injuries, i))
        }
        "held" if held(p, at) => Some((Measure::Arrests, at)),
        "among" if crate::figure::starts_number(p.doc, at + 1) => {
            event::state(p.doc.low(at + 2)).map(|measure| (measure, at + 2))
        }
        "among" if p.doc.low(at + 1) == "the" => {
            event::thing_at(p.doc, at + 2).map(|measure| (measure, at + 2))
        }
        "aboard" => Some((Measure::People, at)),
        "on" if p.doc.low(at + 1) == "board" => Some((Measure::People, at + 1)),
        "lost" | "lose" => within(3, &["lives", "life"]).map(|i| (Measure::Deaths, i)),
        _ => None,
    }
}

/// "moved to 9 evacuation centres": where to is counted as well.
fn sheltered(p: &Place<'_>, at: usize) -> bool {
    let to =
        matches!(p.doc.low(at + 1), "to" | "into") && crate::figure::starts_number(p.doc, at + 2);
    let place = |i: usize| {
        matches!(
            p.doc.low(i),
            "evacuation" | "shelters" | "camps" | "tents" | "refuges"
        )
    };
    to && (at + 3..(at + 6).min(p.sentence.run.end)).any(place)
}

/// "Three held after raid", "12 people were held over the fire", "on suspicion of".
fn held(p: &Place<'_>, at: usize) -> bool {
    let first = p.sentence.run.start + 1 >= p.quantity.run.start;
    let was = matches!(
        p.doc.before(at, 1),
        "were" | "was" | "are" | "been" | "being"
    );
    let why = match p.doc.low(at + 1) {
        "over" | "after" | "following" => was || first,
        "on" => matches!(p.doc.low(at + 2), "suspicion" | "charges"),
        _ => false,
    };
    why && p.noun.is_none_or(|n| noun::people(p.doc, n))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn hospital_custody_and_tents_decide_too() {
        let cases: &[(&str, &[Measure])] = &[
            ("5 people were taken to hospital.", &[Hospitalizations]),
            ("5 of them required hospitalization.", &[Hospitalizations]),
            (
                "5 patients were flown to a hospital there.",
                &[Hospitalizations],
            ),
            ("5 men are in custody.", &[Arrests]),
            ("Five held over barn fire", &[Arrests]),
            ("5 men are being held on suspicion of theft.", &[Arrests]),
            ("5 talks were held after the fire.", &[Other]),
            ("5 men held hands.", &[People]),
            ("5 sailors lost their lives.", &[Deaths]),
            ("5 sailors fell to their deaths.", &[Deaths]),
            ("5 sailors fell to their knees.", &[People]),
            ("5 people had been moved to tents.", &[Evacuations]),
            ("5 people, including a nurse, were killed.", &[Deaths]),
            (
                "5 people, many of them old, were taken to hospital.",
                &[Hospitalizations],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn those_on_board_are_people() {
        let cases: &[(&str, &[Measure])] = &[
            ("It sank with 27 aboard.", &[People]),
            ("It sank with 27 on board.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
