//! Numbers that share with the next: "three of the nine rate-setters", "35 to 12 percent".

use super::Quantity;
use crate::text::{Doc, Run};

/// Whether the quantity is a part of `next`, whose noun is its own.
pub(super) fn of(doc: &Doc<'_>, quantity: &Quantity, next: &Quantity) -> bool {
    let end = quantity.run.end;
    let known = matches!(
        doc.low(end + 1),
        "the" | "its" | "their" | "his" | "her" | "these" | "those" | "all" | "our" | "some"
    );
    let gap = end + 1 + usize::from(known);
    let previous = usize::from(matches!(
        doc.low(gap),
        "past" | "last" | "previous" | "other" | "remaining" | "top" | "first" | "next"
    ));
    quantity.unit.is_none()
        && doc.low(end) == "of"
        && next.run.start <= gap + previous
        && next.unit.is_none()
}

/// The quantity with the unit of the next, where both share it: "fell 3 and 4 percent".
pub(super) fn shared(
    doc: &Doc<'_>,
    quantity: &Quantity,
    next: Option<&Quantity>,
    noun: Option<&Run>,
) -> Option<Quantity> {
    let next = next?;
    let end = quantity.run.end;
    let joined =
        matches!(doc.low(end), "and" | "or" | "to" | "versus") && next.run.start == end + 1;
    let bare = quantity.unit.is_none() && noun.is_none() && next.core.start == next.run.start;
    let unit = next
        .unit
        .clone()
        .filter(|u| joined && bare && u.name != "USD")?;
    Some(Quantity {
        unit: Some(unit),
        ..quantity.clone()
    })
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
            ("Three of the nine judges slept.", &[People]),
            ("Three of 19 judges slept.", &[People, People]),
            ("Four of five voters slept.", &[People, People]),
            ("Six of the past seven presidents slept.", &[People, People]),
            ("Two of its 15 barns fell.", &[Other, Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
        assert_eq!(units("Two of its 15 barns fell.")[0].1, "barn");
    }

    #[test]
    fn a_unit_holds_for_the_number_that_is_joined_to_it() {
        let cases: &[(&str, &[Measure])] = &[
            ("It fell 3 and 4 percent.", &[Percent, Percent]),
            ("She leads by 35 to 12 percent.", &[Percent, Percent]),
            ("It went from three to six months.", &[Duration, Duration]),
            ("They own 12 goats and 4 percent of it.", &[Other, Percent]),
            ("They won 12, and 4 percent left.", &[Other, Percent]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
