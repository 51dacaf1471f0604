//! What a word can be, from word lists and endings: no tagger, no model.

mod function_words;
mod nouns;
mod people;
mod phrases;
mod verbs;
mod word;
mod word_map;

pub(crate) use phrases::Phrases;
pub(crate) use word::{Word, number};
pub(crate) use word_map::{WordMap, WordSet};

use crate::figure::numerals;
use crate::occurrence::HARM;
use crate::statement::verbs_of_saying;
use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::OnceLock;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Classes { $($(#[$doc])* pub(crate) const $name: Classes = Classes(1 << $bit);)* }
    };
}

classes! {
    DETERMINER = 0,
    PRONOUN = 1,
    PREPOSITION = 2,
    CONJUNCTION = 3,
    AUXILIARY = 4,
    ADVERB = 5,
    PERSON = 6,
    ATTACKER = 7,
    MONTH = 8,
    WEEKDAY = 9,
    VERB = 10,
    ABBREVIATION = 11,
    DESIGNATOR = 12,
    MODAL = 13,
    SOURCE = 14,
    SPEECH_NOUN = 15,
    POSSESSIVE = 16,
    COUNTED = 17,
    /// A verb of saying, in any form.
    SAYING = 18,
    /// Begins a number in letters.
    NUMERAL = 19,
    /// Only real harm has it.
    HARM = 20,
    /// What fires, floods and crashes leave behind.
    DAMAGE = 21,
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl Classes {
    /// Whether the sets share a class.
    pub(crate) fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }
}

/// The classes of a word in lower case.
pub(crate) fn classes<'w>(word: impl Into<Word<'w>>) -> Classes {
    let word = word.into();
    let listed = table().get(word).copied().unwrap_or_default();
    listed | by_ending(word.low)
}

/// The words of the lists, in each one blank or line break apart, and those at which
/// rules begin.
fn table() -> &'static WordMap<Classes> {
    static TABLE: OnceLock<WordMap<Classes>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: WordMap<Classes> = WordMap::default();
        let lists = function_words::LISTS
            .iter()
            .chain(nouns::LISTS)
            .chain(people::LISTS)
            .chain(verbs::LISTS)
            .chain(HARM);
        let listed = lists.flat_map(|(class, words)| {
            let words = words.split_whitespace();
            words.map(|word| (*class, Cow::Borrowed(word)))
        });
        let saying = verbs_of_saying().map(|word| (Classes::SAYING, word.into()));
        let numerals = numerals().map(|word| (Classes::NUMERAL, word.into()));
        for (class, word) in listed.chain(saying).chain(numerals) {
            let entry = table.or_insert(word, Classes::default());
            *entry = *entry | class;
        }
        table
    })
}

/// Adverbs end in -ly; a noun such as "family" or "ally" is listed against it.
fn by_ending(word: &str) -> Classes {
    const NOT: &[&str] = &[
        "family",
        "ally",
        "rally",
        "italy",
        "july",
        "assembly",
        "supply",
        "reply",
        "early",
        "daily",
        "weekly",
        "monthly",
        "elderly",
        "only",
        "police",
        "deadly",
        "likely",
        "unlikely",
        "anomaly",
        "monopoly",
        "butterfly",
        "friendly",
        "belly",
        "kelly",
        "billy",
        "sally",
        "holly",
        "apply",
        "fly",
        "imply",
        "rely",
        "comply",
        "multiply",
        "emily",
        "tally",
        "jolly",
        "bully",
        "folly",
        "reilly",
        "connolly",
        "kimberly",
        "beverly",
        "molly",
        "lily",
    ];
    match word.len() > 4 && word.ends_with("ly") && !NOT.contains(&word) {
        true => Classes::ADVERB,
        false => Classes::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_every_class_it_is_listed_under() {
        assert!(classes("the").any(Classes::DETERMINER));
        assert!(classes("her").any(Classes::POSSESSIVE | Classes::MODAL));
        assert!(classes("gunmen").any(Classes::PERSON));
        assert!(classes("gunmen").any(Classes::ATTACKER));
        assert!(!classes("bread").any(Classes::PERSON | Classes::DETERMINER));
        assert!(classes("guides").any(Classes::COUNTED));
        assert!(!classes("guides").any(Classes::PERSON));
        assert!(!classes("bridges").any(Classes::COUNTED));
    }

    #[test]
    fn words_at_which_rules_begin_have_a_class() {
        for word in ["said", "says", "stressing", "written"] {
            assert!(classes(word).any(Classes::SAYING), "{word}");
        }
        for word in [
            "a", "twelve", "ninety", "several", "tens", "quarter", "zero",
        ] {
            assert!(classes(word).any(Classes::NUMERAL), "{word}");
        }
        assert!(!classes("goat").any(Classes::SAYING | Classes::NUMERAL));
    }

    #[test]
    fn adverbs_are_known_by_their_ending_but_a_family_is_none() {
        assert!(classes("quietly").any(Classes::ADVERB));
        assert!(!classes("family").any(Classes::ADVERB));
    }
}
