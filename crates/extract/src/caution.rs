//! Cautions: words of the article itself that weaken its own commitment.

mod cues;
mod negated;

use crate::statement::Said;
use crate::text::{Doc, Run, Sentence, clause};
use factdesk_domain::CautionCategory;

/// A doubt of the article's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Doubt {
    pub(crate) category: CautionCategory,
    /// The clause that voices it.
    pub(crate) clause: Run,
}

/// The doubts of a sentence: one a clause, none in a claimant's mouth.
pub(crate) fn doubts(doc: &Doc<'_>, sentence: &Sentence, said: &[Said]) -> Vec<Doubt> {
    let mut out: Vec<Doubt> = Vec::new();
    let mut at = sentence.run.start;
    while at < sentence.run.end {
        let found = cues::cue(doc, sentence, at).filter(|(_, cue)| own(doc, said, cue));
        let Some((category, cue)) = found else {
            at += 1;
            continue;
        };
        let clause = clause::around(doc, sentence, &cue);
        at = cue.end.max(at + 1);
        if out.last().is_none_or(|d| d.clause.end <= clause.start) {
            out.push(Doubt { category, clause });
        }
    }
    out
}

/// Whether the article itself speaks: outside quotations and what others say.
fn own(doc: &Doc<'_>, said: &[Said], cue: &Run) -> bool {
    doc.quotation(cue.start).is_none() && !said.iter().any(|s| s.content.contains(&cue.start))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::statement::{Speaker, statements};

    /// Category and clause of each doubt of a text.
    pub(crate) fn found(text: &str) -> Vec<(CautionCategory, String)> {
        let doc = Doc::new(text, false);
        let mut speaker = Speaker::default();
        let mut out = Vec::new();
        for sentence in &doc.sentences {
            let said = statements(&doc, sentence, &mut speaker);
            let doubts = doubts(&doc, sentence, &said);
            out.extend(
                doubts
                    .into_iter()
                    .map(|d| (d.category, doc.exact(&d.clause).to_owned())),
            );
        }
        out
    }

    #[test]
    fn two_cues_of_a_clause_are_one_doubt_and_two_clauses_have_two() {
        assert_eq!(
            found("Speculation arose about men possibly lost at sea.").len(),
            1
        );
        assert_eq!(
            found("The guards reportedly slept, potentially for hours.").len(),
            2
        );
    }

    #[test]
    fn a_speaker_s_doubt_is_not_the_article_s() {
        assert!(found("The agency warned that the toll could rise.").is_empty());
        assert!(found("“They may be lost,” she said.").is_empty());
        assert_eq!(
            found("The mayor reportedly said that it was over.").len(),
            1
        );
    }
}
