//! "NORLAND (Low News) - It rained." A place in capitals opens a report.

use crate::text::{Doc, Sentence};

/// Behind the dateline of a sentence that has one, else where the sentence begins.
pub(crate) fn behind(doc: &Doc<'_>, sentence: &Sentence) -> usize {
    let start = sentence.run.start;
    let limit = sentence.run.end.min(start + 14);
    let two = |i: usize| doc.low(i) == "-" && doc.low(i - 1) == "-" && !doc.spaced(i);
    let dash = |i: &usize| {
        let opens = doc.spaced(*i) || two(*i) && doc.spaced(*i - 1);
        matches!(doc.low(*i), "–" | "—" | "-" | "--") && opens && doc.spaced(*i + 1)
    };
    let word = doc.exact(&(start..start + 1));
    let loud = word.chars().all(|c| !c.is_lowercase()) && word.chars().count() > 2;
    // "PORT NORLAND: It rained."
    let colon = (start + 1..start + 4)
        .find(|i| doc.low(*i) == ":")
        .filter(|colon| {
            let shouted = |i: usize| doc.exact(&(i..i + 1)).chars().all(char::is_uppercase);
            (start..*colon).all(shouted) && doc.capital(colon + 1) && colon + 6 < sentence.run.end
        });
    if let Some(colon) = colon.filter(|_| loud) {
        return colon + 1;
    }
    let dash = (start + 1..limit).find(dash);
    dash.filter(|_| loud).map_or(start, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn a_dateline_is_not_said() {
        for text in [
            "NORLAND – The dam was old, the mayor said.",
            "PORT NORLAND (Low News) - The dam was old, the mayor said.",
            "PORT NORLAND, Calif. (Low News) -- The dam was old, the mayor said.",
            "NORLAND: The dam was old, the mayor said.",
            "PORT NORLAND: The dam was old, the mayor said.",
            "NORLAND, March 4 — The dam was old, according to the mayor.",
        ] {
            assert_eq!(
                said(text),
                [("the mayor".into(), "The dam was old".into())],
                "{text}"
            );
        }
    }

    #[test]
    fn other_dashes_part_nothing() {
        assert_eq!(
            said("The dam – an old one – was weak, the mayor said."),
            [("the mayor".into(), "The dam – an old one – was weak".into())]
        );
    }
}
