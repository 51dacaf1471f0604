//! Words before the number that tell what it counts: "killing 5", "the deaths of 5".

use super::{Place, Seen, after::lost_lives};
use crate::figure::{event, noun};
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Measure;

/// "killing 5", "killed all 5", "killing and wounding hundreds".
pub(super) fn by_act_before(p: &Place<'_>) -> Seen {
    let mut at = p.quantity.run.start;
    for _ in 0..3 {
        at = at.checked_sub(1).filter(|i| *i >= p.sentence.run.start)?;
        if let Some(act) = event::act(p.doc.low(at)) {
            let pair = matches!(p.doc.before(at, 1), "and" | "or")
                .then(|| event::act(p.doc.before(at, 2)))
                .flatten();
            let noun =
                matches!(p.doc.before(at, 1), "the" | "of") && !p.doc.low(at).ends_with("ing");
            let from = if pair.is_some() { at - 2 } else { at };
            return (!noun && !passive(p, at)).then(|| (event::joined(act, pair), from));
        }
        let skip = matches!(
            p.doc.low(at),
            "all" | "the" | "another" | "only" | "just" | "to" | "for" | "up" | "least" | "at"
        ) || p.doc.is(at, Classes::ADVERB);
        skip.then_some(())?;
    }
    None
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
    let preposition = matches!(p.doc.low(at), "of" | "to" | "for" | "among" | "in" | "at");
    let thing = at
        .checked_sub(1)
        .filter(|i| preposition && *i >= p.sentence.run.start)?;
    let lives = Some(Measure::Deaths).filter(|_| lost_lives(p, thing));
    let measure = event::thing(p.doc.low(thing))
        .or_else(|| happening(p.doc.low(thing)))
        .or(lives)?;
    Some((measure, thing))
}

fn happening(word: &str) -> Option<Measure> {
    Some(match word {
        "arrest" | "detention" => Measure::Arrests,
        "evacuation" | "rescue" => Measure::Evacuations,
        "killing" | "murder" | "massacre" => Measure::Deaths,
        "hospitalization" | "hospitalisation" => Measure::Hospitalizations,
        "disappearance" => Measure::Missing,
        _ => return None,
    })
}

/// "the death toll rose to 93", "the number of injured reached 145".
pub(super) fn by_toll(p: &Place<'_>) -> Seen {
    let from = p
        .sentence
        .run
        .start
        .max(p.quantity.run.start.saturating_sub(12))
        .max(p.last.map_or(0, |l| l.quantity.run.end));
    let toll = (from..p.quantity.run.start)
        .rev()
        .find(|i| toll_of(p.doc, *i).is_some())?;
    p.noun
        .is_none_or(|n| noun::people(p.doc, n))
        .then_some(())?;
    toll_of(p.doc, toll).map(|m| (m, toll))
}

fn toll_of(doc: &Doc<'_>, at: usize) -> Option<Measure> {
    if doc.low(at) == "toll" {
        return Some(Measure::Deaths);
    }
    (doc.low(at) == "number" && doc.low(at + 1) == "of").then_some(())?;
    (at + 2..at + 5).find_map(|i| event::thing(doc.low(i)).or_else(|| event::state(doc.low(i))))
}
