//! House rules: append-only, a row a version.

mod content;
pub(crate) mod get;
mod update;

use crate::Request;
use factdesk_domain::NewPolicy;
use sha2::{Digest, Sha256};

/// A new version of the house rules.
#[derive(Clone, Debug)]
pub struct PolicyUpdate {
    /// What it says.
    pub policy: NewPolicy,
    /// The current version's etag as last seen.
    pub etag: String,
    /// The caller's name for the request.
    pub request: Option<Request>,
}

/// The etag of a version.
fn etag(version: i32) -> String {
    let digest = Sha256::digest(format!("policies/{version}").as_bytes());
    hex::encode(&digest[..8])
}
