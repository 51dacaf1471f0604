//! Writing down what somebody decided.

use crate::Error;
use crate::claim::lock::lock;
use crate::comment::insert::{note, told};
use crate::outbox::{self, Event};
use factdesk_domain::{
    ClaimId, CommentKind, DecisionId, DecisionKind, EventId, IdSource, Principal,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

/// What a decision was about, and what it moved, so that it can be taken back. Ids and
/// words of ours, never texts: what the person said is a comment on the first claim,
/// which goes with its article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Detail {
    /// The claims it was about.
    pub claims: Vec<Uuid>,
    /// The events it was about: the one that goes on first.
    pub events: Vec<Uuid>,
    /// What the person said.
    pub comment: Option<Uuid>,
    /// The match that was confirmed or rejected.
    pub matched: Option<Uuid>,
    /// The claims that it moved, and where to.
    pub moved: Vec<Uuid>,
    /// Where to.
    pub target: Option<Uuid>,
    /// Whether the target was made for them.
    pub made: bool,
    /// Whole mentions that went along, with the events that they were in.
    pub mentions: Vec<(Uuid, Uuid)>,
    /// Links that these mentions had made.
    pub links: Vec<Link>,
}

/// What made two events one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Link {
    pub one: Uuid,
    pub other: Uuid,
    pub cause: Uuid,
    pub score: f64,
    pub reasons: Vec<String>,
}

/// People come before rules.
const SURE: f64 = 2.0;

impl Detail {
    /// From JSON.
    pub fn read(json: Json) -> Result<Detail, Error> {
        serde_json::from_value(json).map_err(|e| Error::Corrupt(e.to_string()))
    }

    fn json(&self) -> Json {
        // Every id has a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Somebody who decides.
pub(super) struct Desk<'a, T> {
    pub tx: &'a T,
    pub by: &'a Principal,
    pub ids: &'a dyn IdSource,
}

impl<T: ConnectionTrait> Desk<'_, T> {
    /// Runs a statement whose first value is the newsroom.
    pub async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
        let all = std::iter::once(self.by.newsroom.0.into()).chain(values);
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, all);
        Ok(self.tx.execute_raw(statement).await?.rows_affected())
    }

    /// Reads rows by a statement whose first value is the newsroom.
    pub async fn rows(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<sea_orm::QueryResult>, Error> {
        let all = std::iter::once(self.by.newsroom.0.into()).chain(values);
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, all);
        Ok(self.tx.query_all_raw(statement).await?)
    }

    /// Keeps a decision, and what was said, as a comment on the claim `on`.
    pub async fn keep(
        &self,
        id: DecisionId,
        kind: DecisionKind,
        mut detail: Detail,
        (on, comment): (Option<Uuid>, &str),
    ) -> Result<(), Error> {
        if let Some(claim) = on.map(ClaimId).filter(|_| !comment.trim().is_empty()) {
            lock(self.tx, self.by, &[claim]).await?;
            let said = CommentKind::Comment;
            let comments = note(self.tx, self.by, self.ids, &[claim], said, comment).await?;
            detail.comment = comments.first().map(|c| c.id);
            self.tell(comments.iter().map(told).collect()).await?;
        }
        let insert = "insert into decisions (newsroom, id, kind, person, delegate, detail)
            values ($1, $2, $3, $4, $5, $6)";
        let values = vec![
            id.0.into(),
            kind.as_str().into(),
            self.by.person.0.into(),
            self.by.delegate.as_ref().map(|d| d.person.0).into(),
            detail.json().into(),
        ];
        self.run(insert, values).await?;
        Ok(())
    }

    /// Says that it happened.
    pub async fn tell(&self, events: Vec<Event>) -> Result<(), Error> {
        Ok(outbox::append(self.tx, self.ids, self.by.into(), &events).await?)
    }

    /// Makes two events one, because somebody says so.
    pub async fn link(&self, a: Uuid, b: Uuid, cause: DecisionId) -> Result<(), Error> {
        self.restore_link(&Link {
            one: a.min(b),
            other: a.max(b),
            cause: cause.0,
            score: SURE,
            reasons: vec!["somebody said so".to_owned()],
        })
        .await
    }

    /// Puts a link there, unless it is.
    pub async fn restore_link(&self, link: &Link) -> Result<(), Error> {
        let insert = "insert into event_links (newsroom, one, other, cause, score, reasons)
            select $1, $2, $3, $4, $5, $6 where $2::uuid <> $3::uuid on conflict do nothing";
        let values = vec![
            link.one.into(),
            link.other.into(),
            link.cause.into(),
            link.score.into(),
            link.reasons.clone().into(),
        ];
        self.run(insert, values).await?;
        Ok(())
    }

    /// Keeps an event apart from others.
    pub async fn part(
        &self,
        event: Uuid,
        others: Vec<Uuid>,
        decision: DecisionId,
    ) -> Result<(), Error> {
        let insert = "insert into events_apart (newsroom, one, other, decision)
            select $1, least($2, other), greatest($2, other), $4
            from unnest($3::uuid[]) as o(other) where other <> $2
            on conflict do nothing";
        let values = vec![event.into(), others.into(), decision.0.into()];
        self.run(insert, values).await?;
        Ok(())
    }
}

/// Ids as events.
pub(super) fn events(ids: &[Uuid]) -> Vec<EventId> {
    ids.iter().copied().map(EventId).collect()
}
