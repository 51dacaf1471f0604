//! What somebody said of an event, as one article has it.

use crate::Entity;
use factdesk_domain::{ArticleId, ClaimId, Stance};

/// A statement of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The claim.
    pub claim: ClaimId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Who says it, as the article calls them; empty where nobody is named.
    pub speaker: String,
    /// How they stand to it.
    pub stance: Stance,
    /// What they say.
    pub text: String,
}

/// Letters by which forms of a word are one: "involved" and "involvement",
/// "Norland" and "Norlandish".
const STEM: usize = 6;

/// The words of a text in lower case, in order.
pub(crate) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let bare = words.map(|w| w.trim_end_matches("'s").trim_matches('\''));
    bare.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The beginnings of its words that carry meaning, those of four letters and more.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let meaning = |w: &String| w.chars().count() > 3 && !EMPTY.contains(&w.as_str());
    let stem = |w: String| w.chars().take(STEM).collect();
    words(text).into_iter().filter(meaning).map(stem).collect()
}

/// Longer words that say little by themselves.
const EMPTY: [&str; 32] = [
    "that", "this", "with", "from", "have", "been", "were", "will", "would", "could", "should",
    "their", "there", "they", "them", "about", "after", "before", "into", "over", "under", "than",
    "then", "when", "what", "which", "while", "said", "says", "also", "some", "more",
];

/// Whether two articles name one speaker: one name is part of the other ("Anna Low",
/// "Mayor Anna Low"), or both are names of one well-known body. Of two such bodies
/// nothing else counts: "Islamic State" is no part of one in Khorasan.
pub(crate) fn same_speaker(a: &str, b: &str) -> bool {
    if let Some((a, b)) = Entity::named(a).zip(Entity::named(b)) {
        return a == b;
    }
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    !short.is_empty() && long.windows(short.len()).any(|w| w == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_one_by_part_of_a_name() {
        assert!(same_speaker("Anna Low", "Mayor Anna Low"));
        assert!(same_speaker("LOW", "Anna Low"));
        assert!(!same_speaker("Anna Low", "Anna High"));
        assert!(!same_speaker("", "Anna Low"));
        assert!(!same_speaker("Low", "Lowell"));
        assert!(same_speaker("Daesh", "the Islamic State group"));
        assert!(!same_speaker("Islamic State", "Islamic State Khorasan"));
        assert!(!same_speaker("WHO", "the U.N."));
    }

    #[test]
    fn stems_join_forms_of_a_word() {
        assert_eq!(
            stems("Any involvement of Norlandish men"),
            ["involv", "norlan"]
        );
        assert_eq!(stems("that they were involved"), ["involv"]);
    }
}
