//! She said: “…”. She said, “…”. She put it this way: “…”: the words of saying before a
//! quotation.

use super::spoken::quotes;
use crate::lexicon::Classes as C;
use crate::statement::claimant::{self, Speaker as Who};
use crate::statement::cue::{self, Takes};
use crate::statement::{Link, indirect, mixed};
use crate::text::quotation::Quotation;
use crate::text::{Doc, Run, Sentence};

/// She said: “…”. She said, “…”. Saying on Tuesday that “…”.
pub(super) fn before(doc: &Doc<'_>, sentence: &Sentence, quotation: &Quotation) -> Option<Link> {
    let mark = quotation.run.start.checked_sub(1)?;
    let lead = mark.checked_sub(1).filter(|i| *i >= sentence.run.start)?;
    let ready = matches!(doc.low(lead), "," | ":" | "that") || quotes(doc, lead);
    // "said that it was old, and that “it leaked”": one content, which is found whole.
    let second = doc.low(lead) == "that" && doc.before(lead, 1) == "and";
    (ready && !second && !(doc.low(lead) != ":" && mixed::goes_on(doc, quotation))).then_some(())?;
    let floor = sentence.run.start.max(mark.saturating_sub(16));
    let says = |i: &usize| {
        doc.quotation(*i).is_none() && cue::cue(doc, *i).is_some_and(|c| c.takes.any(Takes::QUOTE))
    };
    let puts = |i: &usize| doc.quotation(*i).is_none() && puts_it(doc, *i, lead);
    let verb = (floor..mark).rev().find(|i| says(i) || puts(i))?;
    let quiet = !(verb + 1..lead).any(|i| {
        doc.quotation(i).is_some()
            || matches!(doc.low(i), ";" | ".")
            || (doc.low(i) == "that" && i + 1 != mark)
    });
    let that = doc.low(lead) == "that"
        || doc.low(lead) == ":"
        || verb + 1 >= lead
        || short(doc, verb + 1..lead);
    (quiet && that).then_some(())?;
    who_says(doc, sentence, verb).map(|w| w.link(verb..verb + 1))
}

/// "put it this way:", "put it bluntly:".
fn puts_it(doc: &Doc<'_>, at: usize, colon: usize) -> bool {
    let puts = matches!(doc.low(at), "put" | "puts") && doc.low(at + 1) == "it";
    let way = doc.low(at + 3) == "way" && at + 4 == colon;
    let adverb = at + 3 == colon && (doc.is(at + 2, C::ADVERB) || doc.low(at + 2) == "thus");
    puts && doc.low(colon) == ":" && (way || adverb)
}

/// Between verb and quotation only adverbials or the hearer.
fn short(doc: &Doc<'_>, between: Run) -> bool {
    between.len() <= 8
        && !between
            .clone()
            .any(|i| doc.is(i, C::AUXILIARY) && doc.low(i) != "'s")
}

fn who_says(doc: &Doc<'_>, sentence: &Sentence, verb: usize) -> Option<Who> {
    let Some(cue) = cue::cue(doc, verb) else {
        return claimant::subject(doc, sentence, verb);
    };
    let who = match cue.form {
        // "Insisted Ann Low, the mayor: “…”"
        _ if verb == sentence.run.start && cue.form != cue::Form::Ing => {
            claimant::following(doc, sentence, verb + 1)
                .filter(|w| claimant::can_speak(doc, &w.name))
        }
        cue::Form::Ing => indirect::main_speaker(doc, sentence, verb, &[]),
        _ => claimant::subject(doc, sentence, verb),
    };
    let written = |w: &Who| w.name.clone().any(|i| doc.is(i, C::SPEECH_NOUN));
    who.filter(|w| cue.lemma != "read" || written(w))
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said as rows;

    fn pair(who: &str, what: &str) -> (String, String) {
        (who.to_owned(), what.to_owned())
    }

    #[test]
    fn a_second_clause_with_that_is_no_quotation_of_its_own() {
        let text = "The mayor told us that rain had added 2 metres, and that “it leaked in May”.";
        let whole = "rain had added 2 metres, and that “it leaked in May”";
        assert_eq!(rows(text), [pair("The mayor", whole)]);
    }

    #[test]
    fn who_put_it_says_it() {
        for text in [
            "The mayor put it this way: “It was old.”",
            "The mayor put it bluntly: “It was old.”",
        ] {
            assert_eq!(rows(text), [pair("The mayor", "It was old")], "{text}");
        }
        let wall = "They put it on the wall: “It was old.”";
        assert!(rows(wall).is_empty(), "{:?}", rows(wall));
    }
}
