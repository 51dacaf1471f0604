//! "The paper, citing a police report, said …": who is cited speaks, the paper passes it on.

use super::claimant;
use super::{Link, Said};
use crate::text::{Doc, Run, Sentence};

/// With the one who is cited beside the cue as the innermost link.
pub(super) fn cited(doc: &Doc<'_>, sentence: &Sentence, said: Said) -> Said {
    match source(doc, sentence, &said) {
        Some(inner) => {
            let outer = said.links.iter().map(|l| Link {
                relay: true,
                ..l.clone()
            });
            Said {
                links: std::iter::once(inner).chain(outer).collect(),
                rules: said.rules.iter().copied().chain(["citing"]).collect(),
                ..said
            }
        }
        None => said,
    }
}

fn source(doc: &Doc<'_>, sentence: &Sentence, said: &Said) -> Option<Link> {
    let outer = said.links.last()?;
    let between = outer.claimant.end.min(outer.cue.end)..outer.cue.start.max(outer.claimant.start);
    let after = outer.cue.end.max(outer.claimant.end);
    let cites = |run: Run| {
        run.into_iter()
            .find(|i| matches!(doc.low(*i), "citing" | "quoting") && doc.quotation(*i).is_none())
    };
    let at = cites(between).or_else(|| cites(after..(after + 3).min(sentence.run.end)))?;
    let who = claimant::following(doc, sentence, at + 1)?;
    (!said.content.contains(&at) && claimant::can_speak(doc, &who.name))
        .then(|| who.link(at..at + 1))
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};

    /// The speakers of the only statement, from the innermost outwards.
    fn chain(text: &str) -> Vec<(String, bool)> {
        let input = Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        };
        let mut claims = extract(&input).claims;
        claims.retain(|c| c.stance.is_some());
        assert_eq!(claims.len(), 1, "{text}: {claims:?}");
        let links = claims.remove(0).attributions;
        links.into_iter().map(|a| (a.claimant, a.relay)).collect()
    }

    #[test]
    fn who_is_cited_speaks_and_the_paper_passes_it_on() {
        assert_eq!(
            chain("The Ledger, citing a police report, said that the dam was old."),
            [
                ("a police report".into(), false),
                ("The Ledger".into(), true)
            ]
        );
        assert_eq!(
            chain("The dam was old and cracked, the Ledger reported, citing officials."),
            [("officials".into(), false), ("the Ledger".into(), true)]
        );
    }

    #[test]
    fn without_a_source_the_paper_speaks_for_itself() {
        for text in [
            "The Ledger said on Monday that the dam was old.",
            "The Ledger said that the dam was old.",
        ] {
            assert_eq!(chain(text), [("The Ledger".into(), false)], "{text}");
        }
    }
}
