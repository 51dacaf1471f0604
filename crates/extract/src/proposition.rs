//! A draft of the claim as a sentence that stands alone: who says it, how, and
//! what. Every word of it stands in the text.

mod chain;
mod named;
mod short;
mod surname;
mod words;

use crate::claim::Draft;
use crate::statement::Said;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Kind;
pub(crate) use named::Named;

/// No draft is longer, in bytes; a longer claim is its own words.
const LONGEST: usize = 10_000;

/// The draft of a claim that stands in `sentence`; `said` is the statement that it
/// is or stands in.
pub(crate) fn proposition<'d>(
    doc: &Doc<'d>,
    sentence: &Sentence,
    draft: &Draft,
    said: Option<&Said>,
    named: &Named<'d>,
) -> String {
    let own = || match draft.kind {
        Kind::Statement => line(doc, &draft.run),
        _ => line(doc, &sentence.run),
    };
    let told = said.map(|said| chain::told(doc, said, words::words(doc, draft, said), named));
    let text = told.unwrap_or_else(own);
    let short = Some(text).filter(|t| t.len() <= LONGEST);
    short.unwrap_or_else(|| line(doc, &draft.run))
}

/// The words of a run on one line; most stand so already.
fn line(doc: &Doc<'_>, run: &Run) -> String {
    let exact = doc.exact(run);
    match doc.one_blank_apart(run) {
        true => exact.to_owned(),
        false => one_line(exact),
    }
}

/// Line breaks and runs of blanks as one blank.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// With a capital first, where that is one letter too.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut upper = first.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one.to_string() + chars.as_str(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::{Input, extract};

    /// The drafts of all claims of a text.
    pub(crate) fn drafts(text: &str) -> Vec<String> {
        let input = Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        };
        let found = extract(&input).claims;
        found.into_iter().map(|c| c.proposition).collect()
    }

    #[test]
    fn each_kind_of_claim_has_its_form() {
        for (text, expected) in [
            ("the mayor said it rained.", "The mayor said it rained."),
            (
                "According to the mayor, it rained.",
                "According to the mayor, it rained.",
            ),
            (
                "“It rained all night,” she said.",
                "She said: It rained all night.",
            ),
            (
                "They own on the old hill by the sea at 12\nbrown goats.",
                "They own on the old hill by the sea at 12 brown goats.",
            ),
            ("It is unclear who left.", "It is unclear who left."),
            (
                "LOW: It is old.\n\nRAY: Who built it?\n\nLOW: The guild did.",
                "LOW: It is old.",
            ),
        ] {
            assert_eq!(drafts(text)[0], expected, "{text}");
        }
    }

    #[test]
    fn a_letter_that_has_no_single_capital_stays() {
        assert_eq!(super::capitalised("ßa"), "ßa");
        assert_eq!(super::capitalised("éa"), "Éa");
        assert_eq!(super::capitalised(""), "");
    }
}
