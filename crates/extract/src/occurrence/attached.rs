//! Which places of a sentence are the happening's.

use super::happening::Named;
use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Happening;

/// Places before the happening's word that are its own ("In Sarnow, an explosion"), and
/// those behind it ("an attack on a hall in Harnow, Eastland"), up to words of saying and
/// to what is told of somebody else ("who", "which"). Behind a vote they end with "as" and
/// "to" as well: there comes where candidates go then.
pub(super) fn attached(
    doc: &Doc<'_>,
    sentence: &Sentence,
    named: Named,
    places: &[Run],
) -> Vec<Run> {
    let (at, vote) = (named.at, named.what == Happening::Election);
    let ends = |i| ends(doc, i) || (vote && goes_on(doc, i));
    let opening = |place: &Run| place.end <= at && leads(doc, sentence, place, at);
    let behind = |place: &Run| place.start > at && !(at + 1..place.start).any(ends);
    let near = |place: &&Run| opening(place) || behind(place) || compound(place, at);
    places.iter().filter(near).cloned().collect()
}

/// Places up to the first word of saying, for a sentence that names no happening.
pub(super) fn unspoken(doc: &Doc<'_>, sentence: &Sentence, places: &[Run]) -> Vec<Run> {
    let start = sentence.run.start;
    let told = |place: &&Run| !(start..place.start).any(|i| ends(doc, i));
    places.iter().filter(told).cloned().collect()
}

/// "the Tallow Market Hall attack": the name stands right before the word.
fn compound(place: &Run, at: usize) -> bool {
    place.end <= at && at - place.end <= 1
}

/// At the sentence's start, with no verb between it and the happening.
fn leads(doc: &Doc<'_>, sentence: &Sentence, place: &Run, at: usize) -> bool {
    let opens = place.start <= sentence.run.start + 4;
    let verb = Classes::VERB | Classes::AUXILIARY;
    let parted = |i| ends(doc, i) || (doc.is(i, verb) && !doc.capital(i));
    opens && !(place.end..at).any(parted)
}

fn goes_on(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "as" | "before" | "after" | "until" | "to" | "and"
    )
}

fn ends(doc: &Doc<'_>, at: usize) -> bool {
    let word = doc.low(at);
    matches!(
        word,
        "who" | "whom" | "which" | "whose" | "where" | "while" | "but" | ";" | "when"
    ) || doc.is(at, Classes::SAYING)
}

#[cfg(test)]
mod tests {
    use super::super::happening::{Harm, happening};
    use super::super::place::places;
    use super::*;

    fn own(text: &str) -> Vec<String> {
        let doc = Doc::new(text, false);
        let sentence = &doc.sentences[0];
        let named = happening(&doc, &sentence.run, Harm::People).unwrap();
        let own = attached(&doc, sentence, named, &places(&doc, sentence));
        own.iter().map(|r| doc.exact(r).to_owned()).collect()
    }

    #[test]
    fn places_beside_the_word_are_its_own() {
        for (text, want) in [
            ("In Sarnow, an explosion killed 7 men.", vec!["Sarnow"]),
            (
                "An attack on a hall in Harnow, Eastland, left 7 dead.",
                vec!["Harnow", "Eastland"],
            ),
            ("A fire at the Low Mill killed 7.", vec!["Low Mill"]),
        ] {
            assert_eq!(own(text), want, "{text}");
        }
    }

    #[test]
    fn where_candidates_go_next_is_not_the_votes() {
        assert_eq!(own("She won the runoff in Harnow."), ["Harnow"]);
        let text = "She won the runoff in Harnow as she turned to friends in Sarnow.";
        assert_eq!(own(text), ["Harnow"]);
        let text = "The attack in Harnow came as a bus burned in Sarnow.";
        assert_eq!(own(text), ["Harnow", "Sarnow"]);
    }

    #[test]
    fn places_of_speakers_are_not() {
        for text in [
            "After the attack, the minister said in Sarnow that 7 died.",
            "They wept in Sarnow for those whom the explosion killed.",
            "The attack killed a man who had lived in Sarnow.",
        ] {
            assert!(own(text).is_empty(), "{text}: {:?}", own(text));
        }
    }
}
