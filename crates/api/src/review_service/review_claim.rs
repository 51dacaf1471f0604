//! ReviewClaim.

use crate::convert::{claim_to_proto, copies_from_proto, merge, name, review_from_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{NewReview, Principal, ReviewDraft, Role, Violations};
use factdesk_proto::v1;
use factdesk_store::ReviewCall;

pub(super) async fn review_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::ReviewClaimRequest,
) -> Result<v1::Claim, Failure> {
    let call = call(request)?;
    // An editor's word, and nobody else's.
    if !call.review.waiver_reason.is_empty() && !by.roles.grant(Role::Editor) {
        return Err(Failure::role_missing(Role::Editor));
    }
    Ok(claim_to_proto(
        desk.store
            .review_claim(by, desk.ids.as_ref(), &call)
            .await?,
    ))
}

fn call(mut sent: v1::ReviewClaimRequest) -> Result<ReviewCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let claim = bad.keep("name", name::read_claim(&sent.name));
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let apply_to = copies_from_proto(&sent.apply_to, claim, &mut bad);
    let validate_only = sent.validate_only;
    let draft = ReviewDraft {
        waiver_reason: std::mem::take(&mut sent.waiver_reason),
        ..review_from_proto(sent.into(), &mut bad)
    };
    let review = merge(&mut bad, NewReview::check(draft));
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
    fn bad_fields_of_request_and_review_are_named_together() {
        let bad = call(v1::ReviewClaimRequest {
            verdict: 17,
            waiver_reason: " ".into(),
            ..Default::default()
        })
        .unwrap_err();
        let bad = crate::failure::gathered(&bad);
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["name", "etag", "verdict", "waiver_reason"]);
    }
}
