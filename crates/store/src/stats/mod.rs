//! A newsroom's numbers, of one moment.

mod corrections;
mod delay;
mod open;
mod people;
mod second_reviews;
mod verdicts;

use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{Period, Principal, Stats};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

/// All statements see what the first one saw.
const ONE_SNAPSHOT: &str = "set transaction isolation level repeatable read, read only";

impl Store {
    /// What waits now, and what happened from `start` on and before `end`; unset ends
    /// as in [`Period::check`].
    ///
    /// # Errors
    /// [`Error::Invalid`] where these are no period.
    pub async fn stats(
        &self,
        by: &Principal,
        start: Option<DateTime<Utc>>,
        end: Option<DateTime<Utc>>,
    ) -> Result<Stats, Error> {
        let tx = self.db.begin().await?;
        tx.execute_unprepared(ONE_SNAPSHOT).await?;
        let now = statement("select now()", []);
        let now = tx
            .query_one_raw(now)
            .await?
            .map(|row| row.try_get_by_index(0));
        let now = now.transpose()?.unwrap_or_default();
        let period = Period::check(start, end, now)?;
        let (open, overdue) = open::open(&tx, by).await?;
        let (second_reviews, disagreements) =
            second_reviews::second_reviews(&tx, by, period).await?;
        let stats = Stats {
            period,
            open,
            overdue,
            verdicts: verdicts::verdicts(&tx, by, period).await?,
            delay: delay::delay(&tx, by, period).await?,
            second_reviews,
            disagreements,
            corrections: corrections::corrections(&tx, by, period).await?,
            people: people::people(&tx, by, period).await?,
        };
        tx.rollback().await?;
        Ok(stats)
    }
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

/// Newsroom, start, end.
fn of_period(sql: &str, by: &Principal, period: Period) -> Statement {
    let values = [by.newsroom.0.into(), period.start.into(), period.end.into()];
    statement(sql, values)
}
