//! Where what is said begins and ends.

mod end;
mod start;

use crate::lexicon::Classes as C;
use crate::text::{Doc, Run};
pub(super) use end::end;
pub(super) use start::{adverbials, start};

/// How a content is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// A clause: goes on over commas.
    Clause,
    /// An object: ends at a comma and before an adverbial of saying.
    Object,
}

/// "a statement", "an interview", "the social media platform".
pub(super) fn medium(doc: &Doc<'_>, at: usize) -> bool {
    (at..at + 4).any(|i| {
        matches!(
            doc.low(i),
            "statement"
                | "interview"
                | "tweet"
                | "post"
                | "telegram"
                | "twitter"
                | "facebook"
                | "instagram"
                | "conference"
                | "briefing"
                | "letter"
                | "email"
                | "e-mail"
                | "channel"
                | "television"
                | "tv"
                | "radio"
                | "memo"
                | "testimony"
                | "speech"
        )
    }) && !(at..at + 4).any(|i| matches!(doc.low(i), "." | "," | ";"))
}

/// Without outer quotation marks where the whole is quoted, and without the closing stop.
pub(super) fn trimmed(doc: &Doc<'_>, run: Run) -> Run {
    let Run { mut start, mut end } = run;
    while start < end
        && (matches!(
            doc.low(start),
            "," | ":" | ";" | "." | "-" | "–" | "—" | "…" | "*"
        ) || doc.low(start) == "that"
            && !doc.capital(start)
            && end - start > 2
            && !doc.is(start + 1, C::AUXILIARY | C::VERB))
    {
        start += 1;
    }
    while end > start
        && matches!(
            doc.low(end - 1),
            "," | "." | ";" | ":" | "–" | "—" | "and" | "but"
        )
    {
        end -= 1;
    }
    let opened = matches!(doc.low(start), "“" | "\"" | "''" | "``" | "‘" | "«");
    let whole = opened
        && doc.quotation(start + 1).is_some()
        && (start + 1..end.saturating_sub(1)).all(|i| doc.quotation(i) == doc.quotation(start + 1));
    if whole && end > start + 1 {
        start += 1;
        while end > start
            && matches!(
                doc.low(end - 1),
                "”" | "\"" | "''" | "’" | "'" | "»" | "," | "."
            )
        {
            end -= 1;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    fn what(text: &str) -> Vec<String> {
        said(text).into_iter().map(|s| s.1).collect()
    }

    #[test]
    fn adverbials_hearers_and_that_stay_outside() {
        assert_eq!(
            what("The mayor said on Monday that the dam was old."),
            ["the dam was old"]
        );
        assert_eq!(
            what("The mayor told a crowd in Norland that the dam was old."),
            ["the dam was old"]
        );
        assert_eq!(
            what(
                "The guild claimed responsibility for the fire through a statement on its channel."
            ),
            ["responsibility for the fire"]
        );
        assert_eq!(
            what("The mayor said the dam was old, although nobody had looked."),
            ["the dam was old"]
        );
    }

    #[test]
    fn two_sayings_of_a_sentence_are_two() {
        assert_eq!(
            what("The agency confirmed the toll and stated that 5 dams broke."),
            ["the toll", "5 dams broke"]
        );
        assert_eq!(
            what("The mayor said the dam was old, adding that it leaked."),
            ["the dam was old", "it leaked"]
        );
    }
}
