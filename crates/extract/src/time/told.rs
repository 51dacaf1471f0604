//! The time of what a sentence tells, rather than of who tells it: "police said on Tuesday
//! that a blast on Sunday", "HARNOW, March 12 — A blast on Sunday".

use super::{Dated, Stretch, expressions};
use crate::lexicon::Classes as C;
use crate::statement::{behind_dateline, is_saying};
use crate::text::{Doc, Sentence};
use chrono::NaiveDate;

/// The first time that a sentence names; where it names more, not that of its dateline or
/// of the words of saying.
pub(crate) fn told(
    doc: &Doc<'_>,
    sentence: &Sentence,
    today: Option<NaiveDate>,
) -> Option<Stretch> {
    let found = expressions(doc, &sentence.run, today);
    let body = behind_dateline(doc, sentence);
    let own = |d: &&Dated| d.run.start >= body && !said(doc, d);
    let done = |d: &&Dated| own(d) && !(held(doc, d) && found.iter().any(|o| shortly_before(o, d)));
    let first = found
        .iter()
        .find(done)
        .or(found.iter().find(own))
        .or(found.first());
    first.map(|d| d.stretch)
}

/// "was charged on Tuesday", "appeared in court on Tuesday": what followed a deed.
fn held(doc: &Doc<'_>, dated: &Dated) -> bool {
    let start = dated.run.start;
    let from = start - usize::from(start > 0 && doc.before(start, 1) == "on");
    let court = doc.before(from, 1) == "court" && doc.before(from, 3) == "appeared";
    court || matches!(doc.before(from, 1), "charged" | "arrested" | "detained")
}

/// Whether the one day lies in the month before the other.
fn shortly_before(one: &Dated, other: &Dated) -> bool {
    one.stretch.first < other.stretch.first && one.stretch.days_to(other.stretch) < 31
}

/// "said on Tuesday", "told reporters on Tuesday", "on Tuesday said".
fn said(doc: &Doc<'_>, dated: &Dated) -> bool {
    let leads = |i: &usize| matches!(doc.low(*i), "on" | "late" | "early" | "earlier");
    let start = dated.run.start;
    let on = (start.saturating_sub(2)..start)
        .rev()
        .take_while(leads)
        .count();
    let from = start - on;
    let far = from.saturating_sub(7)..from;
    let verb = far.rev().find(|i| is_saying(doc, *i));
    let before = verb.is_some_and(|v| (v + 1..from).all(|i| beside(doc, v, i)));
    let named = start > 0 && !doc.is(start - 1, C::VERB) && is_saying(doc, dated.run.end);
    before || named
}

/// Whether a word between the verb and the day belongs to the saying: who was told, or where.
fn beside(doc: &Doc<'_>, verb: usize, at: usize) -> bool {
    let hearer =
        doc.low(verb).starts_with("t") && matches!(doc.low(verb), "told" | "tells" | "tell");
    let medium = matches!(
        doc.low(at),
        "in" | "at"
            | "a"
            | "an"
            | "the"
            | "statement"
            | "interview"
            | "briefing"
            | "conference"
            | "news"
            | "press"
            | "post"
            | "report"
            | "speech"
            | "televised"
            | "court"
    );
    medium
        || hearer
            && doc.is_word(at)
            && !matches!(doc.low(at), "that" | "how" | "it" | "there")
            && !doc.is(at, C::AUXILIARY | C::VERB)
}

#[cfg(test)]
mod tests {
    use super::super::tests::published;
    use super::*;

    fn day(text: &str) -> Option<String> {
        let doc = Doc::new(text, false);
        let today = Some(published().date_naive());
        told(&doc, &doc.sentences[0], today).map(|s| s.first.to_string())
    }

    #[test]
    fn what_happened_has_another_day_than_who_tells_it() {
        for text in [
            "Police said on Tuesday that a blast killed seven on Sunday.",
            "Police said late Tuesday that a blast killed seven on Sunday.",
            "Police on Tuesday said a blast killed seven on Sunday.",
            "Police told the Harnow Ledger on Tuesday that a blast killed seven on Sunday.",
            "Police said in a statement on Tuesday that a blast killed seven on Sunday.",
            "Police said a blast on Sunday killed seven and a fire on Tuesday none.",
            "HARNOW, March 12 (Low News) — A blast killed seven on Sunday.",
            "A blast killed seven on Sunday, police said on Tuesday.",
            "A man was charged on Tuesday over a stabbing on Sunday.",
            "A man appeared in court on Tuesday over a stabbing on Sunday.",
        ] {
            assert_eq!(day(text).as_deref(), Some("2031-03-09"), "{text}");
        }
    }

    #[test]
    fn a_day_that_stands_alone_is_taken() {
        for (text, only) in [
            (
                "A blast killed seven, police said on Tuesday.",
                "2031-03-11",
            ),
            (
                "HARNOW, March 11 (Low News) — A blast killed seven.",
                "2031-03-11",
            ),
            (
                "A blast on Tuesday killed seven who came on Sunday.",
                "2031-03-11",
            ),
        ] {
            assert_eq!(day(text).as_deref(), Some(only), "{text}");
        }
        for text in [
            "A man was charged on Tuesday.",
            "A man was charged on Tuesday with a theft in May 2030.",
        ] {
            assert_eq!(day(text).as_deref(), Some("2031-03-11"), "{text}");
        }
        assert_eq!(day("A blast killed seven."), None);
    }
}
