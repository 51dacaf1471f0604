//! A stretch of the log, with what it is about.

use super::subjects::Subjects;
use super::{Change, Changes, CursorLost, Subject, WatchCursor, WatchScope};
use crate::word::read;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::{Act, ChangeKind, Principal};
use sea_orm::{DbBackend, FromQueryResult, Statement};
use serde_json::Value as Json;
use uuid::Uuid;

/// The row of the cursor itself comes first: if it is another one, so is the history.
const ROWS: &str = "
    select l.position, right(l.id::text, 12) as mark, l.subject, l.act, l.detail, l.log_time,
           p.handle as person, d.handle as delegate
    from log l
    left join people p on p.newsroom = l.newsroom and p.id = l.person
    left join people d on d.newsroom = l.newsroom and d.id = l.delegate
    where l.newsroom = $1 and l.position >= $2
    order by l.position limit $3";

/// A row of the log.
#[derive(FromQueryResult)]
pub(super) struct Row {
    position: i64,
    mark: String,
    pub subject: Uuid,
    act: String,
    pub detail: Json,
    log_time: DateTime<Utc>,
    person: Option<String>,
    delegate: Option<String>,
}

impl Store {
    /// What happened behind `after`, of the next `limit` rows of the log what is
    /// in `scope`.
    ///
    /// Positions are given and committed under one lock, so a row that is seen has
    /// all earlier ones before it: going on behind the last one misses nothing.
    ///
    /// # Errors
    /// [`Error::CursorLost`] where the log has another history meanwhile.
    pub async fn changes(
        &self,
        by: &Principal,
        scope: &WatchScope,
        after: &WatchCursor,
        limit: u64,
    ) -> Result<Changes, Error> {
        let rows = self.rows_behind(by, after, limit).await?;
        let acts = rows.iter().map(|row| read(&row.act, Act::parse));
        let acts = acts.collect::<Result<Vec<_>, _>>()?;
        let told: Vec<(Act, &Row)> = acts.into_iter().zip(&rows).collect();
        let told = told
            .into_iter()
            .filter(|(act, row)| wanted(scope, *act, row));
        let told: Vec<_> = told.collect();
        let subjects = Subjects::load(self, by, scope, &told).await?;
        let items = told
            .iter()
            .filter_map(|(act, row)| Some(change(after, *act, row, subjects.of(*act, row)?)));
        Ok(Changes {
            items: items.collect(),
            end: rows.last().map_or(after.clone(), |row| behind(after, row)),
            more: rows.len() as u64 == limit,
        })
    }

    async fn rows_behind(
        &self,
        by: &Principal,
        after: &WatchCursor,
        limit: u64,
    ) -> Result<Vec<Row>, Error> {
        // One more, for the row of the cursor itself.
        let values = [
            by.newsroom.0.into(),
            after.position.into(),
            (limit + 1).into(),
        ];
        let rows = Statement::from_sql_and_values(DbBackend::Postgres, ROWS, values);
        let mut rows = Row::find_by_statement(rows).all(&self.db).await?;
        if after.position == 0 {
            rows.truncate(limit as usize);
            return Ok(rows);
        }
        match rows.first() {
            Some(own) if own.position == after.position && own.mark == after.mark => {
                rows.remove(0);
                Ok(rows)
            }
            _ => Err(Error::CursorLost(CursorLost::Restored)),
        }
    }
}

/// That there is confidential evidence is nobody's to know.
fn wanted(scope: &WatchScope, act: Act, row: &Row) -> bool {
    let confidential = row.detail["confidential"] == Json::Bool(true);
    let asked = act.kind().is_some_and(|kind| scope.kinds.contains(&kind));
    asked && !confidential
}

fn change(after: &WatchCursor, act: Act, row: &Row, subject: Subject) -> Change {
    Change {
        cursor: behind(after, row),
        act,
        log_time: row.log_time,
        person: row.person.clone(),
        delegate: row.delegate.clone(),
        subject,
    }
}

fn behind(after: &WatchCursor, row: &Row) -> WatchCursor {
    WatchCursor {
        epoch: after.epoch.clone(),
        position: row.position,
        mark: row.mark.clone(),
    }
}

impl Row {
    /// The review that a verdict's row names.
    pub fn review(&self) -> Option<Uuid> {
        self.detail["review"].as_str()?.parse().ok()
    }

    /// The subject of an act of that kind.
    pub fn subject_if(&self, act: Act, kind: ChangeKind) -> Option<Uuid> {
        (act.kind() == Some(kind)).then_some(self.subject)
    }
}
