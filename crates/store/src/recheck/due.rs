//! Verdicts whose recheck time came.

use super::ask::{COLUMNS, tell};
use crate::claim::change::{self, returning};
use crate::{Error, Store};
use factdesk_domain::{IdSource, NewsroomId, RecheckReason};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::sync::LazyLock;
use uuid::Uuid;

/// The most claims of one newsroom that one call marks.
const EACH: i64 = 200;

/// Jumps along the index from newsroom to newsroom: it costs as many steps as newsrooms
/// have such verdicts, however many these are.
const NEWSROOMS: &str = "
    with recursive dated as (
        (select newsroom from claims
         where state = 'REVIEWED' and recheck_time is not null order by newsroom limit 1)
        union all
        select next.newsroom from dated d, lateral (
            select newsroom from claims
            where state = 'REVIEWED' and recheck_time is not null and newsroom > d.newsroom
            order by newsroom limit 1
        ) next
    )
    select newsroom from dated d
    where exists (
        select from claims c
        where c.newsroom = d.newsroom and c.state = 'REVIEWED'
          and c.recheck_time is not null and c.recheck_time <= now())";

/// The longest due first. Those that somebody else has in hand are left: another marks
/// them, or reviews them, or the next call finds them again.
static MARK: LazyLock<String> = LazyLock::new(|| {
    let returning = returning(COLUMNS.into_iter());
    format!(
        "update claims
    set state = 'NEEDS_RECHECK', recheck_reason = 'TIME', due_time = now(),
        version = version + 1, update_time = now()
    where ctid = any (array(
        select ctid from claims
        where newsroom = $1 and state = 'REVIEWED'
          and recheck_time is not null and recheck_time <= now()
        order by recheck_time limit $2
        for update skip locked
    ))
    returning {returning}"
    )
});

impl Store {
    /// Asks to look again at the verdicts whose recheck time came: of each newsroom so
    /// many a call, in a transaction of its own, so that none waits for another. Returns
    /// how many it marked; the rest is the next call's.
    ///
    /// # Errors
    /// Only the database's. One newsroom's trouble does not keep the others' verdicts
    /// from being marked.
    pub async fn ask_due_rechecks(&self, ids: &dyn IdSource) -> Result<u64, Error> {
        let mut asked = 0;
        let mut trouble = None;
        for newsroom in self.newsrooms_with_due_rechecks().await? {
            match self.ask_due_in(ids, newsroom).await {
                Ok(claims) => asked += claims,
                Err(error @ Error::Unavailable(_)) => return Err(error),
                Err(error) => trouble = Some(error),
            }
        }
        trouble.map_or(Ok(asked), Err)
    }

    async fn newsrooms_with_due_rechecks(&self) -> Result<Vec<NewsroomId>, Error> {
        let select = Statement::from_string(DbBackend::Postgres, NEWSROOMS);
        let rows = self.db.query_all_raw(select).await?;
        let ids: Result<Vec<Uuid>, _> = rows.iter().map(|r| r.try_get("", "newsroom")).collect();
        Ok(ids?.into_iter().map(NewsroomId).collect())
    }

    async fn ask_due_in(&self, ids: &dyn IdSource, newsroom: NewsroomId) -> Result<u64, Error> {
        let tx = self.db.begin().await?;
        let values = [newsroom.0.into(), EACH.into()];
        let update = Statement::from_sql_and_values(DbBackend::Postgres, &*MARK, values);
        let claims = change::run(&tx, update).await?;
        tell(&tx, ids, newsroom, RecheckReason::Time, None, &claims).await?;
        tx.commit().await?;
        Ok(claims.len() as u64)
    }
}
