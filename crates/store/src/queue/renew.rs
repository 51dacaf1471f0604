//! Keeping jobs.

use crate::{Error, Store};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Duration;
use uuid::Uuid;

/// A lease that has passed is not brought back to life: somebody else may
/// already look at its job. In the order of their keys, as everybody locks several
/// jobs who waits for them.
const RENEW: &str = "
    with own as materialized (
        select newsroom, article, revision from jobs
        where state = 'LEASED' and lease_token = $1 and lease_expire_time > clock_timestamp()
        order by newsroom, article, revision for update
    )
    update jobs set lease_expire_time = clock_timestamp() + make_interval(secs => $2)
    from own
    where (jobs.newsroom, jobs.article, jobs.revision) = (own.newsroom, own.article, own.revision)
      and jobs.state = 'LEASED' and jobs.lease_token = $1
      and jobs.lease_expire_time > clock_timestamp()";

impl Store {
    /// Keeps the jobs leased under `token` for another `lease` from now, and says
    /// how many there still are.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn renew_jobs(&self, token: Uuid, lease: Duration) -> Result<u64, Error> {
        let values = [token.into(), lease.as_secs_f64().into()];
        let renew = Statement::from_sql_and_values(DbBackend::Postgres, RENEW, values);
        Ok(self.db.execute_raw(renew).await?.rows_affected())
    }
}
