//! What is said behind a verb without quotation marks.

use super::asked::{question, reason, wish};
use super::decided::decided;
use super::inquiry::{inquiry, records, without_proof};
use super::label;
use super::opens::{bare, begins_content, finite_follows};
use super::unnamed::unnamed;
use crate::lexicon::Classes as C;
use crate::statement::content::{self, Extent};
use crate::statement::cue::{Cue, Takes};
use crate::statement::disputed;
use crate::statement::noun_cue;
use crate::text::{Doc, Run, Sentence};

/// The content behind the verb.
pub(in crate::statement) fn what(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
) -> Option<Run> {
    // "denied that, too": it points at what was said before.
    if cue.lemma == "deny" && doc.low(verb + 1) == "that" && !doc.is_word(verb + 2) {
        return Some(verb + 1..verb + 2);
    }
    let hearer = cue.takes.any(Takes::HEARER) && needs_hearer(doc, verb);
    let mut start = content::start(doc, sentence, verb, hearer)?;
    // "warned the dam could fail": whoever follows is the subject of what is said.
    let finite = doc.is(start, C::AUXILIARY) && !matches!(doc.low(start), "'s" | "not");
    if hearer && cue.takes.any(Takes::ABOUT) && finite && doc.before(start, 1) != "that" {
        start = content::start(doc, sentence, verb, false)?;
    }
    let on = cue.lemma == "comment" && matches!(doc.low(start), "on" | "about");
    if on || matches!(doc.low(start), "citing" | "quoting") {
        return None;
    }
    let that = doc.before(start, 1) == "that" && start > verb + 1;
    let only_quotes = matches!(cue.takes, Takes::QUOTE | Takes::WISH);
    let ruled_out = cue.lemma == "rule" && doc.low(start) == "out";
    if that && (only_quotes || ruled_out) {
        return None;
    }
    let (start, extent) = if that {
        (start, Extent::Clause)
    } else {
        unmarked(doc, sentence, verb, cue, start)?
    };
    let end = content::end(doc, sentence, start, extent);
    let run = content::trimmed(doc, start..end);
    // "disputes that figure": "that" points at it.
    // "disclosed this to newsmen": what was said stands elsewhere.
    let elsewhere = doc.low(start) == "this"
        && cue.takes.any(Takes::OBJECT)
        && !disputed::denies(cue.lemma)
        && doc.is(start + 1, C::PREPOSITION | C::WEEKDAY);
    if elsewhere {
        return None;
    }
    let points = that && run.len() == 1 && start == verb + 2 && !doc.is_word(run.end);
    let run = run.start - usize::from(points)..run.end;
    if cue.lemma == "cite" && (run.end..run.end + 2).any(|i| doc.phrase(i, "as saying").is_some()) {
        return None;
    }
    if cue.lemma == "cite"
        && run
            .clone()
            .any(|i| doc.is(i, C::SOURCE | C::SPEECH_NOUN) || doc.low(i) == "records")
    {
        return None;
    }
    if matches!(cue.lemma, "reject" | "dismiss") && decided(doc, &run) {
        return None;
    }
    if cue.takes.any(Takes::INFINITIVE) && unnamed(doc, &run) {
        return None;
    }
    let enough = run.len() > 1
        || admitted(doc, sentence, cue, &run)
        || doc.is_number(run.start)
        || doc.is_word(run.start) && !cue.takes.any(Takes::CLAUSE)
        || sentence.headline && !run.is_empty()
        || crate::figure::starts_number(doc, run.start);
    enough.then_some(run)
}

/// "admitted guilt", "denied it": one noun is enough behind a verb of owning up.
fn admitted(doc: &Doc<'_>, sentence: &Sentence, cue: Cue, run: &Run) -> bool {
    let owns = matches!(
        cue.lemma,
        "deny" | "admit" | "acknowledge" | "allege" | "claim"
    );
    let function =
        C::ADVERB | C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY | C::WEEKDAY | C::DETERMINER;
    let noun = doc.is_word(run.start) && !doc.is(run.start, function) && !doc.capital(run.start);
    let won = matches!(cue.lemma, "claim" | "declare") && doc.low(run.start) == "victory";
    let pointed = cue.lemma == "deny"
        && matches!(doc.low(run.start), "this" | "that")
        && !doc.is_word(run.start + 1);
    (won || owns && (noun || pointed)) && !run.is_empty() && !sentence.headline
}

/// "warned that" and "warned of" have no hearer.
fn needs_hearer(doc: &Doc<'_>, verb: usize) -> bool {
    !matches!(
        doc.low(verb + 1),
        "that" | "of" | "about" | "against" | "," | "." | "“" | "\"" | ":" | "in" | "on"
    )
}

/// Without "that": a bare clause, an object, or what stands behind a preposition.
fn unmarked(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
    start: usize,
) -> Option<(usize, Extent)> {
    let low = doc.low(start);
    if let Some(question) = question(doc, sentence, verb, cue) {
        return Some((question, Extent::Clause));
    }
    if let Some(wish) = wish(doc, verb, cue) {
        return Some((wish, Extent::Object));
    }
    if cue.takes.any(Takes::REASON) && reason(doc, sentence, start) {
        return Some((start, Extent::Object));
    }
    if cue.takes.any(Takes::ABOUT.or(Takes::HEARER))
        && matches!(low, "of" | "about" | "for" | "against" | "to")
    {
        let keep = low == "against";
        return Some((start + usize::from(!keep), Extent::Object));
    }
    if cue.takes.any(Takes::INFINITIVE) && (low == "to" || infinitive(doc, cue, start)) {
        return Some((start, Extent::Object));
    }
    if matches!(cue.lemma, "pledge" | "promise") && crate::figure::starts_amount(doc, start) {
        return Some((start, Extent::Object));
    }
    if doc.low(verb + 1) == ":" && cue.takes.any(Takes::CLAUSE) {
        return Some((start, Extent::Clause));
    }
    if cue.takes.any(Takes::LABEL) {
        return label::labelled(doc, sentence, start).then_some((start, Extent::Object));
    }
    if matches!(cue.lemma, "dismiss" | "reject") && label::inverted(doc, sentence, start) {
        return Some((start, Extent::Object));
    }
    if cue.lemma == "find" && without_proof(doc, start) {
        return Some((start, Extent::Clause));
    }
    if cue.lemma == "find" && inquiry(doc, sentence, verb)
        || cue.lemma == "show" && records(doc, sentence, verb)
    {
        let clause = finite_follows(
            doc,
            sentence,
            start,
            &[";", ".", ",", "who", "which", "that"],
        );
        return clause.then_some((start, Extent::Clause));
    }
    // "claims to have seen it": what it says of itself.
    let is = doc.low(start + 1) == "be" && doc.is(start + 2, C::DETERMINER);
    let own = low == "to" && (doc.low(start + 1) == "have" || is);
    if cue.lemma == "claim" && own {
        return Some((start, Extent::Object));
    }
    begins_content(doc, start).then_some(())?;
    if cue.takes.any(Takes::OBJECT) {
        let clause = finite_follows(
            doc,
            sentence,
            start,
            &[";", ".", "who", "which", "that", ",", "but"],
        );
        let clause = clause || claim_that(doc, start);
        return Some((
            start,
            if clause {
                Extent::Clause
            } else {
                Extent::Object
            },
        ));
    }
    let clause = cue.takes.any(Takes::CLAUSE)
        && (bare(doc, cue, start)
            || finite_follows(
                doc,
                sentence,
                start,
                &[";", ".", ",", "who", "which", "that"],
            ));
    clause.then_some((start, Extent::Clause))
}

/// "rebutted the claim that goats, which it owned, were lost": the claim goes on over commas.
fn claim_that(doc: &Doc<'_>, start: usize) -> bool {
    let words = (start..start + 8).take_while(|i| doc.is_word(*i));
    words
        .into_iter()
        .any(|i| noun_cue::says(doc, i) && doc.low(i + 1) == "that")
}

/// "urged people to leave", "warned them not to leave"; not "warned away from talks to end it".
fn infinitive(doc: &Doc<'_>, cue: Cue, start: usize) -> bool {
    match cue.lemma {
        "warn" => doc.phrase(start, "not to").is_some(),
        _ => to_follows(doc, start),
    }
}

/// "urged people to leave".
fn to_follows(doc: &Doc<'_>, start: usize) -> bool {
    (start + 1..start + 6).any(|i| doc.low(i) == "to")
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
    fn what_each_kind_of_verb_takes() {
        for (text, who, what) in [
            (
                "The mayor said the dam was old.",
                "The mayor",
                "the dam was old",
            ),
            ("The mayor announced a new dam.", "The mayor", "a new dam"),
            (
                "The mayor claimed to have seen it.",
                "The mayor",
                "to have seen it",
            ),
            (
                "The mayor requested the court to move it.",
                "The mayor",
                "the court to move it",
            ),
            (
                "The mayor termed the dam a “disgrace”.",
                "The mayor",
                "the dam a “disgrace”",
            ),
            (
                "The mayor shared that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor warned the dam could fail.",
                "The mayor",
                "the dam could fail",
            ),
            (
                "The mayor said that, while it rained, they slept.",
                "The mayor",
                "while it rained, they slept",
            ),
            (
                "The mayor told Low’s breakfast show that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The court ruled that it was old.",
                "The court",
                "it was old",
            ),
            (
                "The mayor posted that it was old.",
                "The mayor",
                "it was old",
            ),
            (
                "The mayor pledged $25 million for it.",
                "The mayor",
                "$25 million for it",
            ),
            ("The mayor vowed to mend it.", "The mayor", "to mend it"),
            (
                "The mayor vowed to mend it, meaning that goats could stay.",
                "The mayor",
                "to mend it",
            ),
            (
                "The mayor said to reporters that it was old.",
                "The mayor",
                "it was old",
            ),
            ("The mayor warned of new floods.", "The mayor", "new floods"),
            (
                "The mayor warned parents not to come by boat.",
                "The mayor",
                "not to come by boat",
            ),
            (
                "The mayor disputes that figure.",
                "The mayor",
                "that figure",
            ),
            (
                "The mayor advised that people leave at once.",
                "The mayor",
                "people leave at once",
            ),
            (
                "The mayor accused the guild of theft.",
                "The mayor",
                "the guild of theft",
            ),
            (
                "The study found that the dam was old.",
                "The study",
                "the dam was old",
            ),
            (
                "The court found no proof that he knew it.",
                "The court",
                "no proof that he knew it",
            ),
            (
                "The mayor rejected the Ledger’s claim that goats, sold in May, were sick.",
                "The mayor",
                "the Ledger’s claim that goats, sold in May, were sick",
            ),
            (
                "Old guild files show the call was late.",
                "Old guild files",
                "the call was late",
            ),
            (
                "A poll for the Ledger found 64% of farmers backed it.",
                "A poll for the Ledger",
                "64% of farmers backed it",
            ),
            (
                "The mayor told parliament there was “no dam” in it.",
                "The mayor",
                "there was “no dam” in it",
            ),
            (
                "The mayor denied stealing goats but was found guilty.",
                "The mayor",
                "stealing goats",
            ),
            ("The mayor denied it.", "The mayor", "it"),
            ("The mayor strongly denies this.", "The mayor", "this"),
            (
                "The firm acknowledged wrongdoing.",
                "The firm",
                "wrongdoing",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_label_is_said() {
        for (text, who, what) in [
            (
                "The mayor described the fire as a disgrace.",
                "The mayor",
                "the fire as a disgrace",
            ),
            (
                "The mayor called it “a scandal”.",
                "The mayor",
                "it “a scandal”",
            ),
            ("The mayor called him a liar.", "The mayor", "him a liar"),
            (
                "Importers called the charge absurd.",
                "Importers",
                "the charge absurd",
            ),
            (
                "The mayor dismissed the report as idle talk.",
                "The mayor",
                "the report as idle talk",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }

    #[test]
    fn decisions_calls_and_findings_of_things_are_not() {
        for text in [
            "The mayor called the police.",
            "The mayor called on Monday.",
            "The study found a dam.",
            "The mayor rarely comments on old dams.",
            "The men found goats were kept there.",
            "The mayor cited a report.",
            "The mayor said goodbye.",
            "The state of the dam was bad.",
            "The court ruled that out.",
            "The mayor disclosed this to the men on Monday.",
            "The mayor posted a picture of the dam that was old.",
            "The new rules promise to change the dam.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn a_victory_is_claimed_and_that_is_denied() {
        for (text, found) in [
            ("Both candidates declared victory.", "victory"),
            ("The mayor denied that, too.", "that"),
            ("The mayor boasted of 40 new wells.", "40 new wells"),
        ] {
            let all = said(text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0].1, found, "{text}");
        }
        assert!(
            said("Both candidates declared goods.")
                .iter()
                .all(|s| s.1 != "victory")
        );
        assert_eq!(said("The mayor denied that it rained.")[0].1, "it rained");
    }
}
