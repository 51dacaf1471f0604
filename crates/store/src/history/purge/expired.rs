//! Purges that nobody waits for: those that stood still, and those by age.

use super::begin::{Asked, begin};
use crate::{Error, Store};
use factdesk_domain::{ArticleId, IdSource, NewsroomId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::time::Duration;
use uuid::Uuid;

/// Articles taken up in one call, and batches of claims erased in it.
const ARTICLES: i64 = 20;
const BATCHES: u64 = 40;

/// Why, where the policy wants it.
const RETENTION: &str = "retention";

/// The retention of each newsroom that has one, by its latest policy.
const RETENTIONS: &str = "
    select newsroom, seconds from (
        select distinct on (newsroom) newsroom,
            case when jsonb_typeof(content -> 'retention_seconds') = 'number'
                then (content ->> 'retention_seconds')::bigint end as seconds
        from policies order by newsroom, version desc
    ) latest where seconds is not null";

impl Store {
    /// Goes on with purges whose callers went away. Does a bounded amount of work; the
    /// rest is the next call's. Returns how many articles it took up.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn go_on_purging(&self, ids: &dyn IdSource) -> Result<u64, Error> {
        // Whoever asked is mostly still at it.
        let left = "
            select newsroom, id from articles
            where purge_begin_time < now() - interval '1 minute' and purge_time is null
            limit $1";
        let left = self.articles_of(left, vec![ARTICLES.into()]).await?;
        let mut batches = BATCHES;
        for (newsroom, article) in &left {
            self.purge_within(ids, *newsroom, *article, &mut batches)
                .await?;
        }
        Ok(left.len() as u64)
    }

    /// [`Store::purge_expired`] in each newsroom whose policy has a retention. Returns how
    /// many articles it took up.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn purge_by_policy(&self, ids: &dyn IdSource) -> Result<u64, Error> {
        let asked = Statement::from_string(DbBackend::Postgres, RETENTIONS);
        let mut purged = 0;
        for row in self.db.query_all_raw(asked).await? {
            let newsroom = NewsroomId(row.try_get("", "newsroom")?);
            let seconds: i64 = row.try_get("", "seconds")?;
            let older_than = Duration::from_secs(seconds.unsigned_abs());
            purged += self.purge_expired(ids, newsroom, older_than).await?;
        }
        Ok(purged)
    }

    /// Purges the newsroom's articles that were first submitted longer ago than
    /// `older_than`, unless they are under legal hold. Does a bounded amount of work;
    /// the rest is the next call's. Returns how many articles it took up.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn purge_expired(
        &self,
        ids: &dyn IdSource,
        newsroom: NewsroomId,
        older_than: Duration,
    ) -> Result<u64, Error> {
        let expired = "
            select newsroom, id from articles
            where newsroom = $1 and purge_begin_time is null and not legal_hold
              and create_time < now() - make_interval(secs => $2)
            order by create_time limit $3";
        let values = vec![
            newsroom.0.into(),
            older_than.as_secs_f64().into(),
            ARTICLES.into(),
        ];
        let expired = self.articles_of(expired, values).await?;
        let mut batches = BATCHES;
        for (newsroom, article) in &expired {
            if batches > 0 && self.begin_retention(*newsroom, *article).await? {
                self.purge_within(ids, *newsroom, *article, &mut batches)
                    .await?;
            }
        }
        Ok(expired.len() as u64)
    }

    async fn begin_retention(&self, newsroom: NewsroomId, id: ArticleId) -> Result<bool, Error> {
        let asked = Asked {
            newsroom,
            person: None,
            delegate: None,
            reason: RETENTION,
        };
        let tx = self.db.begin().await?;
        match begin(&tx, &asked, id).await {
            // Held since we looked.
            Err(Error::LegalHold(_)) => Ok(false),
            Err(error) => Err(error),
            Ok(began) => {
                tx.commit().await?;
                Ok(began)
            }
        }
    }

    async fn purge_within(
        &self,
        ids: &dyn IdSource,
        newsroom: NewsroomId,
        article: ArticleId,
        batches: &mut u64,
    ) -> Result<(), Error> {
        while *batches > 0 && self.purge_some(ids, newsroom, article).await? {
            *batches -= 1;
        }
        Ok(())
    }

    async fn articles_of(
        &self,
        select: &str,
        values: Vec<Value>,
    ) -> Result<Vec<(NewsroomId, ArticleId)>, Error> {
        let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
        let rows = self.db.query_all_raw(select).await?;
        let name = |row: &sea_orm::QueryResult| {
            let newsroom: Uuid = row.try_get("", "newsroom")?;
            Ok((NewsroomId(newsroom), ArticleId(row.try_get("", "id")?)))
        };
        rows.iter().map(name).collect()
    }
}
