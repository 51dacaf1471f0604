//! AdjudicateClaim.

use crate::convert::{claim_to_proto, copies_from_proto, merge, name, review_from_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations, adjudication};
use factdesk_proto::v1;
use factdesk_store::ReviewCall;

pub(super) async fn adjudicate_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::AdjudicateClaimRequest,
) -> Result<v1::Claim, Failure> {
    let call = call(request)?;
    Ok(claim_to_proto(
        desk.store
            .adjudicate_claim(by, desk.ids.as_ref(), &call)
            .await?,
    ))
}

fn call(sent: v1::AdjudicateClaimRequest) -> Result<ReviewCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let apply_to = copies_from_proto(&sent.apply_to, claim, &mut bad);
    let validate_only = sent.validate_only;
    let draft = review_from_proto(sent.into(), &mut bad);
    let review = merge(&mut bad, adjudication(draft));
    let all = claim.zip(etag).zip(review);
    let call = all.map(|((claim, etag), review)| ReviewCall {
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
    fn every_bad_field_is_named() {
        let bad = call(v1::AdjudicateClaimRequest::default()).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["name", "etag", "verdict", "rationale"]);
    }
}
