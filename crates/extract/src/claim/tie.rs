//! Which claims a doubt qualifies.

use super::Draft;
use crate::caution::Doubt;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::CautionCategory::{Conflicting, NoEvidence, Unverified};
use factdesk_domain::Kind;

/// Ties the doubts of a sentence to its claims, to those of the sentence
/// before, or to a new assertion that carries them.
pub(super) fn tie(
    doc: &Doc<'_>,
    sentence: &Sentence,
    n: usize,
    doubts: Vec<Doubt>,
    drafts: &mut Vec<Draft>,
    first: usize,
    earlier: Run,
) {
    let mut carrier: Option<usize> = None;
    for doubt in doubts {
        let last = drafts.len();
        let mut targets = targets(doc, &doubt, drafts, first..last, earlier.clone());
        if targets.is_empty() {
            let at = *carrier.get_or_insert(last);
            if at == last {
                drafts.push(assertion(sentence, n, &doubt, first == last));
            }
            targets = vec![at];
        }
        for target in targets {
            if let Some(draft) = drafts.get_mut(target) {
                draft.doubts.push(doubt.clone());
            }
        }
    }
}

fn targets(doc: &Doc<'_>, doubt: &Doubt, drafts: &[Draft], own: Run, earlier: Run) -> Vec<usize> {
    let of = |run: &Run, test: &dyn Fn(&Draft) -> bool| -> Vec<usize> {
        let range = drafts.iter().enumerate().take(run.end).skip(run.start);
        range
            .filter(|(_, d)| d.kind != Kind::Assertion && test(d))
            .map(|(i, _)| i)
            .collect()
    };
    let touched = of(&own, &|d| overlap(&d.reach, &doubt.clause));
    match doubt.category {
        Conflicting => of(&own, &|_| true),
        Unverified | NoEvidence => {
            let before = of(&own, &|d| {
                d.run.start < doubt.clause.start && (d.said.is_some() || d.within.is_some())
            });
            let stated = of(&earlier, &|d| d.said.is_some() || d.within.is_some());
            let back = if refers_back(doc, doubt) {
                stated
            } else {
                vec![]
            };
            [before, back, touched]
                .into_iter()
                .find(|t| !t.is_empty())
                .unwrap_or_default()
        }
        _ => touched,
    }
}

/// "this claim", "the report", "it could not be verified".
fn refers_back(doc: &Doc<'_>, doubt: &Doubt) -> bool {
    let word = |i: usize| {
        let noun = matches!(
            doc.low(i),
            "claim"
                | "claims"
                | "report"
                | "reports"
                | "statement"
                | "statements"
                | "assertion"
                | "assertions"
                | "allegation"
                | "allegations"
                | "account"
                | "accounts"
                | "figure"
                | "figures"
                | "accusation"
                | "toll"
                | "numbers"
                | "video"
                | "footage"
                | "information"
                | "it"
                | "this"
                | "they"
                | "these"
                | "either"
        );
        noun || matches!(doc.low(i), "independently" | "immediately")
    };
    doubt.clause.clone().any(word) || doubt.clause.len() <= 6
}

fn overlap(a: &Run, b: &Run) -> bool {
    a.start < b.end && b.start < a.end
}

/// The sentence, where nothing else in it is a claim, else the clause.
fn assertion(sentence: &Sentence, n: usize, doubt: &Doubt, alone: bool) -> Draft {
    let run = if alone || doubt.clause.len() < 5 {
        sentence.run.clone()
    } else {
        doubt.clause.clone()
    };
    Draft {
        kind: Kind::Assertion,
        reach: run.clone(),
        run,
        sentence: n,
        said: None,
        found: None,
        within: None,
        doubts: vec![],
    }
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};
    use factdesk_domain::{CandidateClaim, CautionCategory, Kind};

    fn claims(text: &str) -> Vec<CandidateClaim> {
        extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        })
        .claims
    }

    #[test]
    fn a_doubt_about_the_sentence_before_is_tied_to_its_statements_and_figures() {
        let found = claims(
            "The guild claimed that it killed hundreds. However, the truth of this claim could not be verified.",
        );
        assert_eq!(
            found.iter().map(|c| c.kind).collect::<Vec<_>>(),
            [Kind::Statement, Kind::Figure]
        );
        for claim in found {
            assert_eq!(claim.cautions[0].category, CautionCategory::Unverified);
        }
    }

    #[test]
    fn a_doubt_of_the_same_sentence_reaches_the_statement_before_it() {
        let found = claims("The guild claimed the fire, although no evidence has been given.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].cautions[0].category, CautionCategory::NoEvidence);
    }

    #[test]
    fn a_doubt_without_a_claim_is_carried_by_an_assertion() {
        let found = claims("The dam reportedly broke.");
        assert_eq!(
            (found[0].kind, found[0].text.as_str()),
            (Kind::Assertion, "The dam reportedly broke.")
        );
        assert!(claims("The dam broke.").is_empty());
    }
}
