//! GetClaim.

use crate::convert::{claim_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn get_claim(
    desk: &Desk,
    by: &Principal,
    request: v1::GetClaimRequest,
) -> Result<v1::Claim, Failure> {
    let mut bad = Violations::new();
    let id = bad.keep("name", name::read_claim(&request.name));
    let id = bad.into_result(id)?;
    Ok(claim_to_proto(desk.store.get_claim(by, id).await?))
}
