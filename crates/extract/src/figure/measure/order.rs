//! People who were told or made to leave: "forcing 27,500 residents to leave".

use super::{Place, Seen};
use crate::figure::noun;
use factdesk_domain::Measure;

pub(super) fn by_order(p: &Place<'_>) -> Seen {
    let people = p.noun.is_none_or(|n| noun::people(p.doc, n));
    let from = p.noun.map_or(p.quantity.run.end, |n| n.end);
    let ordered = before(p) || passive(p, from).is_some();
    let at = passive(p, from).unwrap_or(from);
    let leaves = p.doc.low(at) == "to"
        && matches!(
            p.doc.low(at + 1),
            "leave" | "evacuate" | "flee" | "vacate" | "abandon"
        )
        || (matches!(p.doc.low(at), "from" | "out")
            && (at..at + 5).any(|i| matches!(p.doc.low(i), "homes" | "houses")));
    (people && ordered && leaves).then_some((Measure::Evacuations, at + 1))
}

/// A verb of ordering right before the number.
fn before(p: &Place<'_>) -> bool {
    let verb = |n: usize| orders(p.doc.before(p.quantity.run.start, n));
    verb(1) || verb(2)
}

/// Behind "were told": where the order itself begins.
fn passive(p: &Place<'_>, from: usize) -> Option<usize> {
    let verb = (from..from + 4).find(|i| orders(p.doc.low(*i)))?;
    let was = (from..verb).any(|i| matches!(p.doc.low(i), "were" | "was" | "been" | "being"));
    was.then_some(verb + 1)
}

fn orders(word: &str) -> bool {
    matches!(
        word,
        "forcing"
            | "forced"
            | "ordering"
            | "ordered"
            | "telling"
            | "told"
            | "urging"
            | "urged"
            | "advised"
            | "asked"
            | "driving"
            | "drove"
            | "driven"
            | "prompting"
            | "prompted"
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
    fn those_made_to_leave_are_evacuated() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "It grew, forcing about 900 residents to leave.",
                &[Evacuations],
            ),
            ("Some 900 people were told to evacuate.", &[Evacuations]),
            (
                "The flood drove 900 families from their homes.",
                &[Evacuations],
            ),
            (
                "Some 900 people have been forced to vacate their homes.",
                &[Evacuations],
            ),
            ("It forced 900 farmers to sell.", &[People]),
            ("Some 900 people chose to leave.", &[People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
