//! Words before the number that tell what it counts: "killing 5", "the deaths of 5".

use super::{Place, Seen, counted::lost_lives, level};
use crate::figure::{event, noun};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::{Bound, Measure};

/// "killing 5", "killed all 5", "killing and wounding hundreds".
pub(super) fn by_act_before(p: &Place<'_>) -> Seen {
    let mut at = p.quantity.run.start;
    if let Some(buried) = buried(p) {
        return Some((Measure::Deaths, buried));
    }
    for _ in 0..5 {
        at = at.checked_sub(1).filter(|i| *i >= p.sentence.run.start)?;
        if let Some(act) = event::act(p.doc.low(at)) {
            let pair = matches!(p.doc.before(at, 1), "and" | "or")
                .then(|| event::act(p.doc.before(at, 2)))
                .flatten();
            let named =
                matches!(p.doc.before(at, 1), "the" | "of") && !p.doc.low(at).ends_with("ing");
            let from = if pair.is_some() { at - 2 } else { at };
            let compound = p.doc.low(p.quantity.run.end) == "-"
                && p.noun.is_none_or(|n| !noun::people(p.doc, n));
            return (!named && !compound && !passive(p, at))
                .then(|| (event::joined(act, pair), from));
        }
        if p.doc.low(at) == "dead" && matches!(p.doc.before(at, 1), "shot" | "stabbed" | "beat") {
            return Some((Measure::Deaths, at - 1));
        }
        let total = p.doc.low(at) == "of" && p.doc.before(at, 1) == "total";
        let skip = matches!(
            p.doc.low(at),
            "all"
                | "the"
                | "another"
                | "only"
                | "just"
                | "to"
                | "for"
                | "up"
                | "least"
                | "at"
                | "a"
                | "an"
                | "further"
                | "additional"
                | "total"
                | "record"
        ) || total
            || p.doc.is(at, Classes::ADVERB);
        skip.then_some(())?;
    }
    None
}

/// "we have buried 5 boys": whom people bury are dead; a landslide may leave them alive.
fn buried(p: &Place<'_>) -> Option<usize> {
    let at = p.quantity.run.start.checked_sub(1)?;
    let have = usize::from(matches!(p.doc.before(at, 1), "have" | "had" | "already"));
    let mourners = matches!(
        p.doc.before(at, 1 + have),
        "we" | "they" | "i" | "families" | "villagers" | "residents" | "relatives" | "mourners"
    );
    let people = p.noun.is_some_and(|n| noun::people(p.doc, n));
    (p.doc.low(at) == "buried" && mourners && people).then_some(at)
}

/// "holds up to 5", "room for 5": how many people a place takes.
pub(super) fn by_room(p: &Place<'_>) -> Seen {
    let at = p
        .quantity
        .run
        .start
        .checked_sub(1)
        .filter(|i| *i >= p.sentence.run.start)?;
    let people = p.noun.is_none_or(|n| noun::people(p.doc, n));
    let venue = matches!(
        p.doc.before(at, 1),
        "stadium" | "arena" | "hall" | "venue" | "theatre" | "theater" | "auditorium"
    );
    let able = venue || matches!(p.doc.before(at, 1), "can" | "could" | "to" | "would");
    let most = p.quantity.bound == Bound::AtMost;
    let holds = match p.doc.low(at) {
        "holds" | "hold" | "house" | "houses" | "fit" | "fits" | "carry" | "carries" | "host"
        | "serve" => able || most,
        "for" => matches!(
            p.doc.before(at, 1),
            "room" | "space" | "seats" | "beds" | "seating" | "places"
        ),
        "seat" => able,
        _ => false,
    };
    (people && holds).then_some((Measure::Capacity, at))
}

/// "lost two brothers": kin and comrades that are lost are dead.
pub(super) fn by_loss(p: &Place<'_>) -> Seen {
    let at = p.quantity.run.start.checked_sub(1)?;
    let lost = matches!(p.doc.low(at), "lost" | "losing" | "lose");
    let kin = p.noun.and_then(|n| n.end.checked_sub(1)).is_some_and(|i| {
        matches!(
            p.doc.low(i),
            "brothers"
                | "sisters"
                | "sons"
                | "daughters"
                | "children"
                | "relatives"
                | "parents"
                | "friends"
                | "soldiers"
                | "men"
                | "comrades"
                | "cousins"
                | "siblings"
                | "colleagues"
        )
    });
    (lost && kin).then_some((Measure::Deaths, at))
}

/// "were killed, 5 …": the act before belongs to other people.
fn passive(p: &Place<'_>, at: usize) -> bool {
    matches!(p.doc.before(at, 1), "were" | "was" | "been" | "being") && p.doc.low(at + 1) != "by"
}

/// "the deaths of 5", "injuries to 5", "a capacity of 5", "casualties in the hundreds".
pub(super) fn by_thing_before(p: &Place<'_>) -> Seen {
    let mut at = p.quantity.run.start.checked_sub(1)?;
    if matches!(p.doc.low(at), "the" | "all") {
        at = at.checked_sub(1)?;
    }
    let change = p.doc.low(at) == "from" && p.doc.low(p.quantity.run.end) == "to";
    let preposition =
        change || matches!(p.doc.low(at), "of" | "to" | "for" | "among" | "in" | "at");
    let thing = at
        .checked_sub(1)
        .filter(|i| preposition && *i >= p.sentence.run.start)?;
    p.noun
        .is_none_or(|n| {
            noun::people(p.doc, n) || n.clone().any(|i| event::thing_at(p.doc, i).is_some())
        })
        .then_some(())?;
    let lives = Some(Measure::Deaths).filter(|_| lost_lives(p, thing));
    let tried = p.doc.before(thing, 1) == "attempted";
    let measure = event::thing_at(p.doc, thing)
        .or_else(|| happening(p.doc.low(thing)).filter(|_| !tried))
        .or(lives)?;
    Some((measure, thing))
}

fn happening(word: &str) -> Option<Measure> {
    Some(match word {
        "arrest" | "detention" => Measure::Arrests,
        "evacuation" => Measure::Evacuations,
        "killing" | "murder" | "massacre" | "manslaughter" => Measure::Deaths,
        "hospitalization" | "hospitalisation" => Measure::Hospitalizations,
        "disappearance" => Measure::Missing,
        _ => return None,
    })
}

/// How far before its number "the death toll" with all its phrases may stand.
const TOLL_REACH: usize = 28;

/// "the death toll rose to 93", "the number of injured reached 145".
pub(super) fn by_toll(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let counted = p.last.filter(|l| l.measure != Measure::Duration);
    let from = p
        .sentence
        .run
        .start
        .max(start.saturating_sub(TOLL_REACH))
        .max(counted.map_or(0, |l| l.quantity.run.end));
    let toll = (from..start).rev().find(|i| toll_of(p.doc, *i).is_some())?;
    let led = matches!(p.doc.before(start, 1), "to" | "at" | "past" | "from")
        || level::reached(p.doc.before(start, 1));
    let far = start - toll > 12 && !led;
    (!far && p.noun.is_none_or(|n| noun::people(p.doc, n))).then_some(())?;
    toll_of(p.doc, toll).map(|m| (m, toll))
}

/// "the dead were five children": those who are named tell what befell them.
pub(super) fn by_subject(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let copula = matches!(
        p.doc.before(start, 1),
        "were" | "are" | "include" | "included"
    );
    let victims = start
        .checked_sub(2)
        .filter(|_| copula && p.doc.before(start, 3) == "the")?;
    let people = p.noun.is_none_or(|n| noun::people(p.doc, n));
    let measure = event::thing_at(p.doc, victims).filter(|m| *m != Measure::Capacity)?;
    people.then_some((measure, victims))
}

fn toll_of(doc: &Doc<'_>, at: usize) -> Option<Measure> {
    let count = matches!(doc.low(at), "count" | "tally")
        && matches!(doc.before(at, 1), "death" | "body" | "fatality");
    if doc.low(at) == "toll" || count {
        return Some(Measure::Deaths);
    }
    matches!(doc.low(at), "number" | "numbers").then_some(())?;
    if matches!(
        doc.low(at + 1),
        "killed" | "injured" | "wounded" | "missing" | "arrested" | "dead"
    ) {
        return event::state(doc.low(at + 1));
    }
    (doc.low(at + 1) == "of").then_some(())?;
    (at + 2..at + 5).find_map(|i| event::thing_at(doc, i).or_else(|| event::state(doc.low(i))))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn the_act_before_the_number_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("It killed 5 farmers.", &[Deaths]),
            ("It injured at least 5 farmers.", &[Injuries]),
            ("It hospitalized 5 farmers.", &[Hospitalizations]),
            ("Police arrested another 5 men.", &[Arrests]),
            ("Police arrested a further 5 men.", &[Arrests]),
            ("Soldiers shot dead 5 men.", &[Deaths]),
            ("It hurt a total of 5 men.", &[Injuries]),
            ("They killed a 12-page plan.", &[Other]),
            ("It killed a friend of 5 men.", &[People]),
            ("They evacuated all 5 men.", &[Evacuations]),
            ("It seats 5 men.", &[Capacity]),
            ("We buried 5 men there.", &[Deaths]),
            ("Mud buried 5 men there.", &[People]),
            ("They have buried 5 cables there.", &[Other]),
            ("It went on, killing and wounding 5.", &[Casualties]),
            ("The killed were named, 5 goats fled.", &[Other]),
            ("Two men were killed, 5 goats fled.", &[Deaths, Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn the_thing_before_a_preposition_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("The deaths of 5 men shook them.", &[Deaths]),
            ("Injuries to 5 men were light.", &[Injuries]),
            ("The hall has a capacity of 5 men.", &[Capacity]),
            ("The arrest of 5 men was quick.", &[Arrests]),
            ("The evacuation of 5 men was quick.", &[Evacuations]),
            ("The murder of 5 men shook them.", &[Deaths]),
            ("The attempted murder of 5 men shook them.", &[People]),
            ("The disappearance of 5 men shook them.", &[Missing]),
            ("The wish of 5 men was quick.", &[People]),
            ("They were wounded in 5 raids.", &[Other]),
            ("It cut deaths from 9 to 5.", &[Deaths, Deaths]),
            ("It blamed deaths from 9 fevers.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_toll_decides() {
        let cases: &[(&str, &[Measure])] = &[
            ("The death toll rose to 93.", &[Deaths]),
            ("The toll stands at 93.", &[Deaths]),
            ("The number of injured reached 145.", &[Injuries]),
            (
                "The toll of 15 months of war rose to 93.",
                &[Duration, Deaths],
            ),
            ("The dead were 5 men and 3 boys.", &[Deaths, Deaths]),
            ("The old were 5 men.", &[People]),
            ("The number of missing fell to 7.", &[Missing]),
            (
                "The number of missing fell from 200 in May to 42 people.",
                &[Missing, Missing],
            ),
            ("The number killed rose from 148 to 154.", &[Deaths, Deaths]),
            (
                "The number killed in the town by the old dam on the river rose from 148 to 154.",
                &[Deaths, Deaths],
            ),
            ("The death count may climb past 75.", &[Deaths]),
            (
                "The death toll from floods in the southern hill state of the Norland union has reached 45.",
                &[Deaths],
            ),
            ("The total numbers of murders recorded were 21.", &[Deaths]),
            ("The number of attempted murders was 21.", &[Other]),
            ("The toll road is 93 years old.", &[]),
            ("The toll led to 93 lawsuits.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_place_takes_people() {
        let cases: &[(&str, &[Measure])] = &[
            ("The hall holds up to 2,400 visitors.", &[Capacity]),
            ("The hall can hold 2,400.", &[Capacity]),
            ("The stadium holds 2,400.", &[Capacity]),
            ("There is room for 300 guests.", &[Capacity]),
            ("The bus can carry 60 passengers.", &[Capacity]),
            ("It holds up to 40 barrels.", &[Other]),
            ("The rebels hold 40 villagers.", &[People]),
            ("They asked for 300 nurses.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn kin_that_are_lost_are_dead() {
        let cases: &[(&str, &[Measure])] = &[
            ("He lost two brothers.", &[Deaths]),
            ("The army lost 40 soldiers.", &[Deaths]),
            ("The party lost 40 seats.", &[Other]),
            ("He found two brothers.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
