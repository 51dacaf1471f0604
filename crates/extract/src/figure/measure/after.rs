//! Words after the number: its noun, and what happened to those counted.

use super::{Place, Seen};
use crate::figure::event;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "5 fatalities", "145 injured individuals", "5 dead and wounded", "6,200-seat".
pub(super) fn by_noun(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.end;
    let end = p
        .noun
        .map_or(start + 1, |n| n.end.max(start + 1))
        .min(p.next);
    let at = (start..end).find(|i| event::thing(p.doc.low(*i)).is_some() || lost_lives(p, *i))?;
    let thing = event::thing(p.doc.low(at)).unwrap_or(Measure::Deaths);
    let pair = matches!(p.doc.low(at + 1), "and" | "or" | "/")
        .then(|| event::state(p.doc.low(at + 2)))
        .flatten();
    let pair = pair.filter(|_| at + 2 < p.next);
    Some((
        event::joined(thing, pair),
        if pair.is_some() { at + 2 } else { at },
    ))
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
    let mut willing = true;
    for at in from..from + 14 {
        let low = p.doc.low(at);
        if at >= p.sentence.run.end || (at >= p.next && low != ",") {
            return None;
        }
        if let Some(state) = event::state(low).filter(|_| willing) {
            return Some(with_pair(p, at, state));
        }
        if let Some(found) = idiom(p, at) {
            return Some(found);
        }
        if low == "," {
            return aside(p, at);
        }
        (!ends_clause(p, at)).then_some(())?;
        willing = leads_on(p, at) || (willing && !p.doc.is_word(at));
    }
    None
}

fn with_pair(p: &Place<'_>, at: usize, state: Measure) -> (Measure, usize) {
    let pair = matches!(p.doc.low(at + 1), "and" | "or")
        .then(|| event::state(p.doc.low(at + 2)))
        .flatten();
    let object = event::act(p.doc.low(at + 2)).is_some() && p.next <= at + 6;
    match pair.filter(|_| !object) {
        Some(other) => (event::joined(state, Some(other)), at + 2),
        None => (state, at),
    }
}

/// "requiring hospitalization", "taken to hospital", "in custody", "lost their lives".
fn idiom(p: &Place<'_>, at: usize) -> Seen {
    let within = |n: usize, words: &[&str]| {
        (at + 1..(at + 1 + n).min(p.sentence.run.end).min(p.next))
            .find(|i| words.contains(&p.doc.low(*i)))
    };
    match p.doc.low(at) {
        "requiring" | "required" | "require" | "needing" | "needed" | "taken" | "rushed"
        | "admitted" | "treated" | "sent" | "transported" | "remain" | "remained" | "in" => within(
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
        "lost" | "lose" => within(3, &["lives", "life"]).map(|i| (Measure::Deaths, i)),
        _ => None,
    }
}

/// Past ", including five children,": what follows a short aside between commas.
fn aside(p: &Place<'_>, comma: usize) -> Seen {
    matches!(
        p.doc.low(comma + 1),
        "including" | "among" | "mostly" | "many" | "most" | "some" | "all"
    )
    .then_some(())?;
    let close = (comma + 1..(comma + 12).min(p.sentence.run.end)).find(|i| p.doc.low(*i) == ",")?;
    let after = close + 1..(close + 4).min(p.sentence.run.end);
    after
        .clone()
        .find_map(|i| Some((event::state(p.doc.low(i))?, i)))
}

fn ends_clause(p: &Place<'_>, at: usize) -> bool {
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
    ) || crate::statement::is_saying(p.doc, at)
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
        )
}
