//! Words that keep their full stop: "U.S.", "Gov.", "J. Low".

use crate::lexicon::{self, Classes};

/// The end with its full stop for initials ("U.S.", "J.") and listed abbreviations.
pub(super) fn dotted(text: &str, at: usize, end: usize) -> Option<usize> {
    let word = text.get(at..end)?;
    if !text.get(end..)?.starts_with('.') || word.len() > 8 {
        return None;
    }
    if text.get(..at).is_some_and(|t| t.ends_with('°')) {
        return None;
    }
    if word.chars().count() == 1 {
        return initials_end(text, end, word);
    }
    let low = format!("{}.", word.to_lowercase());
    let known = lexicon::classes(&*low).any(Classes::ABBREVIATION);
    (known && !looks_like_end(text, end + 1, &low)).then_some(end + 1)
}

/// "no." and "miss." at the end of a sentence are words.
fn looks_like_end(text: &str, after: usize, low: &str) -> bool {
    let word = matches!(
        low,
        "no."
            | "al."
            | "ed."
            | "fig."
            | "ill."
            | "ind."
            | "la."
            | "mass."
            | "miss."
            | "wash."
            | "sat."
            | "sun."
            | "mar."
            | "co."
            | "pa."
            | "hon."
            | "est."
            | "mo."
    );
    let mut rest = text.get(after..).unwrap_or("").chars();
    let number = low == "no." || low == "mar." || low == "fig.";
    let next = rest.by_ref().find(|c| !c.is_whitespace());
    word && !(number && next.is_some_and(|c| c.is_ascii_digit()))
        && !(matches!(low, "miss." | "co.") && next.is_some_and(|c| c == ','))
}

fn initials_end(text: &str, end: usize, word: &str) -> Option<usize> {
    let rest = text.get(end..)?.as_bytes();
    let mut n = 1;
    while rest.get(n).is_some_and(u8::is_ascii_alphabetic) && rest.get(n + 1) == Some(&b'.') {
        n += 2;
    }
    // "26C." ends with a unit, no initial.
    let unit = text
        .get(..end - word.len())?
        .ends_with(|c: char| c.is_ascii_digit());
    // Nobody's name goes on in another paragraph.
    let last = rest
        .get(1..)
        .is_none_or(|r| r.iter().find(|b| **b != b' ').is_none_or(|b| *b == b'\n'));
    let unit = unit || n == 1 && last;
    let upper = word.chars().all(char::is_uppercase) && word != "I" && !unit;
    (n > 1 || upper).then_some(end + n)
}

#[cfg(test)]
mod tests {
    use super::super::tokens;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn abbreviations_and_initials_keep_their_stop() {
        assert_eq!(
            words("U.S. Gov. J. Low."),
            ["U.S.", "Gov.", "J.", "Low", "."]
        );
        assert_eq!(
            words("She said no. He left."),
            ["She", "said", "no", ".", "He", "left", "."]
        );
        assert_eq!(words("No. 5"), ["No.", "5"]);
    }
}
