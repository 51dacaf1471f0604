//! What is stolen, smuggled and seized.

use super::{Entry, Rank::*, always, amid};
use factdesk_domain::Happening::Theft;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Theft,
        Noun,
        always,
        "heist robbery robberies burglary burglars robbers thieves",
    ),
    (
        Theft,
        Noun,
        |doc, at| amid(doc, at, 10, "police museum stolen arrested customs gang"),
        "theft smuggling smugglers",
    ),
    (
        Theft,
        Verb,
        |doc, at| {
            amid(
                doc,
                at,
                10,
                "museum gallery vault jewels jewellery jewelry paintings painting police thieves gang warehouse",
            )
        },
        "stole stolen",
    ),
    (
        Theft,
        Verb,
        |doc, at| {
            amid(
                doc,
                at,
                10,
                "cocaine heroin tonnes kilograms kilos kg ivory drugs customs smugglers methamphetamine",
            )
        },
        "seized seize seizes seizure",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("Thieves took nine rings.", Some(Theft)),
            ("Customs seized 40 kg of ivory.", Some(Theft)),
            ("The painting was stolen from the museum.", Some(Theft)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "She stole a glance.",
            "He seized the chance.",
            "The army seized the town.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
