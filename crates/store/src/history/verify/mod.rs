//! Whether history and content are as they were written, a stretch a call.

mod content;
mod ended;
mod entries;
mod existing;
mod head;
mod known;
mod table;
mod told;

use super::chain::Chain;
use crate::db::Tx;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use factdesk_domain::Principal;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use head::Head;

/// How far a log goes: who keeps it elsewhere can prove later that nothing before it
/// was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryHead {
    /// The position of the last entry; 0 where there is none.
    pub position: i64,
    /// The chain's value there; empty where there is no chain yet.
    pub mac: Vec<u8>,
    /// When that entry was logged.
    pub log_time: Option<DateTime<Utc>>,
    /// Which key, as [`crate::HistoryKey::id`]; empty where there is no chain yet.
    pub key_id: String,
}

/// Something that is not as the history says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// The position in the log; 0 where it is about no entry.
    pub position: i64,
    /// The resource's name; empty where it is about none.
    pub resource: String,
    /// A sentence.
    pub message: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The entry is not what was chained.
    EntryChanged,
    /// There is no entry at the position.
    EntryMissing,
    /// The log ends before a head that was known.
    TailCut,
    /// The resource is not what its last entry says.
    ContentChanged,
    /// The resource is gone, and no entry says so.
    ContentMissing,
    /// No entry tells of the resource.
    ContentUnknown,
    /// The chain was made with another key.
    OtherKey,
}

/// Where a call goes on: behind an entry of the log (stage 0), then behind a row of
/// each table in turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerifyPlace {
    /// 0 for the log, else the number of the table, from 1.
    pub stage: u8,
    /// The row's id.
    pub id: Uuid,
    /// The entry's position, or the revision's number.
    pub number: i64,
}

/// What a call found.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// What is wrong; empty: all is well.
    pub findings: Vec<Finding>,
    /// Where the log stands.
    pub head: HistoryHead,
    /// Entries checked.
    pub entries: u64,
    /// Resources compared.
    pub resources: u64,
    /// Where the next call goes on; nothing once all was checked.
    pub next: Option<VerifyPlace>,
}

/// The most findings of one call.
const FINDINGS: usize = 1_000;

/// Where a call stops though there is room: what one more stretch could find must fit.
const ENOUGH: usize = 500;

impl Store {
    /// Checks the next `limit` entries and rows behind `from`, in one snapshot: what was
    /// written and not yet logged is held against what the outbox says. At the start,
    /// `known` heads are looked for in the log as well.
    ///
    /// Holds at most some MiB of rows at once, whatever the limit.
    ///
    /// # Errors
    /// [`Error::HistoryKeyMissing`], and the database's.
    pub async fn verify_history(
        &self,
        by: &Principal,
        known: &[HistoryHead],
        from: VerifyPlace,
        limit: u32,
    ) -> Result<Verified, Error> {
        let key = self.history_key.as_ref().ok_or(Error::HistoryKeyMissing)?;
        let newsroom = by.newsroom.0;
        let tx = self.db.begin().await?;
        tx.execute_unprepared("set transaction isolation level repeatable read, read only")
            .await?;
        let head = head::read(&tx, newsroom).await?;
        let mut walk = Walk {
            tx: &tx,
            chain: Chain { key, newsroom },
            left: u64::from(limit),
            entries: 0,
            resources: 0,
            findings: Vec::new(),
        };
        if from == VerifyPlace::default() {
            known::check(&mut walk, &head, known).await?;
        }
        let next = walk.on(&head, from).await?;
        walk.findings.truncate(FINDINGS);
        let Walk {
            findings,
            entries,
            resources,
            ..
        } = walk;
        tx.rollback().await?;
        Ok(Verified {
            findings,
            head: head.into(),
            entries,
            resources,
            next,
        })
    }
}

/// One call's way through history and content.
struct Walk<'s> {
    tx: &'s Tx,
    chain: Chain<'s>,
    /// How many entries and rows this call may still look at.
    left: u64,
    entries: u64,
    resources: u64,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    /// Stretch by stretch, until all is checked or this call has done its share.
    async fn on(&mut self, head: &Head, from: VerifyPlace) -> Result<Option<VerifyPlace>, Error> {
        let mut place = from;
        loop {
            if self.left == 0 || self.findings.len() >= ENOUGH {
                return Ok(Some(place));
            }
            let next = match place.stage {
                0 => entries::stretch(self, head, place.number).await?,
                stage => content::stretch(self, head, stage, (place.id, place.number)).await?,
            };
            place = match (next, place.stage) {
                (Some(next), _) => next,
                (None, table::LAST..) => return Ok(None),
                (None, stage) => VerifyPlace {
                    stage: stage + 1,
                    ..VerifyPlace::default()
                },
            };
        }
    }

    /// How many rows a stretch may have.
    fn stretch(&self, most: u64) -> i64 {
        // Both are small.
        self.left.min(most) as i64
    }

    fn found(&mut self, kind: FindingKind, position: i64, resource: &str, message: String) {
        let resource = resource.to_owned();
        self.findings.push(Finding {
            kind,
            position,
            resource,
            message,
        });
    }
}
