//! The end of a job.

use super::save::save;
use crate::entity::article;
use crate::{Error, Finished, Job, Store};
use factdesk_domain::{Extraction, IdSource};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QuerySelect, Statement};

impl Store {
    /// Stores the claims of a job, carrying on those that stand already, and
    /// finishes it: all in one transaction, and only if the lease is still its own.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn finish_job(
        &self,
        ids: &dyn IdSource,
        job: &Job,
        extraction: &Extraction,
    ) -> Result<Finished, Error> {
        let tx = self.db.begin().await?;
        // The article before the job, as everybody who locks both does.
        let key = (job.newsroom.0, job.article.0);
        let row = article::Entity::find_by_id(key)
            .lock_exclusive()
            .one(&tx)
            .await?;
        let (Some(row), true) = (row, take_job(&tx, job).await?) else {
            tx.rollback().await?;
            return Ok(Finished::LeaseLost);
        };
        // A later revision came in meanwhile: its claims are the ones that count.
        if row.latest == job.revision {
            save(&tx, ids, job, extraction, &row).await?;
        }
        tx.commit().await?;
        Ok(Finished::Saved)
    }
}

/// The fence: the job's row goes away only under its own, living lease. The
/// clock is read now, not at the transaction's start, which may lie before a
/// wait for the article's lock.
const TAKE: &str = "
    delete from jobs
    where newsroom = $1 and article = $2 and revision = $3
      and state = 'LEASED' and lease_token = $4 and lease_expire_time > clock_timestamp()";

async fn take_job(tx: &impl ConnectionTrait, job: &Job) -> Result<bool, Error> {
    let values = [
        job.newsroom.0.into(),
        job.article.0.into(),
        job.revision.into(),
        job.token.into(),
    ];
    let taken = Statement::from_sql_and_values(DbBackend::Postgres, TAKE, values);
    Ok(tx.execute_raw(taken).await?.rows_affected() == 1)
}
