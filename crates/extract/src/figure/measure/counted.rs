//! The noun of the number, where it says what happened.

use super::{Place, Seen};
use crate::figure::{event, noun};
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
}
