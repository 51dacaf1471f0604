//! AddEvidence.

use crate::convert::{evidence_from_proto, evidence_to_proto, merge, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn add_evidence(
    desk: &Desk,
    by: &Principal,
    request: v1::AddEvidenceRequest,
) -> Result<v1::Evidence, Failure> {
    let mut bad = Violations::new();
    let named = request::read(&request, &mut bad);
    let claim = bad.keep("parent", name::read_claim(&request.parent));
    let sent = request.evidence.unwrap_or_default();
    let evidence = merge(&mut bad, evidence_from_proto("evidence", sent));
    let (claim, evidence) = bad.into_result(claim.zip(evidence))?;
    let ids = desk.ids.as_ref();
    let added = desk
        .store
        .add_evidence(by, ids, claim, &evidence, named.as_ref())
        .await?;
    Ok(evidence_to_proto(added))
}
