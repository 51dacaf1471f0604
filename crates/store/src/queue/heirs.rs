//! Which claims with a verdict go on with a rewritten sentence.

use super::again::Stays;
use super::before::Before;
use crate::entity::claim::{Column, Entity, Model};
use crate::text::among;
use crate::word::{read, read_opt};
use crate::{Error, Job};
use factdesk_domain::{
    CandidateClaim, Carried, ClaimId, Extraction, Fate, Kind, Measure, Sentence, Stance, succeed,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// So many claims at most are compared: a revision that drops more is another article.
const COMPARED: usize = 2_000;

/// For each claim with a verdict whose sentence is gone: the index of the candidate
/// that its sentence became, where one can be told.
pub(super) async fn heirs(
    tx: &impl ConnectionTrait,
    job: &Job,
    before: &Before,
    carried: &Carried,
    stays: &Stays,
    extraction: &Extraction,
) -> Result<HashMap<ClaimId, usize>, Error> {
    let asked = |id: &ClaimId| before.with_verdict.contains(id);
    let gone = &carried.gone;
    if gone.len() > COMPARED || !gone.iter().any(asked) {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(among("id", gone.iter().map(|id| id.0).collect()))
        .all(tx)
        .await?;
    let old = rows.iter().map(of_row).collect::<Result<Vec<_>, _>>()?;
    let wanted: Vec<_> = (0..rows.len())
        .filter(|i| asked(&ClaimId(rows[*i].id)))
        .collect();
    let fates = carried.fates.iter().enumerate();
    let fresh: Vec<_> = fates
        .filter(|(i, fate)| **fate == Fate::New && !stays.stands_for.contains_key(i))
        .map(|(i, _)| i)
        .collect();
    let new: Vec<_> = fresh
        .iter()
        .map(|i| of_candidate(&extraction.claims[*i]))
        .collect();
    let heirs = wanted.iter().zip(succeed(&old, &wanted, &new));
    let known = heirs.filter_map(|(i, heir)| Some((ClaimId(rows[*i].id), fresh[heir?])));
    Ok(known.collect())
}

fn of_row(row: &Model) -> Result<Sentence<'_>, Error> {
    Ok(Sentence {
        kind: read(&row.kind, Kind::parse)?,
        measure: read_opt(row.measure.as_deref(), Measure::parse)?,
        stance: read_opt(row.stance.as_deref(), Stance::parse)?,
        claimant: row.claimants.first().map_or("", String::as_str),
        context: &row.context,
        text: &row.text,
    })
}

fn of_candidate(candidate: &CandidateClaim) -> Sentence<'_> {
    Sentence {
        kind: candidate.kind,
        measure: candidate.figure.as_ref().map(|f| f.measure),
        stance: candidate.stance,
        claimant: candidate.attributions.first().map_or("", |a| &a.claimant),
        context: &candidate.context,
        text: &candidate.text,
    }
}
