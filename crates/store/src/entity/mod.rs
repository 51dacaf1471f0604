//! One table an entity.

pub mod article;
pub mod claim;
pub mod claim_version;
pub mod comment;
pub mod dismissal;
pub mod evidence;
pub mod job;
pub mod key;
pub mod lease;
pub mod log;
pub mod newsroom;
pub mod outbox;
pub mod person;
pub mod policy;
pub mod request_id;
pub mod review;
pub mod revision;
pub mod sealed_review;
pub mod skip;
