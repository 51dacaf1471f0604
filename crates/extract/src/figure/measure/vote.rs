//! Votes: "voted 52 to 48", "with 52 in favour".

use super::{Place, Seen};
use factdesk_domain::Measure;

/// "voted 52 to 48".
pub(super) fn by_vote(p: &Place<'_>) -> Seen {
    let start = p.quantity.run.start;
    let voted = |n: usize| matches!(p.doc.before(start, n), "voted" | "vote" | "votes");
    let end = p.quantity.run.end;
    let cast = p.doc.phrase(end, "in favour").is_some()
        || p.doc.phrase(end, "in favor").is_some()
        || (p.doc.low(end) == "against" && !p.doc.is_word(end + 1))
        || matches!(p.doc.low(end), "abstained" | "abstaining");
    let last = p
        .last
        .is_some_and(|l| l.measure == Measure::Votes && l.quantity.run.end + 1 == start);
    let pair = p.doc.before(start, 1) == "to" && (voted(2) || voted(3) || last);
    let copula = usize::from(p.doc.before(start, 1) == "been")
        + usize::from(matches!(
            p.doc.before(start, 1),
            "was" | "been" | "is" | "were" | "went"
        ));
    // "the vote had been seven to three"
    let result = copula > 0
        && voted(1 + copula)
        && p.doc.low(end) == "to"
        && crate::figure::starts_number(p.doc, end + 1);
    let cast = cast || result || p.doc.low(end) == "cast" || carried(p);
    (p.noun.is_none() && ((1..=2).any(voted) || pair || cast)).then_some((Measure::Votes, start))
}

/// "carried by 52 to 48", "guilty by a majority of 10 to two": the larger number of a
/// division, and what was divided.
fn carried(p: &Place<'_>) -> bool {
    let (start, end) = (p.quantity.run.start, p.quantity.run.end);
    // "by two to one" are odds.
    let odds = matches!(p.doc.low(end + 1), "one" | "1");
    let pair = p.doc.low(end) == "to" && crate::figure::starts_number(p.doc, end + 1);
    let floor = p.sentence.run.start.max(start.saturating_sub(8));
    let majority = p.doc.before(start, 1) == "of"
        && matches!(p.doc.before(start, 2), "majority" | "margin" | "vote");
    let passed = (floor..start).any(|i| {
        matches!(
            p.doc.low(i),
            "passed"
                | "carried"
                | "approved"
                | "adopted"
                | "rejected"
                | "defeated"
                | "backed"
                | "ratified"
                | "convicted"
                | "cleared"
                | "endorsed"
        )
    });
    let body = p.sentence.run.clone().take(60).any(|i| {
        matches!(
            p.doc.low(i),
            "bill"
                | "ballot"
                | "motion"
                | "amendment"
                | "measure"
                | "vote"
                | "jury"
                | "jurors"
                | "parliament"
                | "senate"
                | "council"
                | "assembly"
                | "committee"
                | "resolution"
                | "lawmakers"
                | "members"
                | "board"
                | "law"
                | "budget"
                | "proposal"
        )
    });
    pair && (majority || p.doc.before(start, 1) == "by" && passed && body && !odds)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, Other, Votes};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn both_sides_of_a_division_are_votes() {
        for text in [
            "They voted 52 to 48.",
            "The motion was carried by 52 to 48.",
            "The vote had been seven to three.",
            "The final vote was 52 to 48.",
            "The ballot on it passed by 310 to 88.",
            "A jury convicted him by 10 to two.",
            "She was found guilty by a majority of 10 to two.",
        ] {
            assert_eq!(measures(text), [Votes, Votes], "{text}");
        }
    }

    #[test]
    fn pairs_of_other_things_are_none() {
        for text in [
            "The hens outnumber the geese by 52 to 48.",
            "The herd grew by 10 to 50 in May.",
            "Members backed the measure by two to one.",
            "The score had been seven to three.",
        ] {
            assert!(measures(text).iter().all(|m| *m == Other), "{text}");
        }
    }

    #[test]
    fn votes_in_pairs() {
        let cases: &[(&str, &[Measure])] = &[
            ("The house voted 52 to 48.", &[Votes, Votes]),
            ("It passed by 52 votes.", &[Votes]),
            ("It passed by a vote of 90 to 10.", &[Votes, Votes]),
            ("It passed by 9 votes to 6.", &[Votes, Votes]),
            (
                "It passed with 52 in favour and 48 against.",
                &[Votes, Votes],
            ),
            ("She won by 9 votes out of 41,000 cast.", &[Votes, Votes]),
            ("They counted 52 to be sure.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
