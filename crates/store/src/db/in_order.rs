//! A row's columns, read one after the other.
//!
//! By name, each column costs a formatted name, a look into a table of names and, where
//! it is null, the text of an error that nobody reads.

use crate::Error;
use sea_orm::QueryResult;
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Decode, Row};

/// What is left of a row.
pub(crate) struct InOrder<'r> {
    row: &'r PgRow,
    next: usize,
}

impl<'r> InOrder<'r> {
    /// The whole row.
    ///
    /// # Errors
    /// [`Error::Corrupt`] where it comes from somewhere else than PostgreSQL.
    pub fn of(row: &'r QueryResult) -> Result<Self, Error> {
        let row = row.try_as_pg_row();
        let row = row.ok_or_else(|| Error::Corrupt("no row of PostgreSQL".into()))?;
        Ok(Self::from(row))
    }

    /// The next column. Its type is not asked for again: that would cost more than
    /// reading it.
    ///
    /// # Errors
    /// [`Error::Corrupt`] where it does not read as a `T`.
    pub fn next<T: Decode<'r, Postgres>>(&mut self) -> Result<T, Error> {
        let at = self.next;
        self.next += 1;
        let value = self.row.try_get_unchecked(at);
        value.map_err(|e| Error::Corrupt(e.to_string()))
    }

    /// Passes by the next column.
    pub fn pass(&mut self) {
        self.next += 1;
    }
}

impl<'r> From<&'r PgRow> for InOrder<'r> {
    fn from(row: &'r PgRow) -> Self {
        InOrder { row, next: 0 }
    }
}
