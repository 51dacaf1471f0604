//! Etags: opaque, one per claim and version.

use factdesk_domain::ClaimId;
use sha2::{Digest, Sha256};
use std::io::Write;

/// How many bytes of the digest an etag shows.
const SHOWN: usize = 8;

/// The etag of a claim at a version. The version counts only what a reviewer
/// decides on, so leases and comments leave it as it is. Each claim of a page has one,
/// so it is made without a word of memory but its own.
pub(crate) fn etag(claim: ClaimId, version: i32) -> String {
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH + 12];
    let mut end = &mut text[..];
    // There is room for the longest number.
    drop(write!(end, "{}/{version}", claim.0.hyphenated()));
    let left = end.len();
    let digest = Sha256::digest(&text[..text.len() - left]);
    let mut etag = [0; 2 * SHOWN];
    // Two letters a byte, neither more nor less.
    let _ = hex::encode_to_slice(&digest[..SHOWN], &mut etag);
    String::from_utf8_lossy(&etag).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_claim_and_version_has_its_own() {
        let [a, b] = [1, 2].map(|n| ClaimId(Uuid::from_u128(n)));
        assert_eq!(etag(a, 1), etag(a, 1));
        assert_ne!(etag(a, 1), etag(a, 2));
        assert_ne!(etag(a, 1), etag(b, 1));
        // As it was given out before: it stays good over updates of the service.
        let before = Sha256::digest(format!("{a}/1"));
        assert_eq!(etag(a, 1), hex::encode(&before[..8]));
        let least = Sha256::digest(format!("{a}/{}", i32::MIN));
        assert_eq!(etag(a, i32::MIN), hex::encode(&least[..8]));
    }
}
