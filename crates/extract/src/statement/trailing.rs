//! "The dam broke, the mayor said." and "The dam, the mayor said, broke."

mod clause;
mod words;

use super::Said;
use super::claimant;
use super::content;
use super::cue::{self, Form, Takes};
use super::dateline;
use super::disputed;
use crate::lexicon::Classes as C;
use crate::text::{Doc, Run, Sentence};
pub(super) use clause::{clause, links};
use clause::{finite, sentence_of};
use factdesk_domain::Stance;
use words::said_by;

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
    // “… the driver,” who, guards say, fled: of a clause behind other words.
    let behind = first >= 4
        && matches!(doc.before(first, 2), "who" | "which")
        && doc.quotation(first - 4).is_some()
        && doc.quotation(first - 3).is_none();
    if behind {
        return None;
    }
    // "which had found it already posted": a participle of the thing before.
    if cue.lemma == "post" && who.name.end + 1 < verb && who.name.start < verb {
        return None;
    }
    let comma = first
        .checked_sub(1)
        .filter(|i| *i > sentence.run.start && doc.low(*i) == ",")?;
    let content = body(doc, sentence, comma, last)?;
    // Whoever "says" stands where speakers do: "the lab said", "growers say".
    let speaks = matches!(
        cue.lemma,
        "say" | "contend" | "argue" | "insist" | "maintain" | "allege"
    );
    let says = speaks && !matches!(doc.low(who.name.start), "that" | "this" | "all");
    // "a charge the guild denied": what stands before is what was charged.
    let charged = disputed::charge(doc, who.name.start + 1);
    let says = says || instrument(doc, &who.name, cue.lemma);
    (!charged && (says || claimant::can_speak(doc, &who.name))).then(|| Said {
        content,
        links: vec![who.link(verb..verb + 1)],
        stance: Stance::Asserts,
        rules: vec!["words of saying behind"],
    })
}

/// "new research suggests", "the models show": what finds something by itself.
fn instrument(doc: &Doc<'_>, name: &Run, lemma: &str) -> bool {
    let finds = matches!(
        lemma,
        "suggest" | "show" | "indicate" | "find" | "predict" | "estimate"
    );
    let head = name.end.checked_sub(1).map_or("", |i| doc.low(i));
    finds
        && matches!(
            head,
            "research"
                | "models"
                | "simulations"
                | "modelling"
                | "modeling"
                | "studies"
                | "calculations"
                | "projections"
                | "data"
                | "surveys"
                | "records"
                | "polls"
        )
}

/// What stands before the comma where that is a clause; else the whole sentence around.
fn body(doc: &Doc<'_>, sentence: &Sentence, comma: usize, last: usize) -> Option<Run> {
    let opened = |i: &usize| matches!(doc.low(*i), ";");
    let start = (sentence.run.start..comma)
        .rev()
        .find(opened)
        .map_or(dateline::behind(doc, sentence), |i| i + 1);
    let goes_on = doc.low(last) == "," && last + 2 < sentence.run.end;
    // "It rained, and the dam, he says, has burst": the subject of the second clause.
    let verb = doc.is(last + 1, C::AUXILIARY) && goes_on;
    let joint = (start + 4..comma)
        .rev()
        .find(|i| doc.low(*i) == "," && matches!(doc.low(*i + 1), "and" | "but" | "while"));
    if let Some(joint) = joint.filter(|j| verb && !(j + 2..comma).any(|i| finite(doc, i))) {
        let end = content::end(doc, sentence, last + 1, content::Extent::Clause);
        return Some(joint + 2..end);
    }
    let whole = || start..content::end(doc, sentence, last + 1, content::Extent::Clause);
    match clause(doc, start..comma) || !goes_on && sentence_of(doc, start..comma) {
        true if goes_on && continues(doc, last + 1) => Some(whole()),
        true => Some(start..comma),
        false => goes_on.then(whole),
    }
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
    // "…, and there is now thought to be little hope": the article's own.
    let own = doc.low(at + 1) == "there"
        && (at + 2..at + 6).any(|i| {
            matches!(
                doc.low(i),
                "thought" | "believed" | "feared" | "said" | "reported"
            )
        });
    joins && !own && !elsewhere && !(at + 1..at + 4).any(|i| cue::cue(doc, i).is_some())
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
    fn verbs_of_finding_headlines_and_conditions() {
        for (text, who, what) in [
            (
                "The dam had grown weak, a study found.",
                "a study",
                "The dam had grown weak",
            ),
            (
                "The dam, the traffic wing contends, had broken at night.",
                "the traffic wing",
                "The dam, the traffic wing contends, had broken at night",
            ),
            (
                "It rained all night, and the dam, the guild says, may have burst.",
                "the guild",
                "the dam, the guild says, may have burst",
            ),
            (
                "The flood took 79 lives and hurt 20 more, the report states.",
                "the report",
                "The flood took 79 lives and hurt 20 more",
            ),
            (
                "The dam will leak by May, new research suggests, but few believe it.",
                "new research",
                "The dam will leak by May",
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
            "It was a “bad dam,” which, guards say, broke.",
            "The dam was old, he slept.",
            "It rained, the goats found hay there.",
            "In the end, the guild agreed to lend the mayor a barn, and it did.",
            "During the long night at the old mill, a study suggests.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }
}
