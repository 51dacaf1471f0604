//! Words after the number: its noun, and what happened to those counted.

use super::{Place, Seen};
use crate::figure::{event, noun};
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "5 fatalities", "145 injured individuals", "5 dead and wounded", "6,200-seat".
pub(super) fn by_noun(p: &Place<'_>) -> Seen {
    let of = p.doc.low(p.quantity.run.end) == "of" && p.doc.low(p.quantity.run.end + 1) == "the";
    let start = p.quantity.run.end + if of { 2 } else { 0 };
    let end = p
        .noun
        .map_or(start + 1, |n| n.end.max(start + 1))
        .min(p.next);
    let at = (start..end).find(|i| event::thing_at(p.doc, *i).is_some() || lost_lives(p, *i))?;
    let head = p.noun.and_then(|n| n.end.checked_sub(1));
    (!of_house(p, at)).then_some(())?;
    let things = head.is_some_and(|h| h > at && event::thing_at(p.doc, h).is_none())
        && !p.noun.is_some_and(|n| noun::people(p.doc, n));
    (!things || p.doc.low(at + 1) == "-").then_some(())?;
    let thing = event::thing_at(p.doc, at).unwrap_or(Measure::Deaths);
    let pair = matches!(p.doc.low(at + 1), "and" | "or" | "/")
        .then(|| event::state(p.doc.low(at + 2)))
        .flatten();
    let pair = pair.filter(|_| at + 2 < p.next);
    Some((
        event::joined(thing, pair),
        if pair.is_some() { at + 2 } else { at },
    ))
}

/// "a 151-seat parliament": its members, not the room in it.
fn of_house(p: &Place<'_>, seat: usize) -> bool {
    let behind = (seat + 1..seat + 4).take_while(|i| p.doc.is_word(*i));
    let house = |i: usize| {
        matches!(
            p.doc.low(i),
            "parliament"
                | "senate"
                | "assembly"
                | "legislature"
                | "congress"
                | "council"
                | "house"
                | "chamber"
        )
    };
    let hall = |i: usize| matches!(p.doc.low(i), "hall" | "theatre" | "theater" | "room");
    matches!(p.doc.low(seat), "seat" | "seater")
        && behind.clone().any(house)
        && !behind.clone().any(hall)
}

/// "the loss of 5 lives", "claimed 5 lives".
pub(super) fn lost_lives(p: &Place<'_>, at: usize) -> bool {
    let near = p
        .sentence
        .run
        .start
        .max(p.quantity.run.start.saturating_sub(6))..p.quantity.run.start;
    let loss = |w: &str| {
        matches!(
            w,
            "loss"
                | "lost"
                | "claimed"
                | "claims"
                | "claiming"
                | "cost"
                | "costing"
                | "took"
                | "taking"
        )
    };
    p.doc.low(at) == "lives" && near.into_iter().any(|i| loss(p.doc.low(i)))
}

/// "5 people were killed", "5 of them requiring hospitalization", "5 dead and injured".
pub(super) fn by_state_after(p: &Place<'_>) -> Seen {
    let from = p.noun.map_or(p.quantity.run.end, |n| n.end);
    // "seven times more likely to die" counts nobody.
    (p.doc.low(from.saturating_sub(1)) != "times").then_some(())?;
    let (mut willing, mut calm) = (true, true);
    for at in from..from + 14 {
        let low = p.doc.low(at);
        if at >= p.sentence.run.end || (at >= p.next && low != ",") {
            return None;
        }
        let as_gone = low == "as" && event::state(p.doc.low(at + 1)).is_some();
        // "burned to death" are dead.
        if let Some(found) =
            idiom(p, at).filter(|f| f.0 == Measure::Deaths && p.doc.low(at + 1) == "to")
        {
            return Some(found);
        }
        if let Some(state) =
            event::state(low).filter(|_| (willing && !acts_on(p, at)) || (calm && finite(p, at)))
        {
            return Some(with_pair(p, at, state));
        }
        if let Some(found) = idiom(p, at) {
            return Some(found);
        }
        if low == "," {
            return aside(p, at);
        }
        if at == from && joint(p, at) {
            continue;
        }
        (as_gone || !ends_clause(p, at)).then_some(())?;
        willing = as_gone || leads_on(p, at) || (willing && !p.doc.is_word(at));
        calm &= !p.doc.is(at, Classes::VERB) && !low.ends_with("ed") && low != "who";
    }
    None
}

/// "5 boys and an old man": whoever is joined to those counted by an article.
fn joint(p: &Place<'_>, at: usize) -> bool {
    p.doc.low(at) == "and"
        && p.noun.is_some()
        && matches!(
            p.doc.low(at + 1),
            "a" | "an" | "their" | "his" | "her" | "another" | "the"
        )
}

/// "Soldiers in 5 boats evacuated 40": an act upon others, not what befell those counted.
fn acts_on(p: &Place<'_>, at: usize) -> bool {
    let passive = matches!(
        p.doc.before(at, 1),
        "was" | "were" | "been" | "being" | "be" | "is" | "are" | "get" | "got"
    );
    event::act(p.doc.low(at)).is_some()
        && !passive
        && (p.next == at + 1
            || p.doc.is(at + 1, Classes::DETERMINER)
            || matches!(p.doc.before(at, 1), "who" | "that"))
}

/// "5 children in the placebo group died", "5 men from the north were killed":
/// a verb that is finite belongs to the subject whatever stands between.
fn finite(p: &Place<'_>, at: usize) -> bool {
    let was = |n: usize| matches!(p.doc.before(at, n), "was" | "were" | "been");
    // "were on Sunday killed"
    let day = at > 0 && p.doc.is(at - 1, Classes::WEEKDAY) && (was(2) || was(3));
    matches!(
        p.doc.low(at),
        "died" | "perished" | "drowned" | "die" | "dies"
    ) || was(1)
        || day
}

fn with_pair(p: &Place<'_>, at: usize, state: Measure) -> (Measure, usize) {
    let pair = matches!(p.doc.low(at + 1), "and" | "or")
        .then(|| event::state(p.doc.low(at + 2)))
        .flatten();
    let object =
        event::act(p.doc.low(at + 2)).is_some() && p.next <= at + 6 && p.next < p.sentence.run.end;
    match pair.filter(|_| !object) {
        Some(other) => (event::joined(state, Some(other)), at + 2),
        None => (state, at),
    }
}

/// "requiring hospitalization", "taken to hospital", "in custody", "lost their lives".
fn idiom(p: &Place<'_>, at: usize) -> Seen {
    idiom_up_to(p, at, p.next)
}

/// The same behind an aside, which may hold the next number.
fn beyond(p: &Place<'_>, at: usize) -> Seen {
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

/// Past ", including five children,": what follows a short aside between commas.
fn aside(p: &Place<'_>, comma: usize) -> Seen {
    let part = crate::figure::starts_number(p.doc, comma + 1)
        && p.doc.low(comma + 2) == "of"
        && matches!(p.doc.low(comma + 3), "them" | "whom");
    (part
        || matches!(
            p.doc.low(comma + 1),
            "including" | "among" | "mostly" | "many" | "most" | "some" | "all"
        ))
    .then_some(())?;
    let close = (comma + 1..(comma + 12).min(p.sentence.run.end)).find(|i| p.doc.low(*i) == ",")?;
    let after = close + 1..(close + 4).min(p.sentence.run.end);
    after.clone().find_map(|i| {
        let state = event::state(p.doc.low(i)).map(|state| (state, i));
        state.or_else(|| beyond(p, i))
    })
}

fn ends_clause(p: &Place<'_>, at: usize) -> bool {
    if beaten(p, at) {
        return false;
    }
    let mark = !p.doc.is_word(at) && p.doc.low(at) != "-";
    mark || matches!(
        p.doc.low(at),
        "and"
            | "but"
            | "while"
            | "when"
            | "after"
            | "as"
            | "because"
            | "if"
            | "before"
            | "that"
            | "although"
            | "by"
    ) || (crate::statement::is_saying(p.doc, at) && !leads_on(p, at))
}

/// Words between the people and what happened to them.
fn leads_on(p: &Place<'_>, at: usize) -> bool {
    p.doc.is(at, Classes::AUXILIARY | Classes::ADVERB)
        || matches!(
            p.doc.low(at),
            "who"
                | "more"
                | "others"
                | "of"
                | "them"
                | "whom"
                | "reported"
                | "reportedly"
                | "confirmed"
                | "feared"
                | "presumed"
                | "found"
                | "left"
                | "still"
                | "people"
                | "were"
                | "dead"
                | "or"
                | "believed"
                | "listed"
                | "declared"
                | "critically"
                | "pronounced"
                | "remain"
                | "remains"
                | "remained"
        )
        || beaten(p, at)
}

/// "were beaten and injured", "shot and wounded": the blow before what it did.
fn beaten(p: &Place<'_>, at: usize) -> bool {
    let blow = |i: usize| {
        matches!(
            p.doc.low(i),
            "beaten"
                | "shot"
                | "stabbed"
                | "attacked"
                | "struck"
                | "hit"
                | "robbed"
                | "tortured"
                | "ambushed"
        )
    };
    blow(at) || p.doc.low(at) == "and" && at.checked_sub(1).is_some_and(blow)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn the_counted_noun_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("It counted 5 fatalities.", &[Deaths]),
            ("It counted 5 injuries.", &[Injuries]),
            ("It counted 5 casualties.", &[Casualties]),
            ("It counted 5 arrests.", &[Arrests]),
            ("It counted 5 disappearances.", &[Missing]),
            ("It counted 5 votes.", &[Votes]),
            ("It counted 14 abstentions.", &[Votes]),
            ("It is a 6,200-seat hall.", &[Capacity]),
            ("It is a 120-seat National Assembly.", &[Other]),
            ("It is a 120-seat council hall.", &[Capacity]),
            ("It counted 5 admissions.", &[Hospitalizations]),
            ("It counted 5 evacuees.", &[Evacuations]),
            ("It counted 5 of the injured.", &[Injuries]),
            ("It counted 5 injured farmers.", &[Injuries]),
            ("It counted 5 dead bodies.", &[Deaths]),
            ("It counted 5 missing books.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_befell_those_counted_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("5 people were killed there.", &[Deaths]),
            ("5 people have died.", &[Deaths]),
            ("5 farmers burned to death.", &[Deaths]),
            ("5 people were on Sunday killed there.", &[Deaths]),
            ("5 others succumbed to their injuries.", &[Deaths]),
            ("5 others are nursing bad injuries.", &[Injuries]),
            ("5 others are nursing old hopes.", &[People]),
            ("5 farmers were crushed to death.", &[Deaths]),
            ("5 farmers were burned to the bone.", &[Injuries]),
            ("5 children in the other group died.", &[Deaths]),
            ("5 men from the north were killed.", &[Deaths]),
            ("5 people were slightly hurt.", &[Injuries]),
            (
                "900 people were moved to 7 evacuation centres.",
                &[Evacuations, Other],
            ),
            ("900 people moved to 7 new towns.", &[People, Other]),
            ("5 people are still missing.", &[Missing]),
            ("5 men were beaten and injured.", &[Injuries]),
            ("5 men were shot and killed.", &[Deaths]),
            ("5 men sang and killed goats.", &[People]),
            ("5 men were arrested.", &[Arrests]),
            ("5 children were among the dead.", &[Deaths]),
            ("Five children among six killed there", &[Deaths, Deaths]),
            ("Six men, two of them old, died there.", &[Deaths, Deaths]),
            ("They are 5 times more likely to die.", &[Other]),
            ("5 children were among the guests.", &[People]),
            ("5 boys and an old man have died.", &[Deaths]),
            ("5 boys and their goat were killed.", &[Deaths]),
            ("5 boys slept and a man was killed.", &[People]),
            ("5 boys saw it and a man died.", &[People]),
            ("5 people were evacuated.", &[Evacuations]),
            ("5 others remain unaccounted for.", &[Missing]),
            ("5 men were reportedly found dead.", &[Deaths]),
            ("Police found 27 of them with severe burns.", &[Injuries]),
            ("5 men were treated for burns.", &[Injuries]),
            ("5 were treated for heat exhaustion.", &[Injuries]),
            (
                "It went on, injuring scores and killing 5.",
                &[Injuries, Deaths],
            ),
            ("It injures test scores.", &[]),
            ("5 men suffered minor injuries.", &[Injuries]),
            ("The office lists 5 men as missing.", &[Missing]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
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
    fn lives_lost_are_deaths_and_lives_saved_are_not() {
        let cases: &[(&str, &[Measure])] = &[
            ("The flood claimed 5 lives.", &[Deaths]),
            ("The loss of 5 lives shook them.", &[Deaths]),
            ("The pill saved 5 lives.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn an_act_of_those_counted_does_not_befall_them() {
        let cases: &[(&str, &[Measure])] = &[
            ("Soldiers in 60 boats evacuated the town.", &[Other]),
            ("5 men said that others were killed.", &[People]),
            ("5 men slept while others died.", &[People]),
            ("5 men who killed others fled.", &[People]),
            ("5 goats slept and a man died.", &[Other]),
            (
                "Police in six lands have arrested 39 men.",
                &[Other, Arrests],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn killed_and_hurt_together_are_casualties() {
        let cases: &[(&str, &[Measure])] = &[
            ("5 people were killed or wounded.", &[Casualties]),
            ("It left 5 dead and wounded.", &[Casualties]),
            ("It left 5 dead and 6 wounded.", &[Deaths, Injuries]),
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
