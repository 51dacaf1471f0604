//! Numbers that share with the next: "three of the nine rate-setters", "35 to 12 percent".

use super::Quantity;
use super::echo;
use super::unit::Unit;
use crate::text::{Doc, Run};
use factdesk_domain::Measure;

/// Whether the quantity is a part of `next`, whose noun is its own.
pub(super) fn of(doc: &Doc<'_>, quantity: &Quantity, next: &Quantity) -> bool {
    (part(doc, quantity, next) || pair(doc, quantity, next)) && next.unit.is_none()
}

/// "16 and 12 seats", "from 24 to 27 pupils": two bare numbers before one noun.
fn pair(doc: &Doc<'_>, quantity: &Quantity, next: &Quantity) -> bool {
    let end = quantity.run.end;
    let digits = |q: &Quantity| q.run == q.core && !q.spelled && !q.vague && q.unit.is_none();
    let change = doc.low(end) == "to" && doc.before(quantity.run.start, 1) == "from";
    (change || matches!(doc.low(end), "and" | "or"))
        && next.run.start == end + 1
        && digits(quantity)
        && digits(next)
}

fn part(doc: &Doc<'_>, quantity: &Quantity, next: &Quantity) -> bool {
    // "14 out of the 19 barns"
    let end = quantity.run.end + usize::from(doc.phrase(quantity.run.end, "out of").is_some());
    let known = matches!(
        doc.low(end + 1),
        "the" | "its" | "their" | "his" | "her" | "these" | "those" | "all" | "our" | "some"
    );
    let gap = end + 1 + usize::from(known);
    let previous = usize::from(matches!(
        doc.low(gap),
        "past" | "last" | "previous" | "other" | "remaining" | "top" | "first" | "next"
    ));
    let owned = doc.before(next.run.start, 1) == "'s" && next.run.start <= end + 5;
    let near = next.run.start <= gap + previous || owned;
    quantity.unit.is_none() && doc.low(end) == "of" && near
}

/// The quantity with the unit of the next, where both share it: "fell 3 and 4 percent",
/// "four of the past six months"; or of the last: "88 percent to 12".
pub(super) fn shared(
    doc: &Doc<'_>,
    quantity: &Quantity,
    last: Option<&Quantity>,
    next: Option<&Quantity>,
    noun: Option<&Run>,
) -> Option<Quantity> {
    let end = quantity.run.end;
    let bare = quantity.unit.is_none() && noun.is_none();
    let joined = |n: &&Quantity| {
        let joint = matches!(doc.low(end), "and" | "or" | "to" | "versus");
        joint && n.run.start == end + 1 && n.core.start == n.run.start
    };
    let timed = |n: &&Quantity| {
        let months = n
            .unit
            .as_ref()
            .is_some_and(|u| u.measure == Measure::Duration);
        months && part(doc, quantity, n)
    };
    let against = |l: &&Quantity| {
        let percent = l.unit.as_ref().is_some_and(|u| u.name == "%");
        let joint = matches!(doc.low(l.run.end), "to" | "against" | "versus");
        let whole = l.low.zip(quantity.low).is_some_and(|(a, b)| a + b <= 101.0);
        let loose = !doc.is_word(end) || matches!(doc.low(end), "for" | "against" | "in" | "on");
        percent && joint && l.run.end + 1 == quantity.run.start && loose && whole
    };
    let share = bare && shares(doc, quantity);
    if share {
        let unit = Unit {
            measure: Measure::Percent,
            name: "%".into(),
        };
        return Some(Quantity {
            unit: Some(unit),
            ..quantity.clone()
        });
    }
    let unit = next
        .filter(|n| joined(n) || timed(n))
        .or_else(|| last.filter(against))
        .or_else(|| last.filter(|l| echo::echoes(doc, quantity, l)))
        .and_then(|q| q.unit.clone())
        .filter(|u| bare && u.name != "USD")
        .filter(|u| u.name != "%" || quantity.low.is_some_and(|v| v <= 100.0))?;
    Some(Quantity {
        unit: Some(unit),
        ..quantity.clone()
    })
}

/// "the percentage of votes rose from 24.7 to 25.1".
fn shares(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let level = matches!(
        doc.before(start, 1),
        "to" | "from" | "at" | "was" | "is" | "of"
    );
    let near = start.saturating_sub(14)..start;
    let percentage = near
        .into_iter()
        .any(|i| doc.low(i) == "percentage" && !matches!(doc.low(i + 1), "point" | "points" | "-"));
    level && percentage && quantity.low.is_some_and(|v| v <= 100.0) && !quantity.vague
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, units};
    use factdesk_domain::Measure::{self, *};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn a_part_counts_what_the_whole_counts() {
        let cases: &[(&str, &[Measure])] = &[
            ("Three of the nine judges slept.", &[People, People]),
            ("Three of 19 judges slept.", &[People, People]),
            ("Four of five voters slept.", &[People, People]),
            ("Six of the past seven presidents slept.", &[People, People]),
            ("Two of its 15 barns fell.", &[Other, Other]),
            ("They sent 16 and 12 guards.", &[People, People]),
            ("They sent 16 and 12 barns.", &[Other, Other]),
            ("It grew from 24 to 27 pupils.", &[People, People]),
            (
                "It took 5 of the country’s 7 million voters.",
                &[People, People],
            ),
            (
                "It rained in four of the past six months.",
                &[Duration, Duration],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
        assert_eq!(units("Two of its 15 barns fell.")[0].1, "barn");
        assert_eq!(units("Two out of the 15 barns fell.")[0].1, "barn");
    }

    #[test]
    fn a_unit_holds_for_the_number_that_is_joined_to_it() {
        let cases: &[(&str, &[Measure])] = &[
            ("It fell 3 and 4 percent.", &[Percent, Percent]),
            ("She leads by 35 to 12 percent.", &[Percent, Percent]),
            ("She leads by 88 percent to 12.", &[Percent, Percent]),
            ("They voted 88 percent to 12 for it.", &[Percent, Percent]),
            ("It grew 88 percent to 12 barns.", &[Percent, Other]),
            ("It grew 13% to 33,843 in May.", &[Percent, Other]),
            ("It grew by 60,000 or 12%.", &[Other, Percent]),
            (
                "The percentage of goats rose from 24.7 to 25.1.",
                &[Percent, Percent],
            ),
            ("It went from three to six months.", &[Duration, Duration]),
            ("They own 12 goats and 4 percent of it.", &[Other, Percent]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
