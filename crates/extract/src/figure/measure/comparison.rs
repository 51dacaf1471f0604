//! A number compared with the one before: "up from 5", "from 200 to 42".

use super::{Place, Seen, of_people};
use crate::figure::{Found, noun};
use factdesk_domain::Measure;

/// "up from 5 a year ago", "compared with 5 in May": measured as the number before.
pub(super) fn by_comparison(p: &Place<'_>) -> Seen {
    let last = compared(p)?;
    (of_people(last.measure) || last.measure == Measure::Votes)
        .then_some((last.measure, p.quantity.run.start))
}

/// The figure before, where this one is compared with it and counts the same.
pub(in crate::figure) fn compared<'a>(p: &Place<'a>) -> Option<&'a Found> {
    let start = p.quantity.run.start;
    let compared = match p.doc.before(start, 1) {
        "from" => matches!(
            p.doc.before(start, 2),
            "up" | "down" | "rose" | "fell" | "compared"
        ),
        "to" if from_before(p) => true,
        "with" | "to" => p.doc.before(start, 2) == "compared",
        "by" => matches!(
            p.doc.before(start, 2),
            "up" | "down" | "rose" | "fell" | "increase" | "increased" | "decreased" | "grew"
        ),
        "against" | "versus" => true,
        _ => false,
    };
    let same =
        p.noun.is_none() || (from_before(p) && p.noun.is_some_and(|n| noun::people(p.doc, n)));
    p.last.filter(|_| compared && same)
}

/// "from 200 in May to 42": the second end of a change.
fn from_before(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    p.last.is_some_and(|l| {
        p.doc.before(l.quantity.run.start, 1) == "from" && start <= l.quantity.run.end + 9
    })
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn a_thing_compared_has_the_unit_of_the_other() {
        let units: Vec<String> =
            crate::figure::tests::units("They sold 40 cars, up from 5 in May.")
                .into_iter()
                .map(|f| f.1)
                .collect();
        assert_eq!(units, ["car", "car"]);
    }

    #[test]
    fn a_number_compared_is_measured_like_the_other() {
        let cases: &[(&str, &[Measure])] = &[
            ("It killed 40 men, up from 5 in May.", &[Deaths, Deaths]),
            (
                "It killed 40 men, compared with 5 in May.",
                &[Deaths, Deaths],
            ),
            ("She took 40 votes, against 5 in May.", &[Votes, Votes]),
            ("They have 40 users, up by 5 in May.", &[People, People]),
            ("They sold 40 cars, up from 5 in May.", &[Other, Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
