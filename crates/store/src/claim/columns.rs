//! A claim's row, read by the place of its columns.
//!
//! With more than fifty columns and fifty rows a page, reading them by name was most of
//! a page's cost. A test holds the entity's columns against the schema's.

use super::reading::{Row, Which};
use super::row::claim;
use crate::Error;
use crate::db::InOrder;
use crate::entity::claim::{Entity, Model};
use chrono::DateTime;
use factdesk_domain::Claim;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, QueryTrait, Select, Statement};
use serde_json::{Map, Value as Json, json};
use std::sync::LazyLock;

/// All columns, in order, and what lies beside them, as a select list.
pub(crate) static LIST: LazyLock<String> = LazyLock::new(|| list(NAMES.iter().copied()));

/// What a reader of claims is told, as a select list.
pub(crate) static TOLD: LazyLock<String> = LazyLock::new(|| list(Row::told()));

fn list(names: impl Iterator<Item = &'static str>) -> String {
    let columns = names.map(|name| format!("claims.{name}"));
    let beside = [HOLDER, ASSIGNEE, JOINED].map(str::to_owned);
    columns.chain(beside).collect::<Vec<_>>().join(", ")
}

/// Who holds the claim now, and until when in microseconds.
const HOLDER: &str = "(
    select array[p.id::text, p.handle, (extract(epoch from l.expire_time) * 1000000)::bigint::text]
    from leases l join people p on (p.newsroom, p.id) = (l.newsroom, l.person)
    where l.newsroom = claims.newsroom and l.copy_key = claims.copy_key and l.expire_time > now())";

/// The handle of whom it is assigned to. Most are assigned to nobody, and PostgreSQL
/// would look for nobody, too.
const ASSIGNEE: &str = "case when claims.assignee is not null then (
    select p.handle from people p where p.newsroom = claims.newsroom and p.id = claims.assignee) end";

/// The event that it tells of, its series, and the figure that superseded it: of a measure
/// that only grows the head, where that is higher, and not earlier. Two bounds of one
/// article that go together are no different numbers. As `ledger::relate` says it.
/// What is of no series, or a part, has no head and looks for none.
const JOINED: &str = "(
    select array[coalesce(e.merged_into, e.id)::text, s.series,
        case when s.series is not null and s.part_of is null then (
            select h.claim::text from series_heads h
            where h.newsroom = s.newsroom and h.event = coalesce(e.merged_into, e.id)
              and h.series = s.series and h.low > coalesce(s.low, s.high)
              and (s.earliest > h.latest) is not true
              and not (h.article = s.article and coalesce(s.high >= h.low, true)
                       and (h.earliest > s.latest) is not true)) end]
    from sightings s
    join events e on e.newsroom = s.newsroom and e.id = s.event
    where s.newsroom = claims.newsroom and s.claim = claims.id)";

/// A claim that is to be changed, or was.
pub(crate) struct Found {
    /// The claim.
    pub claim: Claim,
    /// Its whole row, which the history covers.
    pub row: Model,
}

/// The claims that a select finds.
pub(crate) async fn select(
    db: &impl ConnectionTrait,
    select: Select<Entity>,
) -> Result<Vec<Claim>, Error> {
    // In one piece: column by column it is quoted anew in each call.
    let mut select = select.into_query();
    select.clear_selects().expr(Expr::cust(TOLD.as_str()));
    told(db, DbBackend::Postgres.build(&select)).await
}

/// A select of claims, to be read by [`told`]; the entity's own would name each column
/// only for [`select`] to take it away.
pub(crate) fn query() -> SelectStatement {
    let mut query = Query::select();
    query.expr(Expr::cust(TOLD.as_str())).from(Entity);
    query
}

/// The claims of a statement whose columns are [`TOLD`].
pub(crate) async fn told(
    db: &impl ConnectionTrait,
    statement: Statement,
) -> Result<Vec<Claim>, Error> {
    claims(db, statement, Which::Told).await
}

/// The claims of a statement whose first columns are [`LIST`].
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    statement: Statement,
) -> Result<Vec<Claim>, Error> {
    claims(db, statement, Which::All).await
}

async fn claims(
    db: &impl ConnectionTrait,
    statement: Statement,
    which: Which,
) -> Result<Vec<Claim>, Error> {
    let rows = db.query_all_raw(statement).await?;
    let read = |row| claim(&mut InOrder::of(row)?, which);
    rows.iter().map(read).collect()
}

/// A claim and its row, from a row whose first columns are [`LIST`].
pub(crate) fn read(row: &QueryResult) -> Result<Found, Error> {
    Ok(Found {
        claim: claim(&mut InOrder::of(row)?, Which::All)?,
        row: model(&mut InOrder::of(row)?)?,
    })
}

macro_rules! in_order {
    ($($field:ident)*) => {
        /// The columns in the order of the entity, which is that of its selects.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($field)),*];

        /// A claim from a row's first columns.
        pub(crate) fn model(columns: &mut InOrder<'_>) -> Result<Model, Error> {
            Ok(Model { $($field: columns.next()?),* })
        }

        /// The columns that differ, with their values before.
        pub(crate) fn changed(before: &Model, after: &Model) -> Json {
            let mut changed = Map::new();
            $(if before.$field != after.$field {
                changed.insert(stringify!($field).to_owned(), json!(before.$field));
            })*
            Json::Object(changed)
        }

        /// Of columns as they were, those that are otherwise now.
        pub(crate) fn only_changed(mut before: Json, after: &Model) -> Json {
            if let Some(before) = before.as_object_mut() {
                before.retain(|name, value| match name.as_str() {
                    $(stringify!($field) => !same(name, value, &json!(after.$field)),)*
                    _ => true,
                });
            }
            before
        }
    };
}

in_order! {
    newsroom id article revision kind text proposition
    span_start span_end span_utf16_start span_utf16_end prefix suffix context within copy_key
    attributions claimants stance cautions caution_categories
    measure unit_noun bound low high unit vague as_of_earliest as_of_latest as_of_basis
    figure_text figure_start figure_end figure_utf16_start figure_utf16_end
    check_worthiness worthiness_reasons labels state verdict attribution_verdict reason
    suggested_verdict suggestion_reason offered_verdict
    version extractor create_time update_time
    due_time assignee assign_due_time escalated recheck_time recheck_reason replaces replaced_by salt
    happening places occurred_earliest occurred_latest rules
}

/// Whether two values of a column are the same: PostgreSQL prints the number 7.0 as 7,
/// and times with another name for UTC.
fn same(column: &str, one: &Json, other: &Json) -> bool {
    let times = ["_time", "earliest", "latest"];
    let is_time = times.iter().any(|end| column.ends_with(end));
    let time = |json: &Json| DateTime::parse_from_rfc3339(json.as_str()?).ok();
    match (one.as_f64().zip(other.as_f64()), is_time) {
        (Some((one, other)), _) => one == other,
        (None, true) => time(one) == time(other),
        (None, false) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::claim::Column;
    use sea_orm::{IdenStatic, Iterable};

    #[test]
    fn what_is_printed_otherwise_is_the_same() {
        let low = |one: Json, other: Json| same("low", &one, &other);
        assert!(low(json!(7), json!(7.0)) && low(json!(null), json!(null)));
        assert!(!low(json!(7), json!(7.5)) && !low(json!(null), json!(0)));
        let [utc, z, later] =
            ["00+00:00", "00Z", "01Z"].map(|s| json!(format!("2026-11-26T00:00:{s}")));
        assert!(same("occurred_latest", &utc, &z) && !same("text", &utc, &z));
        for other in [&later, &json!(null)] {
            assert!(!same("recheck_time", &utc, other), "{other}");
        }
    }

    #[test]
    fn the_order_is_the_entitys() {
        let entity: Vec<_> = Column::iter().map(|column| column.as_str()).collect();
        assert_eq!(entity, NAMES);
    }
}
