//! What the sentence around tells: the number before, attackers, votes, people.

use super::{Place, Seen};
use crate::figure::noun;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "including five": what the number before counts.
pub(super) fn by_inclusion(p: &Place<'_>) -> Seen {
    let before = p.doc.before(p.quantity.run.start, 1);
    let includes = matches!(before, "including" | "includes" | "included")
        || (before == "them" && p.doc.before(p.quantity.run.start, 2) == "among");
    let last = p.last.filter(|f| includes && of_people(f.measure))?;
    Some((last.measure, p.quantity.run.start))
}

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

/// "three gunmen", "several armed individuals", "five men opened fire".
pub(super) fn by_attack(p: &Place<'_>) -> Seen {
    let noun = p.noun?;
    let head = noun.end.checked_sub(1)?;
    let armed = noun
        .clone()
        .any(|i| matches!(p.doc.low(i), "armed" | "masked" | "heavily"))
        && noun::people(p.doc, noun);
    let fires = p.doc.phrase(noun.end, "opened fire").is_some() && noun::people(p.doc, noun);
    (p.doc.is(head, Classes::ATTACKER) || armed || fires).then_some((Measure::Attackers, head))
}

/// "voted 52 to 48".
pub(super) fn by_vote(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let voted = |n: usize| matches!(p.doc.before(start, n), "voted" | "vote" | "votes");
    (p.noun.is_none() && ((1..=2).any(voted) || (p.doc.before(start, 1) == "to" && voted(3))))
        .then_some((Measure::Votes, start))
}

/// "others mentioned five": the number before says what is meant.
pub(super) fn by_ellipsis(p: &Place<'_>) -> Seen {
    let ends =
        !p.doc.is_word(p.quantity.run.end) || p.doc.is(p.quantity.run.end, Classes::CONJUNCTION);
    let last = p
        .last
        .filter(|f| p.noun.is_none() && ends && of_people(f.measure))?;
    Some((last.measure, p.quantity.run.start))
}

pub(super) fn by_people(p: &Place<'_>) -> Seen {
    let crowd = p.quantity.low.is_some_and(|v| v < 1e6)
        && p.noun.is_none()
        && p.doc.low(p.quantity.run.end) != "of"
        && p.doc.before(p.quantity.run.start, 1) != "the";
    let alone = p.quantity.vague
        && (crowd
            || matches!(
                p.doc.low(p.quantity.run.end),
                "others" | "who" | "were" | "fled"
            ));
    let noun = p.noun.filter(|n| noun::people(p.doc, n)).map(|n| n.end - 1);
    let at = noun.or(alone.then_some(p.quantity.run.start))?;
    let victims = matches!(p.doc.low(at), "victims" | "casualties");
    Some((
        if victims {
            Measure::Casualties
        } else {
            Measure::People
        },
        at,
    ))
}
