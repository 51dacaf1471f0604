//! ListReviews.

use crate::convert::{name, review_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, page_size, uuids};
use factdesk_domain::{Principal, ReviewId, Violations};
use factdesk_proto::v1;

pub(super) async fn list_reviews(
    desk: &Desk,
    by: &Principal,
    request: v1::ListReviewsRequest,
) -> Result<v1::ListReviewsResponse, Failure> {
    let list = List {
        rpc: "ListReviews",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let claim = bad.keep("parent", name::read_claim(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let before = bad.keep("page_token", token.read(&request.page_token, uuids::read));
    let ((claim, limit), before) = bad.into_result(claim.zip(limit).zip(before))?;
    let page = desk
        .store
        .list_reviews(by, claim, before.map(ReviewId), limit)
        .await?;
    let keys: Vec<_> = page.items.iter().map(|r| r.id.0).collect();
    let items = page.items.into_iter().map(review_to_proto).collect();
    let (reviews, more) = capped(items, page.more);
    let last = reviews
        .len()
        .checked_sub(1)
        .and_then(|i| keys.get(i))
        .filter(|_| more);
    let next_page_token = token.next(last.map(|id| uuids::write(*id)));
    Ok(v1::ListReviewsResponse {
        reviews,
        next_page_token,
    })
}
