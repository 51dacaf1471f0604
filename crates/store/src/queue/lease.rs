//! Taking jobs.

use crate::{Error, Job, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{ArticleId, NewsroomId};
use sea_orm::{DbBackend, FromQueryResult, Statement, Value};
use std::time::Duration;
use uuid::Uuid;

/// Finds newsrooms that have ready jobs, deals `batch` turns among them, and
/// takes that many jobs of each.
///
/// What it costs grows with `batch` and with the number of newsrooms that wait,
/// not with the number of jobs: `waiting` jumps along the index from newsroom to
/// newsroom, `turns` looks at no more than `batch` jobs of each.
///
/// `deal` gives every newsroom its first turn before anybody's second, in an
/// order drawn anew each time, so that those who find no place in a small batch
/// have the same chance in the next. Turns are dealt before any lock is taken:
/// jobs that another worker is about to take are passed over in `taken`, and the
/// newsroom's next ones are taken instead. They are updated by `ctid`, because the
/// planner takes `taken` to be long and would join it to all of `jobs`. `batch` stands in
/// the text, so that its plan is kept.
const LEASE: &str = "
    with recursive waiting as (
        (select lane, newsroom from jobs where state = 'READY' order by lane, newsroom limit 1)
        union all
        select next.* from waiting w, lateral (
            select lane, newsroom from jobs
            where state = 'READY' and (lane, newsroom) > (w.lane, w.newsroom)
            order by lane, newsroom limit 1
        ) next
    ), turns as (
        select w.*, turn from waiting w, lateral (
            select row_number() over () as turn from (
                select from jobs
                where state = 'READY' and lane = w.lane and newsroom = w.newsroom
                  and run_time <= now()
                order by run_time limit :batch
            ) ready
        ) numbered
    ), deal as (
        select lane, newsroom, count(*) as share
        from (select * from turns order by lane, turn, random() limit :batch) dealt
        group by lane, newsroom
    ), leased as (
        update jobs
        set state = 'LEASED', attempts = attempts + 1, worker = $1, lease_token = $2,
            lease_expire_time = now() + make_interval(secs => $3)
        where ctid = any (array(
            select taken.ctid from deal d, lateral (
                select ctid from jobs
                where state = 'READY' and lane = d.lane and newsroom = d.newsroom
                  and run_time <= now()
                order by run_time limit d.share
                for update skip locked
            ) taken
        ))
        returning newsroom, article, revision, attempts, lane, run_time
    )
    select l.newsroom, l.article, l.revision, l.attempts,
           r.title, r.body, r.language_code, r.publish_time
    from leased l
    join revisions r on (r.newsroom, r.article, r.number) = (l.newsroom, l.article, l.revision)
    order by l.lane, l.run_time";

impl Store {
    /// Leases up to `batch` jobs for `lease` under the fence `token`, counting
    /// the attempt: interactive before bulk, newsrooms in turn.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn lease_jobs(
        &self,
        worker: &str,
        token: Uuid,
        batch: u32,
        lease: Duration,
    ) -> Result<Vec<Job>, Error> {
        let values: [Value; 3] = [worker.into(), token.into(), lease.as_secs_f64().into()];
        let lease = LEASE.replace(":batch", &batch.to_string());
        let lease = Statement::from_sql_and_values(DbBackend::Postgres, lease, values);
        let rows = Leased::find_by_statement(lease).all(&self.db).await?;
        Ok(rows.into_iter().map(|row| row.job(token)).collect())
    }
}

#[derive(FromQueryResult)]
struct Leased {
    newsroom: Uuid,
    article: Uuid,
    revision: i32,
    attempts: i32,
    title: String,
    body: String,
    language_code: Option<String>,
    publish_time: Option<DateTime<Utc>>,
}

impl Leased {
    fn job(self, token: Uuid) -> Job {
        Job {
            newsroom: NewsroomId(self.newsroom),
            article: ArticleId(self.article),
            revision: self.revision,
            attempt: self.attempts,
            token,
            title: self.title,
            body: self.body,
            language_code: self.language_code,
            publish_time: self.publish_time,
        }
    }
}
