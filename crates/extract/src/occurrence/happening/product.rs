//! Goods that are called back.

use super::{Entry, Rank::*, amid};
use crate::text::Doc;
use factdesk_domain::Happening::Recall;

pub(super) const ENTRIES: &[Entry] = &[
    (Recall, Noun, of_goods, "recall recalls"),
    (Recall, Noun, of_goods, "recalled recalling"),
    (
        Recall,
        Noun,
        |doc, at| doc.low(at + 1) == "recall",
        "safety product precautionary voluntary",
    ),
];

const GOODS: &str = "vehicles vehicle cars car suvs trucks models model motorists owners products product batches \
    batch customers shops stores supermarket supermarkets shoppers toys toy units brand maker carmaker \
    manufacturer retailer food foods items packs jars bottles devices regulator regulators chargers \
    airbags brakes batteries cribs strollers";

/// Goods stand near; voters recall governors.
fn of_goods(doc: &Doc<'_>, at: usize) -> bool {
    let vote = matches!(
        doc.low(at + 1),
        "election" | "vote" | "petition" | "effort" | "that"
    );
    !vote && amid(doc, at, 12, GOODS)
}

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("Orrin recalls 40,000 cars over brakes.", Some(Recall)),
            (
                "Batches of the soup were recalled from shops.",
                Some(Recall),
            ),
            ("The safety recall covers all of them.", Some(Recall)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "She recalled her youth in Low.",
            "The recall vote on motorists is due.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
