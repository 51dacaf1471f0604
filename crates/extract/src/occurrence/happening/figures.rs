//! What firms earned, and what offices counted.

use super::{Entry, Rank::*, always, amid};
use crate::text::Doc;
use factdesk_domain::Happening::{Results, Statistics};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Results,
        Noun,
        |doc, at| amid(doc, at, 8, PERIODS) && !counted(doc, at),
        EARNED,
    ),
    (
        Results,
        Noun,
        |doc, at| amid(doc, at, 1, "quarterly annual interim half full year"),
        "results",
    ),
    (
        Results,
        Noun,
        |doc, at| doc.low(at + 1) == "warning",
        "profit profits",
    ),
    (
        Results,
        Noun,
        |doc, at| amid(doc, at, 8, "raised cut lowered lifted trimmed forecast"),
        "guidance",
    ),
    (Statistics, Noun, |doc, at| amid(doc, at, 6, MOVED), COUNTED),
    (
        Statistics,
        Noun,
        |doc, at| doc.before(at, 1) == "consumer",
        "prices",
    ),
    (
        Statistics,
        Noun,
        |doc, at| doc.before(at, 1) == "trade",
        "deficit surplus",
    ),
    (
        Statistics,
        Noun,
        |doc, at| doc.before(at, 1) == "retail",
        "sales",
    ),
    (
        Statistics,
        Noun,
        |doc, at| amid(doc, at, 4, "grew shrank contracted expanded stalled growth"),
        "economy",
    ),
    (Statistics, Noun, always, "census payrolls"),
];

const EARNED: &str = "profit profits loss losses earnings revenue revenues turnover sales takings";

/// What a firm's figures are of.
const PERIODS: &str = "quarter quarterly quarters half pretax pre annual full months fiscal q1 q2 q3 q4 \
    operating net";

const COUNTED: &str = "inflation unemployment jobless gdp joblessness";

const MOVED: &str = "rose rises fell falls slowed slows eased eases quickened accelerated accelerates hit hits \
    climbed climbs dropped drops stood jumped jumps ticked edged dipped reached rate figures";

/// Retail sales are a country's.
fn counted(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "retail" | "job" | "average")
}

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            (
                "Velto's net profit fell 12 percent in the third quarter.",
                Some(Results),
            ),
            (
                "The maker posted a half-year loss of 4 million.",
                Some(Results),
            ),
            ("It gave a profit warning.", Some(Results)),
            (
                "The firm's quarterly results beat forecasts.",
                Some(Results),
            ),
            ("It cut its full-year guidance.", Some(Results)),
            ("Inflation rose to 4.1 percent.", Some(Statistics)),
            ("The economy shrank by 0.2 percent.", Some(Statistics)),
            ("Retail sales rose.", Some(Statistics)),
            ("The trade deficit widened.", Some(Statistics)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "They run the club for no profit.",
            "Hair loss is common.",
            "The results of the fair were read out.",
            "Inflation is what the book is about.",
            "The economy is on voters' minds.",
            "The sales of old books went on.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
