//! Cautions: words of the article itself that weaken its own commitment.

mod confirmed;
mod conflict;
mod cues;
mod evidence;
mod modal;
mod negated;
mod unproduced;

use crate::lexicon::Classes;
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

/// In the first person outside quotations a text argues rather than reports;
/// its "may" and "perhaps" are turns of phrase.
const PERSONAL: usize = 3;

/// Whether the text is a report.
pub(crate) fn reports(doc: &Doc<'_>) -> bool {
    let first = |i: &usize| matches!(doc.low(*i), "i" | "we" | "my" | "our" | "me" | "us");
    let spoken = doc.sentences.iter().flat_map(|s| s.run.clone());
    let own = spoken.filter(|i| {
        doc.is(*i, Classes::PRONOUN | Classes::POSSESSIVE)
            && first(i)
            && doc.quotation(*i).is_none()
    });
    own.take(PERSONAL).count() < PERSONAL
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
        let clause = scope(doc, sentence, &cue);
        at = cue.end.max(at + 1);
        if out.last().is_none_or(|d| d.clause.end <= clause.start) {
            out.push(Doubt { category, clause });
        }
    }
    out
}

/// The clause of the cue; of "Reportedly, …" at the start the one behind the comma.
fn scope(doc: &Doc<'_>, sentence: &Sentence, cue: &Run) -> Run {
    // "Neither was verified, and …" is a clause already.
    let whole = cue.clone().any(|i| doc.is(i, Classes::AUXILIARY));
    let opens = cue.start == sentence.run.start && doc.low(cue.end) == "," && !whole;
    let behind = cue.end + 1;
    if opens && behind < sentence.run.end {
        let clause = clause::around(doc, sentence, &(behind..behind + 1));
        return cue.start..clause.end;
    }
    clause::around(doc, sentence, cue)
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
    fn a_cue_that_is_a_clause_leaves_the_next_clause_its_own() {
        let clauses =
            |text: &str| -> Vec<String> { found(text).into_iter().map(|d| d.1).collect() };
        assert_eq!(
            clauses("None of it was verified, and it was unclear why."),
            ["None of it was verified", "it was unclear why"]
        );
        assert_eq!(
            clauses("Reportedly, the dam was possibly old."),
            ["Reportedly, the dam was possibly old"]
        );
    }

    #[test]
    fn a_speaker_s_doubt_is_not_the_article_s() {
        assert!(found("The office warned that more could follow.").is_empty());
        assert!(found("“They may be lost,” she said.").is_empty());
        assert_eq!(
            found("The mayor reportedly said that it was over.").len(),
            1
        );
    }

    #[test]
    fn a_text_in_the_first_person_argues() {
        let report = |text: &str| reports(&Doc::new(text, false));
        assert!(report("The dam may be old. We saw it, said one."));
        assert!(report(
            "“I saw it. We ran. My son, our goat and I left,” she said."
        ));
        assert!(!report(
            "I saw the dam. We ran, and my son was there with us."
        ));
        assert!(report(
            "The US dam and the IT room were old, US aides told US staff."
        ));
    }

    #[test]
    fn each_rule_is_tried_at_its_words() {
        for text in [
            "It seems that the dam broke.",
            "Residents and rescuers fear that the dam broke.",
            "A video purports to show the dam.",
            "The dam is said to have broken.",
            "It was an apparent attack.",
            "There were conflicting reports.",
            "Accounts of it differ.",
            "They couldn't confirm it.",
            "It has yet to be confirmed.",
            "None of it was verified.",
            "It came without showing any proof.",
            "It remains to be fully understood.",
            "The dam may collapse.",
            "The alleged plot failed.",
            "The plot was unproven.",
            "No such ledger was found.",
            "Anybody’s guess it is.",
            "Nobody knows why.",
            "They point in opposite directions.",
            "Their figures are hard to reconcile.",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn the_scope_is_the_clause() {
        assert_eq!(
            found("The dam broke, and it is unclear how many fled.")[0].1,
            "it is unclear how many fled"
        );
        assert_eq!(
            found("Engineers fear that the wing may collapse.")[0].1,
            "the wing may collapse"
        );
        assert_eq!(
            found("The dam, while allegedly old, stands.")[0].1,
            "allegedly old"
        );
    }

    #[test]
    fn inside_what_a_claimant_says_there_is_none_and_beside_it_there_is() {
        for text in [
            "The mayor said the dam may be old.",
            "According to the mayor, the dam may be old.",
            "The dam may be old, the mayor said.",
            "The guild claimed that nothing was confirmed.",
            "The mayor called it “allegedly old”.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(found("The guild allegedly said that it was old.").len(), 1);
        assert_eq!(
            found("The mayor said it was old. It may be older.").len(),
            1
        );
    }
}
