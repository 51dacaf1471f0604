//! Claims that a person put others in the place of, when their article has a new revision.

use super::by_hand::HAND;
use crate::entity::claim::{Column, Entity, Model};
use crate::{Error, Job};
use factdesk_domain::{ClaimId, Kind, Standing, carry_key, in_place as after};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};

/// The machine's replaced claims in whose place others stand in the new revision.
pub(super) struct InPlace(Vec<(Model, Vec<ClaimId>)>);

impl InPlace {
    /// Each as a claim that is not to come back, with the place at which it began.
    pub fn standing(&self) -> impl Iterator<Item = (Option<i32>, Standing)> + '_ {
        self.0.iter().map(|(row, _)| {
            let figure = row.figure_text.as_deref();
            let key = carry_key(&row.copy_key, &row.context, &row.text, figure);
            let (id, displaced) = (ClaimId(row.id), true);
            (row.span_start, Standing { id, key, displaced })
        })
    }

    /// The statements among `rows` that stand in the place of a claim.
    pub fn statements<'r>(
        &self,
        of: ClaimId,
        rows: &'r [Model],
    ) -> impl Iterator<Item = &'r Model> + use<'r> {
        let found = self.0.iter().find(|(row, _)| row.id == of.0);
        let ids = found.map(|(_, ids)| ids.clone()).unwrap_or_default();
        let statements = rows.iter().filter(|r| r.kind == Kind::Statement.as_str());
        statements.filter(move |row| ids.contains(&ClaimId(row.id)))
    }
}

/// Reads them; of those entered `by_hand`, the `orphaned` do not stand any more.
pub(super) async fn in_place(
    tx: &impl ConnectionTrait,
    job: &Job,
    by_hand: &[ClaimId],
    orphaned: &[ClaimId],
) -> Result<InPlace, Error> {
    let stands = by_hand.iter().filter(|id| !orphaned.contains(id));
    let stands: HashSet<_> = stands.copied().collect();
    if stands.is_empty() {
        return Ok(InPlace(Vec::new()));
    }
    let replaced = Entity::find()
        .filter(Column::Newsroom.eq(job.newsroom.0))
        .filter(Column::Article.eq(job.article.0))
        .filter(Expr::cust("replaced_by <> '{}'"))
        .all(tx)
        .await?;
    let names = |row: &Model| row.replaced_by.iter().copied().map(ClaimId).collect();
    let replaced_by: HashMap<_, Vec<_>> = replaced
        .iter()
        .map(|row| (ClaimId(row.id), names(row)))
        .collect();
    let found = replaced.into_iter().filter(|row| row.extractor != HAND);
    let found = found.map(|row| {
        let ids = after(ClaimId(row.id), &replaced_by, &stands);
        (row, ids)
    });
    Ok(InPlace(found.filter(|(_, ids)| !ids.is_empty()).collect()))
}
