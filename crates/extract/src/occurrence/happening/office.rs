//! Who takes an office and who leaves one.

use super::{Entry, Rank::*, amid};
use crate::text::Doc;
use factdesk_domain::Happening::Appointment;

pub(super) const ENTRIES: &[Entry] = &[
    (Appointment, Noun, of_office, "resignation"),
    (
        Appointment,
        Verb,
        of_office,
        "resigns resigned resigning quits sacked ousted ousts",
    ),
    (
        Appointment,
        Verb,
        of_office,
        "appointed appoints appoint succeed succeeds successor",
    ),
    (
        Appointment,
        Verb,
        |doc, at| doc.low(at + 1) == "as" && of_office(doc, at),
        "named names",
    ),
    (
        Appointment,
        Verb,
        |doc, at| doc.low(at + 1) == "down" && of_office(doc, at),
        "steps stepped stepping step",
    ),
    (
        Appointment,
        Verb,
        |doc, at| doc.low(at + 1) == "in",
        "sworn",
    ),
];

const OFFICES: &str = "minister minister's president chief executive chairman chairwoman chair director governor \
    coach manager editor commissioner ambassador secretary general boss ceo head leader principal \
    vice-chancellor chancellor archbishop bishop prime board post role job premier superintendent captain";

fn of_office(doc: &Doc<'_>, at: usize) -> bool {
    amid(doc, at, 12, OFFICES)
}

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("The minister resigned on Friday.", Some(Appointment)),
            (
                "The board named as its chief executive Ann Low.",
                Some(Appointment),
            ),
            ("The club sacked its manager.", Some(Appointment)),
            ("She will step down as chair.", Some(Appointment)),
            ("He was sworn in at noon.", Some(Appointment)),
            (
                "Ann Low was named as the bank's governor.",
                Some(Appointment),
            ),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "They resigned themselves to rain.",
            "The drug was named as the cause.",
            "He stepped down from the bus.",
            "He quits smoking.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
