//! How two reports of one utterance differ.

use crate::statement::words;

/// The wording of a report beside a fuller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wording {
    /// The same words.
    Verbatim,
    /// A stretch of the same words.
    Truncated,
    /// Mostly the same words, others between: somebody misquotes, translates or tells
    /// it in their own.
    Variant,
}

/// Fewer words than this are anybody's ("the attack").
const FEWEST: usize = 4;

/// Of the shorter one's words, so many must stand in the longer one in the same order.
const ALIKE: f64 = 0.6;

/// More words are not looked at.
const MOST: usize = 200;

/// How the words of two reports differ, if they are of one utterance at all: the same
/// whichever comes first. Marks and capitals say nothing.
pub fn wording(a: &str, b: &str) -> Option<Wording> {
    let (mut a, mut b) = (words(a), words(b));
    a.truncate(MOST);
    b.truncate(MOST);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < FEWEST {
        return None;
    }
    if short == long {
        return Some(Wording::Verbatim);
    }
    if long.windows(short.len()).any(|w| w == short) {
        return Some(Wording::Truncated);
    }
    let shared = in_order(&short, &long) as f64;
    (shared >= FEWEST as f64 && shared >= ALIKE * short.len() as f64).then_some(Wording::Variant)
}

/// The length of the longest sequence of words that both hold in the same order.
fn in_order(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_marks_and_order_tell_the_wording() {
        let full = "We will find whoever did this, and we will find them soon.";
        for (other, want) in [
            (
                "“We will find whoever did this and we will find them soon”",
                Some(Wording::Verbatim),
            ),
            ("we will find them soon", Some(Wording::Truncated)),
            (
                "We will find those who did this and find them soon",
                Some(Wording::Variant),
            ),
            ("find them soon", None),
            ("The road to the mill is closed until further notice.", None),
            (
                "Soon them find will we and, this did whoever find will we",
                None,
            ),
        ] {
            assert_eq!(wording(full, other), want, "{other}");
        }
    }

    proptest! {
        #[test]
        fn it_is_the_same_either_way(a in "([abc] ){0,9}", b in "([abc] ){0,9}") {
            prop_assert_eq!(wording(&a, &b), wording(&b, &a));
        }

        #[test]
        fn a_stretch_of_it_is_truncated(
            words in prop::collection::vec("[a-z]{1,4}", 6..12), from in 0usize..2, len in 4usize..5
        ) {
            let cut = words[from..from + len].join(" ");
            let found = wording(&words.join(" "), &cut);
            prop_assert_eq!(found, Some(Wording::Truncated));
        }

        #[test]
        fn no_text_is_too_much(a in "\\PC{0,400}", b in "\\PC{0,400}") {
            let _ = wording(&a, &b);
        }
    }
}
