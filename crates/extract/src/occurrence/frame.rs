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
    /// What a vote is called.
    kinds: Vec<&'static str>,
    /// Most of it is about that, so what points elsewhere must say so.
    whole: bool,
    /// It is so short that it tells of one thing.
    short: bool,
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
    let all: Vec<&Said> = said.iter().filter(|s| !dated.distant(s)).collect();
    let short = said.len() <= SHORT;
    let named = first(&head).or_else(|| {
        let brief = || first(&all).or_else(|| hinted(&head));
        short.then(brief)?
    });
    // A vigil for the dead of five years ago is no new event.
    let recalled = head.iter().take(2).any(|s| s.recalls);
    let happening = named.filter(|_| !recalled);
    Frame {
        happening,
        when: match happening {
            Some(Happening::Election) => of_vote(&head, short, today),
            // April's prices are told in May.
            Some(Happening::Results | Happening::Statistics) => {
                today.and_then(Stretch::day).or(time)
            }
            _ => time,
        },
        places: places(said, &head, happening),
        kinds: head.iter().filter_map(|s| s.kind).collect(),
        whole: whole(said),
        short: said.len() <= SHORT,
    }
}

/// When people vote: a time beside the word for it, in a short article any. A campaign names
/// other days, and is told of every day.
fn of_vote(head: &[&Said], short: bool, today: Option<NaiveDate>) -> Option<Stretch> {
    let vote = |s: &&&Said| s.happening == Some(Happening::Election) && !s.another && !s.apart;
    let beside = head.iter().filter(vote).find_map(|s| s.when);
    let told = || head.iter().filter(|_| short).find_map(|s| s.when);
    // "Low wins the Sarnow runoff": on the day.
    let titled = || today.filter(|_| short && head.iter().any(|s| s.title && vote(&s)));
    beside
        .or_else(told)
        .or_else(|| titled().and_then(Stretch::day))
}

/// In so short an article all is about one thing.
const SHORT: usize = 16;

fn first(said: &[&Said]) -> Option<Happening> {
    said.iter()
        .find_map(|s| s.happening.filter(|_| !s.another && !s.apart))
}

/// So many words that hint at a sort are enough to say so.
const ENOUGH: usize = 2;

/// The sort that most words hint at. One word of campaigns is enough, which speak of
/// everything else as well; a mayor or a vote is in reports of anything.
fn hinted(head: &[&Said]) -> Option<Happening> {
    let hints = || head.iter().flat_map(|s| &s.hints);
    let count = |what: &Happening| hints().filter(|h| *h == what).count();
    let most = Happening::ALL.iter().rev().max_by_key(|what| count(what))?;
    let campaign = *most == Happening::Election && head.iter().any(|s| s.campaign);
    (count(most) >= ENOUGH || campaign).then_some(*most)
}

fn time(said: &[Said], today: Option<NaiveDate>) -> Option<Stretch> {
    let of = |s: &Said, what: &Happening| s.happening == Some(*what) || s.hints.contains(what);
    let told = |what: &Happening| said.iter().take(LEAD).filter(|s| of(s, what)).count();
    // "The mayor will visit on Friday": what happened did so before.
    let to_come = |s: &Said, when: &Stretch| {
        let about = s.happening.is_some() || s.hints.iter().any(|what| told(what) > 1);
        !about && today.is_some_and(|today| when.is_behind(today))
    };
    let head = || {
        let head = said.iter().take(LEAD);
        head.filter_map(|s| s.when.filter(|when| !to_come(s, when)))
    };
    let own = today.and_then(Stretch::day).or_else(|| head().next())?;
    let recent = head().filter(|when| when.days_to(own).abs() <= OTHER);
    let first = recent.min_by_key(|when| (!when.is_short(), own.days_to(*when)));
    Some(first.unwrap_or(own))
}

/// Where it was: in the title and the sentences that name it or speak of its harm, else
/// wherever the head is, else where the report was written, else the one place of the
/// article. Where people vote or march, only what stands beside that counts.
fn places(said: &[Said], head: &[&Said], happening: Option<Happening>) -> Vec<String> {
    let own = beside_it(head, happening, said.len() <= SHORT);
    let written = head.iter().filter_map(|s| s.dateline.clone());
    if !own.is_empty() {
        // A hall stands somewhere: where its report was written.
        let precise = own.iter().all(|place| place.contains(' '));
        let town = written.filter(|_| precise && !happening.is_some_and(Happening::held));
        return distinct(own.into_iter().chain(town));
    }
    let named = head.iter().flat_map(|s| s.places.clone());
    match happening.is_some_and(Happening::held) {
        true => only(said),
        false => [distinct(named), distinct(written), only(said)]
            .into_iter()
            .find(|places| !places.is_empty())
            .unwrap_or_default(),
    }
}

fn beside_it(head: &[&Said], happening: Option<Happening>, short: bool) -> Vec<String> {
    let same = |s: &Said| {
        let both = s.happening.zip(happening);
        both.is_some_and(|(a, b)| a.goes_with(b)) && !s.another && !s.apart
    };
    let held = happening.is_none_or(Happening::held);
    let of = |s: &&Said| match s.happening {
        _ if s.title && !s.apart => s.places.clone(),
        Some(_) if same(s) && short && !held => [s.own.clone(), s.unspoken.clone()].concat(),
        Some(_) if same(s) => s.own.clone(),
        None if !held && !s.apart && (s.refers || short) => s.unspoken.clone(),
        _ => Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    for said in head {
        let own = of(said);
        // "the Harnow blast" in a report on one in Sarnow is another.
        let other = said.called && !found.is_empty() && !own.iter().any(|p| found.contains(p));
        found.extend(own.into_iter().filter(|_| !other));
    }
    distinct(found)
}

/// The place of an article that names but one; of a short one all that nobody speaks at.
fn only(said: &[Said]) -> Vec<String> {
    let own = said.iter().filter(|s| !s.apart);
    let told = distinct(own.clone().flat_map(|s| s.unspoken.clone()));
    let all = match told.is_empty() {
        true => distinct(own.flat_map(|s| s.places.clone())),
        false => told,
    };
    let few = all.len() == 1 || said.len() <= SHORT;
    if few { all } else { Vec::new() }
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
            _ if said.apart => self.beside(said),
            (Some(what), Some(lead)) if what.goes_with(lead) && !self.elsewhere(said) => {
                let there = at < LEAD || said.own.iter().any(|own| self.names(own));
                let own = match there {
                    true => said.own.clone(),
                    false => Vec::new(),
                };
                occurrence(
                    self.happening,
                    [self.places.clone(), own].concat(),
                    self.when,
                )
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
        let here = said.places.iter().all(|place| self.names(place));
        let about = at < LEAD || said.refers || self.whole;
        (self.short && here) || (about && !lead.held())
    }

    /// Whether a sentence that names the same sort of happening means another one.
    fn elsewhere(&self, said: &Said) -> bool {
        let same_day = |a: Stretch, b: Stretch| a.days_to(b).abs() <= NEAR;
        let then = said
            .when
            .zip(self.when)
            .is_some_and(|(a, b)| same_day(a, b));
        let there = said.own.is_empty() || said.own.iter().any(|own| self.names(own));
        let other = said.new || said.called || said.when.is_some();
        let called = |kind| !self.kinds.is_empty() && !self.kinds.contains(&kind);
        said.another || said.kind.is_some_and(called) || (!there && other && !then)
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
