//! Cleaning up after those who died.

use super::ATTEMPTS;
use super::failed::{lock_article, show_on_article};
use crate::db::Db;
use crate::{Error, Store};
use factdesk_domain::{ArticleId, IdSource, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

/// The most jobs that one call puts back, and the most it fails.
const JOBS: u64 = 1_000;
/// Request ids or leases forgotten in one statement, and the most statements in one call.
const BATCH: u64 = 1_000;
const ROUNDS: usize = 10;

impl Store {
    /// Puts jobs whose lease has passed back into the queue (or fails them after
    /// the fifth attempt), and forgets request ids older than 7 days and reviewers'
    /// leases that have passed, which hold nothing any more. Does a
    /// bounded amount of work; the rest is the next call's. Returns how many jobs
    /// it touched.
    ///
    /// Jobs that one worker held when it died come back at different times, drawn
    /// from 2 s after the first attempt up to 16 s after the fourth: if one text
    /// kills its worker, the others must not share its fate five times.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn reap(&self, ids: &dyn IdSource) -> Result<u64, Error> {
        let mut touched = put_back(&self.db).await?;
        for job in used_up(&self.db).await? {
            touched += u64::from(self.fail_for_good(ids, &job).await?);
        }
        forget(&self.db, OLD_REQUESTS).await?;
        forget(&self.db, PASSED_LEASES).await?;
        Ok(touched)
    }

    /// Says whether the job was still there to be failed.
    async fn fail_for_good(&self, ids: &dyn IdSource, job: &UsedUp) -> Result<bool, Error> {
        let error = format!("the worker died {ATTEMPTS} times while extracting this text");
        let (newsroom, article) = (NewsroomId(job.newsroom), ArticleId(job.article));
        let fail = "
            update jobs
            set state = 'FAILED', error = $5,
                worker = null, lease_token = null, lease_expire_time = null
            where newsroom = $1 and article = $2 and revision = $3 and attempts >= $4
              and state = 'LEASED' and lease_expire_time <= now()";
        let values = [
            job.newsroom.into(),
            job.article.into(),
            job.revision.into(),
            ATTEMPTS.into(),
            error.as_str().into(),
        ];
        let tx = self.db.begin().await?;
        lock_article(&tx, newsroom, article).await?;
        let failed = tx
            .execute_raw(Statement::from_sql_and_values(
                DbBackend::Postgres,
                fail,
                values,
            ))
            .await?;
        let ours = failed.rows_affected() == 1;
        if ours {
            show_on_article(&tx, ids, newsroom, article, job.revision, &error).await?;
        }
        tx.commit().await?;
        Ok(ours)
    }
}

async fn put_back(db: &Db) -> Result<u64, Error> {
    let back = "
        update jobs
        set state = 'READY', error = 'the worker died',
            run_time = now() + make_interval(secs => random() * 2 ^ attempts),
            worker = null, lease_token = null, lease_expire_time = null
        where ctid = any (array(
            select ctid from jobs
            where state = 'LEASED' and lease_expire_time <= now() and attempts < $1
            order by lease_expire_time limit $2
            for update skip locked
        ))";
    let values = [ATTEMPTS.into(), JOBS.into()];
    let done = db
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            back,
            values,
        ))
        .await?;
    Ok(done.rows_affected())
}

#[derive(FromQueryResult)]
struct UsedUp {
    newsroom: Uuid,
    article: Uuid,
    revision: i32,
}

async fn used_up(db: &Db) -> Result<Vec<UsedUp>, Error> {
    let select = "
        select newsroom, article, revision from jobs
        where state = 'LEASED' and lease_expire_time <= now() and attempts >= $1
        order by lease_expire_time limit $2";
    let values = [ATTEMPTS.into(), JOBS.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    Ok(UsedUp::find_by_statement(select).all(db).await?)
}

const OLD_REQUESTS: &str = "
    delete from request_ids
    where ctid = any (array(
        select ctid from request_ids
        where create_time < now() - interval '7 days'
        order by create_time limit $1
        for update skip locked
    ))";

/// There are few rows that live, so any that have passed are found by looking at all.
const PASSED_LEASES: &str = "
    delete from leases
    where ctid = any (array(
        select ctid from leases where expire_time <= now() limit $1 for update skip locked
    ))";

async fn forget(db: &Db, rows: &str) -> Result<(), Error> {
    for _ in 0..ROUNDS {
        let forget = Statement::from_sql_and_values(DbBackend::Postgres, rows, [BATCH.into()]);
        if db.execute_raw(forget).await?.rows_affected() < BATCH {
            break;
        }
    }
    Ok(())
}
