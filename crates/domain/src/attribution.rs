//! Who says it.

use crate::Span;
use crate::figure::words;

/// One link of the chain of who says it, from the claimant outwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The noun phrase as it stands at the cue, pronouns included.
    pub claimant: String,
    /// Who they are where the text says so elsewhere: the full name behind "she", "Low" or
    /// "WHO". Empty where `claimant` names them itself, or nobody can tell.
    pub full_name: String,
    /// What the text calls them; empty where it does not say.
    pub role: String,
    /// The words that carry the saying.
    pub cue: String,
    /// This link only passes on what the one before it said.
    pub relay: bool,
    /// The source has no name.
    pub anonymous: bool,
    /// Where `claimant` stands; none on a claim entered by hand.
    pub span: Option<Span>,
}

impl Attribution {
    /// The name to compare speakers by; none of a pronoun behind which nobody is known.
    pub fn who(&self) -> Option<&str> {
        let known = [&self.full_name, &self.claimant].into_iter();
        let mut names = known.map(|name| name.trim()).filter(|n| !n.is_empty());
        names.next().filter(|name| !pronoun(name))
    }
}

fn pronoun(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(
        name.as_str(),
        "he" | "she"
            | "they"
            | "it"
            | "we"
            | "i"
            | "you"
            | "one"
            | "who"
            | "which"
            | "that"
            | "this"
            | "others"
            | "some"
            | "many"
            | "all"
            | "both"
    )
}

words! {
    /// What the speaker does with the proposition.
    Stance {
        /// Says that it is so.
        Asserts = "ASSERTS",
        /// Says that it is not so.
        Denies = "DENIES",
        /// Says that it may come.
        Warns = "WARNS",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(claimant: &str, full_name: &str) -> Option<String> {
        let link = Attribution {
            claimant: claimant.into(),
            full_name: full_name.into(),
            role: String::new(),
            cue: "said".into(),
            relay: false,
            anonymous: false,
            span: None,
        };
        link.who().map(str::to_owned)
    }

    #[test]
    fn a_pronoun_is_nobody_unless_the_text_says_who() {
        assert_eq!(who("She", ""), None);
        assert_eq!(who("She", "Edda Marsh").as_deref(), Some("Edda Marsh"));
        assert_eq!(who("Marsh", "Edda Marsh").as_deref(), Some("Edda Marsh"));
        assert_eq!(who("the WHO", "").as_deref(), Some("the WHO"));
        assert_eq!(who(" ", ""), None);
    }
}
