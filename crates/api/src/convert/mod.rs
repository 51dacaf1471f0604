//! Wire to domain and back.

mod article;
mod candidate;
mod change;
mod claim;
mod comment;
pub(crate) mod difference;
pub(crate) mod enums;
mod event;
mod evidence;
mod figure;
mod figure_series;
pub(crate) mod history;
mod merge;
pub(crate) mod name;
mod new_claim;
mod new_figure;
mod policy;
mod review;
mod revision;
mod span;
mod stats;
mod substitute;
pub(crate) mod text;
pub(crate) mod time;
mod utterance;

pub use article::article_to_proto;
pub use candidate::candidate_to_proto;
pub use claim::claim_to_proto;

pub(crate) use article::article_from_proto;
pub(crate) use change::{change_to_proto, heartbeat};
pub(crate) use comment::comment_to_proto;
pub(crate) use event::{decision_to_proto, event_to_proto, match_to_proto};
pub(crate) use evidence::{evidence_from_proto, evidence_to_proto};
pub(crate) use figure_series::series_to_proto;
pub(crate) use merge::merge;
pub(crate) use new_claim::new_claim_from_proto;
pub(crate) use policy::{policy_from_proto, policy_to_proto};
pub(crate) use review::{copies_from_proto, review_from_proto, review_to_proto};
pub(crate) use revision::revision_to_proto;
pub(crate) use stats::stats_to_proto;
pub(crate) use substitute::substitute_from_proto;
pub(crate) use utterance::utterances_to_proto;
