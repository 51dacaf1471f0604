//! "The dam broke, the mayor said." and "The dam, the mayor said, broke."

use super::Said;
use super::claimant::{self, Speaker};
use super::content;
use super::cue::{self, Cue, Form, Takes};
use super::dateline;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

pub(super) fn trailing(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Vec<Said> {
    let used = |at: usize| {
        found
            .iter()
            .rev()
            .take(12)
            .any(|s| s.links.iter().any(|l| l.cue.contains(&at)))
    };
    let free = |at: &usize| doc.quotation(*at).is_none() && !used(*at);
    sentence
        .run
        .clone()
        .filter(free)
        .filter_map(|verb| one(doc, sentence, verb))
        .collect()
}

fn one(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Said> {
    let clause = Takes::CLAUSE.or(Takes::THAT);
    let cue = cue::cue(doc, verb).filter(|c| c.form != Form::Ing && c.takes.any(clause))?;
    let (who, first, last) = said_by(doc, sentence, verb, cue)?;
    let comma = first
        .checked_sub(1)
        .filter(|i| *i > sentence.run.start && doc.low(*i) == ",")?;
    let content = body(doc, sentence, comma, last)?;
    // Whoever "says" stands where speakers do: "the lab said", "growers say".
    let says = cue.lemma == "say" && !matches!(doc.low(who.name.start), "that" | "this" | "all");
    (says || claimant::can_speak(doc, &who.name)).then(|| Said {
        content,
        links: vec![who.link(verb..verb + 1)],
        stance: Stance::Asserts,
        rules: vec!["words of saying behind"],
    })
}

/// The speaker with the first and the end of the words of saying, which end at a stop or comma.
fn said_by(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
) -> Option<(Speaker, usize, usize)> {
    let dash =
        |i: usize| matches!(doc.low(i), "-" | "–" | "—") && doc.spaced(i) && doc.spaced(i + 1);
    let stops = |i: usize| {
        i >= sentence.run.end || matches!(doc.low(i), "." | "," | ";" | ")" | "!" | "?") || dash(i)
    };
    // "The guild, Low Dams, denied hiding it": a deed that is denied speaks for nobody.
    let deed =
        doc.low(verb + 1).len() > 5 && doc.low(verb + 1).ends_with("ing") && !doc.capital(verb + 1);
    if doc.before(verb, 1) == "," && !stops(verb + 1) && !deed {
        let who = claimant::following(doc, sentence, verb + 1);
        let behind = who.map(|who| {
            let end = who.role.as_ref().map_or(who.name.end, |r| r.end);
            (who, verb, end)
        });
        if let Some(found) = behind.filter(|(_, _, end)| stops(*end)) {
            return Some(found);
        }
    }
    let who = claimant::subject(doc, sentence, verb)?;
    let hearer = cue.takes.any(Takes::HEARER) && !stops(verb + 1);
    let from = if hearer {
        hearer_end(doc, sentence, verb + 1)?
    } else {
        verb + 1
    };
    let mut end = content::adverbials(doc, sentence, from);
    if end > from && doc.before(end, 1) == "," {
        end -= 1;
    }
    // "agreed to lend", "promised to leave": an act, and no hearer.
    let acts = cue.takes.any(Takes::INFINITIVE) || cue.lemma == "agree";
    (!(acts && doc.low(end) == "to")).then_some(())?;
    if matches!(doc.low(end), "on" | "in" | "at" | "to" | "during" | "of") {
        end = (end..sentence.run.end.min(end + 14))
            .find(|i| stops(*i))
            .unwrap_or(end);
    }
    let role = who.role.as_ref().map_or(who.name.start, |r| r.start);
    let first = who.name.start.min(role);
    stops(end).then_some((who, first, end))
}

/// Nothing where a clause follows: then the verb has a content of its own.
fn hearer_end(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    let limit = sentence.run.end.min(from + 8);
    let end = (from..limit)
        .find(|i| !doc.is_word(*i) || doc.is(*i, C::WEEKDAY | C::PREPOSITION | C::CONJUNCTION))
        .unwrap_or(limit);
    let clause = |i: usize| doc.is(i, C::PRONOUN | C::AUXILIARY | C::VERB) && doc.low(i) != "'s";
    (!(from + 1..end).any(clause)).then_some(end)
}

/// What stands before the comma where that is a clause; else the whole sentence around.
fn body(doc: &Doc<'_>, sentence: &Sentence, comma: usize, last: usize) -> Option<Run> {
    let opened = |i: &usize| matches!(doc.low(*i), ";");
    let start = (sentence.run.start..comma)
        .rev()
        .find(opened)
        .map_or(dateline::behind(doc, sentence), |i| i + 1);
    let whole = || start..content::end(doc, sentence, last + 1, content::Extent::Clause);
    let goes_on = doc.low(last) == "," && last + 2 < sentence.run.end;
    match clause(doc, start..comma) || !goes_on && sentence_of(doc, start..comma) {
        true if goes_on && continues(doc, last + 1) => Some(whole()),
        true => Some(start..comma),
        false => goes_on.then(whole),
    }
}

/// "Whales sing to each other, a study suggests.": where the words of saying end the
/// sentence, what stands before is what was said, whatever its verb. An introduction
/// begins with a small word or a participle.
fn sentence_of(doc: &Doc<'_>, run: Run) -> bool {
    let small = C::PREPOSITION | C::CONJUNCTION | C::ADVERB;
    let participle =
        |i: usize| doc.low(i).len() > 5 && ["ing", "ed"].iter().any(|e| doc.low(i).ends_with(e));
    let words = run.clone().filter(|i| doc.is_word(*i)).count();
    let apart = run
        .clone()
        .any(|i| matches!(doc.low(i), "," | ":" | "–" | "—"));
    let first = run.start;
    words >= 5
        && !apart
        && !doc.is(first, small)
        && !participle(first)
        && doc.quotation(first).is_none()
}

/// Whether the words are a main clause: with a finite verb and, where they begin
/// with a dependent clause, a comma before it.
pub(super) fn clause(doc: &Doc<'_>, run: Run) -> bool {
    let first = run.start
        + usize::from(subordinate(doc, run.start + 1) && doc.is(run.start, C::CONJUNCTION));
    let main = match subordinate(doc, first) {
        true => run
            .clone()
            .find(|i| doc.low(*i) == ",")
            .map_or(run.end, |c| c + 1),
        false => run.start + 1,
    };
    run.len() >= 4 && (main..run.end).any(|i| finite(doc, i))
}

/// "…, he said, and it leaked": the sentence that was said goes on behind the speaker.
fn continues(doc: &Doc<'_>, at: usize) -> bool {
    let joins = matches!(
        doc.low(at),
        "and"
            | "or"
            | "because"
            | "if"
            | "when"
            | "with"
            | "that"
            | "perhaps"
            | "so"
            | "unless"
            | "until"
            | "by"
    );
    let elsewhere = (at..at + 40)
        .take_while(|i| !matches!(doc.low(*i), "." | ""))
        .any(|i| doc.phrase(i, "according to").is_some());
    joins && !elsewhere && !(at + 1..at + 4).any(|i| cue::cue(doc, i).is_some())
}

/// Whether a word at `start` begins a phrase that only links sentences: "In addition", "Now".
pub(super) fn links(doc: &Doc<'_>, run: Run) -> bool {
    let addition = matches!(
        doc.low(run.start + 1),
        "addition" | "fact" | "all" | "short"
    );
    subordinate(doc, run.start) || run.len() == 1 || (doc.low(run.start) == "in" && addition)
}

/// "If it rains, he said, …": the main clause comes behind.
fn subordinate(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "if" | "when"
            | "while"
            | "although"
            | "though"
            | "because"
            | "unless"
            | "once"
            | "whereas"
            | "as"
            | "after"
            | "before"
            | "since"
    )
}

fn finite(doc: &Doc<'_>, at: usize) -> bool {
    let past = doc.low(at).ends_with("ed") && doc.low(at).len() > 4;
    let possessive = doc.low(at) == "'s"
        && !at
            .checked_sub(1)
            .is_some_and(|i| doc.is(i, C::PRONOUN | C::CONJUNCTION));
    (doc.is(at, C::AUXILIARY | C::VERB) && !possessive)
        || past
        || (doc.low(at).contains('\'') && !doc.low(at).ends_with('\'') && !possessive)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn the_words_before_the_speaker_are_the_content() {
        assert_eq!(
            said("The dam had broken at night, the mayor said on Monday."),
            [("the mayor".into(), "The dam had broken at night".into())]
        );
        assert_eq!(
            said("The dam was old, said Ann Low, the mayor."),
            [("Ann Low".into(), "The dam was old".into())]
        );
        assert_eq!(
            said("The old dam, the mayor said, had broken at night."),
            [(
                "the mayor".into(),
                "The old dam, the mayor said, had broken at night".into()
            )]
        );
    }

    #[test]
    fn a_deed_behind_the_verb_is_no_speaker() {
        assert_eq!(
            said("The old guild on the hill, Low Dams, denied hiding it, saying it was lost."),
            [
                ("Low Dams".into(), "hiding it".into()),
                ("Low Dams".into(), "it was lost".into())
            ]
        );
    }

    #[test]
    fn an_introduction_is_no_content() {
        assert_eq!(
            said("On Monday, the mayor said that it broke."),
            [("the mayor".into(), "it broke".into())]
        );
        assert!(
            said("After long talks, the mayor said nothing.")
                .iter()
                .all(|s| s.1 != "After long talks")
        );
    }

    #[test]
    fn verbs_of_finding_headlines_and_conditions() {
        for (text, who, what) in [
            (
                "The dam had grown weak, a study found.",
                "a study",
                "The dam had grown weak",
            ),
            (
                "The dam will cost 7 million, the guild estimates - more than a barn.",
                "the guild",
                "The dam will cost 7 million",
            ),
            (
                "The dam is old, the guild said in a report that nobody outside it has read.",
                "the guild",
                "The dam is old",
            ),
            (
                "Ring before you visit a clinic, doctors advise.",
                "doctors",
                "Ring before you visit a clinic",
            ),
            (
                "Goats sing to each other at night, a study suggests.",
                "a study",
                "Goats sing to each other at night",
            ),
            (
                "The rain will last for days, the lab said.",
                "the lab",
                "The rain will last for days",
            ),
            (
                "The rain will last for days, growers say.",
                "growers",
                "The rain will last for days",
            ),
            (
                "The dam may break, hydrologists warn.",
                "hydrologists",
                "The dam may break",
            ),
            (
                "People should leave at once, the mayor advised.",
                "the mayor",
                "People should leave at once",
            ),
            (
                "The dam was old, its owner, Low Dams, announced.",
                "Low Dams",
                "The dam was old",
            ),
            (
                "If it rains, the mayor said, the dam will break.",
                "the mayor",
                "If it rains, the mayor said, the dam will break",
            ),
            (
                "The dam broke, the mayor said, and it took two boats.",
                "the mayor",
                "The dam broke, the mayor said, and it took two boats",
            ),
            (
                "While it rained, the dam broke, the mayor said.",
                "the mayor",
                "While it rained, the dam broke",
            ),
            (
                "The old dam broke, the mayor said, a day after the flood.",
                "the mayor",
                "The old dam broke",
            ),
        ] {
            assert_eq!(said(text), [(who.into(), what.into())], "{text}");
        }
        for text in [
            "The dam was old, he slept.",
            "It rained, the goats found hay there.",
            "In the end, the guild agreed to lend the mayor a barn, and it did.",
            "During the long night at the old mill, a study suggests.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
