//! What happened to a claim.

use crate::word::read;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{Act, ClaimId, Page, Principal, ReviewId, Role};
use sea_orm::{DbBackend, FromQueryResult, Statement};
use serde_json::Value as Json;
use uuid::Uuid;

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Its place.
    pub position: i64,
    /// What happened.
    pub act: Act,
    /// The handle of who did it; none for the service itself.
    pub person: Option<String>,
    /// The handle of who passed it on.
    pub delegate: Option<String>,
    /// When it was written.
    pub write_time: DateTime<Utc>,
    /// When it was logged.
    pub log_time: DateTime<Utc>,
    /// The review that it gave; none while that is sealed.
    pub review: Option<ReviewId>,
}

/// That there is confidential evidence is told to editors only.
const ROWS: &str = "
    select l.position, l.act, l.detail, l.write_time, l.log_time, p.handle as person,
           d.handle as delegate
    from log l
    left join people p on p.newsroom = l.newsroom and p.id = l.person
    left join people d on d.newsroom = l.newsroom and d.id = l.delegate
    where l.newsroom = $1 and l.subject = $2 and l.position < $3
      and ($4 or coalesce(l.detail ->> 'confidential', 'false') = 'false')
    order by l.position desc limit $5";

#[derive(FromQueryResult)]
struct Row {
    position: i64,
    act: String,
    detail: Json,
    write_time: DateTime<Utc>,
    log_time: DateTime<Utc>,
    person: Option<String>,
    delegate: Option<String>,
}

impl Store {
    /// What the log tells of a claim, newest first, before the position `before`.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_claim_history(
        &self,
        by: &Principal,
        claim: ClaimId,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Page<HistoryEntry>, Error> {
        self.claim_exists(by, claim).await?;
        let values = [
            by.newsroom.0.into(),
            claim.0.into(),
            before.unwrap_or(i64::MAX).into(),
            by.roles.grant(Role::Editor).into(),
            (limit + 1).into(),
        ];
        let rows = Statement::from_sql_and_values(DbBackend::Postgres, ROWS, values);
        let rows = Row::find_by_statement(rows).all(&self.db).await?;
        let more = rows.len() as u64 > limit;
        let items = rows.into_iter().take(limit as usize).map(entry);
        let items = items.collect::<Result<_, _>>()?;
        Ok(Page { items, more })
    }
}

fn entry(row: Row) -> Result<HistoryEntry, Error> {
    let act = read(&row.act, Act::parse)?;
    let named = row.detail["review"].as_str();
    let review = named.and_then(|id| Uuid::try_parse(id).ok()).map(ReviewId);
    Ok(HistoryEntry {
        position: row.position,
        act,
        person: row.person,
        delegate: row.delegate,
        write_time: row.write_time,
        log_time: row.log_time,
        review: review.filter(|_| act != Act::ClaimFirstReviewed),
    })
}
