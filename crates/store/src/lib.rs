//! All SQL: entities, transactions, job leases, outbox and log.
//!
//! Every function that reads or writes a newsroom's data takes the
//! [`Principal`](factdesk_domain::Principal) (or a [`Job`], which carries its
//! newsroom) and stays inside that newsroom. The time is always the database's,
//! read in the same transaction.

#![warn(missing_docs)]

mod article;
mod claim;
mod comment;
mod connect;
mod db;
pub mod entity;
mod error;
mod event;
mod history;
mod lease;
mod log;
mod migrate;
mod outbox;
mod people;
mod policy;
mod queue;
mod recheck;
mod request;
mod review;
mod search;
mod stats;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod vacuum;
mod watch;
mod word;

pub use article::{ArticleKey, Submission};
pub use claim::{ClaimKey, ClaimPage, Dismissal, Replacement, SortValue};
pub use connect::{ConnectOptions, Store};
pub use error::{Error, Resource};
pub use event::{
    EventKey, FigureSeries, MatchCall, MatchKey, MergeCall, MoveCall, SeenFigure, SeenStatement,
    SplitCall, UndoCall, Utterances,
};
pub use history::{
    Finding, FindingKind, HistoryEntry, HistoryHead, HistoryKey, NoHistoryKey, Verified,
    VerifyPlace,
};
pub use lease::{AssignCall, GiveBack, Leased, NextCall};
pub use migrate::{MigrateError, migrate, migrate_down, wait_for_schema};
pub use people::{Credentials, KeyInfo, NewKey, NewsroomInfo, Refused};
pub use policy::PolicyUpdate;
pub use queue::{Finished, Job, Lane};
pub use recheck::Recheck;
pub use request::Request;
pub use review::{CorrectionCall, ReviewCall};
pub use search::{Hit, Search};
pub use watch::{Change, Changes, CursorLost, Subject, WatchCursor, WatchScope};
