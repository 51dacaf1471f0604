//! What the server said where it did not do what was asked.

use crate::patience::may_pass;
use tonic::{Code, Status};
use tonic_types::StatusExt;

/// A refusal, read for a person.
#[derive(Clone, Debug)]
pub struct Told {
    /// gRPC's word.
    pub code: Code,
    /// The published reason, such as `ETAG_MISMATCH`; empty where none came.
    pub reason: String,
    /// The server's sentence.
    pub message: String,
    /// Every field that is named, with what is wrong: bad ones, and those that
    /// would meet what the policy asks.
    pub fields: Vec<(String, String)>,
    /// Whether the same call may go well the next time.
    pub passes: bool,
}

impl Told {
    /// One of our own, before anything was sent.
    pub fn own(message: impl Into<String>) -> Told {
        Told::from(Status::failed_precondition(message))
    }

    /// The claim changed since it was read.
    pub fn is_outdated(&self) -> bool {
        self.code == Code::Aborted
    }

    /// For the line at the bottom.
    pub fn sentence(&self) -> String {
        let what = match self.code {
            _ if self.passes => "The server does not answer".to_owned(),
            Code::PermissionDenied => "Your role does not allow it".to_owned(),
            Code::Unimplemented => "This server cannot do that".to_owned(),
            Code::Aborted => "It changed meanwhile".to_owned(),
            _ if self.reason.is_empty() => format!("{:?}", self.code),
            _ => self.reason.to_lowercase().replace('_', " "),
        };
        format!("{what}: {}", self.message)
    }
}

impl From<Status> for Told {
    fn from(status: Status) -> Told {
        let details = status.get_error_details();
        let info = details.error_info();
        let bad = details.bad_request().map(|bad| &bad.field_violations);
        let bad = bad.into_iter().flatten();
        let bad = bad.map(|v| (v.field.clone(), v.description.clone()));
        let unmet = details.precondition_failure().map(|f| &f.violations);
        let unmet = unmet.into_iter().flatten();
        let unmet = unmet.map(|v| (v.subject.clone(), v.description.clone()));
        Told {
            code: status.code(),
            reason: info.map_or(String::new(), |info| info.reason.clone()),
            message: status.message().to_owned(),
            fields: bad.chain(unmet).collect(),
            passes: may_pass(&status),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic_types::{ErrorDetails, FieldViolation, PreconditionViolation};

    #[test]
    fn every_field_and_every_unmet_requirement_is_kept() {
        let mut details = ErrorDetails::new();
        details.set_error_info("POLICY_NOT_MET", "factdesk", []);
        details.set_bad_request(vec![FieldViolation::new("reason", "too long")]);
        let unmet = PreconditionViolation::new("RATIONALE_REQUIRED", "rationale", "say why");
        details.set_precondition_failure(vec![unmet]);
        let status = Status::with_error_details(Code::FailedPrecondition, "two things", details);
        let told = Told::from(status);
        let field = |name: &str, why: &str| (name.to_owned(), why.to_owned());
        assert_eq!(
            told.fields,
            [field("reason", "too long"), field("rationale", "say why")]
        );
        assert_eq!(told.sentence(), "policy not met: two things");
        assert!(!told.passes && !told.is_outdated());
    }

    #[test]
    fn a_server_that_is_away_is_told_apart() {
        let away = Told::from(Status::unavailable("connection refused"));
        assert!(away.passes);
        assert!(away.sentence().starts_with("The server does not answer"));
        assert!(!Told::own("no lease").passes);
    }
}
