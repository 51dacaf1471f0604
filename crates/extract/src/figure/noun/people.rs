//! Whether a counted noun is people.

use crate::lexicon::{self, Classes};
use crate::text::{Doc, Run};

/// Whether the noun is people.
pub(in crate::figure) fn people(doc: &Doc<'_>, noun: &Run) -> bool {
    let Some(head) = noun.end.checked_sub(1) else {
        return false;
    };
    let low = doc.low(head);
    let listed = Classes::PERSON | Classes::COUNTED;
    let hyphened = doc.before(head, 1) == "-" && lexicon::classes(&*format!("{low}s")).any(listed);
    let doers = doc.before(head, 1) == "-"
        && matches!(
            low,
            "setters"
                | "makers"
                | "holders"
                | "takers"
                | "goers"
                | "owners"
                | "breakers"
                | "leavers"
                | "comers"
                | "timers"
                | "runners"
                | "graders"
                | "bearers"
        );
    !league(doc, head)
        && (doc.is(head, listed) || hyphened || doers || by_ending(low, doc.capital(head)))
}

/// "the 13-member alliance": its members are states.
fn league(doc: &Doc<'_>, head: usize) -> bool {
    matches!(doc.low(head), "member" | "partner")
        && (head + 1..head + 4).any(|i| {
            matches!(
                doc.low(i),
                "alliance" | "bloc" | "cartel" | "eurozone" | "nato" | "commonwealth" | "eu"
            )
        })
}

/// "novelists", "steelworkers", "churchgoers"; with a capital "Virginians".
pub(super) fn by_ending(low: &str, capital: bool) -> bool {
    const THINGS: &[&str] = &[
        "lists",
        "fists",
        "wrists",
        "twists",
        "mists",
        "cysts",
        "checklists",
        "playlists",
        "blacklists",
        "shortlists",
        "waitlists",
        "hitlists",
        "estimates",
        "climates",
        "primates",
        "stalemates",
    ];
    const PEOPLE: &[&str] = &[
        "ists",
        "women",
        "workers",
        "smen",
        "goers",
        "seekers",
        "keepers",
        "fighters",
        "owners",
        "dwellers",
        "icians",
        "icists",
        "lawyers",
        "teachers",
        "officers",
        "patients",
        "students",
        "crats",
        "mates",
        "mongers",
        "hunters",
        "traffickers",
        "smugglers",
        "landers",
        "ineers",
        "nteers",
        "khands",
        "mhands",
        "ehands",
        "speakers",
    ];
    let people = PEOPLE.iter().any(|e| low.ends_with(e)) && !THINGS.contains(&low);
    people || (capital && (low.ends_with("ians") || low.ends_with("ans")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the last word of the text is people.
    fn counts(text: &str) -> bool {
        let doc = Doc::new(text, false);
        people(&doc, &(0..doc.tokens.len()))
    }

    #[test]
    fn people_are_listed_or_known_by_their_ending() {
        for text in [
            "women",
            "Russians",
            "florists",
            "steelworkers",
            "churchgoers",
            "physicians",
            "- delegate",
            "rate-setters",
            "guides",
            "Kurds",
            "billionaires",
        ] {
            assert!(counts(text), "{text}");
        }
    }

    #[test]
    fn things_with_such_an_ending_are_not() {
        for text in [
            "checklists",
            "wrists",
            "fists",
            "oceans",
            "engines",
            "- page",
            "rate-changes",
            "estimates",
        ] {
            assert!(!counts(text), "{text}");
        }
    }

    #[test]
    fn the_members_of_an_alliance_are_states() {
        let member = |text: &str| people(&Doc::new(text, false), &(0..2));
        assert!(member("- member council"));
        assert!(!member("- member alliance"));
    }

    #[test]
    fn nobody_is_no_people() {
        assert!(!people(&Doc::new("", false), &(0..0)));
    }
}
