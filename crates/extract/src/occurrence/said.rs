//! What a sentence says by itself.

use super::happening::{Named, another, happening, indefinite};
use super::{attached::attached, harm::harm, place, refers::refers};
use crate::text::{Doc, Sentence};
use crate::time::{self, Stretch};
use chrono::NaiveDate;
use factdesk_domain::{Happening, Occurrence};

/// How many sentences tell what an article is about.
pub(super) const LEAD: usize = 4;

/// What a sentence says of an event, before the article fills in what it leaves open.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) happening: Option<Happening>,
    /// Where that happened.
    pub(super) own: Vec<String>,
    /// All places that it names.
    pub(super) places: Vec<String>,
    /// Where it was written.
    pub(super) dateline: Option<String>,
    pub(super) when: Option<Stretch>,
    /// It speaks of harm, or points back at the event.
    pub(super) refers: bool,
    /// It names an event beside the article's ("a similar attack").
    pub(super) another: bool,
    /// It tells of its happening as something new ("a blast").
    pub(super) new: bool,
}

/// What every sentence says.
pub(super) fn all(doc: &Doc<'_>, today: Option<NaiveDate>) -> Vec<Said> {
    let harmed: Vec<bool> = doc.sentences.iter().map(|s| harm(doc, &s.run)).collect();
    let head = harmed.iter().take(LEAD).any(|h| *h);
    let sentences = doc.sentences.iter().zip(&harmed);
    let read = |(sentence, harmed): (&Sentence, &bool)| of(doc, sentence, today, *harmed, head);
    sentences.map(read).collect()
}

fn of(
    doc: &Doc<'_>,
    sentence: &Sentence,
    today: Option<NaiveDate>,
    harmed: bool,
    head: bool,
) -> Said {
    let places = place::places(doc, sentence);
    let named = happening(doc, &sentence.run, harmed || head);
    let own = |named: Named| attached(doc, sentence, named.at, &places);
    let words = |runs: &[_]| runs.iter().map(|p| doc.exact(p).to_owned()).collect();
    Said {
        happening: named.map(|named| named.what),
        own: words(&named.map(own).unwrap_or_default()),
        dateline: place::dateline(doc, sentence).map(|d| doc.exact(&d).to_owned()),
        when: time::first(doc, &sentence.run, today),
        refers: harmed || refers(doc, &sentence.run),
        another: named.is_some_and(|named| another(doc, &sentence.run, named)),
        new: named.is_some_and(|named| indefinite(doc, &sentence.run, named)),
        places: words(&places),
    }
}

impl Said {
    /// Of an event beside the article's own, which another sentence began to tell of.
    pub(super) fn within(&self, other: &Said) -> Occurrence {
        let own = [&self.own, &self.places, &other.places];
        let places = own.into_iter().find(|places| !places.is_empty());
        let when = self.when.or(other.when);
        occurrence(
            self.happening.or(other.happening),
            places.cloned().unwrap_or_default(),
            when,
        )
    }

    /// Of an event that only this sentence tells of.
    pub(super) fn alone(&self) -> Occurrence {
        occurrence(self.happening, self.own.clone(), self.when)
    }
}

/// The occurrence of these, each place once.
pub(super) fn occurrence(
    happening: Option<Happening>,
    places: Vec<String>,
    when: Option<Stretch>,
) -> Occurrence {
    let (earliest, latest) = when.map_or((None, None), Stretch::ends);
    Occurrence {
        happening,
        places: distinct(places),
        earliest,
        latest,
    }
}

/// A claim with more places than this is a list.
const PLACES: usize = 8;

pub(super) fn distinct(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if out.len() < PLACES && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
