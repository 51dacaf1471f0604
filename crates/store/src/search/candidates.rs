//! Documents that have terms of the query.

use super::counts::Counts;
use crate::Error;
use factdesk_domain::NewsroomId;
use factdesk_search::{Plan, Query, Scorer, Seen, TermId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::collections::{BTreeMap, HashMap};

/// The most documents that are read: of the rare terms, and of common ones together. Only
/// where counts say too little are there more than the plan expects.
const RARE: u64 = 2 * Plan::RARE;
const TOGETHER: u64 = 2 * Plan::TOGETHER;

/// So many of them, the best, are looked at more closely.
const CLOSER: usize = 200;

/// No collection counts as smaller: a word that two of thirty claims have is rare still.
const SMALLEST: u64 = 10_000;

/// What is left to be looked at more closely.
pub(super) struct Candidates {
    /// How common the query's terms are.
    pub seen: Seen,
    /// Keys of copies.
    pub keys: Vec<String>,
}

/// Finds the documents that fit roughly best.
pub(super) async fn candidates(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    query: &Query,
) -> Result<Candidates, Error> {
    let term = |i: &usize| TermId::of(newsroom.0.as_u128(), &query.terms[*i].term);
    let terms: Vec<TermId> = (0..query.terms.len()).map(|i| term(&i)).collect();
    let counts = Counts::load(tx, newsroom, terms.iter().copied()).await?;
    let mut seen = Seen {
        documents: counts.documents(),
        counts: terms.iter().map(|term| counts.of(*term)).collect(),
    };
    let plan = Plan::of(&seen);
    let found = look_up(tx, newsroom, &plan, &terms).await?;
    exactly(&mut seen, &plan, &terms, &found);
    let keys = best(newsroom, query, &seen, found);
    Ok(Candidates { seen, keys })
}

/// Documents by their keys.
type Found = BTreeMap<String, Vec<TermId>>;

async fn look_up(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    plan: &Plan,
    terms: &[TermId],
) -> Result<Found, Error> {
    let numbers = |places: &[usize]| places.iter().map(|i| terms[*i].0).collect::<Vec<_>>();
    let mut values: Vec<Value> = vec![newsroom.0.into()];
    let mut asked = Vec::new();
    let mut bound = |places: &[usize]| {
        values.push(numbers(places).into());
        format!("${}", values.len())
    };
    if !plan.rare.is_empty() {
        asked.push(some(&[format!("terms && {}", bound(&plan.rare))], RARE));
    }
    let sets: Vec<String> = plan
        .together
        .iter()
        .map(|set| format!("terms @> {}", bound(set)))
        .collect();
    if !sets.is_empty() {
        asked.push(some(&sets, TOGETHER));
    }
    if asked.is_empty() {
        return Ok(Found::new());
    }
    // The newsroom is part of every number. It is asked for outside, so that no plan goes
    // through all that it has.
    let select = format!(
        "with found as materialized ({})
         select copy_key, terms from found where newsroom = $1",
        asked.join(" union all ")
    );
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let mut found = Found::new();
    for row in tx.query_all_raw(select).await? {
        let terms: Vec<i64> = row.try_get("", "terms")?;
        found.insert(
            row.try_get("", "copy_key")?,
            terms.into_iter().map(TermId).collect(),
        );
    }
    Ok(found)
}

fn some(conditions: &[String], limit: u64) -> String {
    format!(
        "(select newsroom, copy_key, terms from search_documents where {} limit {limit})",
        conditions.join(" or ")
    )
}

/// All documents of the rare terms are there: counted, not guessed.
fn exactly(seen: &mut Seen, plan: &Plan, terms: &[TermId], found: &Found) {
    seen.documents = seen.documents.max(SMALLEST).max(found.len() as u64);
    for i in &plan.rare {
        let has = found
            .values()
            .filter(|ids| ids.binary_search(&terms[*i]).is_ok());
        seen.counts[*i] = has.count() as u64;
    }
}

fn best(newsroom: NewsroomId, query: &Query, seen: &Seen, found: Found) -> Vec<String> {
    let scorer = Scorer::new(query, seen);
    let numbers: HashMap<TermId, usize> = scorer.numbers(newsroom.0.as_u128());
    let scored = found
        .into_iter()
        .map(|(key, ids)| (scorer.rough(&numbers, &ids), key));
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored
        .into_iter()
        .take(CLOSER)
        .map(|(_, key)| key)
        .collect()
}
