//! ListComments.

use crate::convert::{comment_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, page_size, uuids};
use factdesk_domain::{CommentId, Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_comments(
    desk: &Desk,
    by: &Principal,
    request: v1::ListCommentsRequest,
) -> Result<v1::ListCommentsResponse, Failure> {
    let list = List {
        rpc: "ListComments",
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
        .list_comments(by, claim, before.map(CommentId), limit)
        .await?;
    let keys: Vec<_> = page.items.iter().map(|c| c.id.0).collect();
    let items = page.items.into_iter().map(comment_to_proto).collect();
    let (comments, more) = capped(items, page.more);
    let last = comments
        .len()
        .checked_sub(1)
        .and_then(|i| keys.get(i))
        .filter(|_| more);
    let next_page_token = token.next(last.map(|id| uuids::write(*id)));
    Ok(v1::ListCommentsResponse {
        comments,
        next_page_token,
    })
}
