//! UndoDecision.

use crate::convert::{decision_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::UndoCall;

pub(super) async fn undo_decision(
    desk: &Desk,
    by: &Principal,
    request: v1::UndoDecisionRequest,
) -> Result<v1::Decision, Failure> {
    let mut bad = Violations::new();
    let named = request::read(&request, &mut bad);
    let decision = bad.keep("name", name::read_decision(&request.name));
    let call = bad.into_result(decision.map(|decision| UndoCall {
        decision,
        request: named,
    }))?;
    let ids = desk.ids.as_ref();
    Ok(decision_to_proto(
        desk.store.undo_decision(by, ids, &call).await?,
    ))
}
