//! Data that are stolen, and systems that fail.

use super::{Entry, Rank::*, always, amid};
use crate::text::Doc;
use factdesk_domain::Happening::Breach;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Breach,
        Noun,
        always,
        "cyberattack cyberattacks ransomware malware hackers hacker",
    ),
    (
        Breach,
        Noun,
        |doc, at| matches!(doc.before(at, 1), "data" | "security" | "privacy"),
        "breach breaches leak theft",
    ),
    (
        Breach,
        Noun,
        |doc, at| doc.before(at, 1) == "cyber" || doc.before(at, 2) == "cyber",
        "attack attacks incident",
    ),
    (Breach, Noun, of_systems, "outage outages"),
    (
        Breach,
        Verb,
        |doc, at| amid(doc, at, 8, STORED),
        "hacked hacking hack",
    ),
];

const STORED: &str =
    "records data accounts systems network passwords customers emails servers computers website";

/// Wind cuts the power off.
fn of_systems(doc: &Doc<'_>, at: usize) -> bool {
    let systems = "network internet online service services app apps payment payments phone mobile cloud banking \
        website websites system systems software server servers computer users update flights it";
    !matches!(doc.before(at, 1), "power" | "electricity") && amid(doc, at, 10, systems)
}

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("Hackers got into the clinic.", Some(Breach)),
            ("A data breach laid 9,000 names open.", Some(Breach)),
            ("A cyber-attack shut the port.", Some(Breach)),
            ("The outage kept customers from payments.", Some(Breach)),
            ("They hacked the records of patients.", Some(Breach)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "A breach of contract was claimed.",
            "A power outage darkened the homes.",
            "He hacked at the hedge.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
