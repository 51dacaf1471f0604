//! Why a call is refused, before it becomes a status or a line of a batch.

mod gathered;
mod status;
mod store;
mod stream;

pub(crate) use gathered::gathered;
pub(crate) use status::{bare, submit_error};

use factdesk_domain::{Role, Unmet, Violations};
use factdesk_proto::v1::ErrorReason;
use std::time::Duration;
use tonic::Code;

/// Why a call is refused.
#[derive(Debug)]
pub(crate) struct Failure {
    pub code: Code,
    pub reason: ErrorReason,
    /// A sentence for people.
    pub message: String,
    /// For ErrorInfo.
    pub metadata: Vec<(&'static str, String)>,
    pub detail: Detail,
}

/// What goes beside the ErrorInfo.
#[derive(Debug)]
pub(crate) enum Detail {
    /// Nothing.
    None,
    /// BadRequest.
    Fields(Violations),
    /// PreconditionFailure.
    Policy(Vec<Unmet>),
    /// RetryInfo; the cause is for the log only.
    RetryAfter(Duration, String),
    /// An incident id; the cause is for the log only.
    Fault(String),
}

impl Failure {
    /// One without details.
    pub fn new(code: Code, reason: ErrorReason, message: impl Into<String>) -> Self {
        let (message, metadata) = (message.into(), Vec::new());
        Failure {
            code,
            reason,
            message,
            metadata,
            detail: Detail::None,
        }
    }

    /// The same with an entry for ErrorInfo.metadata.
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.metadata.push((key, value.into()));
        self
    }

    /// No key in the metadata.
    pub fn credentials_missing() -> Self {
        let why = "send `authorization: Bearer <key>` in the metadata";
        Self::new(Code::Unauthenticated, ErrorReason::CredentialsMissing, why)
    }

    /// A key that opens nothing; why is not told.
    pub fn credentials_invalid() -> Self {
        let why = "the key is unknown, expired or revoked";
        Self::new(Code::Unauthenticated, ErrorReason::CredentialsInvalid, why)
    }

    /// `factdesk-person` does not fit the key.
    pub fn delegation_refused(why: impl Into<String>) -> Self {
        Self::new(Code::PermissionDenied, ErrorReason::DelegationRefused, why)
    }

    /// The person may not do this.
    pub fn role_missing(role: Role) -> Self {
        let why = format!("this needs the role {}", role.as_str());
        Self::new(Code::PermissionDenied, ErrorReason::RoleMissing, why).with("role", role.as_str())
    }

    /// A call without a key that a web page of another site may have caused.
    pub fn origin_refused(why: impl Into<String>) -> Self {
        Self::new(Code::PermissionDenied, ErrorReason::OriginRefused, why)
    }

    /// Too many calls at once.
    pub fn overloaded() -> Self {
        let why = "too many calls at once; try again with backoff";
        Self::new(Code::ResourceExhausted, ErrorReason::Overloaded, why)
    }

    /// Nothing could read an article; `cause` goes to the log only.
    pub fn extractor_unavailable(cause: String) -> Self {
        let why = "nothing could read the article; the service's log says why";
        let reason = ErrorReason::ExtractorUnavailable;
        let failure = Self::new(Code::Unavailable, reason, why);
        Failure {
            detail: Detail::RetryAfter(Duration::from_secs(5), cause),
            ..failure
        }
    }

    /// A fault of ours; `cause` goes to the log only.
    pub fn fault(cause: impl Into<String>) -> Self {
        let why = "the service failed; its log has the details under the incident id";
        let failure = Self::new(Code::Internal, ErrorReason::Internal, why);
        Failure {
            detail: Detail::Fault(cause.into()),
            ..failure
        }
    }
}

impl From<Violations> for Failure {
    fn from(bad: Violations) -> Self {
        let bad = gathered(&bad);
        let failure = Self::new(
            Code::InvalidArgument,
            ErrorReason::InvalidFields,
            bad.to_string(),
        );
        Failure {
            detail: Detail::Fields(bad),
            ..failure
        }
    }
}
