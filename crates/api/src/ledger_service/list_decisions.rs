//! ListDecisions.

use crate::convert::{decision_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, page_size, uuids};
use factdesk_domain::{DecisionId, EventId, Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_decisions(
    desk: &Desk,
    by: &Principal,
    request: v1::ListDecisionsRequest,
) -> Result<v1::ListDecisionsResponse, Failure> {
    let list = List {
        rpc: "ListDecisions",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let event = bad.keep("parent", parent(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let before = bad.keep("page_token", token.read(&request.page_token, uuids::read));
    let ((event, limit), before) = bad.into_result(event.zip(limit).zip(before))?;
    let before = before.map(DecisionId);
    let page = desk.store.list_decisions(by, event, before, limit).await?;
    let keys: Vec<_> = page.items.iter().map(|d| d.id.0).collect();
    let items = page.items.into_iter().map(decision_to_proto).collect();
    let (decisions, more) = capped(items, page.more);
    let last = decisions.len().checked_sub(1).and_then(|i| keys.get(i));
    let next = last.filter(|_| more).map(|id| uuids::write(*id));
    Ok(v1::ListDecisionsResponse {
        decisions,
        next_page_token: token.next(next),
    })
}

/// One event's, or all.
fn parent(parent: &str) -> Result<Option<EventId>, String> {
    match parent {
        "" => Ok(None),
        name => name::read_event(name)
            .map(Some)
            .map_err(|_| "must be events/{uuid}, or empty for all".to_owned()),
    }
}
