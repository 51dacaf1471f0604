//! What states and sides agree on, and what parliaments make law.

use super::{Entry, Rank::*, amid};
use factdesk_domain::Happening::{Agreement, Law};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Agreement,
        Noun,
        |doc, at| amid(doc, at, 10, MADE),
        "treaty treaties ceasefire truce armistice accord accords pact",
    ),
    (
        Agreement,
        Noun,
        |doc, at| amid(doc, at, 3, MATTERS) && amid(doc, at, 10, MADE),
        "deal agreement",
    ),
    (
        Law,
        Noun,
        |doc, at| amid(doc, at, 6, PASSED),
        "bill legislation",
    ),
    (Law, Noun, |doc, at| doc.before(at, 1) == "into", "law"),
    (
        Law,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                8,
                "parliament lawmakers senators mps assembly legislature",
            ) && amid(doc, at, 6, PASSED)
        },
        "law ban act",
    ),
];

const MADE: &str = "sign signs signed signing agreed agrees agree reach reached reaches struck brokered ratified \
    ratify ratifies extended broke collapsed hailed sealed ended announced initialled";

const MATTERS: &str = "trade peace climate fisheries fishing water border nuclear arms grain prisoner defence \
    defense hostage swap framework free";

const PASSED: &str = "passed passes approved approves signed signs adopted adopts backed backs enacted vetoed \
    vetoes repealed repeals rejected rejects clears cleared";

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            ("Both sides signed a ceasefire.", Some(Agreement)),
            ("The ministers struck a trade deal.", Some(Agreement)),
            ("Parliament passed the bill.", Some(Law)),
            ("She signed it into law.", Some(Law)),
            ("Lawmakers approved a ban on traps.", Some(Law)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "It was a good deal.",
            "He paid the bill.",
            "The treaty of 1648 hangs there.",
            "A ban on dogs stands at the gate.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
