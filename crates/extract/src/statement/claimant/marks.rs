//! Dashes and brackets around an aside.

use crate::text::{Doc, Sentence};

/// A dash with blanks around it: " - ", "–", "—".
pub(super) fn dash(doc: &Doc<'_>, at: usize) -> bool {
    let double = doc.low(at) == "-" && doc.before(at, 1) == "-";
    doc.low(at) == "-" && doc.spaced(at + 1) && (double || doc.spaced(at))
        || matches!(doc.low(at), "–" | "—" | "--")
}

/// "Ann Low (D-Norland)": the word before the brackets that end at `at`.
pub(super) fn before_brackets(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    if doc.low(at) == ")" {
        return opening(doc, sentence, at, "(")?.checked_sub(1);
    }
    Some(at)
}

/// The mark `open` that belongs to the closing one at `close`.
pub(super) fn opening(
    doc: &Doc<'_>,
    sentence: &Sentence,
    close: usize,
    open: &str,
) -> Option<usize> {
    let floor = sentence.run.start.max(close.saturating_sub(30));
    (floor..close)
        .rev()
        .find(|i| doc.low(*i) == open && doc.quotation(*i) == doc.quotation(close))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_speaker_stands_before_dashes_and_brackets() {
        for (text, who, what) in [
            (
                "The mayor -- who built it -- said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor (who built it), said that it was old.",
                "The mayor",
                "it was old",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
    }
}
