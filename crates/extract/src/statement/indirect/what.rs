//! What is said behind a verb without quotation marks.

use crate::lexicon::Classes as C;
use crate::statement::content::{self, Extent};
use crate::statement::cue::{Cue, Takes};
use crate::text::{Doc, Run, Sentence};

/// The content behind the verb.
pub(in crate::statement) fn what(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
) -> Option<Run> {
    let hearer = cue.takes.any(Takes::HEARER) && needs_hearer(doc, verb);
    let start = content::start(doc, sentence, verb, hearer)?;
    let that = doc.before(start, 1) == "that" && start > verb + 1;
    let (start, extent) = if that {
        (start, Extent::Clause)
    } else {
        unmarked(doc, sentence, verb, cue, start)?
    };
    let end = content::end(doc, sentence, start, extent);
    let run = content::trimmed(doc, start..end);
    if cue.lemma == "cite" && run.clone().any(|i| doc.is(i, C::SOURCE | C::SPEECH_NOUN)) {
        return None;
    }
    let enough = run.len() > 1
        || doc.is_number(run.start)
        || doc.is_word(run.start) && !cue.takes.any(Takes::CLAUSE)
        || sentence.headline && !run.is_empty()
        || crate::figure::starts_number(doc, run.start);
    enough.then_some(run)
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
    if cue.takes.any(Takes::ABOUT.or(Takes::HEARER))
        && matches!(low, "of" | "about" | "for" | "against" | "to")
    {
        let keep = low == "against";
        return Some((start + usize::from(!keep), Extent::Object));
    }
    if cue.takes.any(Takes::INFINITIVE) && (low == "to" || to_follows(doc, start)) {
        return Some((start, Extent::Object));
    }
    if doc.low(verb + 1) == ":" && cue.takes.any(Takes::CLAUSE) {
        return Some((start, Extent::Clause));
    }
    if cue.takes.any(Takes::LABEL) {
        return labelled(doc, sentence, start).then_some((start, Extent::Object));
    }
    begins_content(doc, start).then_some(())?;
    if cue.takes.any(Takes::OBJECT) {
        let clause = finite_follows(
            doc,
            sentence,
            start,
            &[";", ".", "who", "which", "that", ","],
        );
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
        && finite_follows(doc, sentence, start, &[";", ".", "who", "which", "that"]);
    clause.then_some((start, Extent::Clause))
}

/// "urged people to leave".
fn to_follows(doc: &Doc<'_>, start: usize) -> bool {
    (start + 1..start + 6).any(|i| doc.low(i) == "to")
}

/// "as …" or a quotation follows the object in the clause; "described" takes any object.
fn labelled(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> bool {
    let describes = doc.before(start, 1).starts_with("describ");
    let limit = sentence.run.end.min(start + 16);
    let clause = (start..limit).take_while(|i| !matches!(doc.low(*i), ";" | ","));
    let marked =
        |i: usize| (doc.low(i) == "as" && !doc.is(i + 1, C::WEEKDAY)) || doc.quotation(i).is_some();
    let object = !doc.is(start, C::PREPOSITION | C::CONJUNCTION | C::AUXILIARY)
        && (doc.is_word(start) || doc.quotation(start + 1).is_some());
    object && (describes || clause.into_iter().any(marked))
}

fn begins_content(doc: &Doc<'_>, at: usize) -> bool {
    let bad = C::AUXILIARY | C::CONJUNCTION;
    let preposition = doc.is(at, C::PREPOSITION)
        && !matches!(
            doc.low(at),
            "over" | "about" | "around" | "under" | "in" | "on" | "at" | "despite" | "near"
        );
    let word = doc.is_word(at)
        || doc.is_number(at)
        || matches!(doc.low(at), "$" | "£" | "€" | "“" | "\"" | "‘");
    word && !preposition
        && (!doc.is(at, bad)
            || matches!(
                doc.low(at),
                "if" | "when" | "there" | "while" | "what" | "how"
            ))
        && !(doc.is(at, C::WEEKDAY))
}

/// Whether a finite verb stands in the first words: then it is a clause.
fn finite_follows(doc: &Doc<'_>, sentence: &Sentence, start: usize, until: &[&str]) -> bool {
    let limit = sentence.run.end.min(start + 14);
    let words = (start + 1..limit).take_while(|i| !until.contains(&doc.low(*i)));
    let past = |i: usize| doc.low(i).ends_with("ed") && doc.low(i).len() > 4 && !doc.capital(i);
    words.into_iter().any(|i| {
        (doc.is(i, C::AUXILIARY) && doc.low(i) != "'s")
            || doc.is(i, C::VERB)
            || past(i)
            || doc.low(i).contains('\'')
    })
}
