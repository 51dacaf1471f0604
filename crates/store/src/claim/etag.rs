//! Etags: opaque, one per claim and version.

use factdesk_domain::ClaimId;
use sha2::{Digest, Sha256};

/// The etag of a claim at a version. The version counts only what a reviewer
/// decides on, so leases and comments leave it as it is.
pub(crate) fn etag(claim: ClaimId, version: i32) -> String {
    let digest = Sha256::digest(format!("{claim}/{version}").as_bytes());
    hex::encode(&digest[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_and_version_has_its_own() {
        let [a, b] = [1, 2].map(|n| ClaimId(uuid::Uuid::from_u128(n)));
        assert_eq!(etag(a, 1), etag(a, 1));
        assert_ne!(etag(a, 1), etag(a, 2));
        assert_ne!(etag(a, 1), etag(b, 1));
        assert_eq!(etag(a, 1).len(), 16);
    }
}
