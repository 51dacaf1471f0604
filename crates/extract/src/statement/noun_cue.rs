//! "The union's claim that …", "his denial that …", "a warning from the army that …":
//! a noun that carries the saying.

mod end;
mod whose;

use super::Said;
use crate::text::{Doc, Sentence};
use end::{content_end, object_end};
use factdesk_domain::Stance;
pub(super) use whose::spread;
use whose::{behind, giver, owner};

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
