//! Noun phrases, read from their last word leftwards.

use super::LONGEST;
use super::behind::leads;
use crate::lexicon::Classes as C;
use crate::statement::cue;
use crate::text::{Doc, Run, Sentence};

/// The noun phrase that ends at `last`.
pub(in crate::statement) fn noun_phrase(
    doc: &Doc<'_>,
    sentence: &Sentence,
    last: usize,
) -> Option<Run> {
    let name = simple(doc, sentence, last)?;
    let start = self_styled(doc, sentence, name.start).unwrap_or(name.start);
    Some(start..name.end)
}

fn simple(doc: &Doc<'_>, sentence: &Sentence, last: usize) -> Option<Run> {
    if let Some(name) = tied(doc, sentence, last) {
        return Some(name);
    }
    if doc.is(last, C::PRONOUN) {
        return (!matches!(doc.low(last), "you")).then_some(last..last + 1);
    }
    if let Some(share) = share(doc, sentence, last) {
        return Some(share);
    }
    let floor = sentence.run.start.max(last.saturating_sub(LONGEST));
    let mut start = last + 1;
    while start > floor && goes_on(doc, sentence, start - 1, last, start) {
        start -= 1;
        if doc.is(start, C::DETERMINER) && start > floor && !joins(doc, start - 1) {
            break;
        }
    }
    while start <= last
        && (doc.is(start, C::PREPOSITION | C::CONJUNCTION | C::ADVERB) || !doc.is_word(start))
        && !doc.is_number(start)
    {
        start += 1;
    }
    if doc.low(start) == "'s" {
        return None;
    }
    let dated = doc.is(last, C::WEEKDAY | C::MONTH) || doc.is(last, C::PREPOSITION);
    (start <= last && !dated && doc.is_word(last)).then_some(())?;
    Some(start..last + 1)
}

/// "a channel linked to it", "officials close to her": whom the pronoun only describes.
fn tied(doc: &Doc<'_>, sentence: &Sentence, last: usize) -> Option<Run> {
    let pronoun = matches!(doc.low(last), "it" | "him" | "her" | "them");
    let tie = last.checked_sub(2).filter(|i| *i > sentence.run.start)?;
    let ties = matches!(
        doc.low(tie),
        "linked" | "close" | "loyal" | "tied" | "allied" | "opposed"
    ) && doc.before(last, 1) == "to"
        || doc.low(tie) == "familiar" && doc.before(last, 1) == "with";
    let name = (pronoun && ties).then(|| simple(doc, sentence, tie - 1))??;
    Some(name.start..last + 1)
}

/// "a group calling itself", "a man who calls himself the Duke": where the phrase before
/// begins.
fn self_styled(doc: &Doc<'_>, sentence: &Sentence, start: usize) -> Option<usize> {
    let itself = |i: &usize| matches!(doc.low(*i), "itself" | "himself" | "herself" | "themselves");
    let itself = [start, start.saturating_sub(1)].into_iter().find(itself)?;
    let relative = matches!(doc.before(itself, 2), "that" | "who" | "which");
    let calls = match doc.before(itself, 1) {
        "calling" => true,
        "calls" | "called" | "call" => relative,
        _ => false,
    };
    let last = itself.checked_sub(2 + usize::from(relative))?;
    let before = calls && last >= sentence.run.start;
    before
        .then(|| simple(doc, sentence, last))?
        .map(|p| p.start)
}

/// "42%", "six in 10", "about one in five": those who answered so.
fn share(doc: &Doc<'_>, sentence: &Sentence, last: usize) -> Option<Run> {
    let counted =
        |i: usize| doc.is_number(i) || doc.low(i) == "one" || crate::figure::starts_number(doc, i);
    let first = if doc.low(last) == "%" && last.checked_sub(1).is_some_and(|i| doc.is_number(i)) {
        last - 1
    } else if counted(last)
        && last >= 3
        && doc.before(last, 1) == "of"
        && doc.before(last, 2) == "out"
        && counted(last - 3)
    {
        last - 3
    } else if counted(last) && last >= 2 && doc.before(last, 1) == "in" && counted(last - 2) {
        last - 2
    } else {
        return None;
    };
    let about = |i: &usize| {
        matches!(
            doc.low(*i),
            "about"
                | "only"
                | "just"
                | "nearly"
                | "almost"
                | "some"
                | "another"
                | "roughly"
                | "than"
                | "more"
                | "over"
                | "fewer"
                | "around"
        )
    };
    let start = (sentence.run.start..first)
        .rev()
        .take(4)
        .take_while(about)
        .last();
    Some(start.unwrap_or(first)..last + 1)
}

/// "of", "for", "in": what stands before still belongs to the phrase.
pub(super) fn joins(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "of" | "for"
            | "in"
            | "from"
            | "at"
            | "on"
            | "with"
            | "to"
            | "near"
            | "by"
            | "behind"
            | "within"
            | "inside"
            | "against"
    )
}

/// Whether the token belongs to the noun phrase that ends at `last`.
fn goes_on(doc: &Doc<'_>, sentence: &Sentence, at: usize, last: usize, start: usize) -> bool {
    if doc.quotation(at) != doc.quotation(last) {
        return false;
    }
    if !doc.is_word(at) && !doc.is_number(at) {
        return matches!(doc.low(at), "-" | "'" | "’" | "/" | "&" | "‑") && !doc.spaced(at + 1)
            || matches!(doc.low(at), "’" | "'")
            || doc.low(at) == "&" && both_names(doc, at, last)
            || doc.low(at) == "," && based(doc, at);
    }
    if joins(doc, at) {
        return continues(doc, sentence, at, start);
    }
    let stop = C::CONJUNCTION | C::AUXILIARY | C::PRONOUN | C::VERB | C::PREPOSITION | C::WEEKDAY;
    let within = at > sentence.run.start && !sentence.headline;
    let never = C::WEEKDAY | C::PRONOUN | C::AUXILIARY;
    let name = |i: usize| within && doc.capital(i) && !doc.is(i, never);
    match doc.low(at) {
        // "a study of more than 600 goats"
        "than" => more_than(doc, at - 1),
        "more" | "fewer" | "less" if more_than(doc, at) => true,
        "and" => both_names(doc, at, last),
        "'s" => true,
        "left" if matches!(doc.before(at, 1), "far" | "hard" | "radical") => true,
        "far" | "hard" if matches!(doc.low(at + 1), "left" | "right") => true,
        // "two of the injured men"
        _ if attribute(doc, at, last) || at < last && leads(doc, at) => true,
        _ if doc.is(at, C::ADVERB) && start <= last => false,
        _ if doc.is(at, stop) && !name(at) => false,
        _ => !cue::is_saying(doc, at) || doc.is(at, C::SPEECH_NOUN) && at == last,
    }
}

/// "the Port Low, Norland-based company": a town with its land.
fn based(doc: &Doc<'_>, comma: usize) -> bool {
    let land = (comma + 1..comma + 4).take_while(|i| doc.is_word(*i) && doc.capital(*i));
    let hyphen = comma + 1 + land.count();
    let town = comma.checked_sub(1).is_some_and(|i| doc.capital(i));
    town && hyphen > comma + 1
        && doc.low(hyphen) == "-"
        && matches!(doc.low(hyphen + 1), "based" | "born" | "listed")
}

/// "of more than 600": the bound of a number behind a preposition.
fn more_than(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.low(at), "more" | "fewer" | "less")
        && doc.low(at + 1) == "than"
        && crate::figure::starts_number(doc, at + 2)
        && doc.before(at, 1) == "of"
}

/// A participle between an article and its noun.
fn attribute(doc: &Doc<'_>, at: usize, last: usize) -> bool {
    let article = at > 0 && matches!(doc.low(at - 1), "the" | "an" | "a");
    article
        && at < last
        && doc.is(at, C::VERB)
        && doc.low(at).ends_with("ed")
        && doc.is_word(at + 1)
}

/// A preposition within: a noun stands before it and no date after.
fn continues(doc: &Doc<'_>, sentence: &Sentence, at: usize, start: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| *b >= sentence.run.start) else {
        return false;
    };
    let noun = doc.is_word(before)
        && !doc.is(
            before,
            C::PREPOSITION
                | C::CONJUNCTION
                | C::AUXILIARY
                | C::VERB
                | C::PRONOUN
                | C::DETERMINER
                | C::ADVERB,
        );
    // "observers from 31 countries", not "in 2009 the guild".
    let counts =
        doc.is_word(start + 1) && doc.low(start + 1).ends_with('s') && doc.low(start).len() < 4;
    let number = doc.is_number(start) && doc.low(at) != "of" && !counts;
    let dated = doc.is(start, C::WEEKDAY | C::MONTH) || number;
    let knows = doc.low(at) == "with"
        && doc.is(before, C::PERSON | C::SOURCE)
        && (start..start + 3).any(|i| {
            matches!(
                doc.low(i),
                "knowledge" | "ties" | "links" | "access" | "insight" | "experience"
            )
        });
    let bound = !knows
        && matches!(doc.low(at), "to" | "by" | "with" | "against")
        && !doc.low(before).ends_with("ed")
        && !matches!(
            doc.low(before),
            "adviser"
                | "ambassador"
                | "close"
                | "aide"
                | "envoy"
                | "familiar"
                | "privy"
                | "secretary"
                | "advisor"
                | "counsel"
        );
    noun && !dated && !bound && !cue::is_saying(doc, before)
}

/// "Low and Ray": names on both sides.
fn both_names(doc: &Doc<'_>, at: usize, last: usize) -> bool {
    let name = |i: usize| doc.capital(i) && !doc.is(i, C::PRONOUN);
    at < last && at.checked_sub(1).is_some_and(name) && name(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrase that ends with the last word before the stop.
    fn phrase(text: &str) -> String {
        let doc = Doc::new(text, false);
        let sentence = &doc.sentences[0];
        noun_phrase(&doc, sentence, sentence.run.end - 2)
            .map_or(String::new(), |run| doc.exact(&run).to_owned())
    }

    #[test]
    fn a_phrase_goes_back_to_its_first_word() {
        for (text, expected) in [
            ("There came the mayor.", "the mayor"),
            (
                "There came the old mayor of Norland.",
                "the old mayor of Norland",
            ),
            ("There came an aide to the mayor.", "an aide to the mayor"),
            ("There came counsel to the guild.", "counsel to the guild"),
            (
                "There came men privy to the talks.",
                "men privy to the talks",
            ),
            (
                "There came the company’s president.",
                "the company’s president",
            ),
            ("There came Ann Low.", "Ann Low"),
            ("There came lead author Ann Low.", "lead author Ann Low"),
            ("There came Low and Ray.", "Low and Ray"),
            ("There came a clerk at Low & Ray.", "a clerk at Low & Ray"),
            (
                "There came men with knowledge of the talks.",
                "men with knowledge of the talks",
            ),
            ("There fell rain with knowledge.", "knowledge"),
            (
                "There stood the Port Low, Norland-based guild.",
                "the Port Low, Norland-based guild",
            ),
            ("They saw 12 guards.", "12 guards"),
            ("There stood she.", "she"),
            (
                "There came observers from 31 countries.",
                "observers from 31 countries",
            ),
            ("They saw a channel linked to it.", "a channel linked to it"),
            ("They gave it to her.", "her"),
            ("They saw only six in 10.", "only six in 10"),
            (
                "There came the far left’s Ann Low.",
                "the far left’s Ann Low",
            ),
            (
                "There came two of the injured men.",
                "two of the injured men",
            ),
            (
                "They saw a study of more than 600 goats.",
                "a study of more than 600 goats",
            ),
            ("They saw more than 600 goats.", "600 goats"),
            ("They saw about 42%.", "about 42%"),
            ("They saw one in five.", "one in five"),
            ("They left and the mayor.", "the mayor"),
            (
                "They met a band calling itself Night Heron.",
                "a band calling itself Night Heron",
            ),
            (
                "They met a man who calls himself the Duke.",
                "a man who calls himself the Duke",
            ),
            ("They called himself Low.", "himself Low"),
        ] {
            assert_eq!(phrase(text), expected, "{text}");
        }
    }

    #[test]
    fn days_and_you_are_none() {
        for text in ["They came on Monday.", "They saw you.", "They left with."] {
            assert_eq!(phrase(text), "", "{text}");
        }
    }
}
