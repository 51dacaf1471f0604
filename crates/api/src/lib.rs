//! One file per rpc; wire to domain and back; errors; authentication.

#![warn(missing_docs)]

mod admin_service;
mod article_service;
mod claim_service;
mod convert;
mod desk;
mod failure;
mod filter;
mod ledger_service;
mod page;
mod preview;
mod request;
mod review_service;
mod serve;
mod watch;

pub use convert::{article_to_proto, candidate_to_proto, claim_to_proto};
pub use serve::{Access, Api, ServeError};
pub use watch::WatchLimits;
