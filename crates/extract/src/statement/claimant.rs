//! The noun phrase that names who speaks, left or right of the cue.

mod aside;
mod before;
mod behind;
mod head;
mod list;
mod marks;
mod noun_phrase;

use super::Link;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};
pub(super) use before::{subject, verb_start};
pub(super) use behind::following;
pub(super) use head::head;
pub(super) use noun_phrase::noun_phrase;

/// No name of a speaker is longer.
const LONGEST: usize = 18;

/// A speaker: the noun phrase and, where it stands apart, what they are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub(super) name: Run,
    pub(super) role: Option<Run>,
}

impl Speaker {
    pub(super) fn link(self, cue: Run) -> Link {
        Link {
            claimant: self.name,
            role: self.role,
            cue,
            relay: false,
        }
    }
}

/// Whether the phrase can be somebody who speaks, rather than a thing.
pub(super) fn can_speak(doc: &Doc<'_>, name: &Run) -> bool {
    let speaks = C::PRONOUN | C::PERSON | C::COUNTED | C::SOURCE | C::SPEECH_NOUN;
    let agent = |i: usize| {
        [
            "er", "ers", "or", "ors", "ist", "ists", "man", "men", "guard", "guards",
        ]
        .iter()
        .any(|e| doc.low(i).ends_with(e))
    };
    let last = name
        .end
        .checked_sub(1)
        .is_some_and(|i| doc.is(name.start, C::DETERMINER) && agent(i));
    let share = |i: usize| {
        matches!(
            doc.low(i),
            "surveyed"
                | "polled"
                | "interviewed"
                | "asked"
                | "those"
                | "third"
                | "half"
                | "quarter"
                | "majority"
                | "percent"
                | "some"
                | "many"
        )
    };
    let alone =
        name.len() == 1 && matches!(doc.low(name.start), "all" | "both" | "another" | "each");
    last || name
        .end
        .checked_sub(1)
        .is_some_and(|i| profession(doc.low(i)))
        || name.clone().any(share)
        || alone
        || name.clone().any(|i| {
            doc.is(i, speaks)
                || plural(doc.low(i), speaks)
                || (doc.capital(i) && !doc.is(i, C::DETERMINER))
        })
}

/// "epidemiologists", "physicians": people in the plural, with or without an article.
fn profession(word: &str) -> bool {
    word.len() > 6 && ["ists", "ians"].iter().any(|end| word.ends_with(end))
}

/// "departments" where "department" is listed.
fn plural(word: &str, of: C) -> bool {
    let listed = |stem: &str| crate::lexicon::classes(stem).any(of);
    word.strip_suffix('s').is_some_and(listed)
        || word
            .strip_suffix("ies")
            .is_some_and(|stem| listed(&format!("{stem}y")))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn who(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.0).collect()
    }

    #[test]
    fn the_phrase_before_the_verb() {
        assert_eq!(
            who("The head of the Norland water board said it was fine."),
            ["The head of the Norland water board"]
        );
        assert_eq!(who("On Monday, she also said that it was fine."), ["she"]);
        assert_eq!(
            who("Ann Low, the mayor of Norland, has said that it was fine."),
            ["Ann Low"]
        );
        assert_eq!(
            who("The mayor, Ann Low, said that it was fine."),
            ["Ann Low"]
        );
        assert_eq!(
            who("Channels linked to the guild claimed that it was fine."),
            ["Channels linked to the guild"]
        );
        assert_eq!(who("A man who saw it told us that it was fine."), ["A man"]);
    }

    #[test]
    fn whoever_did_not_say_it_is_no_speaker() {
        assert!(who("The mayor did not say that it was fine.").is_empty());
        assert!(who("The mayor was told that it was fine.").is_empty());
        assert!(who("The United States won the cup.").is_empty());
        assert!(who("Having both said it was fine, they left.").is_empty());
    }
}
