//! ListEvidence.

use crate::convert::{evidence_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, page_size, uuids};
use factdesk_domain::{EvidenceId, Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_evidence(
    desk: &Desk,
    by: &Principal,
    request: v1::ListEvidenceRequest,
) -> Result<v1::ListEvidenceResponse, Failure> {
    let list = List {
        rpc: "ListEvidence",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let claim = bad.keep("parent", name::read_claim(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let before = bad.keep("page_token", token.read(&request.page_token, uuids::read));
    let ((claim, limit), before) = bad.into_result(claim.zip(limit).zip(before))?;
    let page = desk
        .store
        .list_evidence(by, claim, before.map(EvidenceId), limit)
        .await?;
    let keys: Vec<_> = page.items.iter().map(|e| e.id.0).collect();
    let items = page.items.into_iter().map(evidence_to_proto).collect();
    let (evidence, more) = capped(items, page.more);
    let last = evidence
        .len()
        .checked_sub(1)
        .and_then(|i| keys.get(i))
        .filter(|_| more);
    let next_page_token = token.next(last.map(|id| uuids::write(*id)));
    Ok(v1::ListEvidenceResponse {
        evidence,
        next_page_token,
    })
}
