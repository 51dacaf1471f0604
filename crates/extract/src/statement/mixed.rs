//! "The dam was “old and tired,” the mayor said." Words inside and outside the
//! marks are one content.

use super::Link;
use super::content;
use crate::lexicon::Classes as C;
use crate::text::quotation::Quotation;
use crate::text::{Doc, Run, Sentence};

/// Whether the speaker's clause goes on behind the closing mark: "that “men” had slept".
pub(super) fn goes_on(doc: &Doc<'_>, quotation: &Quotation) -> bool {
    let close = quotation.run.end;
    let inner = close.checked_sub(1).map_or("", |i| doc.low(i));
    let next = close + 1;
    let ended = matches!(inner, "," | "." | "!" | "?" | "—" | "…");
    let apart = C::CONJUNCTION | C::WEEKDAY;
    let that = doc.low(next) == "that" && quotation.run.len() < 12;
    let day = matches!(doc.low(next), "on" | "late" | "early") && doc.is(next + 1, C::WEEKDAY);
    let medium = day
        || matches!(doc.low(next), "in" | "on" | "at" | "during") && content::medium(doc, next + 1);
    let short = quotation.run.len() < 12 || doc.is(next, C::AUXILIARY | C::VERB);
    let joined = that || doc.is_word(next) && !doc.is(next, apart);
    quotation.closed && !ended && short && joined && !medium
}

/// The content with the words before the opening mark that belong to its clause.
pub(super) fn opened(doc: &Doc<'_>, sentence: &Sentence, content: Run, links: &[Link]) -> Run {
    let cue = links.first().map_or(0, |l| l.cue.start);
    let Some(mark) = content.start.checked_sub(1).filter(|_| cue >= content.end) else {
        return content;
    };
    let lead = mark.checked_sub(1).filter(|i| *i >= sentence.run.start);
    let joined =
        lead.is_some_and(|i| (doc.is_word(i) || doc.is_number(i)) && doc.quotation(i).is_none());
    if !joined {
        return content;
    }
    let cut = |i: &usize| {
        matches!(doc.low(*i), ";" | ":" | "—" | "–")
            || doc.quotation(*i).is_some()
            || super::is_saying(doc, *i)
    };
    let before = (sentence.run.start..mark).rev().find(cut);
    match before {
        None => super::dateline::behind(doc, sentence)..content.end + 1,
        Some(_) => content,
    }
}

/// "In the north, the mayor said, “it was old.”": the words before the speaker open
/// the clause that the quotation ends.
pub(super) fn led(doc: &Doc<'_>, sentence: &Sentence, content: Run, links: &[Link]) -> Run {
    let Some(link) = links.first().filter(|l| l.cue.end <= content.start) else {
        return content;
    };
    let role = link.role.as_ref().map_or(link.claimant.start, |r| r.start);
    let first = role.min(link.claimant.start).min(link.cue.start);
    let start = super::dateline::behind(doc, sentence);
    let before = start..first.saturating_sub(1);
    let small = !doc.capital(content.start) && doc.is_word(content.start);
    let plain = before.clone().all(|i| {
        doc.quotation(i).is_none() && !super::is_saying(doc, i) && !matches!(doc.low(i), ";" | ":")
    });
    let led = small && plain && before.start < before.end && doc.low(before.end) == ",";
    match led && !super::trailing::clause(doc, before) {
        true => start..content.end + 1,
        false => content,
    }
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    /// The only statement.
    fn one(text: &str) -> (String, String) {
        let mut found = said(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn the_clause_holds_words_before_and_behind_the_marks() {
        for (text, what) in [
            (
                "The dam was “old and tired,” the mayor said.",
                "The dam was “old and tired,”",
            ),
            ("The mayor said that “men” had slept.", "“men” had slept"),
            (
                "The mayor said “there is no proof” that men had slept.",
                "“there is no proof” that men had slept",
            ),
            (
                "The mayor said “dozens” of men had slept.",
                "“dozens” of men had slept",
            ),
        ] {
            assert_eq!(one(text).1, what, "{text}");
        }
    }

    #[test]
    fn words_before_the_speaker_open_the_clause() {
        let text = "In the north, the mayor said, “it was old and tired.”";
        assert_eq!(one(text).1, text);
        for text in [
            "In the north, the mayor said, “The dam was old and tired.”",
            "It rained and, the mayor said: “The dam was old and tired.”",
        ] {
            assert_eq!(one(text).1, "The dam was old and tired", "{text}");
        }
    }

    #[test]
    fn a_whole_quotation_stays_without_its_surroundings() {
        for (text, what) in [
            ("The mayor said “it was old” on Monday.", "it was old"),
            ("It rained: “It was old,” the mayor said.", "It was old"),
            ("Then, “It was old,” the mayor said.", "It was old"),
        ] {
            assert_eq!(one(text).1, what, "{text}");
        }
    }
}
