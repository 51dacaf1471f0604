//! Etags: opaque, one per claim and version.

use factdesk_domain::ClaimId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The etag of a claim at a version. The version counts only what a reviewer
/// decides on, so leases and comments leave it as it is.
pub(crate) fn etag(claim: ClaimId, version: i32) -> String {
    let mut digest = Sha256::new();
    digest.update(
        claim
            .0
            .hyphenated()
            .encode_lower(&mut Uuid::encode_buffer()),
    );
    digest.update(format!("/{version}"));
    hex::encode(&digest.finalize()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_and_version_has_its_own() {
        let [a, b] = [1, 2].map(|n| ClaimId(Uuid::from_u128(n)));
        assert_eq!(etag(a, 1), etag(a, 1));
        assert_ne!(etag(a, 1), etag(a, 2));
        assert_ne!(etag(a, 1), etag(b, 1));
        // As it was given out before: it stays good over updates of the service.
        let before = Sha256::digest(format!("{a}/1"));
        assert_eq!(etag(a, 1), hex::encode(&before[..8]));
    }
}
