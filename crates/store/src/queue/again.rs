//! A text that is read again, or by another extractor: what people worked on stays.
//!
//! A claim that a person never touched is the extractor's own, and follows it. One with
//! a verdict, evidence, a comment, a lease or an assignment is theirs: it is not taken
//! away because another version finds other words, as long as its sentence stands.

use super::before::{Before, Stand};
use super::by_hand::moved;
use crate::claim::facets;
use crate::claim::found::ends;
use crate::entity::claim::{Column, Entity, Model};
use crate::{Error, Job};
use factdesk_domain::{
    CandidateClaim, ClaimId, Extraction, Fate, Kind, Quote, Span, TextIndex, compose, relocate,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// So many pairs of claim and candidate at most are looked at.
const PAIRS: usize = 4_000_000;

/// Somebody worked on it. Leases lie on all copies, and what is sealed shows in the state.
const WORKED_ON: &str = "(state <> 'PENDING' or assignee is not null
    or exists (select from evidence e where e.newsroom = claims.newsroom and e.claim = claims.id)
    or exists (select from comments c where c.newsroom = claims.newsroom and c.claim = claims.id)
    or exists (select from leases l where l.newsroom = claims.newsroom
               and l.copy_key = claims.copy_key and l.expire_time > clock_timestamp()))";

/// The claims that an extraction reads again.
#[derive(Default)]
pub(super) struct Again {
    /// Those that somebody worked on, in the order of their ids.
    worked_on: Vec<Model>,
    /// All of them.
    standing: HashMap<ClaimId, Stand>,
}

/// What stays though it was not found.
#[derive(Default)]
pub(super) struct Stays {
    /// The rows, moved to where their sentences stand.
    pub rows: Vec<Model>,
    /// For a candidate, by its index: the claim that stands for it.
    pub stands_for: HashMap<usize, ClaimId>,
}

/// Looks at the claims that stood in this very revision, or that another extractor
/// found. Of a revision that comes for the first time there are usually none.
pub(super) async fn again(
    tx: &impl ConnectionTrait,
    job: &Job,
    extraction: &Extraction,
    before: &Before,
) -> Result<Again, Error> {
    let read_again = |s: &Stand| s.revision == job.revision || s.extractor != extraction.extractor;
    let standing = before.machines.iter().filter(|(_, s)| read_again(s));
    let standing: HashMap<_, _> = standing.map(|(id, s)| (*id, s.clone())).collect();
    if standing.is_empty() {
        return Ok(Again::default());
    }
    let mut worked_on = Entity::find()
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(Column::Article.eq(job.article.0))
        .filter(Column::State.ne("REPLACED"))
        .filter(Expr::cust(WORKED_ON))
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    worked_on.retain(|row| standing.contains_key(&ClaimId(row.id)));
    Ok(Again {
        worked_on,
        standing,
    })
}

impl Again {
    /// The claim as it stands, where somebody worked on it.
    pub fn worked_on(&self, id: ClaimId) -> Option<&Model> {
        let at = self.worked_on.binary_search_by_key(&id.0, |row| row.id);
        self.worked_on.get(at.ok()?)
    }

    /// Whether the claim is to say what the extractor says now.
    pub fn follows(&self, id: ClaimId) -> bool {
        self.standing.contains_key(&id) && self.worked_on(id).is_none()
    }

    /// Which of the claims that were not found stay all the same. In the same text those
    /// that people worked on do, and those entered by hand; each stands for the
    /// candidate in its place. In another text a claim stays where its sentence does, and
    /// nothing new takes its place.
    pub fn stays(
        &self,
        job: &Job,
        extraction: &Extraction,
        gone: &[ClaimId],
        fates: &[Fate],
        by_hand: &[Model],
    ) -> Stays {
        let mut stays = Stays::default();
        if self.standing.is_empty() {
            return stays;
        }
        let gone: Vec<_> = gone.iter().filter_map(|id| self.worked_on(*id)).collect();
        let same_text = self.standing.values().any(|s| s.revision == job.revision);
        let by_hand = by_hand.iter().filter(|_| same_text);
        let mut new = New::of(extraction, fates, gone.len() + by_hand.clone().count());
        let text = compose(&job.title, &job.body);
        let index = TextIndex::new(&text);
        for row in by_hand {
            let found = Place::of(row).and_then(|place| new.take(&place));
            stays.stands_for.extend(found.map(|i| (i, ClaimId(row.id))));
        }
        for row in gone {
            let same_text = row.revision == job.revision;
            let moved = match same_text {
                true => Some(row.clone()),
                false => relocate(&row.context, &row.text, &index)
                    .and_then(|span| index.quote(span))
                    .map(|quote| with_places(row, job.revision, quote, &index)),
            };
            let place = moved.as_ref().and_then(Place::of);
            let there = place.filter(|place| new.has(place));
            match (same_text, there) {
                (true, Some(place)) => {
                    let found = new.take(&place).map(|i| (i, ClaimId(row.id)));
                    stays.stands_for.extend(found);
                    stays.rows.extend(moved);
                }
                (_, None) => stays.rows.extend(moved),
                // Something new took its place.
                (false, Some(_)) => {}
            }
        }
        stays
    }
}

/// The candidates that are new and that nothing stands for yet, by their indices.
struct New<'e>(Vec<(usize, &'e CandidateClaim)>);

impl<'e> New<'e> {
    /// None where too many claims would have to be held against them: then what stays
    /// stays, and may be found a second time.
    fn of(extraction: &'e Extraction, fates: &[Fate], claims: usize) -> New<'e> {
        let all = extraction.claims.iter().zip(fates).enumerate();
        let new = all.filter(|(_, (_, fate))| **fate == Fate::New);
        let new: Vec<_> = new.map(|(i, (claim, _))| (i, claim)).collect();
        match claims * new.len() <= PAIRS {
            true => New(new),
            false => New(Vec::new()),
        }
    }

    fn has(&self, place: &Place) -> bool {
        self.0.iter().any(|(_, claim)| place.is_of(claim))
    }

    fn take(&mut self, place: &Place) -> Option<usize> {
        let at = self.0.iter().position(|(_, claim)| place.is_of(claim))?;
        Some(self.0.remove(at).0)
    }
}

/// The row in its new place, and with it the places of its figure, claimants and cautions:
/// as far from it as they were, where their words stand there.
fn with_places(row: &Model, revision: i32, quote: Quote, index: &TextIndex<'_>) -> Model {
    let by = i64::from(quote.span.start) - i64::from(row.span_start.unwrap_or_default());
    let shifted = |start: i64, end: i64, words: &str| {
        let at = |place: i64| u32::try_from(place + by).ok();
        let span = index.span_of_chars(at(start)?, at(end)?)?;
        (index.exact(span) == Some(words)).then_some(span)
    };
    let inner = |span: Option<Span>, words: &str| {
        let span = span?;
        shifted(span.start.into(), span.end.into(), words)
    };
    let figure = row.figure_start.zip(row.figure_end);
    let words = row.figure_text.as_deref().unwrap_or_default();
    let figure = figure.and_then(|(start, end)| shifted(start.into(), end.into(), words));
    let [start, end, utf16_start, utf16_end] = ends(figure);
    let mut row = moved(row.clone(), revision, quote);
    if let Ok(mut chain) = facets::attributions_in(&row.attributions) {
        chain
            .iter_mut()
            .for_each(|link| link.span = inner(link.span, &link.claimant));
        row.attributions = facets::attributions_to_json(&chain);
    }
    if let Ok(mut cautions) = facets::cautions_in(&row.cautions) {
        cautions
            .iter_mut()
            .for_each(|c| c.span = inner(c.span, &c.text));
        row.cautions = facets::cautions_to_json(&cautions);
    }
    Model {
        figure_start: start,
        figure_end: end,
        figure_utf16_start: utf16_start,
        figure_utf16_end: utf16_end,
        ..row
    }
}

/// Where a claim stands.
struct Place {
    kind: String,
    /// The figure's own where there is one: each number has one claim.
    chars: (u32, u32),
}

impl Place {
    fn of(row: &Model) -> Option<Place> {
        let (start, end) = match row.figure_start.is_some() {
            true => (row.figure_start?, row.figure_end?),
            false => (row.span_start?, row.span_end?),
        };
        let chars = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        let kind = row.kind.clone();
        Some(Place { kind, chars })
    }

    fn is_of(&self, candidate: &CandidateClaim) -> bool {
        let figure = candidate.figure.as_ref().and_then(|f| f.span);
        let shared = shared(self.chars, figure.unwrap_or(candidate.span));
        candidate.kind.as_str() == self.kind
            && match candidate.kind {
                Kind::Figure => shared > 0,
                // More than half of the longer one.
                Kind::Statement | Kind::Assertion => {
                    let (start, end) = self.chars;
                    let longer = (end - start).max(candidate.span.end - candidate.span.start);
                    2 * u64::from(shared) > u64::from(longer)
                }
            }
    }
}

/// How many code points two stretches have in common.
fn shared((start, end): (u32, u32), span: Span) -> u32 {
    end.min(span.end).saturating_sub(start.max(span.start))
}
