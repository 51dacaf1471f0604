//! A number that leaves out what it counts, for the number before says it.

use super::{Place, Seen, of_people};
use crate::lexicon::Classes;
use factdesk_domain::Measure;

/// "others mentioned five": the number before says what is meant.
pub(super) fn by_ellipsis(p: &Place<'_>) -> Seen {
    let ends =
        !p.doc.is_word(p.quantity.run.end) || p.doc.is(p.quantity.run.end, Classes::CONJUNCTION);
    let end = p.quantity.run.end;
    let acts = p.doc.is(end, Classes::VERB | Classes::AUXILIARY) || p.doc.low(end).ends_with("ed");
    let ends = ends || elsewhere(p);
    let last = p
        .last
        .filter(|f| p.noun.is_none() && (ends || acts) && of_people(f.measure))?;
    let measure = if ends { last.measure } else { Measure::People };
    Some((measure, p.quantity.run.start))
}

/// "73 dead in Norford, 45 in Sudford and 6 on Monday": the same, in another place or at another time.
fn elsewhere(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let listed = matches!(p.doc.before(p.quantity.run.start, 1), "," | "and" | ";");
    let place = p.doc.capital(end + 1)
        || matches!(p.doc.low(end + 1), "the" | "another" | "other" | "nearby");
    listed && matches!(p.doc.low(end), "in" | "at" | "from" | "near" | "on") && place
}

/// "Low leads with 221 delegates. Hill has 69.": the same again, a sentence later.
pub(super) fn by_sentence_before(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let end = p.quantity.run.end;
    let total = p.doc.before(start, 1) == "of" && p.doc.before(start, 2) == "total";
    let has = total
        || matches!(
            p.doc.before(start, 1),
            "has"
                | "have"
                | "had"
                | "got"
                | "won"
                | "earned"
                | "gained"
                | "receive"
                | "received"
                | "win"
                | "gain"
                | "took"
                | "claimed"
                | "collected"
                | "up"
                | "with"
                | "takes"
                | "needs"
                | "needed"
        );
    let ends = !p.doc.is_word(end) && !matches!(p.doc.low(end), "-" | "/")
        || p.doc.is(end, Classes::CONJUNCTION | Classes::PREPOSITION) && p.doc.low(end) != "of";
    let before = p.last.or(p.earlier).filter(|f| {
        has && ends
            && p.noun.is_none()
            && !p.quantity.vague
            && matches!(f.measure, Measure::People | Measure::Votes)
    })?;
    Some((before.measure, start))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn the_same_again_is_left_out_a_sentence_later_too() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "Low has 221 delegates. Hill has 69, Lee got 7.",
                &[People, People, People],
            ),
            ("Low took 52 votes. Hill took 48.", &[Votes, Votes]),
            (
                "Low has 221 delegates. Hill has a total of 69. It takes 90 to win.",
                &[People, People, People],
            ),
            ("Low has 12 goats. Hill has 9.", &[Other, Other]),
            ("Low has 221 delegates. Hill has 9 goats.", &[People, Other]),
            (
                "It made 300 jobs then and a few hundred later.",
                &[Other, Other],
            ),
            ("It burned 300 barns and hundreds fled.", &[Other, People]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }

    #[test]
    fn the_same_again_is_left_out() {
        let cases: &[(&str, &[Measure])] = &[
            (
                "Some saw three gunmen, others mentioned five.",
                &[Attackers, Attackers],
            ),
            (
                "It left 73 dead in Norford, 45 in Sudford and 6 on Monday.",
                &[Deaths, Deaths, Deaths],
            ),
            ("It met 73 men, 45 in all.", &[People, Other]),
            (
                "Some saw three cars, others mentioned five.",
                &[Other, Other],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
