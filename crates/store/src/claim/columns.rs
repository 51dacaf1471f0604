//! A claim's row, read by the place of its columns.
//!
//! By name, each column would cost a formatted name, a look into a table of names
//! and, where it is null, the text of an error that nobody reads. With more than
//! fifty columns and fifty rows a page, that was most of a page's cost.

use crate::Error;
use crate::entity::claim::{Entity, Model};
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimId, ClaimLease, EventId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, QueryResult, QuerySelect, QueryTrait, Select, Statement,
};
use serde_json::{Map, Value as Json, json};
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Decode, Row};
use std::ops::RangeFrom;
use std::sync::LazyLock;

/// All columns, in order, and what lies beside them, as a select list.
pub(crate) static LIST: LazyLock<String> = LazyLock::new(|| {
    let columns = NAMES.iter().map(|name| format!("claims.{name}"));
    let beside = [HOLDER, ASSIGNEE, JOINED].map(str::to_owned);
    columns.chain(beside).collect::<Vec<_>>().join(", ")
});

/// Who holds the claim now, and until when in microseconds.
const HOLDER: &str = "(
    select array[p.id::text, p.handle, (extract(epoch from l.expire_time) * 1000000)::bigint::text]
    from leases l join people p on (p.newsroom, p.id) = (l.newsroom, l.person)
    where l.newsroom = claims.newsroom and l.copy_key = claims.copy_key and l.expire_time > now())";

/// The handle of whom it is assigned to.
const ASSIGNEE: &str = "(
    select p.handle from people p where p.newsroom = claims.newsroom and p.id = claims.assignee)";

/// The event that it tells of, its series, and the figure that superseded it: of a measure
/// that only grows the head, where that is higher, and not earlier. Two bounds of one
/// article that go together are no different numbers. As `ledger::relate` says it.
const JOINED: &str = "(
    select array[coalesce(e.merged_into, e.id)::text, s.series, h.claim::text]
    from sightings s
    join events e on e.newsroom = s.newsroom and e.id = s.event
    left join series_heads h
        on h.newsroom = s.newsroom and h.event = coalesce(e.merged_into, e.id)
       and h.series = s.series and s.part_of is null
       and h.low > coalesce(s.low, s.high)
       and (s.earliest > h.latest) is not true
       and not (h.article = s.article and coalesce(s.high >= h.low, true)
                and (h.earliest > s.latest) is not true)
    where s.newsroom = claims.newsroom and s.claim = claims.id)";

/// A claim's row and what lies beside it.
#[derive(Clone)]
pub(crate) struct Found {
    /// The row.
    pub row: Model,
    /// The lease on it that lives.
    pub lease: Option<ClaimLease>,
    /// The handle of whom it is assigned to.
    pub assignee: Option<String>,
    /// Where it is joined.
    pub joined: Joined,
}

/// Where a claim is joined.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joined {
    /// The event that goes on.
    pub event: Option<EventId>,
    /// The id of its series within that.
    pub series: Option<String>,
    /// The claim whose figure moved past this one.
    pub superseded_by: Option<ClaimId>,
}

/// The rows that a select of whole claims finds.
pub(crate) async fn select(
    db: &impl ConnectionTrait,
    select: Select<Entity>,
) -> Result<Vec<Found>, Error> {
    let select = select
        .column_as(Expr::cust(HOLDER), "holder")
        .column_as(Expr::cust(ASSIGNEE), "assignee_handle")
        .column_as(Expr::cust(JOINED), "joined");
    all(db, select.build(DbBackend::Postgres)).await
}

/// The rows of a statement whose first columns are [`LIST`].
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    statement: Statement,
) -> Result<Vec<Found>, Error> {
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(read).collect()
}

/// A claim from a row whose first columns are [`LIST`].
pub(crate) fn read(row: &QueryResult) -> Result<Found, Error> {
    let row = row.try_as_pg_row();
    let row = row.ok_or_else(|| Error::Corrupt("no row of PostgreSQL".into()))?;
    let mut behind = NAMES.len()..;
    Ok(Found {
        row: model(row)?,
        lease: next::<Option<Vec<String>>>(row, &mut behind)?.and_then(lease),
        assignee: next(row, &mut behind)?,
        joined: next::<Option<Vec<Option<String>>>>(row, &mut behind)?
            .and_then(joined)
            .unwrap_or_default(),
    })
}

fn joined(ids: Vec<Option<String>>) -> Option<Joined> {
    let [event, series, superseded_by] = <[Option<String>; 3]>::try_from(ids).ok()?;
    Some(Joined {
        event: Some(EventId(event?.parse().ok()?)),
        series,
        superseded_by: superseded_by.and_then(|id| Some(ClaimId(id.parse().ok()?))),
    })
}

fn lease(holder: Vec<String>) -> Option<ClaimLease> {
    let [person, handle, until] = <[String; 3]>::try_from(holder).ok()?;
    Some(ClaimLease {
        person: PersonId(person.parse().ok()?),
        handle,
        expire_time: DateTime::<Utc>::from_timestamp_micros(until.parse().ok()?)?,
    })
}

macro_rules! in_order {
    ($($field:ident)*) => {
        /// The columns in the order of the entity, which is that of its selects.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($field)),*];

        /// A claim from a row's first columns.
        pub(crate) fn model(row: &PgRow) -> Result<Model, Error> {
            let mut place = 0..;
            Ok(Model { $($field: next(row, &mut place)?),* })
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
                    $(stringify!($field) => *value != json!(after.$field),)*
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
    happening places occurred_earliest occurred_latest
}

/// The column at the next place. Its type is not asked for again: that cost more than
/// reading it, and a test holds the entity's columns against the schema's.
fn next<'r, T>(row: &'r PgRow, place: &mut RangeFrom<usize>) -> Result<T, Error>
where
    T: Decode<'r, Postgres>,
{
    let at = place.next().unwrap_or_default();
    row.try_get_unchecked(at)
        .map_err(|e| Error::Corrupt(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::claim::Column;
    use sea_orm::{IdenStatic, Iterable};

    #[test]
    fn the_order_is_the_entitys() {
        let entity: Vec<_> = Column::iter().map(|column| column.as_str()).collect();
        assert_eq!(entity, NAMES);
    }
}
