//! What each sentence is about: what happened, where and when.

mod happening;
mod place;

use crate::text::{Doc, Sentence};
use crate::time::{self, Stretch};
use chrono::{DateTime, NaiveDate, Utc};
use factdesk_domain::{Happening, Occurrence};

/// So far from the article's own time a date names another event.
const OTHER: i64 = 45;

/// How many sentences tell what an article is about.
const LEAD: usize = 4;

/// What a sentence says by itself.
#[derive(Clone, Debug, Default)]
struct Said {
    happening: Option<Happening>,
    places: Vec<String>,
    when: Option<Stretch>,
}

/// The occurrence of each sentence, in order.
///
/// An article tells of one event and mentions others. What a sentence leaves open, the
/// article's head fills in; but a sentence with a date far from the article's own tells of
/// another event, with those that follow in its paragraph, and takes nothing from it.
pub(crate) fn occurrences(doc: &Doc<'_>, published: Option<DateTime<Utc>>) -> Vec<Occurrence> {
    let today = published.map(|t| t.date_naive());
    let said: Vec<Said> = doc.sentences.iter().map(|s| said(doc, s, today)).collect();
    let lead = lead(&said, today);
    let mut other: Option<(usize, Said)> = None;
    let mut out = Vec::with_capacity(said.len());
    for (sentence, said) in doc.sentences.iter().zip(&said) {
        if distant(said, &lead) {
            other = Some((sentence.paragraph, said.clone()));
        }
        // A date of the article's own time brings it back to its subject.
        if said.when.is_some() && !distant(said, &lead) {
            other = None;
        }
        let about = other
            .as_ref()
            .filter(|(paragraph, _)| *paragraph == sentence.paragraph);
        let frame = about.map_or(&lead, |(_, said)| said);
        out.push(filled(said, frame));
    }
    out
}

fn said(doc: &Doc<'_>, sentence: &Sentence, today: Option<NaiveDate>) -> Said {
    let places = place::places(doc, sentence);
    Said {
        happening: happening::happening(doc, &sentence.run),
        places: places.iter().map(|p| doc.exact(p).to_owned()).collect(),
        when: time::first(doc, &sentence.run, today),
    }
}

/// What the head of the article is about: its first happening, all places, first time.
fn lead(said: &[Said], today: Option<NaiveDate>) -> Said {
    let first = said.iter().take(LEAD).find_map(|s| s.when);
    let time = Said {
        when: first.or_else(|| today.and_then(Stretch::day)),
        ..Said::default()
    };
    let head = || said.iter().take(LEAD).filter(|s| !distant(s, &time));
    Said {
        happening: head().find_map(|s| s.happening),
        places: distinct(head().flat_map(|s| s.places.clone())),
        ..time
    }
}

fn distant(said: &Said, lead: &Said) -> bool {
    let apart = |a: Stretch, b: Stretch| a.days_to(b).abs() > OTHER;
    said.when.zip(lead.when).is_some_and(|(a, b)| apart(a, b))
}

fn filled(said: &Said, frame: &Said) -> Occurrence {
    let places = match said.places.is_empty() {
        true => frame.places.clone(),
        false => distinct(said.places.iter().cloned()),
    };
    let when = said.when.or(frame.when);
    let (earliest, latest) = when.map_or((None, None), Stretch::ends);
    Occurrence {
        happening: said.happening.or(frame.happening),
        places,
        earliest,
        latest,
    }
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        // A claim with more places than this is a list.
        if out.len() < 8 && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Occurrence> {
        let doc = Doc::new(text, true);
        occurrences(&doc, Some("2031-03-12T12:00:00Z".parse().unwrap()))
    }

    const ARTICLE: &str = "Blast in market hall kills seven\n\n\
        An explosion in Sarnow killed seven people on Tuesday. The mayor said 12 were hurt.\n\n\
        In 2024 a ferry capsized in Low Harbour. It left 80 dead. Nobody was tried.\n\n\
        Rescuers worked all night in the rain.";

    #[test]
    fn what_a_sentence_leaves_open_the_head_fills_in() {
        let found = read(ARTICLE);
        let last = found.last().unwrap();
        assert_eq!(last.happening, Some(Happening::Explosion));
        assert_eq!(last.places, ["Sarnow"]);
        assert_eq!(
            last.earliest.unwrap().to_rfc3339(),
            "2031-03-11T00:00:00+00:00"
        );
        assert_eq!(found[2], *last);
    }

    #[test]
    fn a_distant_date_makes_another_event_until_its_paragraph_ends() {
        let found = read(ARTICLE);
        for at in [3, 4, 5] {
            assert_eq!(found[at].places, ["Low Harbour"], "{at}");
            assert_eq!(found[at].happening, Some(Happening::Crash), "{at}");
            assert_eq!(
                found[at].earliest.unwrap().to_rfc3339(),
                "2024-01-01T00:00:00+00:00"
            );
        }
    }

    #[test]
    fn a_text_without_anything_of_it_has_empty_occurrences() {
        let doc = Doc::new("It rained. They slept.", false);
        assert_eq!(occurrences(&doc, None), vec![Occurrence::default(); 2]);
    }
}
