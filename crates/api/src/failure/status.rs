//! A refusal on the wire: always with its details.

use super::gathered::shortened;
use super::{Detail, Failure, gathered};
use factdesk_domain::{IdSource, Violations};
use factdesk_proto::v1::{self, ErrorReason};
use std::collections::HashMap;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, FieldViolation, PreconditionViolation, StatusExt};

/// The most characters of a message: it travels in a header.
const LONGEST: usize = 500;

impl Failure {
    /// The status to answer. What only the log may know is logged here, a
    /// fault under the incident id that the caller gets.
    pub fn into_status(mut self, ids: &dyn IdSource) -> Status {
        self.log(ids);
        let mut details = ErrorDetails::new();
        let metadata: HashMap<String, String> = self
            .metadata
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        details.set_error_info(reason_name(self.reason), "factdesk", metadata);
        add(&mut details, self.detail);
        let message = shortened(&self.message, LONGEST);
        Status::with_error_details(self.code, message, details)
    }

    fn log(&mut self, ids: &dyn IdSource) {
        match &self.detail {
            Detail::Fault(cause) => {
                let incident = ids.next().to_string();
                tracing::error!(%incident, %cause, "a call failed");
                self.metadata.push(("incident", incident));
            }
            Detail::RetryAfter(_, cause) => {
                tracing::warn!(%cause, "a call found something unavailable")
            }
            _ => {}
        }
    }
}

/// The published name of a reason, without its prefix.
fn reason_name(reason: ErrorReason) -> String {
    let name = reason.as_str_name();
    name.strip_prefix("ERROR_REASON_")
        .unwrap_or(name)
        .to_owned()
}

fn add(details: &mut ErrorDetails, detail: Detail) {
    match detail {
        Detail::None | Detail::Fault(_) => {}
        Detail::Fields(bad) => {
            let named = bad.as_slice().iter();
            let all: Vec<_> = named
                .map(|v| FieldViolation::new(&v.field, &v.description))
                .collect();
            details.set_bad_request(all);
        }
        Detail::Policy(unmet) => {
            let named = unmet.iter();
            let all: Vec<_> = named
                .map(|u| PreconditionViolation::new(u.kind, u.subject, &*u.description))
                .collect();
            details.set_precondition_failure(all);
        }
        Detail::RetryAfter(delay, _) => {
            details.set_retry_info(Some(delay));
        }
    }
}

/// A refusal as a line of a batch: what SubmitArticle would have answered.
pub(crate) fn submit_error(mut failure: Failure, ids: &dyn IdSource) -> v1::SubmitError {
    failure.log(ids);
    let none = Violations::new();
    let bad = match &failure.detail {
        Detail::Fields(bad) => bad,
        _ => &none,
    };
    let named = bad.as_slice().iter().map(|v| v1::FieldViolation {
        field: v.field.clone(),
        description: v.description.clone(),
    });
    v1::SubmitError {
        code: failure.code as i32,
        message: shortened(&failure.message, LONGEST),
        reason: failure.reason.into(),
        field_violations: named.collect(),
    }
}

/// The refusal behind a status without details: tonic's own, of a message that
/// it did not hand on. Nothing where the status is none of these.
pub(crate) fn bare(status: &Status) -> Option<Failure> {
    match status.code() {
        _ if !status.details().is_empty() => None,
        Code::OutOfRange => {
            let why = format!("the message is too large: {}", status.message());
            Some(Failure::new(
                Code::ResourceExhausted,
                ErrorReason::MessageTooLarge,
                why,
            ))
        }
        Code::Internal => {
            let mut bad = Violations::new();
            bad.add(
                "",
                format!("the message does not read: {}", status.message()),
            );
            Some(gathered(&bad).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::tests::Counting;

    #[test]
    fn every_status_carries_reason_and_domain() {
        let status = Failure::overloaded().into_status(&Counting::default());
        assert_eq!(status.code(), Code::ResourceExhausted);
        let details = status.get_error_details();
        let info = details.error_info().unwrap();
        assert_eq!(
            (info.reason.as_str(), info.domain.as_str()),
            ("OVERLOADED", "factdesk")
        );
    }

    #[test]
    fn bad_fields_are_a_bad_request() {
        let mut bad = Violations::new();
        bad.add("article.body", "must not be empty");
        let status = Failure::from(bad).into_status(&Counting::default());
        assert_eq!(status.message(), "article.body: must not be empty");
        let details = status.get_error_details();
        assert_eq!(
            details.bad_request().unwrap().field_violations[0].field,
            "article.body"
        );
    }

    #[test]
    fn a_fault_tells_its_incident_and_nothing_else() {
        let status = Failure::fault("select secret").into_status(&Counting::default());
        let details = status.get_error_details();
        let info = details.error_info().unwrap();
        assert_eq!(
            info.metadata["incident"],
            "00000000-0000-0000-0000-000000000001"
        );
        let all = format!("{status:?} {details:?}");
        assert!(!all.contains("secret"), "{all}");
    }

    #[test]
    fn the_largest_status_fits_into_the_headers_of_an_answer() {
        let mut bad = Violations::new();
        (0..1_000).for_each(|i| bad.add(format!("labels[{i}]"), "é".repeat(1_000)));
        let status = Failure::from(bad).into_status(&Counting::default());
        let response = status.into_http::<String>();
        let size: usize = response
            .headers()
            .iter()
            .map(|(k, v)| k.as_str().len() + v.len() + 32)
            .sum();
        assert!(size < 15_000, "{size}");
    }

    #[test]
    fn what_tonic_refuses_gets_details_too() {
        let reason = |status| bare(&status).map(|f| (f.code, f.reason));
        let large = (Code::ResourceExhausted, ErrorReason::MessageTooLarge);
        assert_eq!(reason(Status::out_of_range("16 MiB")), Some(large));
        let garbled = (Code::InvalidArgument, ErrorReason::InvalidFields);
        assert_eq!(reason(Status::internal("failed to decode")), Some(garbled));
        assert_eq!(reason(Status::unimplemented("")), None);
        let ours = Failure::fault("x").into_status(&Counting::default());
        assert!(bare(&ours).is_none());
    }
}
