//! History that nobody can bend: digests of rows, and the chain of the log.

pub(crate) mod chain;
pub(crate) mod digest;
pub(crate) mod form;
mod hold;
pub(crate) mod key;
mod list;
mod purge;
mod read_at;
pub(crate) mod record;
mod redact;
mod verify;

pub use key::{HistoryKey, NoHistoryKey};
pub use list::HistoryEntry;
pub use verify::{Finding, FindingKind, HistoryHead, Verified, VerifyPlace};
