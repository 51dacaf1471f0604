//! People who are named before they are counted: "raiders, numbering over 100, came",
//! "evacuees, estimated by the agency at 2,700".

use super::{Place, Seen};
use crate::figure::noun;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

pub(super) fn by_apposition(p: &Place<'_>) -> Seen {
    p.noun.is_none().then_some(())?;
    let start = p.quantity.run.start;
    let word = match p.doc.before(start, 1) {
        "numbering" => start.checked_sub(1)?,
        "at" => estimated(p, start)?,
        _ => return None,
    };
    let comma = word.checked_sub(1).filter(|i| p.doc.low(*i) == ",")?;
    let head = comma
        .checked_sub(1)
        .filter(|i| *i >= p.sentence.run.start)?;
    noun::people(p.doc, &(head..head + 1)).then_some(())?;
    let armed = p.doc.is(head, Classes::ATTACKER) || p.doc.low(head) == "attackers";
    let measure = if armed {
        Measure::Attackers
    } else {
        Measure::People
    };
    Some((measure, head))
}

/// "estimated by the agency at": the participle, with who estimates behind it.
fn estimated(p: &Place<'_>, start: usize) -> Option<usize> {
    let floor = p.sentence.run.start.max(start.saturating_sub(9));
    let verb = (floor..start)
        .rev()
        .take_while(|i| p.doc.low(*i) != ",")
        .find(|i| matches!(p.doc.low(*i), "estimated" | "put"))?;
    (verb + 2 == start || p.doc.low(verb + 1) == "by").then_some(verb)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn those_named_before_are_counted() {
        let cases: &[(&str, Measure)] = &[
            ("The gunmen, numbering over 100, came by boat.", Attackers),
            ("Pilgrims, numbering 900, slept there.", People),
            ("It fed refugees, estimated by the council at 900.", People),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), [*expected], "{text}");
        }
    }

    #[test]
    fn things_named_before_are_not_people() {
        for text in [
            "The goats, numbering over 100, slept there.",
            "It met refugees, and put the price at 900.",
        ] {
            assert_eq!(measures(text), [Other], "{text}");
        }
    }
}
