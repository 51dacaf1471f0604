//! A part of those counted before: "including five", "seven of them", "eleven of those held".

use super::{Place, Seen, of_people};
use crate::figure::event;
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "including five": what the number before counts.
pub(super) fn by_inclusion(p: &Place<'_>) -> Seen {
    let before = p.doc.before(p.quantity.run.start, 1);
    let includes = matches!(before, "including" | "includes" | "included")
        || (before == "them" && p.doc.before(p.quantity.run.start, 2) == "among");
    let them = p.doc.low(p.quantity.run.end) == "of"
        && matches!(p.doc.low(p.quantity.run.end + 1), "them" | "these" | "whom");
    let them = them || those(p);
    let last = p
        .last
        .filter(|f| (includes || them) && of_people(f.measure));
    let measure = last.map(|f| f.measure).or_else(|| of_those_held(p))?;
    Some((measure, p.quantity.run.start))
}

/// "nine of those had been counted twice": those who were counted before.
fn those(p: &Place<'_>) -> bool {
    let behind = p.doc.phrase(p.quantity.run.end, "of those");
    behind.is_some_and(|n| p.doc.is(p.quantity.run.end + n, Classes::AUXILIARY))
}

/// "eleven of those held": the words say what befell the whole.
fn of_those_held(p: &Place<'_>) -> Option<Measure> {
    let at = p.doc.phrase(p.quantity.run.end, "of those")? + p.quantity.run.end;
    match p.doc.low(at) {
        "held" => Some(Measure::Arrests),
        "hurt" | "killed" | "injured" | "arrested" | "detained" | "missing" => {
            event::state(p.doc.low(at))
        }
        _ => Some(Measure::People).filter(|_| matches!(p.doc.low(at), "who" | "in" | "on")),
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn what_a_number_includes_is_measured_like_it() {
        let cases: &[(&str, &[Measure])] = &[
            ("It killed 40 men, including 5 guards.", &[Deaths, Deaths]),
            (
                "It hurt 40 men, among them 5 guards.",
                &[Injuries, Injuries],
            ),
            (
                "They treat 98 patients, and 7 of them are ill.",
                &[People, People],
            ),
            ("They sold 40 cars, including 5 vans.", &[Other, Other]),
            ("Eleven of those held are ill.", &[Arrests]),
            (
                "It killed 40 men, but 9 of those had been counted twice.",
                &[Deaths, Deaths],
            ),
            (
                "It sold 40 cars, but 9 of those had flaws.",
                &[Other, Other],
            ),
            (
                "They held 40 men, and five have been freed.",
                &[People, People],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
