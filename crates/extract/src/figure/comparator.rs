//! Words that bound a number: "at least", "nearly", "or more".

mod elsewhere;
mod words;

use crate::lexicon::Classes;
use crate::text::{Doc, Run};
use factdesk_domain::Bound;
use words::{AFTER, BEFORE};

/// The run with its comparator, and what that says.
pub(super) struct Worded {
    pub(super) run: Run,
    pub(super) bound: Bound,
}

/// Reads around the number at `run`, not before `floor`.
pub(super) fn comparator(doc: &Doc<'_>, run: Run, floor: usize) -> Worded {
    let either = doc.low(run.end) == "plus" && adds(doc, run.end + 1);
    let after = AFTER
        .iter()
        .filter(|_| !either)
        .find_map(|(words, bound)| Some((doc.phrase(run.end, words)?, *bound)));
    let end = after.map_or(run.end, |(n, _)| run.end + n);
    let before = BEFORE
        .iter()
        .find_map(|(words, bound)| Some((standing_before(doc, run.start, words, floor)?, *bound)))
        .or_else(|| as_as(doc, run.start, floor))
        .or_else(|| before_article(doc, run.start, floor))
        .filter(|(start, _)| {
            !elsewhere::belongs(doc, *start, &run) && !compares_moments(doc, *start, &run, floor)
        });
    match (before, after) {
        (Some((start, bound)), _) => Worded {
            run: strengthened(doc, start, floor)..end,
            bound,
        },
        (None, Some((_, bound))) => Worded {
            run: run.start..end,
            bound,
        },
        (None, None) => Worded {
            run: between(doc, &run, floor)..run.end,
            bound: Bound::Exactly,
        },
    }
}

/// The bound between a number and its unit: "two or more years".
pub(super) fn inner(doc: &Doc<'_>, at: usize) -> Option<Bound> {
    let found = AFTER
        .iter()
        .find(|(words, _)| doc.phrase(at, words).is_some());
    found.map(|(_, bound)| *bound)
}

/// "as deep as 120 metres", "as few as 5".
fn as_as(doc: &Doc<'_>, at: usize, floor: usize) -> Option<(usize, Bound)> {
    let start = at.checked_sub(3).filter(|i| *i >= floor)?;
    (doc.low(start) == "as" && doc.low(start + 2) == "as").then_some(())?;
    Some((start, words::degree(doc.low(start + 1))?))
}

/// "roughly a 35-mile drive", "nearly a 20 percent drop".
fn before_article(doc: &Doc<'_>, at: usize, floor: usize) -> Option<(usize, Bound)> {
    let article = at
        .checked_sub(1)
        .filter(|i| matches!(doc.low(*i), "a" | "an"))?;
    let start = article.checked_sub(1).filter(|i| *i >= floor)?;
    let bound = match doc.low(start) {
        "roughly" | "approximately" => Bound::About,
        "nearly" | "almost" => Bound::LessThan,
        _ => return None,
    };
    Some((start, bound))
}

/// "4 percent plus a bonus", "plus or minus": something is added, nothing compared.
fn adds(doc: &Doc<'_>, at: usize) -> bool {
    doc.is(at, Classes::DETERMINER | Classes::CONJUNCTION)
        || doc.is_number(at)
        || matches!(doc.low(at), "$" | "€" | "£")
}

/// "210 more than three years ago": the comparator belongs to the number before it.
fn compares_moments(doc: &Doc<'_>, start: usize, run: &Run, floor: usize) -> bool {
    start == floor && matches!(doc.low(run.end), "ago" | "earlier" | "before")
}

/// The start of `words` where they end right before `at`.
fn standing_before(doc: &Doc<'_>, at: usize, words: &str, floor: usize) -> Option<usize> {
    words.ends_with(doc.before(at, 1)).then_some(())?;
    (words != "~" || !doc.spaced(at)).then_some(())?;
    let start = at.checked_sub(words.split(' ').count())?;
    (start >= floor && doc.phrase(start, words).is_some()).then_some(start)
}

/// "well over", "just under", "a little more than", "a maximum of": the small words belong to the comparator.
fn strengthened(doc: &Doc<'_>, start: usize, floor: usize) -> usize {
    let extreme = matches!(doc.low(start), "maximum" | "minimum");
    let words = match (doc.before(start, 2), doc.before(start, 1)) {
        ("a", "little" | "bit") => 2,
        (_, "a") if extreme => 1,
        (
            _,
            "well" | "just" | "far" | "slightly" | "significantly" | "considerably" | "perhaps",
        ) => 1,
        _ => 0,
    };
    start
        .checked_sub(words)
        .filter(|i| *i >= floor)
        .unwrap_or(start)
}

/// "between 3 and 5" begins with its first word.
fn between(doc: &Doc<'_>, run: &Run, floor: usize) -> usize {
    let joined = run.clone().any(|i| doc.low(i) == "and");
    match run.start.checked_sub(1) {
        Some(b) if b >= floor && doc.low(b) == "between" && joined => b,
        _ => run.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, at: usize) -> (String, Bound) {
        let doc = Doc::new(text, false);
        let worded = comparator(&doc, at..at + 1, 0);
        (doc.exact(&worded.run).to_owned(), worded.bound)
    }

    #[test]
    fn the_longest_comparator_wins() {
        assert_eq!(
            read("no more than 5 goats", 3),
            ("no more than 5".into(), Bound::AtMost)
        );
        assert_eq!(
            read("well over 5 goats", 2),
            ("well over 5".into(), Bound::MoreThan)
        );
        assert_eq!(
            read("At Least 5 goats", 2),
            ("At Least 5".into(), Bound::AtLeast)
        );
        assert_eq!(
            read("5 or more goats", 0),
            ("5 or more".into(), Bound::AtLeast)
        );
    }

    #[test]
    fn without_one_the_number_is_exact() {
        assert_eq!(read("over the 5 goats", 2), ("5".into(), Bound::Exactly));
        assert_eq!(read("only 5 goats", 1), ("5".into(), Bound::Exactly));
    }

    #[test]
    fn every_bound_has_its_words() {
        use Bound::*;
        for (words, bound) in [
            ("at least 9", AtLeast),
            ("no fewer than 9", AtLeast),
            ("a minimum of 9", AtLeast),
            ("9 or more", AtLeast),
            ("9 or above", AtLeast),
            ("9-plus", AtLeast),
            ("as few as 9", AtLeast),
            ("no smaller than 9", AtLeast),
            ("as large as 9", AtMost),
            ("no bigger than 9", AtMost),
            ("9 tops", AtMost),
            ("upwards of 9", MoreThan),
            ("a little over 9", MoreThan),
            ("topping 9", MoreThan),
            ("approaching 9", LessThan),
            ("just shy of 9", LessThan),
            ("a bit less than 9", LessThan),
            ("on the order of 9", About),
            ("closer to 9", About),
            ("more or less 9", About),
            ("9-odd", About),
            ("9 or thereabouts", About),
            ("up to 9", AtMost),
            ("as many as 9", AtMost),
            ("no more than 9", AtMost),
            ("a maximum of 9", AtMost),
            ("9 or fewer", AtMost),
            ("more than 9", MoreThan),
            ("over 9", MoreThan),
            ("well over 9", MoreThan),
            ("above 9", MoreThan),
            ("in excess of 9", MoreThan),
            ("fewer than 9", LessThan),
            ("less than 9", LessThan),
            ("under 9", LessThan),
            ("just under 9", LessThan),
            ("nearly 9", LessThan),
            ("almost 9", LessThan),
            ("close to 9", LessThan),
            ("about 9", About),
            ("around 9", About),
            ("some 9", About),
            ("roughly 9", About),
            ("an estimated 9", About),
            ("9 or so", About),
            ("exactly 9", Exactly),
        ] {
            let text = format!("They own {words} goats.");
            let doc = Doc::new(&text, false);
            let found = crate::figure::figures(&doc, &doc.sentences[0], None);
            assert_eq!(found.len(), 1, "{text}");
            let run = match bound {
                Exactly => "9",
                _ => words,
            };
            assert_eq!(doc.exact(&found[0].quantity.run), run, "{text}");
            assert_eq!(found[0].quantity.bound, bound, "{text}");
        }
    }

    #[test]
    fn words_that_belong_elsewhere_bound_nothing() {
        use crate::figure::tests::numbers;
        for (text, expected) in [
            (
                "It rose 4 percent over 24 months.",
                vec!["4 percent", "24 months"],
            ),
            ("It lasted over 24 months.", vec!["over 24 months"]),
            ("It lost goats over three seasons.", vec!["three"]),
            ("It is roughly a 35-mile drive.", vec!["roughly a 35-mile"]),
            ("~ 12 goats slept.", vec!["12"]),
            ("They own ~12 goats.", vec!["~12"]),
            (
                "It got 9 more than three years ago.",
                vec!["9", "three years"],
            ),
            (
                "It left more than three years ago.",
                vec!["more than three years"],
            ),
            ("It gave 9 percent plus a bonus.", vec!["9 percent"]),
            ("It gave 9 plus for it.", vec!["9 plus"]),
            ("Nobody asked about several goats.", vec!["several"]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
