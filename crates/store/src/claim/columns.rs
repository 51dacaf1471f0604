//! A claim's row, read by the place of its columns.
//!
//! By name, each column would cost a formatted name, a look into a table of names
//! and, where it is null, the text of an error that nobody reads. With more than
//! fifty columns and fifty rows a page, that was most of a page's cost.

use crate::Error;
use crate::entity::claim::{Entity, Model};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, QueryTrait, Select, Statement};
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Decode, Row};
use std::ops::RangeFrom;
use std::sync::LazyLock;

/// All columns, in order, as a select list.
pub(crate) static LIST: LazyLock<String> = LazyLock::new(|| {
    let columns = NAMES.iter().map(|name| format!("claims.{name}"));
    columns.collect::<Vec<_>>().join(", ")
});

/// The rows that a select of whole claims finds.
pub(crate) async fn select(
    db: &impl ConnectionTrait,
    select: Select<Entity>,
) -> Result<Vec<Model>, Error> {
    all(db, select.build(DbBackend::Postgres)).await
}

/// The rows of a statement whose first columns are [`LIST`].
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    statement: Statement,
) -> Result<Vec<Model>, Error> {
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(read).collect()
}

/// A claim from a row whose first columns are [`LIST`].
pub(crate) fn read(row: &QueryResult) -> Result<Model, Error> {
    let row = row.try_as_pg_row();
    model(row.ok_or_else(|| Error::Corrupt("no row of PostgreSQL".into()))?)
}

macro_rules! in_order {
    ($($field:ident)*) => {
        /// The columns in the order of the entity, which is that of its selects.
        const NAMES: &[&str] = &[$(stringify!($field)),*];

        fn model(row: &PgRow) -> Result<Model, Error> {
            let mut place = 0..;
            Ok(Model { $($field: next(row, &mut place)?),* })
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
    suggested_verdict suggestion_reason offered_verdict lease_person lease_expire_time
    superseded_by version extractor create_time update_time
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
