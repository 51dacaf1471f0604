//! The subject left of the verb, with its aside.

use super::Speaker;
use super::behind::following;
use super::noun_phrase::noun_phrase;
use crate::lexicon::Classes as C;
use crate::statement::cue;
use crate::text::{Doc, Run, Sentence};

/// The subject left of the verb at `verb`.
pub(in crate::statement) fn subject(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
) -> Option<Speaker> {
    let mut at = verb_start(doc, sentence, verb)?;
    at = at.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
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
    at = before_brackets(doc, sentence, at)?;
    if doc.low(at) == "," {
        return apposed(doc, sentence, at);
    }
    let name = noun_phrase(doc, sentence, at)?;
    let name = before_relative(doc, sentence, name.start).unwrap_or(name);
    let name = with_partner(doc, sentence, &name).unwrap_or(name);
    Some(Speaker { name, role: None })
}

/// "Ann Low and her lawyers": two who speak as one, at the start of their clause.
fn with_partner(doc: &Doc<'_>, sentence: &Sentence, name: &Run) -> Option<Run> {
    let joins = matches!(
        doc.low(name.start),
        "his" | "her" | "its" | "their" | "some" | "other" | "many" | "several"
    );
    let and = name
        .start
        .checked_sub(1)
        .filter(|i| doc.low(*i) == "and" && *i > sentence.run.start)?;
    let first = noun_phrase(doc, sentence, and - 1)?;
    let speaks = super::can_speak(doc, &first) && clause_opens(doc, sentence, first.start);
    (joins && speaks).then_some(first.start..name.end)
}

/// A dash with blanks around it: " - ", "–", "—".
fn dash(doc: &Doc<'_>, at: usize) -> bool {
    let double = doc.low(at) == "-" && doc.before(at, 1) == "-";
    doc.low(at) == "-" && doc.spaced(at + 1) && (double || doc.spaced(at))
        || matches!(doc.low(at), "–" | "—" | "--")
}

/// "Ann Low (D-Norland)": the word before the brackets that end at `at`.
fn before_brackets(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    if doc.low(at) == ")" {
        return opening(doc, sentence, at, "(")?.checked_sub(1);
    }
    Some(at)
}

/// "Sources close to her campaign say": the first phrase of the clause, where the one
/// beside the verb only ends what describes it.
pub(in crate::statement) fn head(
    doc: &Doc<'_>,
    sentence: &Sentence,
    name: &Run,
) -> Option<Speaker> {
    let floor = sentence.run.start.max(name.start.saturating_sub(16));
    let mark = |i: &usize| {
        !doc.is_word(*i) && !doc.is_number(*i) && !matches!(doc.low(*i), "-" | "'" | "’")
    };
    let open = (floor..name.start)
        .rev()
        .find(mark)
        .map_or(floor, |i| i + 1);
    let from = open + usize::from(doc.is(open, C::CONJUNCTION | C::ADVERB));
    let opens = open == sentence.run.start || open > floor;
    let who = following(doc, sentence, from).filter(|_| opens && from < name.start)?;
    super::can_speak(doc, &who.name).then_some(who)
}

/// "A man who saw it told": the phrase before "who", not the object within.
fn before_relative(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> Option<Run> {
    let floor = sentence.run.start.max(start.saturating_sub(14));
    let relative = |i: &usize| matches!(doc.low(*i), "who" | "that" | "which" | "whose");
    let who = (floor..start).rev().find(relative)?;
    let apart = |i: usize| {
        matches!(
            doc.low(i),
            "and" | "but" | "after" | "before" | "when" | "while" | "because" | "as" | "if"
        )
    };
    let plain = (who..start).all(|i| doc.is_word(i) && !apart(i));
    let limit = if doc.low(who) == "whose" {
        start
    } else {
        start.min(who + 4)
    };
    let verb = doc.low(who) == "who"
        || (who + 1..limit)
            .any(|i| doc.is(i, C::VERB | C::AUXILIARY) || doc.low(i).ends_with("ed"));
    let comma = usize::from(doc.before(who, 1) == ",");
    noun_phrase(doc, sentence, who.checked_sub(1 + comma)?).filter(|_| plain && verb)
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
            || (low == "on" && doc.before(before, 1) == "went")
            || (low == "went" && doc.low(at) == "on")
            || (low == "continued" && doc.low(at) == "to");
        let time = doc.is(before, C::WEEKDAY) && doc.low(at) != "'s";
        let on = low == "on" && doc.is(at, C::WEEKDAY);
        let late =
            matches!(low, "late" | "early") && (doc.is(at, C::WEEKDAY) || doc.low(at) == "on");
        if !(group || time || on || late) {
            break;
        }
        at = before;
    }
    Some(at)
}

/// "Ann Low, the mayor, said": the name before the aside, the aside as role;
/// or "The mayor, Ann Low, said" the other way round.
fn apposed(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Option<Speaker> {
    if let Some(named) = named_far_before(doc, sentence, comma) {
        return Some(named);
    }
    let open = opening(doc, sentence, comma, ",")?;
    let aside = open + 1..comma;
    let last = before_brackets(doc, sentence, open.checked_sub(1)?)?;
    let name = noun_phrase(doc, sentence, last)?;
    let named = aside.len() <= 4 && aside.clone().all(|i| doc.capital(i) || doc.low(i) == "-");
    let named = named && !party(doc, &aside);
    let titled = doc.is(name.start, C::DETERMINER) || doc.is(name.end - 1, C::SOURCE | C::PERSON);
    if named && titled && !aside.is_empty() {
        return Some(Speaker {
            name: aside,
            role: Some(name),
        });
    }
    let role = role(doc, aside);
    Some(Speaker { name, role })
}

/// "Ann Low, 63, a pilot from Norland, Ray County, said": a name at the start of its
/// clause, before an aside that has commas of its own.
fn named_far_before(doc: &Doc<'_>, sentence: &Sentence, comma: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(comma.saturating_sub(45));
    let first = (floor..comma)
        .rev()
        .take_while(|i| {
            !matches!(doc.low(*i), ";" | "." | ":") && doc.quotation(*i) == doc.quotation(comma)
        })
        .filter(|i| doc.low(*i) == ",")
        .last()?;
    let opens = |i: usize| {
        if occupation(doc, i) {
            return true;
        }
        let age = doc.is_number(i) && doc.low(i + 1) == ",";
        age || doc.is(i, C::DETERMINER | C::SOURCE | C::PERSON)
            || matches!(
                doc.low(i),
                "who" | "whose" | "one" | "former" | "chief" | "vice" | "senior" | "co"
            )
    };
    let more = (first + 1..comma).any(|i| doc.low(i) == ",");
    let name = noun_phrase(
        doc,
        sentence,
        before_brackets(doc, sentence, first.checked_sub(1)?)?,
    )?;
    let capitals = name.clone().all(|i| {
        doc.capital(i)
            || !doc.is_word(i)
            || matches!(
                doc.low(i),
                "'s" | "of" | "de" | "la" | "van" | "von" | "bin"
            )
    });
    let titled = doc.is(name.start, C::DETERMINER) || doc.is(name.end - 1, C::SOURCE | C::PERSON);
    let close = (first + 1..comma).find(|i| doc.low(*i) == ",");
    let aside = first + 1..close.unwrap_or(first + 1);
    let own = aside.len() <= 4
        && aside
            .clone()
            .all(|i| doc.capital(i) && !doc.is(i, C::DETERMINER));
    if titled && own && !aside.is_empty() && clause_opens(doc, sentence, name.start) {
        return Some(Speaker {
            name: aside,
            role: Some(name),
        });
    }
    let named = capitals && clause_opens(doc, sentence, name.start);
    (more && named && opens(first + 1)).then(|| Speaker {
        name,
        role: role(doc, first + 1..comma),
    })
}

/// Nothing, a conjunction or the introduction's comma stands before.
fn clause_opens(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    start == sentence.run.start
        || doc.is(start - 1, C::CONJUNCTION | C::ADVERB)
        || !doc.is_word(start - 1) && !doc.is_number(start - 1)
}

/// "executive director of the fund": a person's work in a few plain words.
fn occupation(doc: &Doc<'_>, at: usize) -> bool {
    let stop = C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY | C::VERB | C::PRONOUN;
    let words = (at..at + 5).take_while(|i| doc.is_word(*i) && !doc.is(*i, stop));
    words
        .into_iter()
        .any(|i| doc.is(i, C::SOURCE | C::PERSON) && !doc.capital(i))
}

/// "R-Fla.", "D-Norland": a party and a place, nobody's name.
fn party(doc: &Doc<'_>, aside: &Run) -> bool {
    doc.low(aside.start).len() == 1 && doc.low(aside.start + 1) == "-"
}

/// The aside without an age: "a pilot from Norland".
fn role(doc: &Doc<'_>, aside: Run) -> Option<Run> {
    let age = if doc.is_number(aside.start) { 2 } else { 0 };
    let run = aside.start + age..aside.end;
    let says = run.clone().any(|i| cue::is_saying(doc, i));
    let noun =
        doc.is(run.start, C::DETERMINER | C::SOURCE | C::PERSON) || occupation(doc, run.start);
    (noun && !says && run.len() <= 20).then_some(run)
}

/// The mark `open` that belongs to the closing one at `close`.
fn opening(doc: &Doc<'_>, sentence: &Sentence, close: usize, open: &str) -> Option<usize> {
    let floor = sentence.run.start.max(close.saturating_sub(30));
    (floor..close)
        .rev()
        .find(|i| doc.low(*i) == open && doc.quotation(*i) == doc.quotation(close))
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
                "A guard who saw the men said that it was old.",
                "A guard",
                "it was old",
            ),
            (
                "Ann Low, the mayor of Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor, Ann Low, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor late on Monday said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "Ann Low, 63, a pilot from Norland, Ray County, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The pilot, Ann Low, 63, of Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The guilds that have seen it said that it was old.",
                "The guilds",
                "it was old",
            ),
            (
                "Ann Low (D-Norland) said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "Ann Low, D-Norland, said that it was old.",
                "Ann Low",
                "it was old",
            ),
            (
                "The mayor — who built it — said that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "Ann Low and her lawyers said that it was old.",
                "Ann Low and her lawyers",
                "it was old",
            ),
            (
                "The guard who saw the men from the town said that it was old.",
                "The guard",
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
    fn a_group_that_denies_the_saying_has_none() {
        for text in [
            "The mayor did not say that it was old.",
            "The mayor didn’t say that it was old.",
            "The mayor declined to say that it was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
