//! Claims entered by hand, when their article has a new revision.

use crate::entity::claim::{Column, Entity, Model};
use crate::{Error, Job};
use factdesk_domain::{ClaimId, ClaimState, Quote, TextIndex, compose, relocate};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// What stands in `extractor` where no extractor found the claim.
pub(crate) const HAND: &str = "hand";

/// The rows of those whose line stands in the new revision too, moved there, and
/// the names of the others. One without a span belongs to the article and to no
/// place in it, so no revision takes it away.
pub(super) async fn relocated(
    tx: &impl ConnectionTrait,
    job: &Job,
) -> Result<(Vec<Model>, Vec<ClaimId>), Error> {
    let rows = Entity::find()
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(Column::Article.eq(job.article.0))
        .filter(Column::Extractor.eq(HAND))
        .filter(Column::SpanStart.is_not_null())
        .filter(Column::State.ne(ClaimState::Replaced.as_str()))
        .all(tx)
        .await?;
    let text = compose(&job.title, &job.body);
    let index = TextIndex::new(&text);
    let (mut found, mut orphaned) = (Vec::new(), Vec::new());
    for row in rows {
        let span = relocate(&row.context, &row.text, &index);
        match span.and_then(|span| index.quote(span)) {
            Some(quote) => found.push(moved(row, job.revision, quote)),
            None => orphaned.push(ClaimId(row.id)),
        }
    }
    Ok((found, orphaned))
}

/// The row in its new place.
pub(super) fn moved(row: Model, revision: i32, quote: Quote) -> Model {
    let at = |place: u32| i32::try_from(place).ok();
    Model {
        revision,
        span_start: at(quote.span.start),
        span_end: at(quote.span.end),
        span_utf16_start: at(quote.span.utf16_start),
        span_utf16_end: at(quote.span.utf16_end),
        prefix: quote.prefix,
        suffix: quote.suffix,
        ..row
    }
}
