//! ListClaimHistory.

use crate::convert::history::entry_to_proto;
use crate::convert::name;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, page_size, positions};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_claim_history(
    desk: &Desk,
    by: &Principal,
    request: v1::ListClaimHistoryRequest,
) -> Result<v1::ListClaimHistoryResponse, Failure> {
    let list = List {
        rpc: "ListClaimHistory",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let claim = bad.keep("parent", name::read_claim(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let before = token.read(&request.page_token, positions::read);
    let before = bad.keep("page_token", before);
    let ((claim, limit), before) = bad.into_result(claim.zip(limit).zip(before))?;
    let page = desk
        .store
        .list_claim_history(by, claim, before, limit)
        .await?;
    // Entries are short: no page comes near a message's limit.
    let last = page.items.last().filter(|_| page.more);
    let next_page_token = token.next(last.map(|entry| positions::write(entry.position)));
    let entries = page.items.into_iter().map(|e| entry_to_proto(claim, e));
    Ok(v1::ListClaimHistoryResponse {
        entries: entries.collect(),
        next_page_token,
    })
}
