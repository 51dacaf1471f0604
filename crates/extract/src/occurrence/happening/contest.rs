//! Matches that are played and prizes that are given.

use super::{Entry, Rank::*, amid};
use factdesk_domain::Happening::{Award, Match};

pub(super) const ENTRIES: &[Entry] = &[
    (
        Match,
        Noun,
        |doc, at| amid(doc, at, 14, PLAYED),
        "final semifinal quarterfinal match fixture derby replay",
    ),
    (
        Match,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                10,
                "minute header penalty striker scored keeper defender midfielder",
            )
        },
        "goal goals",
    ),
    (
        Match,
        Noun,
        |doc, at| amid(doc, at, 10, "innings runs overs bowler batsman"),
        "wickets wicket",
    ),
    (
        Match,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                10,
                "won wins beat beats title gold silver bronze final champion",
            )
        },
        "championship championships medal prix marathon tournament",
    ),
    (
        Award,
        Noun,
        |doc, at| {
            amid(
                doc,
                at,
                8,
                "won wins win awarded awards winner jury shortlist shortlisted laureate literature",
            )
        },
        "prize award",
    ),
];

const PLAYED: &str = "beat beats goal goals wickets sets scored striker penalty penalties shootout champions \
    winger keeper goalkeeper coach fans stadium";

#[cfg(test)]
mod tests {
    use super::super::tests::what;
    use super::*;

    #[test]
    fn its_words_name_it_where_they_stand_so() {
        for (text, want) in [
            (
                "Harl beat Low in the final with a late penalty.",
                Some(Match),
            ),
            (
                "A goal by the striker in the last minute won it.",
                Some(Match),
            ),
            ("She won the marathon.", Some(Match)),
            ("Ann Low won the Orrin prize.", Some(Award)),
        ] {
            assert_eq!(what(text, false), want, "{text}");
        }
    }

    #[test]
    fn elsewhere_they_name_nothing() {
        for text in [
            "It was his final word.",
            "Their goal is peace.",
            "The prize cattle were sold.",
        ] {
            assert_eq!(what(text, false), None, "{text}");
        }
    }
}
