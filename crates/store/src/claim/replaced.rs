//! What becomes of claims that others take the place of.

use super::change::{self, Change, returning};
use super::lock::Locked;
use super::row;
use crate::Error;
use factdesk_domain::{ArticleId, ClaimId, Principal, Span, holder};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::sync::LazyLock;
use uuid::Uuid;

/// Their verdicts stay with them; the lease on them, their assignment and the question
/// whether to look again end.
static REPLACED: LazyLock<String> = LazyLock::new(|| {
    let columns = [
        "state",
        "replaced_by",
        "recheck_reason",
        "version",
        "update_time",
    ];
    let returning = returning(columns.into_iter());
    format!(
        "with freed as (
        delete from leases using claims
        where claims.newsroom = $1 and claims.id = any ($2)
          and leases.newsroom = $1 and leases.copy_key = claims.copy_key
    )
    update claims
    set state = 'REPLACED', replaced_by = $3, assignee = null, assign_due_time = null,
        escalated = false, recheck_reason = null, version = version + 1, update_time = now()
    where newsroom = $1 and id = any ($2)
    returning {returning}"
    )
});

/// Marks the claims, which are locked, as replaced by others.
pub(super) async fn set_replaced(
    tx: &impl ConnectionTrait,
    by: &Principal,
    old: &[ClaimId],
    new: &[ClaimId],
) -> Result<Vec<Change>, Error> {
    let values = [by.newsroom.0.into(), uuids(old), uuids(new)];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, &*REPLACED, values);
    change::run(tx, update).await
}

/// The figures that stand in any of the claims and are not among them. Nobody else
/// moves them while the article is locked.
pub(super) async fn figures_within(
    tx: &impl ConnectionTrait,
    by: &Principal,
    article: ArticleId,
    outer: &[ClaimId],
) -> Result<Vec<ClaimId>, Error> {
    let select = "
        select id from claims
        where newsroom = $1 and article = $2 and within = any ($3) and id <> all ($3)
          and state <> 'REPLACED'";
    let values = [by.newsroom.0.into(), article.0.into(), uuids(outer)];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = tx.query_all_raw(select).await?;
    let ids = rows.iter().map(|row| row.try_get("", "id"));
    Ok(ids
        .collect::<Result<Vec<Uuid>, _>>()?
        .into_iter()
        .map(ClaimId)
        .collect())
}

/// Moves the locked figures within replaced claims into the new statements, or out
/// of all where there is none for them. Says what went where.
pub(super) async fn move_figures(
    tx: &impl ConnectionTrait,
    by: &Principal,
    locked: &Locked,
    old: &[ClaimId],
    statements: &[(ClaimId, Option<Span>)],
) -> Result<Vec<(Change, Option<ClaimId>)>, Error> {
    let figures = locked.rows().filter(|r| !old.contains(&ClaimId(r.id)));
    let mut moved: Vec<_> = figures
        .map(|figure| {
            let outer = holder(statements, row::span_of(figure));
            (ClaimId(figure.id), outer)
        })
        .collect();
    moved.sort();
    if moved.is_empty() {
        return Ok(Vec::new());
    }
    let update = format!(
        "update claims set within = moved.outer, update_time = now()
        from unnest($2::uuid[], $3::text[]) as t(id, name)
        cross join lateral (select nullif(t.name, '')::uuid as outer) as moved
        where claims.newsroom = $1 and claims.id = t.id
        returning {}",
        returning(["within", "update_time"].into_iter())
    );
    let ids: Vec<_> = moved.iter().map(|(id, _)| *id).collect();
    // An array of the driver's has no nulls.
    let outer = moved.iter().map(|(_, outer)| outer.map(|o| o.to_string()));
    let outer: Vec<String> = outer.map(Option::unwrap_or_default).collect();
    let values: [Value; 3] = [by.newsroom.0.into(), uuids(&ids), outer.into()];
    let update = Statement::from_sql_and_values(DbBackend::Postgres, update, values);
    let changes = change::run(tx, update).await?;
    // Both are in the order of the claims' ids.
    let outer = moved.into_iter().map(|(_, outer)| outer);
    Ok(changes.into_iter().zip(outer).collect())
}

fn uuids(ids: &[ClaimId]) -> Value {
    ids.iter().map(|id| id.0).collect::<Vec<Uuid>>().into()
}
