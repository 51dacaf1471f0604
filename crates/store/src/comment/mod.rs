//! What people say to each other about a claim.

mod add;
pub(crate) mod insert;
pub(crate) mod list;
