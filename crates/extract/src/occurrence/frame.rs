//! What an article is about, as its head says.

use super::said::{LEAD, Said, distinct, occurrence};
use crate::time::Stretch;
use chrono::NaiveDate;
use factdesk_domain::{Happening, Occurrence};

/// So far from the article's own time a date names another event.
const OTHER: i64 = 45;

/// So near to it a date is one of its own days.
const NEAR: i64 = 2;

/// Of these many sentences, so many must speak of the event for all to be about it.
const LOOKED_AT: usize = 20;
const MOST: f64 = 0.4;

/// What an article is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    happening: Option<Happening>,
    places: Vec<String>,
    when: Option<Stretch>,
    /// Most of it is about that, so what points elsewhere must say so.
    whole: bool,
}

/// What the head of an article is about: its first happening, where that was, and the
/// earliest time that is not long ago.
pub(super) fn frame(said: &[Said], today: Option<NaiveDate>) -> Frame {
    let time = time(said, today);
    let dated = Frame {
        when: time,
        ..Frame::default()
    };
    let head: Vec<&Said> = said
        .iter()
        .take(LEAD)
        .filter(|s| !dated.distant(s))
        .collect();
    let happening = head.iter().filter(|s| !s.another).find_map(|s| s.happening);
    Frame {
        happening,
        places: places(&head, happening),
        whole: whole(said),
        ..dated
    }
}

fn time(said: &[Said], today: Option<NaiveDate>) -> Option<Stretch> {
    let head = || said.iter().take(LEAD).filter_map(|s| s.when);
    let own = today.and_then(Stretch::day).or_else(|| head().next())?;
    let recent = head().filter(|when| when.days_to(own).abs() <= OTHER);
    Some(recent.min_by_key(|when| own.days_to(*when)).unwrap_or(own))
}

/// Where it was: in the sentences that name it, else wherever the head is, else where
/// the report was written. Where people vote or march, only the first counts.
fn places(head: &[&Said], happening: Option<Happening>) -> Vec<String> {
    let naming = || head.iter().filter(|s| s.happening == happening);
    let own: Vec<String> = naming().flat_map(|s| s.own.clone()).collect();
    if happening.is_some_and(Happening::held) {
        return distinct(own);
    }
    let named = || head.iter().flat_map(|s| s.places.clone());
    let written = || head.iter().filter_map(|s| s.dateline.clone());
    distinct(match (own.is_empty(), named().next().is_some()) {
        (false, _) => own,
        (true, true) => named().collect(),
        (true, false) => written().collect(),
    })
}

fn whole(said: &[Said]) -> bool {
    let looked = || said.iter().take(LOOKED_AT);
    let about = looked()
        .filter(|s| s.refers || s.happening.is_some())
        .count();
    about as f64 >= MOST * looked().count() as f64
}

impl Frame {
    /// Whether a sentence names a time far from the article's; a whole date in an article
    /// that says no time of its own is of the past.
    pub(super) fn distant(&self, said: &Said) -> bool {
        let apart = |own: Stretch, when: Stretch| own.days_to(when).abs() > OTHER;
        said.when
            .is_some_and(|when| self.when.is_none_or(|own| apart(own, when)))
    }

    /// The occurrence of the sentence at `at`.
    pub(super) fn fill(&self, said: &Said, at: usize) -> Occurrence {
        match (said.happening, self.happening) {
            (Some(what), Some(lead)) if what.goes_with(lead) && !self.elsewhere(said) => {
                let places = [self.places.clone(), said.own.clone()].concat();
                occurrence(self.happening, places, self.when)
            }
            (Some(_), _) => said.alone(),
            (None, Some(lead)) if self.about(lead, said, at) => {
                occurrence(self.happening, self.places.clone(), self.when)
            }
            _ => self.beside(said),
        }
    }

    /// Whether a sentence that names no happening is about the article's. One of a report
    /// on a vote is about candidates as often.
    fn about(&self, lead: Happening, said: &Said, at: usize) -> bool {
        !lead.held() && (at < LEAD || said.refers || self.whole)
    }

    /// Whether a sentence that names the same sort of happening means another one.
    fn elsewhere(&self, said: &Said) -> bool {
        let same_day = |a: Stretch, b: Stretch| a.days_to(b).abs() <= NEAR;
        let then = said
            .when
            .zip(self.when)
            .is_some_and(|(a, b)| same_day(a, b));
        let there = said.own.is_empty() || said.own.iter().any(|own| self.names(own));
        said.another || (!there && (said.new || said.when.is_some()) && !then)
    }

    /// Whether a place is one of the article's, or shares a name with one.
    fn names(&self, place: &str) -> bool {
        let words = || place.split_whitespace();
        self.places
            .iter()
            .any(|known| words().any(|w| known.split_whitespace().any(|k| k == w)))
    }

    /// Of a sentence that tells of no event, where and when it speaks of.
    fn beside(&self, said: &Said) -> Occurrence {
        let places = match said.places.is_empty() {
            true => self.places.clone(),
            false => said.places.clone(),
        };
        occurrence(None, places, said.when.or(self.when))
    }
}
