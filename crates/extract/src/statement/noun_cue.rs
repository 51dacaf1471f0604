//! "The union's claim that …", "his denial that …", "a warning from the army that …":
//! a noun that carries the saying.

use super::Said;
use super::claimant::{self, Speaker};
use super::content::{self, Extent};
use crate::lexicon::Classes as C;
use crate::text::{Doc, Sentence};
use factdesk_domain::Stance;

pub(super) fn noun_cue(doc: &Doc<'_>, sentence: &Sentence, found: &[Said]) -> Vec<Said> {
    let free = |at: &usize| {
        doc.quotation(*at).is_none() && !found.iter().rev().take(12).any(|s| s.content.contains(at))
    };
    sentence
        .run
        .clone()
        .filter(|at| says(doc, *at))
        .filter(free)
        .filter_map(|at| one(doc, sentence, at))
        .collect()
}

/// A noun that carries a saying.
pub(super) fn says(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "claim"
            | "claims"
            | "assertion"
            | "assertions"
            | "allegation"
            | "allegations"
            | "accusation"
            | "accusations"
            | "statement"
            | "statements"
            | "warning"
            | "warnings"
            | "denial"
            | "denials"
            | "suggestion"
            | "admission"
            | "announcement"
            | "contention"
            | "insistence"
            | "acknowledgment"
            | "acknowledgement"
            | "declaration"
            | "estimate"
            | "prediction"
            | "promise"
            | "pledge"
            | "vow"
            | "argument"
            | "promises"
            | "pledges"
            | "vows"
            | "threat"
            | "threats"
            | "call"
            | "calls"
            | "demand"
            | "demands"
            | "appeal"
            | "estimates"
            | "predictions"
            | "arguments"
            | "suggestions"
            | "complaint"
            | "complaints"
            | "belief"
            | "comment"
            | "remark"
            | "revelation"
    )
}

fn one(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<Said> {
    let (who, that) = owner(doc, sentence, noun)
        .map(|who| (who, noun + 1))
        .or_else(|| behind(doc, sentence, noun))
        .or_else(|| Some((giver(doc, sentence, noun)?, noun + 1)))?;
    let start = that + 1;
    let content = match doc.low(that) {
        _ if start >= sentence.run.end => return None,
        "that" => start..content_end(doc, sentence, start),
        link if object(doc.low(noun), link) => {
            let start = start - usize::from(link == "to");
            start..object_end(doc, sentence, start)
        }
        _ => return None,
    };
    (content.len() >= 3).then(|| Said {
        content,
        links: vec![who.link(noun..noun + 1)],
        stance: Stance::Asserts,
        rules: vec!["noun of saying"],
    })
}

/// "his call for a vote", "her promise to leave", "their warning of floods".
fn object(noun: &str, link: &str) -> bool {
    match link {
        "for" => matches!(noun, "call" | "calls" | "demand" | "demands" | "appeal"),
        "to" => matches!(
            noun,
            "promise" | "promises" | "pledge" | "pledges" | "vow" | "vows" | "threat" | "threats"
        ),
        "of" => matches!(
            noun,
            "accusation"
                | "accusations"
                | "allegation"
                | "allegations"
                | "warning"
                | "warnings"
                | "denial"
                | "denials"
        ),
        _ => false,
    }
}

/// "the union's", "his", before the noun and an adjective.
fn owner(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(noun.saturating_sub(3));
    let at = (floor..noun)
        .rev()
        .find(|i| doc.is(*i, C::POSSESSIVE) || matches!(doc.low(*i), "'s" | "'" | "’"))?;
    let plain =
        (at + 1..noun).all(|i| doc.is_word(i) && !doc.is(i, C::PREPOSITION | C::CONJUNCTION));
    plain.then_some(())?;
    if doc.is(at, C::POSSESSIVE) {
        return Some(Speaker {
            name: at..at + 1,
            role: None,
        });
    }
    let last = at.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
    let name = claimant::noun_phrase(doc, sentence, last)?;
    let verb = doc.low(name.start).ends_with("ed") && doc.capital(name.start + 1);
    let name = name.start + usize::from(verb && name.len() > 1)..name.end;
    claimant::can_speak(doc, &name).then_some(Speaker { name, role: None })
}

/// "The army issued a warning that": whoever gave it.
fn giver(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<Speaker> {
    let floor = sentence.run.start.max(noun.saturating_sub(3));
    let article = (floor..noun)
        .rev()
        .find(|i| matches!(doc.low(*i), "a" | "an" | "the"))?;
    let plain = (article..noun).all(|i| doc.is_word(i) && !doc.is(i, C::PREPOSITION));
    let verb = article.checked_sub(1).filter(|i| *i > sentence.run.start)?;
    let gives = matches!(
        doc.low(verb),
        "issued" | "issues" | "gave" | "made" | "repeated" | "sounded" | "published" | "voiced"
    );
    (plain && gives && doc.low(noun + 1) == "that").then_some(())?;
    let who = claimant::subject(doc, sentence, verb)?;
    claimant::can_speak(doc, &who.name).then_some(who)
}

/// "a claim by the union that", "a warning from the army that".
fn behind(doc: &Doc<'_>, sentence: &Sentence, noun: usize) -> Option<(Speaker, usize)> {
    if let Some(by) = spread(doc, noun) {
        let who = claimant::following(doc, sentence, by + 1)?;
        let limit = sentence.run.end.min(who.name.end + 8);
        let close = (who.name.end..limit).find(|i| doc.low(*i) == ",")?;
        return claimant::can_speak(doc, &who.name).then_some((who, close + 1));
    }
    matches!(doc.low(noun + 1), "by" | "from").then_some(())?;
    let who = claimant::following(doc, sentence, noun + 2)?;
    let that = who.name.end;
    claimant::can_speak(doc, &who.name).then_some((who, that))
}

/// "a claim, first made by a clerk, that": the "by" of those who spread it.
pub(super) fn spread(doc: &Doc<'_>, noun: usize) -> Option<usize> {
    let verb = noun + 2 + usize::from(doc.is(noun + 2, C::ADVERB) || doc.low(noun + 2) == "first");
    let told = matches!(
        doc.low(verb),
        "made" | "repeated" | "shared" | "spread" | "echoed" | "aired" | "voiced" | "raised"
    );
    let by = verb + 1;
    (doc.low(noun + 1) == "," && told && doc.low(by) == "by").then_some(by)
}

/// The object ends where the verb of the main clause begins.
fn object_end(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> usize {
    let end = content::end(doc, sentence, start, Extent::Object);
    let main = |i: &usize| begins_group(doc, *i) && !links_clause(doc, start, *i);
    (start + 2..end).find(main).unwrap_or(end)
}

/// The clause ends at a comma or where the main clause goes on with a passive or auxiliary of its own.
fn content_end(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> usize {
    let end = content::end(doc, sentence, start, Extent::Clause);
    let mut verbs = 0;
    for at in start + 1..end {
        if doc.low(at) == "," && doc.spaced(at + 1) && verbs > 0 {
            return at;
        }
        if !begins_group(doc, at) {
            continue;
        }
        verbs += 1;
        if checked(doc, at) {
            return at;
        }
        if verbs > 1 && !links_clause(doc, start, at) {
            return at;
        }
    }
    end
}

/// "has not been independently tested", "was denied": what became of what was said.
fn checked(doc: &Doc<'_>, at: usize) -> bool {
    let group = |i: &usize| doc.is(*i, C::AUXILIARY | C::ADVERB) || doc.low(*i) == "widely";
    let verb = (at..at + 6).find(|i| !group(i)).filter(|v| *v > at);
    verb.is_some_and(|v| {
        matches!(
            doc.low(v),
            "tested"
                | "verified"
                | "confirmed"
                | "corroborated"
                | "proven"
                | "substantiated"
                | "denied"
                | "rejected"
                | "dismissed"
                | "disputed"
                | "challenged"
                | "contradicted"
                | "debunked"
                | "backed"
                | "borne"
                | "questioned"
        )
    })
}

/// The first word of a group of verbs.
fn begins_group(doc: &Doc<'_>, at: usize) -> bool {
    let verb = |i: usize| {
        doc.is(i, C::AUXILIARY | C::VERB) && doc.low(i) != "'s"
            || (doc.low(i).len() > 4 && doc.low(i).ends_with("ed"))
    };
    let group = |i: usize| doc.is(i, C::AUXILIARY | C::ADVERB);
    let to =
        doc.before(at, 1) == "to" || doc.is(at.saturating_sub(1), C::DETERMINER | C::POSSESSIVE);
    verb(at) && !to && !at.checked_sub(1).is_some_and(group)
}

/// Whether a conjunction since the start lets the clause have another verb.
fn links_clause(doc: &Doc<'_>, start: usize, at: usize) -> bool {
    (start..at).any(|i| {
        matches!(
            doc.low(i),
            "and"
                | "or"
                | "but"
                | "if"
                | "when"
                | "because"
                | "who"
                | "which"
                | "that"
                | "while"
                | "after"
                | "before"
                | "as"
                | "what"
                | "how"
                | "where"
        )
    })
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
    fn whose_claim_it_is_stands_before_it() {
        for (text, who, what) in [
            (
                "The union’s claim that members lost money was disputed.",
                "The union",
                "members lost money",
            ),
            (
                "The union’s claim that members lost 30 per cent has not been tested.",
                "The union",
                "members lost 30 per cent",
            ),
            (
                "The union’s claim that talks took place was denied.",
                "The union",
                "talks took place",
            ),
            (
                "His assertion that prices had doubled surprised them.",
                "His",
                "prices had doubled",
            ),
            (
                "The mayor’s repeated warning that the dam was old came true.",
                "The mayor",
                "the dam was old",
            ),
            (
                "The mayor issued a stark warning that the dam was old.",
                "The mayor",
                "the dam was old",
            ),
            (
                "The mayor’s call for a new vote failed.",
                "The mayor",
                "a new vote",
            ),
            (
                "Nobody believed his promise to mend the dam.",
                "his",
                "to mend the dam",
            ),
            (
                "Nobody believed Ann Low’s denial that she had been there.",
                "Ann Low",
                "she had been there",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn or_behind_by_and_from() {
        for (text, who, what) in [
            (
                "A claim by the guild that the dam was old was wrong.",
                "the guild",
                "the dam was old",
            ),
            (
                "Nobody believes a claim, first made by a clerk in the town, that the dam was old.",
                "a clerk in the town",
                "the dam was old",
            ),
            (
                "A warning from the army that the dam was old was wrong.",
                "the army",
                "the dam was old",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_noun_without_owner_or_clause_says_nothing() {
        for text in [
            "A claim that the dam was old was wrong.",
            "The union’s claim was odd.",
            "The table’s claim to fame was old.",
            "His statement about the dam was long.",
            "A claim, made by nobody here, was odd.",
            "The dam’s age was a claim that nobody made.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
