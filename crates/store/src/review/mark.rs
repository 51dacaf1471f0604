//! Writing a decision down.

use super::case::{Cases, Decided};
use super::update::update;
use super::{row, sealed};
use crate::Error;
use crate::claim::change::Change;
use crate::claim::columns::Found;
use crate::entity::{evidence, review, sealed_review};
use crate::history::digest::{Digest, Record};
use crate::outbox::{self, Event};
use factdesk_domain::{
    Act as Happened, ClaimId, Correction, IdSource, NewReview, Principal, ReviewId, Situation,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// What is done to the claims.
pub(super) struct Act<'a> {
    /// The claim that the caller named.
    pub claim: ClaimId,
    /// The verdict, and what it rests on.
    pub review: &'a NewReview,
    /// By what means.
    pub means: Means<'a>,
    /// The policy that it is judged by.
    pub policy_version: i32,
}

/// By what means a verdict comes.
pub(super) enum Means<'a> {
    /// ReviewClaim.
    Review,
    /// AdjudicateClaim.
    Adjudication,
    /// CorrectReview.
    Correction(&'a Correction),
}

impl Act<'_> {
    /// The claim that was named, on its copies.
    pub fn applied_from(&self, one: &Decided) -> Option<Uuid> {
        (one.claim != self.claim).then_some(self.claim.0)
    }
}

/// Appends evidence and reviews or seals them, brings to light what was sealed,
/// updates the claims, offers a verdict that stands to copies that nobody has looked
/// at, and says so in the outbox. Returns the claims as they are then.
pub(super) async fn mark(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    act: &Act<'_>,
    mut cases: Cases,
    decided: &[Decided],
) -> Result<Vec<Found>, Error> {
    let (apart, open): (Vec<&Decided>, Vec<&Decided>) = decided.iter().partition(|d| seals(d));
    let (mut reviews, mut brought) = row::append(tx, by, ids, act, &open).await?;
    let mut events: Vec<Event> = open
        .iter()
        .zip(&reviews)
        .map(|(one, row)| event(act, one, ReviewId(row.id), cases.sealed.get(&one.claim.0)))
        .collect();
    events.extend(seal(tx, by, ids, act, &apart).await?);
    let (marked, offered) = update(tx, by, act, decided).await?;
    let opened = open
        .iter()
        .filter_map(|one| cases.sealed.remove(&one.claim.0));
    let opened: Vec<_> = opened.collect();
    let ended = opened.iter().map(|s| (s.claim, (s.name(), s.digest())));
    let ended = ended.collect();
    let (first, with_it) = sealed::open(tx, by, opened).await?;
    reviews.extend(first);
    brought.extend(with_it);
    let covered = Covered {
        ended,
        reviews,
        brought,
        changes: changes(&cases, &marked),
    };
    let told = offered.into_iter().map(|claim| offer(act, claim));
    let events: Vec<_> = told
        .chain(events.into_iter().map(|event| covered.by(event)))
        .collect();
    outbox::append(tx, ids, by.into(), &events).await?;
    Ok(marked)
}

/// What the events of an act cover.
struct Covered {
    /// Seals that are no more, by claim.
    ended: HashMap<Uuid, (String, Digest)>,
    reviews: Vec<review::Model>,
    brought: Vec<evidence::Model>,
    changes: HashMap<Uuid, Change>,
}

impl Covered {
    /// The event, covering all that it made or changed on its claim.
    fn by(&self, event: Event) -> Event {
        let claim = event.subject;
        let event = event
            .covering_all(self.reviews.iter().filter(|r| r.claim == claim))
            .covering_all(self.brought.iter().filter(|e| e.claim == claim));
        let event = match self.ended.get(&claim) {
            Some((name, digest)) => event.ends(name.clone(), *digest),
            None => event,
        };
        match self.changes.get(&claim) {
            Some(change) => event.changing(change),
            None => event,
        }
    }
}

fn changes(cases: &Cases, marked: &[Found]) -> HashMap<Uuid, Change> {
    let change = |found: &Found| {
        let before = cases.row(found.row.id)?;
        Some((found.row.id, Change::between(before, &found.row)))
    };
    marked.iter().filter_map(change).collect()
}

fn seals(one: &Decided) -> bool {
    matches!(one.after, Situation::Sealed { .. })
}

async fn seal(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    act: &Act<'_>,
    apart: &[&Decided],
) -> Result<Vec<Event>, Error> {
    if apart.is_empty() {
        return Ok(Vec::new());
    }
    let rows = apart.iter().map(|one| sealed::row(by, ids, act, one));
    let rows = sealed_review::Entity::insert_many(rows)
        .exec_with_returning(tx)
        .await?;
    let told = rows.iter().map(|row| {
        // Nothing of what it says: who reads the log may give the second.
        let detail = json!({ "review": row.id });
        Event::claim(Happened::ClaimFirstReviewed, ClaimId(row.claim), detail).covering(row)
    });
    Ok(told.collect())
}

/// What became of a claim by a review that is not sealed.
fn event(
    act: &Act<'_>,
    one: &Decided,
    id: ReviewId,
    first: Option<&sealed_review::Model>,
) -> Event {
    let (happened, mut detail) = match (&act.means, one.after) {
        (Means::Review, Situation::Disagreed { .. }) => {
            (Happened::ClaimAdjudicationAsked, json!({}))
        }
        (Means::Review, _) => (Happened::ClaimReviewed, verdict(act, one)),
        (Means::Adjudication, _) => (Happened::ClaimAdjudicated, verdict(act, one)),
        (Means::Correction(_), _) => (Happened::ClaimCorrected, verdict(act, one)),
    };
    detail["review"] = json!(id.0);
    if let Some(first) = first {
        detail["first_review"] = json!(first.id);
    }
    if let Means::Correction(correction) = &act.means {
        detail["corrects"] = json!(correction.corrects.0);
        detail["kind"] = json!(correction.kind.as_str());
    }
    Event::claim(happened, one.claim, detail)
}

fn verdict(act: &Act<'_>, one: &Decided) -> serde_json::Value {
    json!({ "verdict": act.review.verdict.as_str(), "before": one.previous_verdict })
}

fn offer(act: &Act<'_>, claim: Uuid) -> Event {
    let detail = json!({ "verdict": act.review.verdict.as_str() });
    Event::claim(Happened::ClaimVerdictOffered, ClaimId(claim), detail)
}
