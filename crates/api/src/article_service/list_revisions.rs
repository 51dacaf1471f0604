//! ListRevisions.

use crate::convert::{name, revision_to_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, numbers, page_size};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_revisions(
    desk: &Desk,
    by: &Principal,
    request: v1::ListRevisionsRequest,
) -> Result<v1::ListRevisionsResponse, Failure> {
    let list = List {
        rpc: "ListRevisions",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let article = bad.keep("parent", name::read_article(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let before = bad.keep("page_token", token.read(&request.page_token, numbers::read));
    let ((article, limit), before) = bad.into_result(article.zip(limit).zip(before))?;
    let page = desk
        .store
        .list_revisions(by, article, before, limit)
        .await?;
    let items = page.items.into_iter().map(revision_to_proto).collect();
    let (revisions, more) = capped::<v1::Revision>(items, page.more);
    let last = revisions
        .last()
        .map(|r| numbers::write(r.number))
        .filter(|_| more);
    Ok(v1::ListRevisionsResponse {
        next_page_token: token.next(last),
        revisions,
    })
}
