//! Giving jobs back.

use super::failed::{lock_article, show_on_article};
use super::{ATTEMPTS, Finished};
use crate::{Error, Job, Store};
use factdesk_domain::IdSource;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

/// The fence: the caller's own lease, and not yet over. The clock is read now, not
/// at the start of a transaction that may have waited for the article.
const MINE: &str = "where newsroom = $1 and article = $2 and revision = $3
    and lease_token = $4 and state = 'LEASED' and lease_expire_time > clock_timestamp()";

impl Store {
    /// Notes that an attempt failed: back into the queue after 1 s, 2 s, 4 s, 8 s,
    /// or, after the fifth attempt, failed for good with `error` on the article
    /// (where the revision is its latest). [`Finished::Saved`] says that this is
    /// noted.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn fail_job(
        &self,
        ids: &dyn IdSource,
        job: &Job,
        error: &str,
    ) -> Result<Finished, Error> {
        // PostgreSQL stores no NUL, and a panic's message may hold anything.
        let error = error.replace('\0', "\u{fffd}");
        let tx = self.db.begin().await?;
        let last = job.attempt >= ATTEMPTS;
        if last {
            lock_article(&tx, job.newsroom, job.article).await?;
        }
        let back = format!(
            "update jobs
             set state = case when $6 then 'FAILED' else 'READY' end, error = $5,
                 run_time = now() + make_interval(secs => 2 ^ (attempts - 1)),
                 worker = null, lease_token = null, lease_expire_time = null {MINE}"
        );
        let outcome = fenced(&tx, job, back, &[error.as_str().into(), last.into()]).await?;
        if last && outcome == Finished::Saved {
            let (newsroom, article, revision) = (job.newsroom, job.article, job.revision);
            show_on_article(&tx, ids, newsroom, article, revision, &error).await?;
        }
        tx.commit().await?;
        Ok(outcome)
    }

    /// Gives an unfinished job back at once, its attempt not counted: the worker
    /// stops. [`Finished::Saved`] says that it is back.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn release_job(&self, job: &Job) -> Result<Finished, Error> {
        let back = format!(
            "update jobs
             set state = 'READY', attempts = attempts - 1,
                 worker = null, lease_token = null, lease_expire_time = null {MINE}"
        );
        fenced(&self.db, job, back, &[]).await
    }
}

/// Runs an update that ends with [`MINE`]; `more` are its values from $5 on.
async fn fenced(
    tx: &impl ConnectionTrait,
    job: &Job,
    update: String,
    more: &[Value],
) -> Result<Finished, Error> {
    let mut values: Vec<Value> = vec![
        job.newsroom.0.into(),
        job.article.0.into(),
        job.revision.into(),
        job.token.into(),
    ];
    values.extend_from_slice(more);
    let done = tx
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            update,
            values,
        ))
        .await?;
    Ok(match done.rows_affected() {
        0 => Finished::LeaseLost,
        _ => Finished::Saved,
    })
}
