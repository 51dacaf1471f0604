//! Joining what the rules found into claims that point at each other.

mod tie;
mod written;

use crate::caution::{self, Doubt};
use crate::figure::{self, Found};
use crate::occurrence;
use crate::statement::{self, Said, Speaker};
use crate::text::{Doc, Run};
use chrono::{DateTime, Utc};
use factdesk_domain::{CandidateClaim, CautionCategory, Kind};

/// A claim before its words are copied out of the text.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) run: Run,
    /// The words that belong to it, with claimant and cue.
    pub(crate) reach: Run,
    pub(crate) sentence: usize,
    pub(crate) said: Option<Said>,
    pub(crate) found: Option<Found>,
    pub(crate) within: Option<usize>,
    pub(crate) doubts: Vec<Doubt>,
}

/// All claims of a text, in its order.
pub(crate) fn claims(doc: &Doc<'_>, published: Option<DateTime<Utc>>) -> Vec<CandidateClaim> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut speaker = Speaker::before(doc);
    let mut earlier = 0..0;
    let reports = caution::reports(doc);
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let said = statement::statements(doc, sentence, &mut speaker);
        let mut doubts = caution::doubts(doc, sentence, &said);
        doubts.retain(|d| reports || d.category != CautionCategory::Possibly);
        let first = drafts.len();
        drafts.extend(said.into_iter().map(|s| stated(n, s)));
        let reaches = |d: &Draft| d.run.end > sentence.run.start;
        let earlier_reaches = drafts
            .iter()
            .take(earlier.end)
            .skip(earlier.start)
            .any(reaches);
        let from = if earlier_reaches {
            earlier.start
        } else {
            first
        };
        let before = drafts.get(earlier.clone()).unwrap_or_default();
        let before = before.iter().rev().find_map(|d| d.found.as_ref());
        let figures = figure::figures(doc, sentence, before);
        let figures: Vec<Draft> = figures
            .into_iter()
            .map(|f| counted(doc, n, f, &drafts, from))
            .collect();
        drafts.extend(figures);
        tie::tie(doc, sentence, n, doubts, &mut drafts, first, earlier);
        earlier = first..drafts.len();
    }
    let occurrences = occurrence::occurrences(doc, published);
    written::written(doc, &ordered(drafts), published, &occurrences)
}

fn stated(sentence: usize, said: Said) -> Draft {
    let mut reach = said.content.clone();
    for link in said.links.iter().take(1) {
        reach.start = reach.start.min(link.claimant.start).min(link.cue.start);
        reach.end = reach.end.max(link.claimant.end).max(link.cue.end);
    }
    Draft {
        kind: Kind::Statement,
        run: said.content.clone(),
        reach,
        sentence,
        said: Some(said),
        found: None,
        within: None,
        doubts: vec![],
    }
}

/// A figure, with the smallest statement of its sentence that holds it.
fn counted(doc: &Doc<'_>, sentence: usize, found: Found, drafts: &[Draft], first: usize) -> Draft {
    let number = &found.quantity.run;
    // “It fell,” said Ann Low, from a tent for 900. “It is gone.”
    let between = |d: &Draft| {
        let quoted = d
            .said
            .as_ref()
            .is_some_and(|s| s.rules.contains(&"interrupted quotation"));
        quoted && doc.quotation(number.start).is_none()
    };
    let holds = |d: &Draft| d.run.start <= number.start && number.end <= d.run.end && !between(d);
    let statements = drafts
        .iter()
        .enumerate()
        .skip(first)
        .filter(|(_, d)| d.said.is_some() && holds(d));
    let within = statements
        .min_by_key(|(_, d)| d.run.len())
        .map(|(at, d)| (at, d.run.clone()));
    let outer = within
        .as_ref()
        .map_or(found.clause.clone(), |(_, run)| run.clone());
    let clipped = found.clause.start.max(outer.start)..found.clause.end.min(outer.end);
    let run = clipped.start.min(number.start)..clipped.end.max(number.end);
    Draft {
        kind: Kind::Figure,
        reach: run.clone(),
        run,
        sentence,
        said: None,
        found: Some(found),
        within: within.map(|(at, _)| at),
        doubts: vec![],
    }
}

/// In the order of the text; `within` follows.
fn ordered(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| {
        drafts
            .get(*i)
            .map(|d| (d.run.start, d.kind == Kind::Figure, d.run.end))
    });
    let mut place = vec![0; drafts.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let moved = |i: &usize| drafts.get(*i).cloned();
    let mut out: Vec<Draft> = order.iter().filter_map(moved).collect();
    for draft in &mut out {
        draft.within = draft.within.and_then(|w| place.get(w).copied());
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};
    use factdesk_domain::{CandidateClaim, CautionCategory, Kind, Stance};

    fn read(text: &str) -> Vec<CandidateClaim> {
        extract(&Input {
            text,
            has_title: false,
            language: Some("en"),
            publish_time: None,
        })
        .claims
    }

    fn kinds(text: &str) -> Vec<Kind> {
        read(text).iter().map(|c| c.kind).collect()
    }

    #[test]
    fn a_figure_between_the_parts_of_a_quotation_is_the_article_s() {
        let text =
            "“The dam broke,” said Ann Low, from a tent for 900 farmers. “It took 12 goats.”";
        let found = read(text);
        let within: Vec<bool> = found.iter().map(|c| c.within.is_some()).collect();
        assert_eq!(within, [false, false, true]);
        assert!(found[1].attributions.is_empty());
    }

    #[test]
    fn claims_stand_in_the_order_of_the_text_a_statement_before_its_figures() {
        use Kind::{Assertion, Figure, Statement};
        assert_eq!(
            kinds("The mayor said 7 goats died. 9 men slept."),
            [Statement, Figure, Figure]
        );
        assert_eq!(
            kinds("9 men slept. It is unclear who left. The mayor said it rained."),
            [Figure, Assertion, Statement]
        );
        assert!(kinds("It rained all night.").is_empty());
    }

    #[test]
    fn a_figure_points_at_the_smallest_statement_around_it() {
        let found = read("9 men slept. The mayor said 7 goats and 8 cows died.");
        let within: Vec<Option<usize>> = found.iter().map(|c| c.within).collect();
        assert_eq!(within, [None, None, Some(1), Some(1)]);
        assert_eq!(found[2].attributions[0].claimant, "The mayor");
        assert_eq!(found[2].stance, Some(Stance::Asserts));
        assert_eq!(found[0].stance, None);
        assert!(found[0].attributions.is_empty());
    }

    #[test]
    fn a_figure_s_text_is_its_clause_within_the_statement() {
        let found = read("The mayor said 7 goats died, and 8 cows slept.");
        let figures: Vec<&str> = found
            .iter()
            .filter(|c| c.figure.is_some())
            .map(|c| c.text.as_str())
            .collect();
        assert_eq!(figures, ["7 goats died", "8 cows slept"]);
    }

    #[test]
    fn context_is_the_sentence_and_spans_count_code_points() {
        let text = "Zoë’s dam broke. The mayor said 7 goats died.";
        let found = read(text);
        assert_eq!(found[0].context, "The mayor said 7 goats died.");
        for claim in &found {
            let span = claim.span;
            let exact: String = text
                .chars()
                .skip(span.start as usize)
                .take((span.end - span.start) as usize)
                .collect();
            assert_eq!(exact, claim.text);
        }
    }

    #[test]
    fn the_counted_noun_is_its_last_word() {
        let figure = |text: &str| read(text).remove(0).figure.unwrap();
        assert_eq!(figure("They own 12 old brown goats.").unit_noun, "goats");
        assert_eq!(figure("They own 12 old brown goats.").unit, "goat");
        assert_eq!(figure("It took 12 hours.").unit_noun, "");
        assert_eq!(figure("It cost $12.").text, "$12");
    }

    #[test]
    fn an_argument_in_the_first_person_has_no_possible_but_keeps_other_doubts() {
        let doubts = |text: &str| -> Vec<CautionCategory> {
            let claims = read(text);
            claims
                .iter()
                .flat_map(|c| c.cautions.iter().map(|d| d.category))
                .collect()
        };
        let mine = "I saw it. My son and I left it to our friends.";
        let possible = "The dam may collapse.";
        let unclear = "It is unclear who left.";
        assert_eq!(
            doubts(&format!("{possible} {unclear}")),
            [CautionCategory::Possibly, CautionCategory::Unclear]
        );
        assert_eq!(
            doubts(&format!("{mine} {possible} {unclear}")),
            [CautionCategory::Unclear]
        );
    }

    #[test]
    fn a_doubt_counts_once_for_each_claim_that_it_touches() {
        let found = read("Reportedly, 7 goats died in 2 barns.");
        assert_eq!(found.len(), 2);
        for claim in found {
            assert_eq!(claim.cautions.len(), 1, "{}", claim.text);
        }
    }
}
