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
    let cast = cast || p.doc.low(end) == "cast";
    (p.noun.is_none() && ((1..=2).any(voted) || pair || cast)).then_some((Measure::Votes, start))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
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
