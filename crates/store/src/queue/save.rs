//! The claims of a revision, beside those of the one before.

use super::extracted::{events, mark_extracted};
use crate::claim::{found, insert};
use crate::entity::{article, claim};
use crate::outbox::{self, Actor};
use crate::{Error, Job};
use factdesk_domain::{
    CandidateClaim, ClaimId, ClaimState, Extraction, IdSource, Standing, TextIndex, carry, compose,
    copy_key,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Stores what was found in the latest revision of an article, which is locked.
pub(super) async fn save(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
) -> Result<(), Error> {
    let standing = standing(tx, job).await?;
    let keyed = extraction.claims.iter().map(|c| (copy_key(c), c));
    let carried = carry(&standing, &keyed.collect::<Vec<_>>());
    let names: Vec<ClaimId> = carried
        .continues
        .iter()
        .map(|old| old.unwrap_or_else(|| ClaimId::new(ids)))
        .collect();
    let rows = rows(job, extraction, article, &names);
    let (old, new): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .zip(&carried.continues)
        .partition(|(_, old)| old.is_some());
    let strip = |pairs: Vec<(claim::Model, _)>| pairs.into_iter().map(|p| p.0).collect::<Vec<_>>();
    let (old, new) = (strip(old), strip(new));
    // New ones first: a claim that goes on may now stand within a new statement.
    insert::insert(tx, &new).await?;
    insert::carry_on(tx, &old).await?;
    replace(tx, job, &carried.gone).await?;
    mark_extracted(tx, job, extraction).await?;
    outbox::append(
        tx,
        ids,
        Actor::service(job.newsroom),
        &events(job, &new, &carried),
    )
    .await?;
    Ok(())
}

/// The machine's claims that stand in the revision before, in the order of its text.
async fn standing(tx: &impl ConnectionTrait, job: &Job) -> Result<Vec<Standing>, Error> {
    let rows: Vec<(Uuid, String)> = claim::Entity::find()
        .select_only()
        .columns([claim::Column::Id, claim::Column::CopyKey])
        .filter(claim::Column::Newsroom.eq(job.newsroom.0))
        .filter(claim::Column::Article.eq(job.article.0))
        .filter(claim::Column::State.ne(ClaimState::Replaced.as_str()))
        .filter(claim::Column::Extractor.ne("hand"))
        .order_by_asc(claim::Column::SpanStart)
        .order_by_asc(claim::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    let standing = |(id, copy_key)| Standing {
        id: ClaimId(id),
        copy_key,
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// A row for every candidate. One whose span does not reproduce its words has
/// no place here, whoever found it.
fn rows(
    job: &Job,
    extraction: &Extraction,
    article: &article::Model,
    names: &[ClaimId],
) -> Vec<claim::Model> {
    let text = compose(&job.title, &job.body);
    let index = TextIndex::new(&text);
    let place = found::Place {
        newsroom: job.newsroom,
        article: job.article,
        revision: job.revision,
        labels: &article.labels,
        extractor: &extraction.extractor,
    };
    let row = |(candidate, id): (&CandidateClaim, &ClaimId)| {
        let within = candidate.within.and_then(|i| names.get(i).copied());
        let quote = index.quote(candidate.span);
        found::row(&place, *id, candidate, quote.as_ref(), within)
    };
    extraction.claims.iter().zip(names).map(row).collect()
}

/// Their sentence left the article. Verdict and history stay.
async fn replace(tx: &impl ConnectionTrait, job: &Job, gone: &[ClaimId]) -> Result<(), Error> {
    if gone.is_empty() {
        return Ok(());
    }
    claim::Entity::update_many()
        .col_expr(
            claim::Column::State,
            Expr::val(ClaimState::Replaced.as_str()),
        )
        .col_expr(
            claim::Column::Version,
            Expr::col(claim::Column::Version).add(1),
        )
        .col_expr(claim::Column::UpdateTime, Expr::cust("now()"))
        .filter(claim::Column::Newsroom.eq(job.newsroom.0))
        .filter(claim::Column::Id.is_in(gone.iter().map(|g| g.0)))
        .exec(tx)
        .await?;
    Ok(())
}
