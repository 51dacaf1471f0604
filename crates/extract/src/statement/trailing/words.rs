//! The words of saying themselves: who says it, where they begin and end.

use crate::lexicon::Classes as C;
use crate::statement::claimant::{self, Speaker};
use crate::statement::content;
use crate::statement::cue::{Cue, Takes};
use crate::text::{Doc, Sentence};

/// The speaker with the first and the end of the words of saying, which end at a stop or comma.
pub(super) fn said_by(
    doc: &Doc<'_>,
    sentence: &Sentence,
    verb: usize,
    cue: Cue,
) -> Option<(Speaker, usize, usize)> {
    let dash =
        |i: usize| matches!(doc.low(i), "-" | "–" | "—") && doc.spaced(i) && doc.spaced(i + 1);
    let stops = |i: usize| {
        i >= sentence.run.end || matches!(doc.low(i), "." | "," | ";" | ")" | "!" | "?") || dash(i)
    };
    // "The guild, Low Dams, denied hiding it": a deed that is denied speaks for nobody.
    let deed =
        doc.low(verb + 1).len() > 5 && doc.low(verb + 1).ends_with("ing") && !doc.capital(verb + 1);
    if doc.before(verb, 1) == "," && !stops(verb + 1) && !deed {
        let who = claimant::following(doc, sentence, verb + 1);
        let behind = who.map(|who| {
            let end = who.role.as_ref().map_or(who.name.end, |r| r.end);
            (who, verb, end)
        });
        if let Some(found) = behind.filter(|(_, _, end)| stops(*end)) {
            return Some(found);
        }
    }
    let who = claimant::subject(doc, sentence, verb)?;
    let hearer = cue.takes.any(Takes::HEARER) && !stops(verb + 1);
    let from = if hearer {
        hearer_end(doc, sentence, verb + 1)?
    } else {
        verb + 1
    };
    let mut end = content::adverbials(doc, sentence, from);
    if end > from && doc.before(end, 1) == "," {
        end -= 1;
    }
    // "agreed to lend", "promised to leave": an act, and no hearer.
    let acts = cue.takes.any(Takes::INFINITIVE) || cue.lemma == "agree";
    (!(acts && doc.low(end) == "to")).then_some(())?;
    if matches!(doc.low(end), "on" | "in" | "at" | "to" | "during" | "of") {
        end = (end..sentence.run.end.min(end + 14))
            .find(|i| stops(*i))
            .unwrap_or(end);
    }
    let role = who.role.as_ref().map_or(who.name.start, |r| r.start);
    let first = who.name.start.min(role);
    stops(end).then_some((who, first, end))
}

/// Nothing where a clause follows: then the verb has a content of its own.
fn hearer_end(doc: &Doc<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    let limit = sentence.run.end.min(from + 8);
    let end = (from..limit)
        .find(|i| !doc.is_word(*i) || doc.is(*i, C::WEEKDAY | C::PREPOSITION | C::CONJUNCTION))
        .unwrap_or(limit);
    let clause = |i: usize| doc.is(i, C::PRONOUN | C::AUXILIARY | C::VERB) && doc.low(i) != "'s";
    (!(from + 1..end).any(clause)).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    #[test]
    fn a_deed_behind_the_verb_is_no_speaker() {
        assert_eq!(
            said("The old guild on the hill, Low Dams, denied hiding it, saying it was lost."),
            [
                ("Low Dams".into(), "hiding it".into()),
                ("Low Dams".into(), "it was lost".into())
            ]
        );
    }
}
