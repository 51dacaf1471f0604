//! Where new identifiers come from.

use factdesk_domain::IdSource;
use uuid::Uuid;

/// UUIDv7: random, and in the order of time, which keeps indexes compact.
#[derive(Clone, Copy, Debug)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where identifiers are made"
    )]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}
