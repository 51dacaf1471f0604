//! The words of a text.

mod link;
mod run;
mod tag;

use crate::fold::fold;
use crate::number::{compound, normal, scale, spelled};
use crate::stem::stem;
use crate::stop_words::is_stop_word;
use run::{Kind, Run, runs};

/// A word that says something about what a text is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As it stands in the text.
    pub written: &'t str,
    /// What it has in common with its other forms: without case, accents and ending; a
    /// number in digits.
    pub term: String,
}

/// The words of a text, in order. Function words are left out, and so are links; `#tags`
/// and `@names` come apart into their words.
///
/// The cost grows with the length of the text.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut runs = runs(text).into_iter().peekable();
    let mut words = Vec::new();
    while let Some(run) = runs.next() {
        let found = match run.kind {
            Kind::Letters => match runs.peek().and_then(|next| hyphened(text, &run, next)) {
                Some(word) => {
                    runs.next();
                    Some(word)
                }
                None => lettered(text, &run),
            },
            Kind::Number => {
                let power = runs.peek().and_then(|next| multiplies(text, &run, next));
                let scale = power.and_then(|_| runs.next());
                let end = scale.map_or(run.end, |scale| scale.end);
                number(&text[run.start..run.end], power, &text[run.start..end])
            }
        };
        words.extend(found);
    }
    words
}

fn lettered<'t>(text: &'t str, run: &Run) -> Option<Word<'t>> {
    let written = &text[run.start..run.end];
    let bare = ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|s| written.strip_suffix(s));
    let folded = fold(bare.unwrap_or(written));
    let term = match spelled(&folded) {
        Some(number) => number,
        None if folded.is_empty() || is_stop_word(&folded) => return None,
        None => stem(&folded),
    };
    Some(Word { written, term })
}

/// A number in two words.
fn hyphened<'t>(text: &'t str, run: &Run, next: &Run) -> Option<Word<'t>> {
    if !matches!(&text[run.end..next.start], "-" | "‐" | "‑") {
        return None;
    }
    let fold = |run: &Run| fold(&text[run.start..run.end]);
    Some(Word {
        term: compound(&fold(run), &fold(next))?,
        written: &text[run.start..next.end],
    })
}

fn number<'t>(digits: &str, power: Option<u32>, written: &'t str) -> Option<Word<'t>> {
    let term = normal(&fold_digits(digits), power.unwrap_or_default())?;
    Some(Word { written, term })
}

/// Digits of any script as ASCII's, where Unicode takes them apart into these.
fn fold_digits(digits: &str) -> String {
    let plain = |c: char| match c {
        '.' | ',' => c.to_string(),
        digit => fold(&digit.to_string()),
    };
    digits.chars().map(plain).collect()
}

/// The power of ten by which the next run multiplies a number: `1.5 million`, `$2bn`. A
/// single letter only where it touches the number: `5 m` are metres.
fn multiplies(text: &str, number: &Run, next: &Run) -> Option<u32> {
    let gap = &text[number.end..next.start];
    let word = fold(&text[next.start..next.end]);
    let joined = gap.is_empty() || (word.len() > 2 && matches!(gap, " " | "-" | "\u{a0}"));
    scale(&word).filter(|_| joined && next.kind == Kind::Letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.term).collect()
    }

    #[test]
    fn what_is_written_differently_is_the_same() {
        for (one, other) in [
            ("The mayor’s fires", "MAYOR fire"),
            ("#SaveTheHarbour", "save harbour"),
            ("@TallowFireDept", "Tallow fire dept"),
            ("#Dorian2019", "Dorian 2019"),
            ("#BBCNews", "BBC news"),
            ("the U.S. army", "US Army"),
            ("don't", "dont"),
            ("7,000 goats", "7000 goats"),
            ("$1.5 million", "1,500,000"),
            ("$80M", "80 million"),
            ("seven goats", "7 goats"),
            ("Sixty-two goats", "62 goats"),
            ("read https://example.org/a?b=c now", "read"),
            ("#Stormhttps://example.org/x", "storm"),
            ("www.example.org", ""),
            ("état d'urgence", "etat durgence"),
        ] {
            assert_eq!(terms(one), terms(other), "{one}");
        }
    }

    #[test]
    fn what_differs_stays_apart() {
        for (one, other) in [
            ("60 dead", "62 dead"),
            ("1.5", "15"),
            ("5 m of snow", "5 million of snow"),
            ("harbour", "harbinger"),
            ("Київ", "Львів"),
        ] {
            assert_ne!(terms(one), terms(other), "{one}");
        }
        assert_eq!(terms("end.Next"), terms("end next"));
        assert!(terms("and it was the … — !!! 🙂").is_empty());
    }

    #[test]
    fn words_are_told_as_they_stand() {
        let text = "Fires in #OldTown cost $1.5 million, the U.S. said";
        let written: Vec<_> = words(text).into_iter().map(|w| w.written).collect();
        assert_eq!(
            written,
            ["Fires", "Old", "Town", "cost", "1.5 million", "U.S"]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_word_stands_in_it(text in "\\PC{0,200}") {
            let found = words(&text);
            prop_assert!(found.len() <= text.len());
            let mut from = 0;
            for word in found {
                prop_assert!(!word.term.is_empty());
                let at = text[from..].find(word.written);
                prop_assert!(at.is_some());
                from += at.unwrap_or_default();
            }
        }

        #[test]
        fn nasty_text_is_read(text in "[#@'’.,A-Za-z0-9 :/wpht\u{301}½%_-]{0,120}") {
            prop_assert!(words(&text).iter().all(|w| text.contains(w.written)));
        }

        #[test]
        fn two_texts_side_by_side_have_the_words_of_both(a in "[a-zA-Z ]{0,40}", b in "[a-zA-Z ]{0,40}") {
            let both = terms(&format!("{a}; {b}"));
            prop_assert_eq!(both, [terms(&a), terms(&b)].concat());
        }

        #[test]
        fn case_never_matters(text in "[a-z ]{0,60}") {
            prop_assert_eq!(terms(&text), terms(&text.to_uppercase()));
        }
    }
}
