//! The claims of a revision, beside those of the one before.

use super::again::{Again, again};
use super::before;
use super::by_hand;
use super::displaced::{self, InPlace};
use super::extracted::{Told, events, mark_extracted};
use super::heirs::heirs;
use crate::claim::change::{self, Change, returning};
use crate::claim::{found, insert, row};
use crate::entity::{article, claim};
use crate::event::due;
use crate::outbox::{self, Actor};
use crate::search;
use crate::{Error, Job};
use factdesk_domain::{
    CandidateClaim, Carried, ClaimId, ClaimState, Extraction, Fate, IdSource, TextIndex, carry,
    carry_key, compose, copy_key, holder,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Stores what was found in the latest revision of an article, which is locked.
pub(crate) async fn save(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
) -> Result<(), Error> {
    let mut before = before::standing(tx, job).await?;
    let (mut by_hand, orphaned) = by_hand::relocated(tx, job).await?;
    let in_place = displaced::in_place(tx, job, &before.by_hand, &orphaned).await?;
    before.add(in_place.standing());
    let keys: Vec<_> = extraction.claims.iter().map(key).collect();
    let carried = carry(&before.claims, &keys);
    let again = again(tx, job, extraction, &before).await?;
    let (fates, gone) = (&carried.fates, &carried.gone);
    let mut stays = again.stays(job, extraction, gone, fates, &by_hand);
    let carried = without(carried, &stays.rows);
    let rewritten = heirs(tx, job, &before, &carried, &stays, extraction).await?;
    let is_gone = |id: &ClaimId| !rewritten.contains_key(id);
    let gone: Vec<_> = carried.gone.iter().copied().filter(is_gone).collect();
    let gone: Vec<_> = gone.into_iter().chain(orphaned).collect();
    let elder = |i: usize| rewritten.iter().find(|(_, heir)| **heir == i);
    let parts: Vec<Part> = (carried.fates.iter().enumerate())
        .map(|(i, fate)| match (fate, elder(i)) {
            _ if stays.stands_for.contains_key(&i) => Part::Kept(stays.stands_for[&i]),
            (Fate::New, Some((id, _))) => Part::Rewritten(*id),
            (Fate::New, None) => Part::New(ClaimId::new(ids)),
            (Fate::Continues(id), _) if again.follows(*id) => Part::Follows(*id),
            (Fate::Continues(id), _) => Part::Old(*id),
            (Fate::Displaced(id), _) => Part::Displaced(*id),
        })
        .collect();
    outside_gone(&mut by_hand, &gone);
    outside_gone(&mut stays.rows, &gone);
    let found = rows(job, extraction, article, &parts, &in_place, &by_hand);
    let [mut new, mut old, rewritten, follow, kept] = found;
    let otherwise = otherwise(&again, &old, &kept, &stays.rows);
    old.extend(by_hand);
    old.extend(stays.rows);
    // New ones first: a claim that goes on may now stand within a new statement.
    insert::insert(tx, &mut new).await?;
    let mut kept = insert::carry_on(tx, &old).await?;
    kept.extend(insert::follow(tx, &follow).await?);
    let changed = insert::rewrite(tx, &rewritten).await?;
    let gone = replace(tx, job, &gone).await?;
    mark_extracted(tx, job, extraction).await?;
    let told = Told {
        new: &new,
        kept: &kept,
        rewritten: &changed,
        gone: &gone,
        otherwise: &otherwise,
    };
    let events = events(ids, job, extraction, &told);
    outbox::append(tx, ids, Actor::service(job.newsroom), &events).await?;
    due::put(tx, job.newsroom, job.article).await?;
    let said = new.iter().chain(&follow).chain(&rewritten);
    search::index(tx, job.newsroom, said).await
}

/// Which claim a candidate is.
enum Part {
    New(ClaimId),
    Old(ClaimId),
    /// One that nobody worked on: it says what the extractor says now.
    Follows(ClaimId),
    /// One that somebody worked on, in the place of the candidate.
    Kept(ClaimId),
    /// One with a verdict, on other words.
    Rewritten(ClaimId),
    /// One in whose place others stand: it is not stored.
    Displaced(ClaimId),
}

/// A candidate's [`carry_key`].
fn key(candidate: &CandidateClaim) -> String {
    let figure = candidate.figure.as_ref().map(|f| f.text.as_str());
    carry_key(
        &copy_key(candidate),
        &candidate.context,
        &candidate.text,
        figure,
    )
}

/// A figure entered by hand stands in no statement that is gone.
fn outside_gone(by_hand: &mut [claim::Model], gone: &[ClaimId]) {
    for row in by_hand {
        row.within = row.within.filter(|outer| !gone.contains(&ClaimId(*outer)));
    }
}

/// A row for every candidate: new ones, old ones, rewritten ones, those that follow, and
/// last those that are not stored, since a claim is kept in their place.
fn rows(
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
    parts: &[Part],
    in_place: &InPlace,
    by_hand: &[claim::Model],
) -> [Vec<claim::Model>; 5] {
    let text = compose(&job.title, &job.body);
    let index = TextIndex::new(&text);
    let place = found::Place {
        newsroom: job.newsroom,
        article: job.article,
        revision: job.revision,
        labels: &article.labels,
        extractor: &extraction.extractor,
    };
    let within = |candidate: &CandidateClaim| match parts.get(candidate.within?)? {
        Part::New(id)
        | Part::Old(id)
        | Part::Rewritten(id)
        | Part::Follows(id)
        | Part::Kept(id) => Some(*id),
        Part::Displaced(id) => {
            let statements = in_place.statements(*id, by_hand);
            let places = statements.map(|row| (ClaimId(row.id), row::span_of(row)));
            holder(&places.collect::<Vec<_>>(), Some(candidate.span))
        }
    };
    let mut rows = [const { Vec::new() }; 5];
    for (candidate, part) in extraction.claims.iter().zip(parts) {
        let (kind, id) = match part {
            Part::New(id) => (0, *id),
            Part::Old(id) => (1, *id),
            Part::Rewritten(id) => (2, *id),
            Part::Follows(id) => (3, *id),
            Part::Kept(id) => (4, *id),
            Part::Displaced(_) => continue,
        };
        let quote = index.quote(candidate.span);
        let row = found::row(&place, id, candidate, quote.as_ref(), within(candidate));
        rows[kind].push(row);
    }
    rows
}

/// Those that stay are not gone.
fn without(mut carried: Carried, stays: &[claim::Model]) -> Carried {
    let stay: HashSet<_> = stays.iter().map(|row| ClaimId(row.id)).collect();
    carried.gone.retain(|id| !stay.contains(id));
    carried
}

/// What the extractor would have said otherwise of claims that keep what they say.
fn otherwise(
    again: &Again,
    old: &[claim::Model],
    kept: &[claim::Model],
    stays: &[claim::Model],
) -> HashMap<ClaimId, Vec<String>> {
    let unfound = stays.iter().map(|row| (ClaimId(row.id), Vec::new()));
    let mut all: HashMap<_, _> = unfound.collect();
    for row in old.iter().chain(kept) {
        let id = ClaimId(row.id);
        if let Some(stored) = again.worked_on(id) {
            let columns = insert::otherwise(stored, row);
            if !columns.is_empty() || all.contains_key(&id) {
                all.insert(id, columns);
            }
        }
    }
    all
}

/// Their sentence left the article. Verdict and history stay; nobody has to look again.
async fn replace(
    tx: &impl ConnectionTrait,
    job: &Job,
    gone: &[ClaimId],
) -> Result<Vec<Change>, Error> {
    let columns = ["state", "recheck_reason", "version", "update_time"];
    let sql = format!(
        "update claims set state = $3, recheck_reason = null, assignee = null,
             assign_due_time = null, version = claims.version + 1, update_time = now()
         where claims.newsroom = $1 and claims.id = any ($2)
         returning {}",
        returning(columns.into_iter())
    );
    let mut changes = Vec::with_capacity(gone.len());
    for some in gone.chunks(1_000) {
        let ids: Vec<Uuid> = some.iter().map(|g| g.0).collect();
        let replaced = ClaimState::Replaced.as_str();
        let values = [job.newsroom.0.into(), ids.into(), replaced.into()];
        let update = Statement::from_sql_and_values(DbBackend::Postgres, &sql, values);
        changes.extend(change::run(tx, update).await?);
    }
    Ok(changes)
}
