//! The whole that a rate is given for: "12 cases per 100,000", "5 for every 1,000".

use crate::figure::Quantity;
use crate::text::Doc;

pub(super) fn denominator(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    let start = quantity.run.start;
    let per = doc.before(start, 1) == "per"
        || (doc.before(start, 1) == "every" && doc.before(start, 2) == "for");
    per && quantity.unit.is_none() && quantity.high.is_none()
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn the_whole_of_a_rate_is_no_figure_of_its_own() {
        for (text, number) in [
            ("There were 12 cases per 100,000.", "12"),
            ("There are 5 cows for every 1,000 people.", "5"),
            ("They paid for 100 goats.", "100"),
            ("It rained every 40 days.", "40 days"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
