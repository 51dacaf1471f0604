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
    let ends = ends || elsewhere(p) || told(p);
    let others = p
        .noun
        .is_some_and(|n| n.len() == 1 && p.doc.low(n.start) == "others");
    let same = p.noun.is_none() || others && elsewhere(p);
    let last = p
        .last
        .filter(|f| same && (ends || acts) && of_people(f.measure))?;
    let measure = if ends { last.measure } else { Measure::People };
    Some((measure, p.quantity.run.start))
}

/// "30 dead, with 12 confirmed", "nine of them dead while five were from Norford": what is
/// told of them leaves their measure as it was.
fn told(p: &Place<'_>) -> bool {
    let end = p.quantity.run.end;
    let known = |w: &str| {
        matches!(
            w,
            "confirmed"
                | "validated"
                | "verified"
                | "identified"
                | "recorded"
                | "reported"
                | "registered"
        )
    };
    let copula = matches!(p.doc.low(end), "were" | "was" | "are");
    let placed = matches!(p.doc.low(end + 1), "from" | "in" | "at") && p.doc.capital(end + 2);
    known(p.doc.low(end)) || (copula && (known(p.doc.low(end + 1)) || placed))
}

/// "73 dead in Norford, 45 in Sudford, four each in two towns and 6 on Monday": the same,
/// in another place or at another time.
fn elsewhere(p: &Place<'_>) -> bool {
    let each = usize::from(matches!(p.doc.low(p.quantity.run.end), "each" | "others"));
    let end = p.quantity.run.end + each;
    let listed = matches!(
        p.doc.before(p.quantity.run.start, 1),
        "," | "and" | ";" | "—" | "–" | ":" | "("
    );
    let place = p.doc.capital(end + 1)
        || matches!(p.doc.low(end + 1), "the" | "another" | "other" | "nearby");
    let there = matches!(p.doc.low(end), "in" | "at" | "from" | "near" | "on") && place;
    listed && (there || p.doc.low(end) == "elsewhere")
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
    let numbered = same_number(p);
    let before = p.last.or(p.earlier).filter(|f| {
        let same = matches!(f.measure, Measure::People | Measure::Votes);
        (has || numbered)
            && ends
            && p.noun.is_none()
            && !p.quantity.vague
            && (same || numbered && of_people(f.measure))
    })?;
    Some((before.measure, start))
}

/// "This year the number was 315": of those whom the sentence before counted.
fn same_number(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    let stands = usize::from(matches!(p.doc.before(start, 1), "at" | "to"));
    let verb = matches!(
        p.doc.before(start, 1 + stands),
        "was" | "is" | "stood" | "stands" | "rose" | "fell" | "climbed" | "jumped"
    );
    let number = |n: usize| matches!(p.doc.before(start, n), "number" | "figure" | "tally");
    // "they put the number at 315"
    let put = p.doc.before(start, 1) == "at"
        && number(2)
        && matches!(p.doc.before(start, 4), "put" | "puts" | "putting");
    let level = verb && number(2 + stands) && p.doc.before(start, 3 + stands) == "the";
    level || put && p.doc.before(start, 3) == "the"
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
            (
                "Of the 23 deaths, nine were recorded in Norford, four each in Sudford and Estford, and two in Westford.",
                &[Deaths, Deaths, Deaths, Deaths],
            ),
            (
                "They found 15 men missing—12 in Norford and two in Sudford.",
                &[Missing, Missing, Missing],
            ),
            (
                "They said six of the fatalities were old, while five were from Norford.",
                &[Deaths, Deaths],
            ),
            (
                "It left 30 dead, with 12 confirmed so far.",
                &[Deaths, Deaths],
            ),
            (
                "It killed 287 boys. This year the number was 315.",
                &[Deaths, Deaths],
            ),
            (
                "It hired 287 boys. The union put the number at 315.",
                &[People, People],
            ),
            (
                "It hired 287 boys. The union put the price at 315.",
                &[People, Other],
            ),
            (
                "It killed 287 boys. This year the price was 315.",
                &[Deaths, Other],
            ),
            (
                "It killed 30, nine in Norford and 21 others elsewhere.",
                &[Deaths, Deaths, Deaths],
            ),
            ("It killed 30, and 21 others fled.", &[Deaths, People]),
            ("It killed 7 men, and 5 were old.", &[Deaths, People]),
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
