//! ListClaimDifferences.

use crate::convert::{difference, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::{List, Token, capped, differences, page_size};
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn list_claim_differences(
    desk: &Desk,
    by: &Principal,
    request: v1::ListClaimDifferencesRequest,
) -> Result<v1::ListClaimDifferencesResponse, Failure> {
    let list = List {
        rpc: "ListClaimDifferences",
        parent: &request.parent,
        filter: "",
        order_by: "",
    };
    let token = Token::of(&list, by);
    let mut bad = Violations::new();
    let article = bad.keep("parent", name::read_article(&request.parent));
    let limit = bad.keep("page_size", page_size(request.page_size));
    let after = token.read(&request.page_token, differences::read);
    let after = bad.keep("page_token", after);
    let ((article, limit), after) = bad.into_result(article.zip(limit).zip(after))?;
    let store = &desk.store;
    let found = store.extraction_difference(by, article, after, limit);
    let Some(found) = found.await? else {
        return Ok(v1::ListClaimDifferencesResponse::default());
    };
    let keys: Vec<_> = found.claims.iter().map(differences::write).collect();
    let items = found.claims.into_iter().map(difference::to_proto);
    let (claim_differences, more) = capped::<v1::ClaimDifference>(items.collect(), found.more);
    let last = claim_differences.len().checked_sub(1).filter(|_| more);
    let last = last.and_then(|last| keys.into_iter().nth(last));
    Ok(v1::ListClaimDifferencesResponse {
        summary: Some(difference::summary_to_proto(found.summary)),
        claim_differences,
        next_page_token: token.next(last),
    })
}
