//! A claim's row as it lies in PostgreSQL's answer: what becomes a word of the domain is
//! not copied before, and what lies as JSON becomes its type at once. Reading a page of
//! claims is half of what the page costs.

use super::facets::{AttributionRow, CautionRow};
use crate::Error;
use crate::db::InOrder;
use chrono::{DateTime, Utc};
use sqlx::postgres::Postgres;
use sqlx::types::Json;
use uuid::Uuid;

/// A column that no reader of claims is told of.
pub(crate) struct Untold;

/// Which columns a row has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of the entity's.
    All,
    /// All but what is [`Untold`].
    Told,
}

/// A column of some type.
trait Column<'r>: Sized {
    /// Whether readers are told of it.
    const TOLD: bool;

    fn read(columns: &mut InOrder<'r>, which: Which) -> Result<Self, Error>;
}

impl<'r, T: sqlx::Decode<'r, Postgres>> Column<'r> for T {
    const TOLD: bool = true;

    fn read(columns: &mut InOrder<'r>, _: Which) -> Result<Self, Error> {
        columns.next()
    }
}

impl<'r> Column<'r> for Untold {
    const TOLD: bool = false;

    fn read(columns: &mut InOrder<'r>, which: Which) -> Result<Self, Error> {
        if which == Which::All {
            columns.pass();
        }
        Ok(Untold)
    }
}

macro_rules! row {
    ($($field:ident: $type:ty,)*) => {
        /// The columns of [`super::columns::NAMES`], or what is told of them.
        #[expect(dead_code, reason = "what is untold only has its place")]
        pub(crate) struct Row<'r> {
            $(pub $field: $type,)*
        }

        impl<'r> Row<'r> {
            /// Reads them off a row.
            ///
            /// # Errors
            /// [`Error::Corrupt`].
            pub fn read(columns: &mut InOrder<'r>, which: Which) -> Result<Self, Error> {
                Ok(Row { $($field: Column::read(columns, which)?,)* })
            }

            /// The names of the columns that readers are told of.
            pub fn told() -> impl Iterator<Item = &'static str> {
                let told = Self::NAMES.iter().filter(|(_, told)| *told);
                told.map(|(name, _)| *name)
            }

            const NAMES: &'static [(&'static str, bool)] =
                &[$((stringify!($field), <$type as Column<'r>>::TOLD)),*];
        }
    };
}

row! {
    newsroom: Untold,
    id: Uuid,
    article: Uuid,
    revision: i32,
    kind: &'r str,
    text: String,
    proposition: String,
    span_start: Option<i32>,
    span_end: Option<i32>,
    span_utf16_start: Option<i32>,
    span_utf16_end: Option<i32>,
    prefix: String,
    suffix: String,
    context: String,
    within: Option<Uuid>,
    copy_key: String,
    attributions: Json<Vec<AttributionRow>>,
    claimants: Untold,
    stance: Option<&'r str>,
    cautions: Json<Vec<CautionRow<'r>>>,
    caution_categories: Untold,
    measure: Option<&'r str>,
    unit_noun: Option<String>,
    bound: Option<&'r str>,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
    vague: Option<bool>,
    as_of_earliest: Option<DateTime<Utc>>,
    as_of_latest: Option<DateTime<Utc>>,
    as_of_basis: Option<String>,
    figure_text: Option<String>,
    figure_start: Option<i32>,
    figure_end: Option<i32>,
    figure_utf16_start: Option<i32>,
    figure_utf16_end: Option<i32>,
    check_worthiness: f64,
    worthiness_reasons: Vec<String>,
    labels: Vec<String>,
    state: &'r str,
    verdict: Option<&'r str>,
    attribution_verdict: Option<&'r str>,
    reason: String,
    suggested_verdict: Option<&'r str>,
    suggestion_reason: String,
    offered_verdict: Option<&'r str>,
    version: i32,
    extractor: String,
    create_time: DateTime<Utc>,
    update_time: DateTime<Utc>,
    due_time: DateTime<Utc>,
    assignee: Untold,
    assign_due_time: Option<DateTime<Utc>>,
    escalated: bool,
    recheck_time: Option<DateTime<Utc>>,
    recheck_reason: Option<&'r str>,
    replaces: Vec<Uuid>,
    replaced_by: Vec<Uuid>,
    salt: Untold,
    happening: Option<&'r str>,
    places: Vec<String>,
    occurred_earliest: Option<DateTime<Utc>>,
    occurred_latest: Option<DateTime<Utc>>,
    rules: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_the_columns() {
        let names: Vec<_> = Row::NAMES.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, super::super::columns::NAMES);
        let untold = names.len() - Row::told().count();
        assert_eq!(untold, 5, "what is untold is not read");
    }
}
