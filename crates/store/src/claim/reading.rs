//! A claim's row as it lies in PostgreSQL's answer: what becomes a word of the domain is
//! not copied before, and what lies as JSON becomes its type at once. Reading a page of
//! claims is half of what the page costs.

use super::facets::{AttributionRow, CautionRow};
use crate::Error;
use crate::db::InOrder;
use chrono::{DateTime, Utc};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgValueRef, Postgres};
use sqlx::types::Json;
use uuid::Uuid;

/// A column that no reader of claims is told of.
pub(crate) struct Untold;

impl sqlx::Decode<'_, Postgres> for Untold {
    fn decode(_: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(Untold)
    }
}

macro_rules! row {
    ($($field:ident: $type:ty,)*) => {
        /// The columns of [`super::columns::NAMES`].
        #[expect(dead_code, reason = "what is untold only has its place")]
        pub(crate) struct Row<'r> {
            $(pub $field: $type,)*
        }

        impl<'r> Row<'r> {
            /// Reads them off a row.
            ///
            /// # Errors
            /// [`Error::Corrupt`].
            pub fn read(columns: &mut InOrder<'r>) -> Result<Self, Error> {
                Ok(Row { $($field: columns.next()?,)* })
            }

            #[cfg(test)]
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];
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
        assert_eq!(Row::NAMES, super::super::columns::NAMES);
    }
}
