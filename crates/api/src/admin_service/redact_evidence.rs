//! RedactEvidence.

use crate::convert::{evidence_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn redact_evidence(
    desk: &Desk,
    by: &Principal,
    sent: v1::RedactEvidenceRequest,
) -> Result<v1::Evidence, Failure> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let id = bad.keep("name", name::read_evidence(&sent.name));
    let reason = bad.keep("reason", text::required(&sent.reason, 1_000));
    let (id, ()) = bad.into_result(id.zip(reason))?;
    let (ids, request) = (desk.ids.as_ref(), request.as_ref());
    let redacted = desk
        .store
        .redact_evidence(by, ids, id, &sent.reason, request)
        .await?;
    Ok(evidence_to_proto(redacted))
}
