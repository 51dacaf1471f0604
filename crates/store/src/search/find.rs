//! A search.

use super::candidates::candidates;
use super::fitting::{Fitting, fitting};
use super::{Hit, Search};
use crate::claim::columns;
use crate::entity::claim::{Column, Entity};
use crate::text::among;
use crate::{Error, Store};
use factdesk_domain::{Claim, ClaimState, Principal};
use factdesk_search::{Document, Query, Scorer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::cmp::Ordering;
use std::collections::HashMap;
use uuid::Uuid;

/// For these statements only: a plan that reads a whole table is never right here, and
/// one that is compiled first never worth it.
const PLANS: &str = "set local enable_seqscan = off; set local jit = off";

impl Store {
    /// The claims that have most in common with a text, best first; of copies one. Those
    /// that are replaced do not come.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn search_claims(&self, by: &Principal, search: &Search) -> Result<Vec<Hit>, Error> {
        let query = Query::read(&search.text);
        if query.terms.is_empty() {
            return Ok(Vec::new());
        }
        let tx = self.db.begin().await?;
        tx.execute_unprepared(PLANS).await?;
        let candidates = candidates(&tx, by.newsroom, &query).await?;
        let fitting = fitting(&tx, by.newsroom, candidates.keys, &search.filter).await?;
        let scorer = Scorer::new(&query, &candidates.seen);
        let best = best(&scorer, fitting, search.limit);
        let claims = claims(&tx, by, &best).await?;
        tx.commit().await?;
        Ok(hits(&scorer, best, claims))
    }
}

struct Scored {
    score: f64,
    document: Document,
    claim: Fitting,
}

fn best(scorer: &Scorer<'_>, fitting: Vec<Fitting>, limit: usize) -> Vec<Scored> {
    let scored = fitting.into_iter().map(|claim| {
        let document = claim.document();
        let score = scorer.score(&document);
        Scored {
            score,
            document,
            claim,
        }
    });
    // What only shares a number with a term of the query has nothing in common with it.
    let mut scored: Vec<_> = scored.filter(|s| s.score > 0.0).collect();
    scored.sort_by(order);
    scored.truncate(limit);
    scored
}

/// The best first; of equals what was checked, then what was there first.
fn order(a: &Scored, b: &Scored) -> Ordering {
    let score = b.score.total_cmp(&a.score);
    let checked = b.claim.checked.cmp(&a.claim.checked);
    score.then(checked).then(a.claim.id.cmp(&b.claim.id))
}

async fn claims(
    tx: &impl ConnectionTrait,
    by: &Principal,
    best: &[Scored],
) -> Result<HashMap<Uuid, Claim>, Error> {
    let select = Entity::find()
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(among("id", best.iter().map(|s| s.claim.id).collect()));
    let claims = columns::select(tx, select).await?;
    Ok(claims
        .into_iter()
        .map(|claim| (claim.id.0, claim))
        .collect())
}

fn hits(scorer: &Scorer<'_>, best: Vec<Scored>, mut claims: HashMap<Uuid, Claim>) -> Vec<Hit> {
    let hits = best.into_iter().filter_map(|scored| {
        let claim = claims.remove(&scored.claim.id)?;
        let words = scorer.matched(&scored.document);
        Some(Hit {
            score: scorer.share(scored.score),
            words: words.into_iter().map(str::to_owned).collect(),
            copies: u32::try_from(scored.claim.copies).unwrap_or(u32::MAX),
            claim,
        })
    });
    // One can have been replaced a moment ago.
    hits.filter(|hit| hit.claim.state != ClaimState::Replaced)
        .collect()
}
