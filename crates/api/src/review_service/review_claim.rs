//! ReviewClaim.

use crate::convert::{claim_to_proto, merge, name, review_from_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;
use factdesk_store::ReviewCall;

pub(super) async fn review_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::ReviewClaimRequest,
) -> Result<v1::Claim, Failure> {
    let call = call(request)?;
    Ok(claim_to_proto(
        desk.store
            .review_claim(by, desk.ids.as_ref(), &call)
            .await?,
    ))
}

fn call(sent: v1::ReviewClaimRequest) -> Result<ReviewCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let validate_only = sent.validate_only;
    let review = merge(&mut bad, review_from_proto(sent, claim));
    let call = claim
        .zip(etag)
        .zip(review)
        .map(|((claim, etag), (review, apply_to))| ReviewCall {
            claim,
            etag,
            review,
            apply_to,
            validate_only,
            request,
        });
    bad.into_result(call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_fields_of_request_and_review_are_named_together() {
        let bad = call(v1::ReviewClaimRequest {
            verdict: 17,
            ..Default::default()
        })
        .unwrap_err();
        let bad = crate::failure::gathered(&bad);
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["name", "etag", "verdict"]);
    }
}
