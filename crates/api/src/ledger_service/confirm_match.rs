//! ConfirmMatch.

use crate::convert::{match_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::MatchCall;

pub(super) async fn confirm_match(
    desk: &Desk,
    by: &Principal,
    request: v1::ConfirmMatchRequest,
) -> Result<v1::Match, Failure> {
    let call = call(request)?;
    let ids = desk.ids.as_ref();
    Ok(match_to_proto(
        desk.store.confirm_match(by, ids, &call).await?,
    ))
}

fn call(sent: v1::ConfirmMatchRequest) -> Result<MatchCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let id = bad.keep("name", name::read_match(&sent.name));
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    let comment = sent.comment;
    let call = id.map(|id| MatchCall {
        id,
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
        let sent = v1::ConfirmMatchRequest {
            name: "claims/x".into(),
            comment: "x".repeat(2_001),
            request_id: "é".into(),
        };
        let bad = call(sent).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "name", "comment"]);
    }
}
