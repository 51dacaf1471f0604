//! What a sentence says by itself.

use super::apart::{apart, recalls};
use super::attached::{attached, unspoken};
use super::happening::{Harm, Named, another, campaigns, happening, hints, indefinite, kind};
use super::harm::{damage, harm};
use super::place::{self, Known};
use super::refers::refers;
use crate::lexicon::Classes;
use crate::text::{Doc, Run, Sentence};
use crate::time::{self, Stretch};
use chrono::NaiveDate;
use factdesk_domain::{Happening, Occurrence};

/// How many sentences tell what an article is about.
pub(super) const LEAD: usize = 4;

/// What a sentence says of an event, before the article fills in what it leaves open.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) happening: Option<Happening>,
    /// What a vote is called.
    pub(super) kind: Option<&'static str>,
    /// Where that happened.
    pub(super) own: Vec<String>,
    /// All places that it names.
    pub(super) places: Vec<String>,
    /// Where it was written.
    pub(super) dateline: Option<String>,
    pub(super) when: Option<Stretch>,
    /// Those that nobody only speaks at.
    pub(super) unspoken: Vec<String>,
    /// It sets another event against the article's ("unlike", "no connection").
    pub(super) apart: bool,
    /// It recalls an event of years ago.
    pub(super) recalls: bool,
    /// The sorts of happening whose words it has.
    pub(super) hints: Vec<Happening>,
    /// It has a word of campaigns.
    pub(super) campaign: bool,
    /// It is the article's title.
    pub(super) title: bool,
    /// It speaks of harm, or points back at the event.
    pub(super) refers: bool,
    /// It names an event beside the article's ("a similar attack").
    pub(super) another: bool,
    /// It tells of its happening as something new ("a blast").
    pub(super) new: bool,
    /// It calls its happening by a place ("the Sarnow blast").
    pub(super) called: bool,
}

/// What every sentence says.
pub(super) fn all(doc: &Doc<'_>, today: Option<NaiveDate>) -> Vec<Said> {
    let came = |s: &Sentence| match (harm(doc, &s.run), damage(doc, &s.run)) {
        (true, _) => Harm::People,
        (_, true) => Harm::Things,
        _ => Harm::None,
    };
    let harmed: Vec<Harm> = doc.sentences.iter().map(came).collect();
    let head = harmed.iter().take(LEAD).max().copied();
    let head = head.unwrap_or(Harm::None);
    let places = named_places(doc);
    let sentences = doc.sentences.iter().zip(&places).zip(&harmed);
    let read = |((sentence, places), harmed): ((&Sentence, &Vec<Run>), &Harm)| Said {
        dateline: place::dateline(doc, sentence).map(|d| doc.exact(&d).to_owned()),
        when: time::told(doc, sentence, today),
        refers: *harmed == Harm::People || refers(doc, &sentence.run),
        apart: apart(doc, &sentence.run),
        recalls: recalls(doc, &sentence.run),
        title: sentence.headline && sentence.run.start == 0,
        hints: hints(doc, &sentence.run).collect(),
        campaign: campaigns(doc, &sentence.run),
        ..named(doc, sentence, places, (*harmed).max(head))
    };
    sentences.map(read).collect()
}

/// The places of every sentence, those named again without a word of place too.
fn named_places(doc: &Doc<'_>) -> Vec<Vec<Run>> {
    let first = doc.sentences.iter().map(|s| place::places(doc, s));
    let mut places: Vec<Vec<Run>> = first.collect();
    // "her lead over Low" makes no place of Low.
    let loose = |run: &&Run| matches!(doc.before(run.start, 1), "over" | "around" | "into" | "off");
    let known = Known::of(doc, places.iter().flatten().filter(|run| !loose(run)));
    for (sentence, found) in doc.sentences.iter().zip(&mut places) {
        place::again(doc, sentence, &known, found);
    }
    places
}

fn named(doc: &Doc<'_>, sentence: &Sentence, places: &[Run], harmed: Harm) -> Said {
    let named = happening(doc, &sentence.run, harmed);
    // "(for the Sarnow shooting victims)" is no more than a mention.
    let named = named.filter(|named| !bracketed(doc, sentence, named.at));
    let own = |named: Named| match places.iter().find(|p| calls(doc, p, named.at)) {
        // "in Sarnow ahead of Harnow's caucuses" is of Harnow's.
        Some(place) if named.what == Happening::Election => vec![place.clone()],
        _ => attached(doc, sentence, named, places),
    };
    let words = |runs: &[Run]| runs.iter().map(|p| doc.exact(p).to_owned()).collect();
    Said {
        happening: named.map(|named| named.what),
        kind: named.and_then(|named| kind(doc.low(named.at))),
        own: words(&named.map(own).unwrap_or_default()),
        another: named.is_some_and(|named| another(doc, &sentence.run, named)),
        called: named.is_some_and(|named| places.iter().any(|p| calls(doc, p, named.at))),
        new: named.is_some_and(|named| indefinite(doc, &sentence.run, named)),
        unspoken: words(&unspoken(doc, sentence, places)),
        places: words(places),
        ..Said::default()
    }
}

/// Whether the name of the place stands before the word at `at`, with or without "'s" and
/// a date.
fn calls(doc: &Doc<'_>, place: &Run, at: usize) -> bool {
    let owns = usize::from(matches!(doc.low(place.end), "'s" | "'"));
    let from = place.end + owns;
    let date = |i: usize| doc.is(i, Classes::MONTH) || doc.low(i) == "." || doc.is_number(i);
    from <= at && (from..at).all(date) && at - from <= 3
}

/// Whether a bracket that was opened in the sentence closes only behind `at`.
fn bracketed(doc: &Doc<'_>, sentence: &Sentence, at: usize) -> bool {
    let open = (sentence.run.start..at)
        .rev()
        .find(|i| matches!(doc.low(*i), "(" | ")"));
    let close = (at..sentence.run.end).find(|i| matches!(doc.low(*i), "(" | ")"));
    open.is_some_and(|i| doc.low(i) == "(") && close.is_some_and(|i| doc.low(i) == ")")
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
        let full = out.len() >= PLACES;
        let known = out.iter_mut().find(|o| o.eq_ignore_ascii_case(&name));
        match known {
            // A dateline shouts: "HARNOW" is Harnow.
            Some(known) if !known.chars().any(char::is_lowercase) => *known = name,
            Some(_) => {}
            None if full => {}
            None => out.push(name),
        }
    }
    out
}
