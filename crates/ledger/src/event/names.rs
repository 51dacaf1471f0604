//! Names that tell one event from another of its sort.

use crate::stable::stable;
use factdesk_search::fold;
use std::collections::BTreeSet;

/// So many names of an article are compared at most: those of the lowest number, so that
/// two that share many share those.
const COMPARED: usize = 64;

/// Names of two words and more in some sentences: halls, committees, people. In lower
/// case and without accents, as compared.
pub fn names<'a>(sentences: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let all: BTreeSet<String> = sentences.into_iter().flat_map(of_sentence).collect();
    if all.len() <= COMPARED {
        return all;
    }
    let mut all: Vec<String> = all.into_iter().collect();
    all.sort_by_key(|name| stable([name.as_str()]));
    all.into_iter().take(COMPARED).collect()
}

fn of_sentence(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in sentence.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = word.starts_with(|c: char| !c.is_alphanumeric());
        if opens {
            close(&mut run, &mut found);
        }
        match bare.starts_with(char::is_uppercase) && !function_word(bare) {
            true => run.push(bare),
            false => close(&mut run, &mut found),
        }
        if word.ends_with(|c: char| !c.is_alphanumeric()) {
            close(&mut run, &mut found);
        }
    }
    close(&mut run, &mut found);
    found
}

fn close(run: &mut Vec<&str>, found: &mut Vec<String>) {
    if run.len() > 1 {
        let words: Vec<String> = run.iter().map(|word| fold(word)).collect();
        found.push(words.join(" "));
    }
    run.clear();
}

/// Words that a sentence begins with and no name holds.
fn function_word(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "It"
            | "He"
            | "She"
            | "They"
            | "But"
            | "And"
            | "As"
            | "By"
            | "After"
            | "Before"
            | "For"
            | "From"
            | "While"
            | "When"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Of"
            | "To"
            | "I"
            | "We"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_two_words_and_end_at_marks() {
        let found = names(["On Friday the Tallow Market Hall, City Council and Ann Low burned."]);
        let want = ["ann low", "city council", "tallow market hall"];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), want);
    }

    #[test]
    fn single_words_and_openings_are_none() {
        assert!(names(["The Mayor slept. In March it rained.", ""]).is_empty());
        assert!(names(["It rained. (Sarnow) Low"]).is_empty());
    }
}
