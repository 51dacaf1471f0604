//! The claim at hand.

use super::Lease;
use crate::desk::call::Table;
use factdesk_proto::v1::{Comment, HistoryEntry};

/// The claim at hand, with what was said when it was given.
#[derive(Clone, Debug)]
pub struct Held {
    pub table: Table,
    pub lease: Lease,
    /// Why this one.
    pub reasons: Vec<String>,
    /// What the lease covers beside it.
    pub covered: Vec<String>,
    /// The note of whoever gave it back last.
    pub handover: Option<Comment>,
    pub history: Vec<HistoryEntry>,
}

impl Held {
    /// One that was opened by its name.
    pub fn opened(table: Table) -> Held {
        Held {
            table,
            lease: Lease::None,
            reasons: Vec::new(),
            covered: Vec::new(),
            handover: None,
            history: Vec::new(),
        }
    }

    pub fn name(&self) -> &str {
        &self.table.claim.name
    }
}
