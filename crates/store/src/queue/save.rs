//! The claims of a revision, beside those of the one before.

use super::by_hand;
use super::extracted::{events, mark_extracted};
use crate::claim::{found, insert};
use crate::entity::{article, claim};
use crate::outbox::{self, Actor};
use crate::text::among;
use crate::{Error, Job};
use factdesk_domain::{
    CandidateClaim, ClaimId, ClaimState, Extraction, IdSource, Standing, TextIndex, carry,
    carry_key, compose, copy_key,
};
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
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
    let keys: Vec<_> = extraction.claims.iter().map(key).collect();
    let mut carried = carry(&standing, &keys);
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
    let (mut old, new) = (strip(old), strip(new));
    let (found_again, orphaned) = by_hand::relocated(tx, job).await?;
    old.extend(found_again);
    carried.gone.extend(orphaned);
    // New ones first: a claim that goes on may now stand within a new statement.
    insert::insert(tx, &new).await?;
    insert::carry_on(tx, &old).await?;
    replace(tx, job, &carried.gone).await?;
    mark_extracted(tx, job, extraction).await?;
    outbox::append(
        tx,
        ids,
        Actor::service(job.newsroom),
        &events(job, &new, &old, &carried.gone),
    )
    .await?;
    Ok(())
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

/// The machine's claims that stand in the revision before, in the order of its text.
///
/// Locks all that stand, those entered by hand too, in the order of their ids, as
/// a review of several does: the updates that follow come to them in any order,
/// and would wait for a review that waits for them.
async fn standing(tx: &impl ConnectionTrait, job: &Job) -> Result<Vec<Standing>, Error> {
    use claim::Column;
    type Row = (
        Uuid,
        String,
        String,
        String,
        Option<String>,
        Option<i32>,
        String,
    );
    let mut rows: Vec<Row> = claim::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::CopyKey,
            Column::Context,
            Column::Text,
            Column::FigureText,
            Column::SpanStart,
            Column::Extractor,
        ])
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(Column::Article.eq(job.article.0))
        .filter(Column::State.ne(ClaimState::Replaced.as_str()))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    rows.retain(|(.., extractor)| extractor != by_hand::HAND);
    rows.sort_by_key(|(id, .., start, _)| (*start, *id));
    let standing = |(id, copy_key, context, text, figure, ..): Row| Standing {
        id: ClaimId(id),
        key: carry_key(&copy_key, &context, &text, figure.as_deref()),
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// A row for every candidate.
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
        .filter(among("id", gone.iter().map(|g| g.0).collect()))
        .exec(tx)
        .await?;
    Ok(())
}
