//! "LOW: It rained." A transcript names the speaker in capitals before a colon.

use super::{Link, Said, Speaker};
use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

/// So many turns make a transcript; fewer are labels such as "UPDATE:".
const TURNS: usize = 3;

/// Whether the text is a transcript.
pub(super) fn is(doc: &Doc<'_>) -> bool {
    doc.sentences.iter().filter_map(|s| name(doc, s)).count() >= TURNS
}

/// What is said in the turn that the sentence opens or goes on with.
pub(super) fn turn(doc: &Doc<'_>, sentence: &Sentence, speaker: &mut Speaker) -> Option<Said> {
    if let Some(name) = name(doc, sentence) {
        speaker.turn = Some(Link {
            cue: name.end..name.end + 1,
            claimant: name,
            role: None,
            relay: false,
        });
        speaker.paragraph = sentence.paragraph;
    }
    let link = speaker
        .turn
        .clone()
        .filter(|_| speaker.paragraph == sentence.paragraph)?;
    let start = sentence.run.start.max(link.cue.end);
    let content = start..sentence.run.end;
    let words = content.len() > 2 && content.clone().any(|i| doc.is_word(i));
    words.then_some(Said {
        content,
        links: vec![link],
        stance: Stance::Asserts,
        rules: vec!["transcript"],
    })
}

/// The words in capitals before the colon that opens the sentence.
fn name(doc: &Doc<'_>, sentence: &Sentence) -> Option<Run> {
    let first = sentence.run.start;
    let limit = sentence.run.end.min(first + 5);
    let colon = (first + 1..limit).find(|i| doc.low(*i) == ":")?;
    let loud = |i: usize| {
        let word = doc.exact(&(i..i + 1));
        doc.is_word(i) && word.len() > 1 && !word.chars().any(char::is_lowercase)
    };
    (first..colon).all(loud).then_some(first..colon)
}

#[cfg(test)]
mod tests {
    use crate::statement::tests::said;

    const TALK: &str = "LOW: The dam is old. It leaks.\n\nRAY: Who built it then?\n\n\
        LOW: The guild built it.\n\nIt rained all night in the town.";

    #[test]
    fn each_turn_is_its_speaker_s() {
        assert_eq!(
            said(TALK),
            [
                ("LOW".into(), "The dam is old".into()),
                ("LOW".into(), "It leaks".into()),
                ("RAY".into(), "Who built it then?".into()),
                ("LOW".into(), "The guild built it".into()),
            ]
        );
    }

    #[test]
    fn a_turn_of_marks_alone_says_nothing() {
        for marks in ["*****", "- - -", "!!!"] {
            let found = said(&format!("{TALK}\n\nRAY: {marks}"));
            assert_eq!(found.len(), 4, "{marks}: {found:?}");
        }
    }

    #[test]
    fn a_label_in_capitals_makes_no_transcript() {
        assert!(said("UPDATE: The dam is old.\n\nIt leaks at night.").is_empty());
        assert!(said("Low: The dam is old.\n\nRay: It is.\n\nLow: Yes, it is.").is_empty());
    }
}
