//! CreateClaim.

use crate::convert::{claim_to_proto, merge, name, new_claim_from_proto};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn create_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::CreateClaimRequest,
) -> Result<v1::Claim, Failure> {
    let mut bad = Violations::new();
    let named = request::read(&request, &mut bad);
    let article = bad.keep("parent", name::read_article(&request.parent));
    let sent = request.claim.unwrap_or_default();
    if !sent.article.is_empty() && sent.article != request.parent {
        bad.add("claim.article", "must be the parent, or empty");
    }
    let claim = merge(&mut bad, new_claim_from_proto(sent));
    let (article, claim) = bad.into_result(article.zip(claim))?;
    let ids = desk.ids.as_ref();
    let created = desk
        .store
        .create_claim(by, ids, article, &claim, named.as_ref())
        .await?;
    Ok(claim_to_proto(created))
}
