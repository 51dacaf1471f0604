//! "IS" and "WHO": names, but words among capitals.

use super::LONGEST;
use std::ops::Range;

/// "IS", "WHO": a name, where the words beside it are not in capitals too. "US" is one
/// there as well: whoever shouts says "the US" more often than "us".
pub(super) fn acronym(text: &str, exact: &str, at: Range<usize>) -> bool {
    match exact {
        "US" => true,
        "IS" | "WHO" | "IT" => {
            let before = text.get(..at.start).unwrap_or("").chars().rev();
            let after = text.get(at.end..).unwrap_or("").chars();
            !shouted(before.take(LONGEST)) && !shouted(after.take(LONGEST))
        }
        _ => false,
    }
}

/// Whether the next word has three letters and more, all of them capitals.
fn shouted(chars: impl Iterator<Item = char>) -> bool {
    let word = chars.skip_while(|c| !c.is_alphanumeric());
    let (mut letters, mut capitals) = (0, 0);
    for c in word.take_while(|c| c.is_alphanumeric()) {
        letters += 1;
        capitals += usize::from(c.is_uppercase());
    }
    letters > 2 && letters == capitals
}

#[cfg(test)]
mod tests {
    use super::super::*;

    #[test]
    fn capitals_make_names_of_pronouns() {
        assert!(tokens("it rained")[0].classes.any(Classes::PRONOUN));
        assert!(!tokens("IT rained")[0].classes.any(Classes::PRONOUN));
        assert!(!tokens("IS fighters")[0].classes.any(Classes::AUXILIARY));
        assert_eq!(&*tokens("the WHO said")[1].low, "WHO");
        assert_eq!(&*tokens("Who said it?")[0].low, "who");
    }

    #[test]
    fn among_capitals_they_are_words() {
        let found = tokens("WHO SAYS DAM IS SAFE, DOES IT LEAK?");
        assert_eq!(&*found[0].low, "who");
        assert!(found[3].classes.any(Classes::AUXILIARY));
        assert!(found[7].classes.any(Classes::PRONOUN));
        assert_eq!(found[0].classes, tokens("who")[0].classes);
        assert!(!tokens("US ARMY LEAVES")[0].classes.any(Classes::PRONOUN));
    }
}
