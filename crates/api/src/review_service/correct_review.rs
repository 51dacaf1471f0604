//! CorrectReview.

use crate::convert::enums::Word;
use crate::convert::{claim_to_proto, merge, name, review_from_proto, text};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Correction, CorrectionDraft, Principal, ReviewId, Violations};
use factdesk_proto::v1;
use factdesk_store::CorrectionCall;
use uuid::Uuid;

pub(super) async fn correct_review(
    desk: &Desk,
    by: &Principal,
    request: v1::CorrectReviewRequest,
) -> Result<v1::Claim, Failure> {
    let call = call(request)?;
    Ok(claim_to_proto(
        desk.store
            .correct_review(by, desk.ids.as_ref(), &call)
            .await?,
    ))
}

fn call(sent: v1::CorrectReviewRequest) -> Result<CorrectionCall, Violations> {
    let mut bad = Violations::new();
    let request = request::read(&sent, &mut bad);
    let review = bad.keep("name", name::read_review(&sent.name));
    let etag = bad.keep("etag", text::etag(&sent.etag));
    let validate_only = sent.validate_only;
    let draft = CorrectionDraft {
        kind: bad.keep("kind", Word::read(sent.kind)).flatten(),
        review: review_from_proto(sent.into(), &mut bad),
    };
    // A bad name does not keep the other fields from being looked at.
    let corrects = review.map_or(ReviewId(Uuid::nil()), |(_, id)| id);
    let correction = merge(&mut bad, Correction::check(corrects, draft));
    let all = review.zip(etag).zip(correction);
    let call = all.map(|(((claim, _), etag), correction)| CorrectionCall {
        claim,
        etag,
        correction,
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
        let bad = call(v1::CorrectReviewRequest {
            kind: 9,
            ..Default::default()
        })
        .unwrap_err();
        let bad = crate::failure::gathered(&bad);
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["name", "etag", "kind", "verdict", "reason"]);
    }
}
