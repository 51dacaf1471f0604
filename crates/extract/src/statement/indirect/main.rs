//! Who acts in the main clause, for a participle or a second verb.

use crate::lexicon::Classes as C;
use crate::statement::Said;
use crate::statement::claimant::{self, Speaker};
use crate::statement::{cue, dateline};
use crate::text::{Doc, Sentence};

/// Who acts in the clause before `at`: the agent behind a last "by", the last
/// speaker of the sentence, or its first noun phrase.
pub(in crate::statement) fn main_speaker(
    doc: &Doc<'_>,
    sentence: &Sentence,
    at: usize,
    found: &[Said],
) -> Option<Speaker> {
    if let Some(agent) = agent(doc, sentence, at) {
        return Some(agent);
    }
    let last = found
        .iter()
        .rev()
        .take(12)
        .flat_map(|s| s.links.first())
        .find(|l| l.claimant.start >= sentence.run.start && l.cue.end <= at);
    if let Some(link) = last {
        return Some(Speaker {
            name: link.claimant.clone(),
            role: link.role.clone(),
        });
    }
    said_before(doc, sentence, at).or_else(|| first_phrase(doc, sentence, at))
}

/// "…, the mayor said, adding": the subject of the verb of saying before the comma.
fn said_before(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<Speaker> {
    let comma = at.checked_sub(1).filter(|i| doc.low(*i) == ",")?;
    let floor = sentence.run.start.max(comma.saturating_sub(12));
    let says = |i: &usize| {
        doc.quotation(*i).is_none() && cue::cue(doc, *i).is_some_and(|c| c.form != cue::Form::Ing)
    };
    let verb = (floor..comma).rev().find(says)?;
    let who = claimant::subject(doc, sentence, verb)?;
    // "for what it called a delay": the pronoun stands for the subject before.
    let relative = matches!(doc.before(who.name.start, 1), "what" | "which" | "that");
    let pronoun = who.name.len() == 1 && doc.is(who.name.start, C::PRONOUN);
    (claimant::can_speak(doc, &who.name) && !(relative && pronoun)).then_some(who)
}

/// "warnings by the embassy, cautioning".
fn agent(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<Speaker> {
    let comma = at.checked_sub(1).filter(|i| doc.low(*i) == ",")?;
    let floor = sentence.run.start.max(comma.saturating_sub(9));
    let by = (floor..comma).rev().find(|i| doc.low(*i) == "by")?;
    let who = claimant::following(doc, sentence, by + 1)?;
    (who.name.end == comma && claimant::can_speak(doc, &who.name)).then_some(who)
}

/// "The mayor, Ann Low, …": the name stands in the aside.
fn name_between_commas(doc: &Doc<'_>, who: &Speaker) -> Option<Speaker> {
    let comma = Some(who.name.end).filter(|c| doc.low(*c) == ",")?;
    let close = (comma + 2..comma + 6).find(|i| doc.low(*i) == ",")?;
    let named =
        (comma + 1..close).all(|i| doc.capital(i) && !doc.is(i, C::PREPOSITION | C::DETERMINER));
    named.then(|| Speaker {
        name: comma + 1..close,
        role: Some(who.name.clone()),
    })
}

/// The subject of the sentence: its first noun phrase behind introductory words.
fn first_phrase(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> Option<Speaker> {
    let mut from = dateline::behind(doc, sentence);
    for _ in 0..3 {
        if !(doc.is(from, C::PREPOSITION | C::ADVERB | C::CONJUNCTION)
            || doc.low(from).ends_with("ing")
            || doc.low(from) == "prior")
        {
            break;
        }
        let comma = (from..at.min(from + 30)).find(|i| doc.low(*i) == ",");
        from = comma.map_or(from + 1, |c| c + 1);
    }
    let who = claimant::following(doc, sentence, from)?;
    if let Some(named) = name_between_commas(doc, &who) {
        return Some(named);
    }
    let end = (who.name.start..who.name.end)
        .find(|i| *i > who.name.start && doc.low(*i).ends_with("ed") && !doc.capital(*i));
    let name = who.name.start..end.unwrap_or(who.name.end);
    (name.end <= at && claimant::can_speak(doc, &name)).then_some(Speaker {
        name,
        role: who.role,
    })
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
    fn the_main_subject_speaks_for_the_participle() {
        for (text, who, what) in [
            (
                "The old guild left the town, alleging that it was poor.",
                "The old guild",
                "it was poor",
            ),
            (
                "On Monday, the guild left, alleging that it was poor.",
                "the guild",
                "it was poor",
            ),
            (
                "The mayor, Ann Low, left the town, adding that it was poor.",
                "Ann Low",
                "it was poor",
            ),
            (
                "NORLAND (Low News) - The guild left the town, alleging that it was poor.",
                "The guild",
                "it was poor",
            ),
            (
                "The guild apologised for what it called a delay, saying that it was poor.",
                "The guild",
                "it was poor",
            ),
            (
                "There were warnings by the embassy, cautioning that it was poor.",
                "the embassy",
                "it was poor",
            ),
        ] {
            assert_eq!(one(text), (who.to_owned(), what.to_owned()), "{text}");
        }
    }
}
