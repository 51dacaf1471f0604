//! A look into the database past everything of ours.

use sqlx::postgres::PgRow;
use sqlx::{Connection, Decode, FromRow, PgConnection, Postgres, Type};

/// One connection, and one attempt to make it.
pub async fn connect(url: &str) -> Result<PgConnection, sqlx::Error> {
    PgConnection::connect(url).await
}

/// The only column of the only row.
pub async fn one<T>(db: &mut PgConnection, select: &'static str) -> T
where
    T: for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin,
{
    sqlx::query_scalar(select).fetch_one(db).await.unwrap()
}

/// All rows.
pub async fn rows<T>(db: &mut PgConnection, select: &'static str) -> Vec<T>
where
    T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    sqlx::query_as(select).fetch_all(db).await.unwrap()
}
