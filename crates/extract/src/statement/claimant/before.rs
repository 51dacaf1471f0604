//! The subject left of the verb, with its aside.

use super::Speaker;
use super::aside::apposed;
use super::head::{before_relative, with_partner};
use super::list::with_list;
use super::marks::{before_brackets, dash, opening};
use super::noun_phrase::noun_phrase;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};

/// The subject left of the verb at `verb`.
pub(in crate::statement) fn subject(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
) -> Option<Speaker> {
    let mut at = verb_start(doc, sentence, verb)?;
    at = at.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
    if made(doc, at) && at > sentence.run.start {
        at -= 1;
    }
    let which = doc.low(at) == "which";
    if matches!(doc.low(at), "who" | "which" | "that") {
        let comma = usize::from(doc.before(at, 1) == ",");
        at = at.checked_sub(1 + comma)?;
    }
    if dash(doc, at) {
        let close = at - usize::from(doc.before(at, 1) == "-");
        let open = opening(doc, sentence, close, doc.low(at))?;
        at = open.checked_sub(1 + usize::from(doc.before(open, 1) == "-"))?;
    }
    if doc.low(at) == "," && doc.before(at, 1) == ")" {
        at -= 1;
    }
    // “…, which she calls a “disgrace,” said”: the comma of the aside stands within its quotation.
    if !doc.is_word(at) && doc.before(at, 1) == "," && doc.quotation(at - 1).is_some() {
        return apposed(doc, sentence, at);
    }
    at = before_brackets(doc, sentence, at)?;
    if doc.low(at) == "," {
        return apposed(doc, sentence, at).or_else(|| stray(doc, sentence, at, verb));
    }
    let name = noun_phrase(doc, sentence, at)?;
    let name = before_relative(doc, sentence, name.start).unwrap_or(name);
    let name = with_partner(doc, sentence, &name)
        .or_else(|| with_list(doc, sentence, &name))
        .unwrap_or(name);
    // "most of it fell at weekends, which suggested": all that was said before did.
    (!which || super::can_speak(doc, &name)).then_some(Speaker { name, role: None })
}

/// "The officer in charge of the dam, said three men slept": one comma that parts the
/// subject of the sentence from its verb.
fn stray(doc: &Doc<'_>, sentence: &Sentence, comma: usize, verb: usize) -> Option<Speaker> {
    let says = match doc.low(verb) {
        "said" | "says" | "added" | "stated" | "disclosed" => true,
        "told" => (verb + 2..verb + 8).any(|i| doc.low(i) == "that"),
        _ => false,
    };
    let next = doc.low(verb + 1);
    let clause = says && verb == comma + 1 && !matches!(next, "to" | "of" | "by" | "on" | "in");
    let name = clause.then(|| noun_phrase(doc, sentence, comma - 1))??;
    let past = |i: usize| doc.low(i).ends_with("ed") && !doc.capital(i);
    let whole = name.start == sentence.run.start && !name.clone().any(past);
    let speaks = whole && super::can_speak(doc, &name);
    speaks.then_some(Speaker { name, role: None })
}

/// "a report released last year found": how it came out, behind its name.
fn made(doc: &Doc<'_>, at: usize) -> bool {
    let out = matches!(
        doc.low(at),
        "released" | "published" | "issued" | "conducted" | "leaked" | "unveiled" | "commissioned"
    );
    let noun = at > 0 && doc.is(at - 1, C::SOURCE | C::SPEECH_NOUN);
    out && noun
}

/// The first word of the verb group: "has reportedly", "went on to".
/// A group that denies the saying ("did not say") gives nothing.
pub(in crate::statement) fn verb_start(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
) -> Option<usize> {
    let mut at = verb;
    while at > sentence.run.start {
        let before = at - 1;
        let low = doc.low(before);
        if matches!(low, "not" | "n't" | "never" | "refused" | "declined") || low.ends_with("n't") {
            return None;
        }
        let is = low == "'s" && before > sentence.run.start && doc.is(before - 1, C::PRONOUN);
        let group = is
            || doc.is(before, C::AUXILIARY | C::ADVERB) && low != "'s"
            || (low == "to" && matches!(doc.before(before, 1), "on" | "continued" | "began"))
            || matches!(low, "began" | "started" | "kept" | "publicly")
            || (matches!(low, "both" | "all" | "long")
                && before > 0
                && doc.is(before - 1, C::AUXILIARY))
            || (matches!(low, "both" | "all" | "each") && floats(doc, sentence, before))
            || (low == "on" && doc.before(before, 1) == "went")
            || (low == "went" && doc.low(at) == "on")
            || (low == "continued" && doc.low(at) == "to");
        let time = doc.is(before, C::WEEKDAY) && doc.low(at) != "'s";
        let on = low == "on" && (doc.is(at, C::WEEKDAY) || at < verb && dated(doc, at));
        let time = time || dated(doc, before) || part_of_day(doc, before);
        let late = matches!(low, "late" | "early" | "earlier")
            && (doc.is(at, C::WEEKDAY) || matches!(doc.low(at), "on" | "last" | "this"));
        let span = |word: &str| {
            matches!(
                word,
                "week" | "month" | "year" | "night" | "weekend" | "autumn" | "spring"
            )
        };
        let last = span(low) && matches!(doc.before(before, 1), "last" | "this")
            || matches!(low, "last" | "this") && span(doc.low(at));
        if !(group || time || on || late || last) {
            break;
        }
        at = before;
    }
    Some(at)
}

/// "Low and Ray both said": whom the word stands for is named before it.
fn floats(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let named = |i: usize| doc.capital(i) || doc.is(i, C::PRONOUN | C::PERSON | C::SOURCE);
    at.checked_sub(1)
        .is_some_and(|i| i >= sentence.run.start && named(i))
}

/// "on 4 November", "on November 4".
fn dated(doc: &Doc<'_>, at: usize) -> bool {
    let month = |i: usize| doc.is(i, C::MONTH) && doc.capital(i);
    let day = |i: usize| doc.is_number(i) && doc.low(i).len() <= 2;
    let before = |test: &dyn Fn(usize) -> bool| at.checked_sub(1).is_some_and(test);
    let pair = |ahead: bool, behind: bool| {
        ahead && doc.before(at, 1) == "on" || behind && doc.before(at, 2) == "on"
    };
    month(at) && pair(day(at + 1), before(&day)) || day(at) && pair(month(at + 1), before(&month))
}

/// "on Sunday evening".
fn part_of_day(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "morning" | "evening" | "afternoon" | "night")
        && at.checked_sub(1).is_some_and(|i| doc.is(i, C::WEEKDAY))
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
    fn the_subject_left_of_the_verb() {
        for (text, who, what) in [
            (
                "The mayor has also said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor (a guildsman) said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor, who built it, said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The guild has long complained that it was old.",
                "The guild",
                "it was old",
            ),
            (
                "A report released last year found that it was old.",
                "A report",
                "it was old",
            ),
            (
                "The mayor last month said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor, who last month left, said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor on Monday evening said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor on 4 November said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor on November 4 said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "Ann Low and Bo Ray both said that it was old.",
                "Ann Low and Bo Ray",
                "it was old",
            ),
            ("They all said that it was old.", "They", "it was old"),
            (
                "The officer in charge of the dam, said that it was old.",
                "The officer in charge of the dam",
                "it was old",
            ),
            (
                "Ann Low, told the guild that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor late on Monday said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "Ann Low (D-Norland) said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor — who built it — said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor began saying that it was old.",
                "The mayor",
                "it was old",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_comma_of_an_aside_may_stand_within_its_quotation() {
        let found = said("The mayor, which the guild calls a “dud,” said that it was old.");
        assert_eq!(
            found,
            [
                ("the guild".into(), "a “dud,”".into()),
                ("The mayor".into(), "it was old".into())
            ]
        );
    }

    #[test]
    fn a_group_that_denies_the_saying_has_none() {
        for text in [
            "The mayor did not say that it was old.",
            "The mayor didn’t say that it was old.",
            "The mayor declined to say that it was old.",
            "The mayor, told of it, left.",
            "Most of it fell over weekends, which suggested that it was old.",
            "Signs went up this afternoon which said that it was old.",
            "The mayor, said to be old, left.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn a_month_may_open_the_text() {
        for text in ["May said it was old.", "4 said it was old."] {
            assert!(said(text).len() <= 1, "{text}");
        }
    }
}
