//! Ids that can be read and repeat from run to run.

use factdesk_domain::IdSource;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Ids by one counter for the whole process: `00000000-0000-7000-8000-000000000001`
/// and so on, ascending, valid as UUIDv7, never the same twice.
#[derive(Clone, Copy, Debug, Default)]
pub struct SequentialIds;

static COUNTER: AtomicU64 = AtomicU64::new(1);

/// Version 7 and the RFC's variant, all else zero.
const FRAME: u128 = 0x7000_8000_0000_0000_0000;

impl IdSource for SequentialIds {
    fn next(&self) -> Uuid {
        let n = COUNTER.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u128(FRAME | u128::from(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_and_are_version_7() {
        let (a, b) = (SequentialIds.next(), SequentialIds.next());
        assert!(a < b);
        assert_eq!(b.get_version_num(), 7);
        assert_eq!(b.get_variant(), uuid::Variant::RFC4122);
        assert_eq!(Uuid::parse_str(&b.to_string()), Ok(b));
    }
}
