//! RenewLease.

use super::lease_next_claim::duration;
use crate::convert::{claim_to_proto, name};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::request;
use factdesk_domain::{Principal, Violations};
use factdesk_proto::v1;

pub(super) async fn renew_lease(
    desk: &Desk,
    by: &Principal,
    request: v1::RenewLeaseRequest,
) -> Result<v1::Claim, Failure> {
    let mut bad = Violations::new();
    let named = request::read(&request, &mut bad);
    let claim = bad.keep("name", name::read_claim(&request.name));
    let lease = bad.keep("lease_duration", duration(request.lease_duration.as_ref()));
    let (claim, lease) = bad.into_result(claim.zip(lease))?;
    let ids = desk.ids.as_ref();
    let renewed = desk
        .store
        .renew_lease(by, ids, claim, lease, named.as_ref())
        .await?;
    Ok(claim_to_proto(renewed))
}
