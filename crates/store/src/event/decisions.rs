//! What people decided of events, read.

use super::decide::Detail;
use super::get::{family, root};
use crate::word::read;
use crate::{Error, Resource, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{ClaimId, Decision, DecisionId, DecisionKind, EventId, Page, Principal};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use serde_json::Value as Json;
use uuid::Uuid;

impl Store {
    /// Decisions about an event and its aliases, or all, newest first, before `before`.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_decisions(
        &self,
        by: &Principal,
        event: Option<EventId>,
        before: Option<DecisionId>,
        limit: u64,
    ) -> Result<Page<Decision>, Error> {
        let about = match event {
            Some(event) => {
                let root = root(&self.db, by, event).await?;
                let family = family(&self.db, by, root).await?;
                Some(family.iter().map(Uuid::to_string).collect::<Vec<_>>())
            }
            None => None,
        };
        let of = "d.id < $2 and ($4::text[] is null or jsonb_exists_any(d.detail->'events', $4))
            order by d.id desc limit $3";
        let before = before.map_or(Uuid::max(), |id| id.0);
        let values = [before.into(), (limit + 1).into(), about.into()];
        let mut items = select(&self.db, by, of, values).await?;
        let more = items.len() as u64 > limit;
        items.truncate(limit as usize);
        Ok(Page { items, more })
    }
}

/// The decision as a transaction sees it.
pub(super) async fn load(
    tx: &impl ConnectionTrait,
    by: &Principal,
    id: DecisionId,
) -> Result<Decision, Error> {
    let found = select(tx, by, "d.id = $2", [id.0.into()]).await?.pop();
    found.ok_or(Error::NotFound(Resource::Decision))
}

/// Decisions with the names of who decided, and what they said.
async fn select<const N: usize>(
    db: &impl ConnectionTrait,
    by: &Principal,
    of: &str,
    values: [Value; N],
) -> Result<Vec<Decision>, Error> {
    let handle = |column: &str| {
        format!(
            "(select p.handle from people p
              where p.newsroom = d.newsroom and p.id = d.{column}) as {column}"
        )
    };
    let select = format!(
        "select d.id, d.kind, d.detail, d.create_time, d.undo_time, {}, {}, {},
             (select c.text from comments c
              where c.newsroom = d.newsroom and c.id = (d.detail->>'comment')::uuid) as comment
         from decisions d where d.newsroom = $1 and {of}",
        handle("person"),
        handle("delegate"),
        handle("undo_person"),
    );
    let values = std::iter::once(by.newsroom.0.into()).chain(values);
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = Row::find_by_statement(select).all(db).await?;
    rows.into_iter().map(Row::decision).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    detail: Json,
    create_time: DateTime<Utc>,
    undo_time: Option<DateTime<Utc>>,
    person: String,
    delegate: Option<String>,
    undo_person: Option<String>,
    comment: Option<String>,
}

impl Row {
    fn decision(self) -> Result<Decision, Error> {
        let detail = Detail::read(self.detail)?;
        Ok(Decision {
            id: DecisionId(self.id),
            kind: read(&self.kind, DecisionKind::parse)?,
            claims: detail.claims.into_iter().map(ClaimId).collect(),
            events: detail.events.into_iter().map(EventId).collect(),
            comment: self.comment.unwrap_or_default(),
            person: self.person,
            delegate: self.delegate,
            create_time: self.create_time,
            undo_time: self.undo_time,
            undo_person: self.undo_person,
        })
    }
}
