//! The chain: each entry of the log is bound to its place and to the one before.

use super::form::Form;
use super::key::{HistoryKey, Mac};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use serde_json::Value as Json;
use uuid::Uuid;

/// An entry of the log, or one to be, but for its place in the chain.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Entry {
    pub id: Uuid,
    pub subject_kind: String,
    pub subject: Uuid,
    pub act: String,
    pub person: Option<Uuid>,
    pub delegate: Option<Uuid>,
    pub detail: Json,
    pub digests: Json,
    pub write_time: DateTime<Utc>,
}

/// The chain of one newsroom.
pub(crate) struct Chain<'k> {
    pub key: &'k HistoryKey,
    pub newsroom: Uuid,
}

impl Chain<'_> {
    /// What stands for the entry before the first: where the chain began, so that
    /// nobody can take older entries out of it.
    pub fn genesis(&self, begin: i64, covered_since: Option<DateTime<Utc>>) -> Mac {
        let mut form = Form::new("factdesk.log.begin");
        form.field("newsroom", &self.newsroom)
            .field("begin", &begin)
            .field("covered_since", &covered_since);
        self.key.mac(form.bytes())
    }

    /// The MAC of an entry at its place behind `before`.
    pub fn next(&self, before: &Mac, position: i64, log_time: DateTime<Utc>, entry: &Entry) -> Mac {
        let mut form = Form::new("factdesk.log");
        form.field("newsroom", &self.newsroom)
            .field("position", &position)
            .field("before", before.as_slice())
            .field("log_time", &log_time)
            .field("id", &entry.id)
            .field("subject_kind", &entry.subject_kind)
            .field("subject", &entry.subject)
            .field("act", &entry.act)
            .field("person", &entry.person)
            .field("delegate", &entry.delegate)
            .field("detail", &entry.detail)
            .field("digests", &entry.digests)
            .field("write_time", &entry.write_time);
        self.key.mac(form.bytes())
    }
}
