//! MoveClaim.

use crate::convert::{event_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::MoveCall;

pub(super) async fn move_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::MoveClaimRequest,
) -> Result<v1::Event, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    Ok(event_to_proto(desk.store.move_claim(by, ids, &call).await?))
}

fn call(sent: v1::MoveClaimRequest) -> Result<MoveCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let event = match sent.event.as_str() {
        "" => None,
        event => bad.keep("event", name::read_event(event)),
    };
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    let comment = sent.comment;
    let call = claim.map(|claim| MoveCall {
        claim,
        event,
        comment,
        request,
    });
    bad.into_result(call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_field_is_named() {
        let sent = v1::MoveClaimRequest {
            event: "x".into(),
            comment: "x".repeat(2_001),
            request_id: "é".into(),
            ..Default::default()
        };
        let bad = call(sent).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "name", "event", "comment"]);
    }
}
