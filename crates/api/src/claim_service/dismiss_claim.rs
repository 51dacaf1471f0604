//! DismissClaim.

use crate::convert::enums::required;
use crate::convert::{claim_to_proto, name, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::Dismissal;

pub(super) async fn dismiss_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::DismissClaimRequest,
) -> Result<v1::Claim, Failure> {
    let dismissal = dismissal(request)?;
    Ok(claim_to_proto(
        desk.store
            .dismiss_claim(by, desk.ids.as_ref(), &dismissal)
            .await?,
    ))
}

fn dismissal(sent: v1::DismissClaimRequest) -> Result<Dismissal, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let reason = bad.keep("reason", required(sent.reason));
    bad.keep("comment", text::bounded(&sent.comment, 2_000));
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let comment = sent.comment;
    let all = claim.zip(reason).zip(etag);
    let dismissal = all.map(|((claim, reason), etag)| Dismissal {
        claim,
        etag,
        reason,
        comment,
        request,
    });
    bad.into_result(dismissal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_field_is_named() {
        let request = v1::DismissClaimRequest {
            reason: 12,
            comment: "x".repeat(2_001),
            request_id: "x".repeat(129),
            ..Default::default()
        };
        let bad = dismissal(request).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["request_id", "name", "reason", "comment", "etag"]);
    }
}
